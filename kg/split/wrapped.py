"""Text that is broken at a column's width: its full lines, and the headline that the width breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from kg.split.cues import begins
from kg.split.layout import Layout
from kg.split.line import LONG, Line, Tag

PROSE_SHARE = 3  # of so many lines of a column of prose, one at least holds a mark; of a list of names, none
# So many lines of a column are none that is longer than the column is wide: paragraphs, two of one length by chance.
OVER_SHARE = 4
_MARKS = re.compile("[，。；：“]")
_SENTENCE = re.compile("[，。；、]|^[ \u3000]*(?:本报讯|[（(])")
# A row of a list: a name set apart from what follows (张三　甲公司电工), perhaps behind a number or a place.
_ROW = re.compile(
    "^(?:\\d{1,3}[.、．)） ]{1,2}|[\u3400-\u9fff](?:[ \u3000]*[\u3400-\u9fff]){1,7}[:：])?"
    "[\u3400-\u9fff·]{1,4}(?:[ \u3000]+[\u3400-\u9fff])?(?:[（(][^（）()]{1,12}[）)])?[ \u3000]+[^ \u3000]{4}"
    # One of a résumé: 1992.05—2001.11　某区总工会副主席.
    # One of an infographic: 新建工会：412家.
    "|^[\u3400-\u9fff“”（）()]{2,18}[：:][ \u3000]*\\d[\\d.,]*[ \u3000]*[\u3400-\u9fff%％]{0,4}$"
    "|^[ \u3000]*(?:19|20)\\d{2}(?:年(?:\\d{1,2}月)?|[.．/]\\d{1,2})[ \u3000]*[—–~～－-]"
)

# What a line is that stands around a text; None for others.
Around = Callable[[str], "Tag | None"]


def mark_wrapped(lines: list[Line], layout: Layout, around: Around) -> list[Line]:
    """Mark the full lines of text that is broken at a column's width: they end with the column, not a sentence."""
    result: list[Line] = []
    block: list[Line] = []
    single = 2 * sum(line.gap == 1 for line in lines) > len(lines)  # an empty line between any two
    for line in [*lines, None]:
        if line is None or line.gap > single or len(line.text) > LONG or around(line.text):
            result.extend(_wrapped(block, layout))
            block = []
        if line is not None:
            block.append(line)
    return result


def is_row(text: str) -> bool:
    """Whether a line is the row of a list of people; the lines beside it are no parts of its sentence."""
    return _ROW.match(text) is not None


def _wrapped(block: list[Line], layout: Layout) -> list[Line]:
    if len(block) < 4 or 2 * sum(is_row(line.text) for line in block) > len(block):
        return block
    width, _ = Counter(len(line.text) for line in block).most_common(1)[0]
    full = [abs(len(line.text) - width) <= 2 for line in block]
    prose = sum(_MARKS.search(line.text) is not None for line in block)
    ended = sum(layout.ends(line.text) for line, is_full in zip(block, full, strict=True) if is_full)
    if width < 10 or 2 * sum(full) < len(block) or 2 * ended > sum(full) or PROSE_SHARE * prose < len(block):
        return block
    if OVER_SHARE * sum(len(line.text) > width + 2 for line in block) > len(block):
        return block
    head = _broken_head(block, width, layout)
    return [
        replace(line, wrapped=is_full and index >= head, headed=index < head)
        for index, (line, is_full) in enumerate(zip(block, full, strict=True))
    ]


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
