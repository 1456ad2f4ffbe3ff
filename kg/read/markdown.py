"""Markdown: which ranges of a text are marks. Only marks go; the words stay where they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Every group is a mark. Each pattern is searched through the whole text, since marks nest; the bounds keep that linear.
MARKS = (
    re.compile(r"^([ \t]{0,3}(?:#{1,6}(?:[ \t]+|$)|(?:>[ \t]?)+|[-*+][ \t]+(?=\S)))", re.MULTILINE),
    re.compile(r"^[ \t]{0,3}#{1,6}[ \t][^\n]{0,300}?([ \t]+#+[ \t]*)$", re.MULTILINE),
    re.compile(r"^([ \t]{0,3}(?:(?:[-*_][ \t]*){3,200}|=+|```[^\n]*|~~~[^\n]*))$", re.MULTILINE),
    re.compile(r"^([ \t]*(?:\|[ \t]*)?(?::?-+:?[ \t]*\|[ \t]*)+(?::?-+:?[ \t]*)?)$", re.MULTILINE),
    re.compile(r"(<!--[^<>]{0,2000}-->|</?[a-zA-Z][^<>\n]{0,200}>)"),
    re.compile(r"(!?\[)[^\[\]\n]{0,300}(\]\([^()\n]{0,500}\)|\]\[[^\[\]\n]{0,100}\])"),
    re.compile(r"(\*\*)(?=\S)[^\n]{1,500}?(?<=\S)(\*\*)"),
    re.compile(r"(?<![*\\])(\*)(?![\s*])[^*\n]{1,500}?(?<![\s*\\])(\*)(?!\*)"),
    re.compile(r"(?<!\w)(__)(?=\S)[^\n]{1,500}?(?<=\S)(__)(?!\w)"),
    re.compile(r"(~~)(?=\S)[^~\n]{1,500}(~~)"),
    re.compile(r"(?<!`)(`)[^`\n]{1,500}(`)(?!`)"),
    re.compile(r"(\\)(?=[\\`*_{}\[\]()#+\-.!|>])"),
)
FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n.{0,5000}?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def markup(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of ``text`` (characters) that are marks, sorted by their starts; they may overlap."""
    front = FRONT_MATTER.match(text)
    start = front.end() if front else 0
    if front:
        yield 0, start
    yield from sorted(
        match.span(group + 1)
        for pattern in MARKS
        for match in pattern.finditer(text, start)
        for group in range(pattern.groups)
    )
