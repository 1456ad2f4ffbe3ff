"""Expressions for the units that stand behind a body's name: 某委|医政司, 某集团|机电工程系党委."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from kg.annotate.open_names import INNER_STOP
from kg.text import either
from kg.text.patterns import HAN

# What stands behind 和 in names of places: 某市公安局|和平分局.
PEACE = "平田县顺龙硕静林"
WORD = f"(?:(?![{INNER_STOP}获])[{HAN}〇])"


def inner_pattern(most: int, ends: Iterable[str]) -> re.Pattern[str]:
    """A unit of so many characters at most before its end; none is called by one character alone: 首钢|矿业公司."""
    every = list(ends)
    long, short = ([end for end in every if (len(end) > 1) is several] for several in (True, False))
    last = either(long) + (f"{'|' if long else ''}{WORD}(?:{either(short)})" if short else "")
    words = f"(?!和(?![{PEACE}])){WORD}{{0,{most}}}?"
    return re.compile(f"(?:（[{HAN}]{{2,4}}）)?(?:第?[一二三四五六七八九十]+届)?{words}(?:{last})")


def any_inner(units: Sequence[dict[str, Any]]) -> re.Pattern[str]:
    """What ends as any of the units does."""
    return inner_pattern(max(unit["max"] for unit in units), (end for unit in units for end in unit["ends"]))
