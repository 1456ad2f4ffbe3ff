"""Sentences that count a part of what was counted before: 12名获奖者中，一线职工9人."""

from __future__ import annotations

import re

from kg.facts.context import Context

# 获奖的5个单位中，…; 其中…
AMONG = re.compile(
    "[ \u3000]*(?:在?[这以上]?[^，。；：]{0,16}?\\d+[余多]?[个名家项位人户支所件][^，。；：]{0,16}?[中里]，|其中)"
)
# Behind the noun that such a sentence counts again.
OF_THESE = re.compile("[^，。；：\\d\\n]{0,8}[中里]，")
# 60岁以上12人 is another 以上.
SUMMING = re.compile("(?:^|[，；：。\\n 、])(?:以上|上述|前述)$")
# 是首批20个试点县之一: whoever is one of them has not so many.
FIRST, NEAR = re.compile("(?:首批|第一批|列[为入]|入选|跻身|成为|作为|评为|获批)[^，。；]*$"), 24


def sums_up(text: str, start: int) -> bool:
    """Whether the number from ``start`` only says how many those are that have just been named: 以上10人荣获H."""
    return SUMMING.search(text, max(0, start - NEAR), start) is not None


def one_of(text: str, start: int, end: int) -> bool:
    """Whether the number from ``start`` only says of how many the one told of is one; ``end`` is the noun's."""
    told = text.startswith("之一", end) or text.endswith("之一", start, end)
    return told and FIRST.search(text, max(0, start - NEAR), start) is not None


def counts_part(context: Context, start: int, at: int, former: int) -> bool:
    """Whether the sentence counts a part of what the figure at ``former`` counted, and names nobody itself."""
    counted = AMONG.match(context.text, start) is not None and "\n" not in context.text[former:at]
    return counted and not context.acting(start, at)


def counted_again(text: str, end: int) -> bool:
    """Whether what is counted up to ``end`` was counted before, and a part of it follows."""
    return OF_THESE.match(text, end) is not None
