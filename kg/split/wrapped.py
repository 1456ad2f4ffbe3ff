"""Text that is broken at a column's width: its full lines, and the headline that the width breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from kg.split.cues import begins
from kg.split.layout import Layout
from kg.split.line import LONG, Line, Tag
from kg.text.patterns import PERSON_NOTE

PROSE_SHARE = 3  # of so many lines of a column of prose, one at least holds a mark; of a list of names, none
# So many lines of a column are none that is longer than the column is wide: paragraphs, two of one length by chance.
OVER_SHARE = 4
FULL, MANY, WIDE = 4, 8, 20
_MARKS = re.compile("[，。；：“]")
_SENTENCE = re.compile("[，。；、]|^[ \u3000]*(?:本报讯|[（(])")
# A row of a list: a name set apart from what follows (张三　甲公司电工), perhaps behind a number or a place.
_ROW = re.compile(
    "^(?:\\d{1,3}[.、．)） ]{1,2}|[\u3400-\u9fff](?:[ \u3000]*[\u3400-\u9fff]){1,7}[:：])?"
    "[\u3400-\u9fff·]{1,4}(?:[ \u3000]+[\u3400-\u9fff])?"
    f"(?:(?:[（(][^（）()]{{1,12}}[）)])?[ \u3000]+|{PERSON_NOTE})[^ \u3000]{{4}}"
    # One of a résumé: 1992.05—2001.11　某区总工会副主席.
    # One of an infographic: 新建工会：412家.
    "|^[\u3400-\u9fff“”（）()]{2,18}[：:][ \u3000]*\\d[\\d.,]*[ \u3000]*[\u3400-\u9fff%％]{0,4}$"
    "|^[ \u3000]*(?:19|20)\\d{2}(?:年(?:\\d{1,2}月)?|[.．/]\\d{1,2})[ \u3000]*[—–~～－-]"
)

# What a line is that stands around a text; None for others.
Around = Callable[[str], "Tag | None"]


def mark_wrapped(lines: list[Line], layout: Layout, around: Around) -> list[Line]:
    """Mark the full lines of text that is broken at a column's width: they end with the column, not a sentence.

    Where a block has too few lines to tell by itself (paragraphs with a gap between any two), the page tells its width.
    """
    blocks: list[list[Line]] = [[]]
    column: list[Line] = []
    single = 2 * sum(line.gap == 1 for line in lines) > len(lines)  # an empty line between any two
    for line in lines:
        beside = len(line.text) > LONG or around(line.text) is not None
        if beside or line.gap > single:
            blocks.append([])
        blocks[-1].append(line)
        if not beside:
            column.append(line)
    page = _width(column, layout, alone=False)
    return [line for block in blocks for line in _wrapped(block, layout, page)]


def is_row(text: str) -> bool:
    """Whether a line is the row of a list of people; the lines beside it are no parts of its sentence."""
    return _ROW.match(text) is not None


def _wrapped(block: list[Line], layout: Layout, page: int) -> list[Line]:
    width = _width(block, layout)
    if not width:
        return [replace(line, wrapped=bool(page) and _fills(line, page)) for line in block[:-1]] + block[-1:]
    head = _broken_head(block, width, layout)
    return [
        replace(line, wrapped=_fills(line, width) and index >= head, headed=index < head)
        for index, line in enumerate(block)
    ]


def _fills(line: Line, width: int) -> bool:
    return abs(len(line.text) - width) <= 2 and not is_row(line.text)


def _width(block: list[Line], layout: Layout, *, alone: bool = True) -> int:
    """The width in characters that the lines are broken at; 0 where that is unsure.

    What does not stand ``alone`` must be more sure: many full lines, or some wide ones that end no sentence.
    """
    if len(block) < 4 or 2 * sum(is_row(line.text) for line in block) > len(block):
        return 0
    width, _ = Counter(len(line.text) for line in block).most_common(1)[0]
    full = [line for line in block if abs(len(line.text) - width) <= 2]
    prose = sum(_MARKS.search(line.text) is not None for line in block)
    ended = sum(layout.ends(line.text) for line in full)
    over = sum(len(line.text) > width + 2 for line in block)
    # Many short paragraphs have few full lines, but no other kind of text has so many lines of its greatest length.
    share = 2 if over or len(full) < FULL or 4 * ended > len(full) else 4
    least = 1 if alone else FULL if width >= WIDE and not ended else MANY
    few = len(full) < least or share * len(full) < len(block) or 2 * ended > len(full)
    if width < 10 or few or PROSE_SHARE * prose < len(block) or OVER_SHARE * over > len(block):
        return 0
    return width


def _broken_head(block: list[Line], width: int, layout: Layout) -> int:
    """How many lines at the head of a column are one headline on two or three lines: the last one is short of the width
    without ending a sentence, or the opening line of the text (本报讯) stands below.
    """
    if block[0].gap == 0 and block[0].row > 0:
        return 0
    for count in (2, 3):
        head, below = block[:count], block[count : count + 1]
        if not below or any(_SENTENCE.search(line.text) or begins(layout.lead, line.text) for line in head):
            return 0
        leads = begins(layout.lead, below[0].text) is not None
        if leads or (len(head[-1].text) < width - 3 and _MARKS.search(below[0].text) is not None):
            return count
    return 0
