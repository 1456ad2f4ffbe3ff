"""The lines of a page and what each looks like by itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial
from itertools import pairwise

from kg.model import Source
from kg.split.briefs import briefs
from kg.split.cues import begins, whole
from kg.split.layout import Layout
from kg.split.line import LONG, Line, Tag
from kg.split.wrapped import Around, is_row, mark_wrapped
from kg.text import is_speech, reading
from kg.text.patterns import HAN

NUMBERED_HEADING = 40  # a numbered line up to this long, without a full stop, is a heading
ENTRY = 6  # characters that an entry of a menu, one on each line, has at most
_LINE = re.compile(r"[^\n]+")
_DOT = re.compile(r"[·*-]\s+(?=\S)")
_HASHES = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]")
_QUOTED = re.compile("“[^”]*”|《[^》]*》|（[^）]*）|\\([^)]*\\)")
_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"), ("(", ")"), ("‘", "’"))

# A name with its characters set apart: 某 某 简 报.
_SPREAD, _SPACED = re.compile(f"[{HAN}](?:[ \u3000]+[{HAN}])+"), re.compile("[ \u3000]+")


def read_lines(source: Source, layout: Layout) -> list[Line]:
    """The lines that hold text, tagged; a mark of continuation and a label are lines of their own."""
    result: list[Line] = []
    lines = list(_with_values(briefs(list(_raw_lines(source)), layout), layout))
    around = cache(partial(_around, layout=layout))  # asked twice of most lines
    for line in mark_wrapped(lines, layout, around):
        original = layout.original.match(line.text) if len(line.text) <= LONG else None
        continued = layout.continued.match(line.text[:LONG])
        run_in = None if begins(layout.lead, line.text[:LONG]) else layout.run_in.match(line.text)
        mark = continued or layout.label.match(line.text[:LONG])
        if original:
            left, right = original.span("title")
            start = line.start + left
            result.append(replace(line, start=start, end=line.start + right, text=original["title"], tag="original"))
        elif run_in:
            result += _parted(line, run_in.end("title"), "title", layout, around)
        elif mark:
            result += _parted(line, mark.end(), "continued" if continued else "label", layout, around)
        else:
            result.append(line.tagged(tag(line, layout, around)))
    return _join_titles(_runs(result, layout), layout)


def _with_values(lines: list[Line], layout: Layout) -> Iterator[Line]:
    """The lines, a key and the value on the line below it as one."""
    key: Line | None = None
    for line in lines:
        if key is not None and layout.cells.takes(key.text, line.text, line.gap):
            blank = " " * (line.start - key.end)
            yield replace(key, end=line.end, text=f"{key.text}{blank}{line.text}")
            key = None
            continue
        if key is not None:
            yield key
        key = line if layout.cells.is_key(line.text) else None
        if key is None:
            yield line
    if key is not None:
        yield key


def _runs(lines: list[Line], layout: Layout) -> list[Line]:
    """Tag the entries of a menu below its first one, and of a list of attachments, as that is tagged."""
    result: list[Line] = []
    for line in lines:
        above = result[-1] if result and not line.gap else None
        short = len(line.text) <= ENTRY and line.text.isalnum()
        if above is not None and short and above.tag == "furniture" and len(above.text) <= ENTRY:
            line = line.tagged("furniture")
        elif above is not None and above.tag == "attachment" and layout.numbered.match(line.text[:LONG]):
            line = line.tagged("attachment")
        result.append(line)
    return result


def _parted(line: Line, cut: int, name: Tag, layout: Layout, around: Around) -> Iterator[Line]:
    """The line cut in two: the mark, ``cut`` characters long, and the text behind it."""
    mark, rest = line.text[:cut].rstrip(), line.text[cut:].strip()
    yield replace(line, end=line.start + len(mark), text=mark, tag=name)
    if rest:
        behind = replace(line, start=line.end - len(rest), text=rest, gap=0)
        yield behind.tagged(tag(behind, layout, around))


def _join_titles(lines: list[Line], layout: Layout) -> list[Line]:
    """Tag a long first line, and both lines of a title that is broken inside 《》 or quotes, as titles."""
    first = [line.tag for line in lines[:2]]
    opened = len(first) > 1 and first[0] == "text" and first[1] in {"lead", "byline", "furniture"}
    broken = first == ["text", "title"] and not is_row(lines[1].text)
    if (opened and _tops(lines[0], layout)) or (broken and _announces(lines[0], layout)):
        lines[0] = lines[0].tagged("title")
    for index, (left, right) in enumerate(pairwise(lines)):
        if _goes_on(left, right, layout) and (not index or left.gap):
            lines[index + 1] = right.tagged("title")
        if left.tag != "text" or right.tag != "text" or right.gap > 1 or left.wrapped or right.wrapped:
            continue
        text = left.text + right.text
        if max(len(left.text), len(right.text)) <= layout.headline_length and _opens_only(left.text):
            whole_line = replace(left, end=right.end, text=text)
            if looks_like_title(whole_line, layout, 2 * layout.headline_length):
                lines[index] = left.tagged("title")
                lines[index + 1] = right.tagged("title")
    return lines


def _goes_on(left: Line, right: Line, layout: Layout) -> bool:
    """Whether the right line is the rest of a title that its width breaks: no line begins so."""
    if left.tag != "title" or right.tag != "text" or right.gap or right.wrapped or not layout.torn(right.text):
        return False
    return len(right.text) <= len(left.text) + 2 and not layout.ends(right.text) and plain(right.text)


def _tops(line: Line, layout: Layout) -> bool:
    """Whether the first line of a page can be a long headline: below it stands an opening line or a name."""
    return len(line.text) <= 2 * layout.headline_length and "。" not in line.text and not line.wrapped


def _announces(line: Line, layout: Layout) -> bool:
    """Whether the first line of a page is the first part of a headline: it ends with a colon."""
    short = len(line.text) <= layout.headline_length // 2 and layout.addressee.match(line.text) is None
    return short and layout.joined_kicker.search(line.text) is not None


def _opens_only(text: str) -> bool:
    return any(text.count(left) > text.count(right) for left, right in _PAIRS)


def _raw_lines(source: Source) -> Iterator[Line]:
    text, markdown = reading(source.text), source.format in {"md", "markdown"}
    row = position = 0
    former = -1
    places = [place for place in source.places if place.block]
    starts = [place.start for place in places]
    for match in _LINE.finditer(text):
        row += text.count("\n", position, match.start())
        position = match.start()
        bare = match[0].strip()
        if not bare:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        indented, level = start - match.start() >= 1, _level(source, start) if markdown else 0
        dot = _DOT.match(bare)
        if dot:
            start, bare = start + dot.end(), bare[dot.end() :]
        line = Line(start, start + len(bare), bare, row, row - former - 1, indented, level, listed=dot is not None)
        line = replace(line, spoken=True) if is_speech(source.text[start : line.end]) else line
        at = bisect_right(starts, start) - 1
        if at >= 0 and start < places[at].end:
            line = replace(line, size=places[at].size, block=f"{places[at].page}:{places[at].block}")
        yield line
        former = row


def _level(source: Source, start: int) -> int:
    """The level of a Markdown heading, read off the file's own text; 0 for other lines."""
    offset = source.offsets.to_raw(start)
    match = _HASHES.match(source.raw, source.raw.rfind("\n", 0, offset) + 1)
    return len(match[1]) if match and match.end() <= offset else 0


