"""Markdown: which ranges of a text are marks. Only marks go; the words stay where they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

# One line each; a mark is a named group that starts with "m".
BLOCK = re.compile(
    r"^(?P<m1>[ \t]{0,3}(?:#{1,6}(?:[ \t]+|$)|(?:>[ \t]?)+|[-*+][ \t]+(?=\S)))"
    r"|(?P<m2>[ \t]+#+[ \t]*$)"
    r"|^(?P<m3>[ \t]{0,3}(?:(?:[-*_][ \t]*){3,}|=+|```[^\n]*|~~~[^\n]*)$)"
    r"|^(?P<m4>[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+(?:[ \t]*:?-{2,}:?)?[ \t]*$)",
    re.MULTILINE,
)
INLINE = re.compile(
    r"(?P<m1><!--[^>]{0,2000}-->|</?[a-zA-Z][^<>\n]{0,200}>)"
    r"|(?P<m2>!?\[)(?P<label>[^\[\]\n]{0,300})(?P<m3>\]\([^()\n]{0,500}\)|\]\[[^\[\]\n]{0,100}\])"
    r"|(?P<m4>\*{1,3}|~~|__|`+)(?=\S)(?P<bold>[^*`~\n]{1,500}?)(?<=\S)(?P<m5>(?P=m4))"
    r"|(?P<m6>\\)(?=[\\`*_{}\[\]()#+\-.!|>])"
)
FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n.{0,5000}?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def markup(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of ``text`` (characters) that are marks, sorted; they may touch, not overlap."""
    front = FRONT_MATTER.match(text)
    start = front.end() if front else 0
    if front:
        yield 0, start
    ranges = [*_groups(BLOCK, text, start), *_groups(INLINE, text, start)]
    yield from sorted(ranges)


def _groups(pattern: re.Pattern[str], text: str, start: int) -> Iterator[tuple[int, int]]:
    """The mark groups of every match; the words inside a match are searched again, since marks nest."""
    position = start
    while match := pattern.search(text, position):
        for name, value in match.groupdict().items():
            if name.startswith("m") and value:
                yield match.span(name)
        words = match.groupdict().get("label") or match.groupdict().get("bold")
        position = match.start("label" if match.groupdict().get("label") else "bold") if words else match.end()
        position = max(position, match.start() + 1)
