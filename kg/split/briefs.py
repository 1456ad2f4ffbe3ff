"""The marked heads of a collection of briefs: ▍某市总工会：职工有了去处."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from kg.split.layout import Layout
from kg.split.line import LONG, Line
from kg.text.patterns import HAN

# So many marked heads are a collection.
MANY = 2
_MARKED = re.compile("[▍▎▌▶►◆◇■●★▲※◎❖]")
_TELLS = re.compile(f"{_MARKED.pattern}[ \u3000]*(?P<head>[{HAN}]{{2,14}}[：:][^。；]{{4,40}})")
_NUMBER = re.compile(r"\d{1,2}[.．、]")
_MARK = f"(?:{_MARKED.pattern}|{_NUMBER.pattern})[ \u3000]*"
_HEAD = re.compile(f"{_MARK}(?P<head>[^。；;：:，！？\\s][^。；;]{{3,40}}[^。；;：:，,、])")


def briefs(lines: list[Line], layout: Layout) -> list[Line]:
    """The lines, the marked heads of briefs as headings.

    Each says of whom it tells (甲：…), or the texts below begin with a day, as news does: else the marks may stand
    before the headings of one text. So may numbers, but below the name of a column.
    """
    marked: defaultdict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if _MARKED.match(line.text):
            marked[line.text[0]].append(index)
    numbered = [index for index, line in enumerate(lines) if _NUMBER.match(line.text)]
    heads: dict[int, int] = {}
    for rows in marked.values():
        heads |= (len(marked) == 1 and _telling(lines, rows)) or _dated(lines, rows, layout)
    if numbered and numbered[0] and layout.columns.fullmatch(lines[numbered[0] - 1].text):
        heads |= _dated(lines, numbered, layout)
    return [_head(line, heads[at]) if at in heads else line for at, line in enumerate(lines)] if heads else lines


def _telling(lines: list[Line], rows: list[int]) -> dict[int, int]:
    """Where the heads that say of whom they tell stand, and how much of each is its mark."""
    heads = {at: match.start("head") for at in rows if (match := _TELLS.fullmatch(lines[at].text)) is not None}
    broken = len({len(lines[at].text) for at in heads}) == 1  # they end with the column
    return heads if len(heads) == len(rows) >= MANY and not broken else {}


def _dated(lines: list[Line], rows: list[int], layout: Layout) -> dict[int, int]:
    """The same where most of the texts right below begin with a day."""
    heads = {at: match.start("head") for at in rows if (match := _HEAD.fullmatch(lines[at].text)) is not None}
    below = [lines[at + 1].text[:LONG] for at in rows if at + 1 < len(lines)]
    dated = sum(layout.dated_start.match(text) is not None for text in below)
    return heads if len(heads) == len(rows) and dated >= max(MANY, len(rows) / 2) else {}


def _head(line: Line, begun: int) -> Line:
    return replace(line, start=line.start + begun, text=line.text[begun:], level=1)