def tag(line: Line, layout: Layout, around: Around) -> Tag:
    """What the line looks like by itself; the cut decides what it is in its place."""
    text = line.text
    if layout.tail.match(text[:LONG]):
        return "footer"
    if len(text) > LONG:
        return "lead" if begins(layout.lead, text[:LONG]) else "text"
    named = around(text)
    if named:
        return named
    if layout.document_number.match(text) and not layout.ends(text):
        return "number"
    if begins(layout.lead, text):
        return "lead"
    if layout.numbered.match(text):
        whole_line = not line.wrapped and "。" not in text and text[-1] not in "；;：:，,、"
        return "heading" if whole_line and len(text) <= NUMBERED_HEADING else "text"
    return "title" if line.level or line.headed or looks_like_title(line, layout) or _joint(line, layout) else "text"


def _joint(line: Line, layout: Layout) -> bool:
    """Whether the line is the title of a joint notice, which names all its issuers first."""
    fits = layout.headline_length < len(line.text) <= 2 * layout.headline_length and not line.wrapped
    return fits and "。" not in line.text and layout.policy_title.fullmatch(line.text) is not None


def _around(text: str, layout: Layout) -> Tag | None:
    """What a line is that stands around a text and is no part of it; None for others."""
    if layout.attachment.match(text):
        return "attachment"
    if layout.adopted.match(text):
        return "adopted"
    if layout.colophon.match(text):
        return "signer"
    if whole(layout.byline, text):
        return "byline"
    if layout.footer.fullmatch(text):
        return "footer"
    if layout.place.fullmatch(text) or layout.furniture.fullmatch(text) or layout.cells.read(text):
        return "furniture"
    if whole(layout.signoff, text):
        return "signoff"
    return "column" if layout.columns.fullmatch(_SPACED.sub("", text) if _SPREAD.fullmatch(text) else text) else None


def looks_like_title(line: Line, layout: Layout, longest: int = 0) -> bool:
    """Short, whole in itself, and not a sentence or a part of one."""
    text = line.text
    if layout.kind_name.match(text):
        return not line.wrapped
    if line.wrapped or not 3 <= len(text) <= (longest or layout.headline_length) or text[-1] in "。；;：:，,、":
        return False
    if "。" in text or layout.torn(text) or layout.caption.search(text):
        return False
    if any(text.count(left) != text.count(right) for left, right in _PAIRS):
        return False
    if layout.addressee.match(text) or (text[0] in "（(" and text[-1] in "）)"):
        return False
    outside = _QUOTED.sub("", text)
    commas = len(re.findall("[，,；;]", outside))
    return commas == 0 or (commas == 1 and len(text) <= 30)


def plain(text: str) -> bool:
    """Whether a title has no comma outside its quotes: one with a comma may as well be part of a sentence."""
    return re.search("[，,；;]", _QUOTED.sub("", text)) is None
