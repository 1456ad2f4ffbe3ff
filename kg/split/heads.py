"""Which line of a head is the headline, which stands above it and which below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.model import Role
from kg.split.layout import Layout
from kg.split.line import Line
from kg.text.patterns import HAN

SHORT_KICKER = 12  # a line this short, above one that lacks its subject, is that subject
LONG_LINE = 14
_LAST_WORD = re.compile(f"[{HAN}]{{0,2}}(?:会|仪式|典礼|大赛|竞赛|决赛|活动|论坛|工程|行动)")
SHORT_HEADLINE = 8  # so long is a headline below the name of its site
# The name of a body: no verb and no mark is in it.
_BODY = re.compile(f"(?:(?![进走访让与为在向对把给到这哪谁当成获]|有(?!限))[{HAN}（）]){{4,24}}")
_BODIES = re.compile(f"[{HAN}（）]{{3,20}}(?:[、\\s][{HAN}（）]{{3,20}})+")  # several of them
_COLUMN = re.compile(f"[ \u3000|·｜-]+[{HAN}]{{2,6}}$")  # 某某分行 工会工作
_HALVES = re.compile(r"(\S{3,12})[\s\u3000]+(\S{3,12})")
DASHES = ("——", "—", "--")
# A headline that says of whom it tells: 云南：办实事让青年….
_PLACED = re.compile(f"[{HAN}]{{2,8}}：")
# The last line of a title that prints another one: （2024—2026年）的通知.
PRINTED_END = re.compile("(?:[（(][^（()）]{2,24}[）)])?》?的(?:通知|意见|决定|函)")
AROUND = 4  # characters at the seam of two lines
_COUNTED = re.compile("[0-9万亿多余%％名个人家项件场处年月日元次位条届]")  # goes on behind the digits of a number
_WORD = re.compile(f"[{HAN}]+")
_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"))


def head_roles(lines: list[Line], below_it: Sequence[Line], layout: Layout) -> list[Role]:
    """The role of each title line of one head; two neighbouring headlines are one headline on two lines.

    ``below_it`` are the first lines of the text below.
    """
    first, last = _headline(lines, below_it, layout)
    above: list[Role] = ["kicker"] * first
    below: list[Role] = ["subhead"] * (len(lines) - last - 1)
    return above + ["headline"] * (last + 1 - first) + below


def _headline(lines: list[Line], below: Sequence[Line], layout: Layout) -> tuple[int, int]:
    """The first and last line of the headline."""
    rows = _rows(lines, below[0] if below else None)
    texts = [line.text for line in lines]
    if len(lines) == 1:
        return 0, 0
    policy = _policy(texts, layout)
    if policy:
        return policy
    ranked = sorted({line.level for line in lines if line.level})
    if len(ranked) > 0 and sum(line.level == ranked[0] for line in lines) == 1:
        index = next(index for index, line in enumerate(lines) if line.level == ranked[0])
        return index, index
    if lines[0].headed and lines[1].headed:
        return 0, sum(line.headed for line in lines) - 1
    if _torn(texts[0], texts[1], layout) or texts[1].startswith(DASHES):
        return 0, 1
    if seams := _seams(texts, "\n".join(line.text for line in below)):
        first = seams[0]
        return first, first + 1 + sum(seam == first + nth for nth, seam in enumerate(seams[1:], 1))
    if len(texts) > 2 and texts[2].startswith(DASHES) and _kicker_words(texts[0], layout):
        return 1, 2
    if _belongs(texts[0], texts[1], rows, layout):
        return 0, 1
    return (1, 1) if _is_kicker(texts[0], texts[1], rows, layout) else (0, 0)


def _policy(texts: list[str], layout: Layout) -> tuple[int, int] | None:
    """A document's title, on one line or broken over up to four."""
    for count in range(1, 5):
        for first in range(len(texts) + 1 - count):
            if layout.policy_title.fullmatch("".join(texts[first : first + count])):
                issuer = first > 0 and texts[first].startswith("关于") and layout.bare_subject.search(texts[first - 1])
                last = first + count - 1
                goes_on = last + 1 < len(texts) and PRINTED_END.fullmatch(texts[last + 1]) is not None
                return (first - 1 if issuer else first), last + goes_on
    return None


def _torn(first: str, second: str, layout: Layout) -> bool:
    """Whether a headline is broken between the two lines."""
    opened = any(first.count(left) > first.count(right) for left, right in _PAIRS)
    # The last word alone on a line of its own: …改革工作|推进会.
    tail = len(first) >= LONG_LINE and _LAST_WORD.fullmatch(second) and not _names_a_site(first, layout)
    number = first[-1].isdigit() and _COUNTED.match(second) is not None
    return opened or bool(tail) or number or first[-1] in "的和与及、暨" or layout.torn(second)


def _seams(texts: list[str], below: str) -> list[int]:
    """The lines that go on in the next one within a word, or a name: the text below has what stands around the seam."""
    return [
        index
        for index, (left, right) in enumerate(pairwise(texts))
        if min(len(left), len(right)) >= AROUND
        and any(_WORD.fullmatch(seam := left[-at:] + right[: AROUND - at]) and seam in below for at in range(1, AROUND))
    ]


def _is_kicker(first: str, second: str, rows: bool, layout: Layout) -> bool:
    if _kicker_words(first, layout) or first.endswith("……"):
        return True
    if layout.subhead.search(second):
        return False
    if _PLACED.match(second) and "，" in first and "：" not in first:
        return True
    if _names_a_site(first, layout) and len(second) >= SHORT_HEADLINE:
        return True
    return (_paired(second) and not _paired(first)) or (rows and layout.subjectless.match(second) is not None)


def _names_a_site(text: str, layout: Layout) -> bool:
    """Whether the line is the name of a body and no more: whose page it is."""
    name = _COLUMN.sub("", text)
    return _BODY.fullmatch(name) is not None and layout.bare_subject.search(name) is not None


def _kicker_words(text: str, layout: Layout) -> bool:
    """Whether a line has the words of one that stands above a headline."""
    return any(pattern.search(text) for pattern in layout.kicker)


def _rows(lines: list[Line], following: Line | None) -> bool:
    """Whether the file begins with three rows (above the headline, headline, below), the first one filled."""
    if following is None or following.row != 3 or not following.indented or len(lines) < 2:
        return False
    return lines[0].row == 0 and lines[1].row == 1 and not lines[0].indented


def _belongs(kicker: str, headline: str, rows: bool, layout: Layout) -> bool:
    """Whether the headline needs the line above to be whole."""
    if layout.joined_kicker.search(kicker):
        return True
    if _kicker_words(kicker, layout) or not layout.subjectless.match(headline):
        return False
    subject = layout.bare_subject.search(kicker) is not None
    return (len(kicker) <= SHORT_KICKER and (rows or subject)) or (subject and _BODIES.fullmatch(kicker) is not None)


def _paired(text: str) -> bool:
    """Two halves of equal length with a blank between: a headline's form."""
    match = _HALVES.fullmatch(text)
    return match is not None and len(match[1]) == len(match[2])
