"""Short names that a text gives to a programme, where they stand without marks: 金秋招聘月（以下简称“招聘月活动”）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.text import occurrences
from kg.text.hits import Hit
from kg.text.patterns import BEFORE_DEFINED, DEFINED

SHORT = re.compile("[^”」“「（），。；\n]{3,16}(?=[”」]?[）)])")


def abbreviated(text: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    """The short name, wherever it stands; what it is short for is told where the short names of a text are read."""
    ends = {hit.end for hit in hits}
    found: dict[str, None] = {}
    for match in DEFINED.finditer(text):
        short = SHORT.match(text, match.end())
        if short is not None and not ends.isdisjoint(range(match.start() - BEFORE_DEFINED, match.start() + 2)):
            found[short[0]] = None
    for name in found:
        for at in occurrences(name, text):
            yield Hit(at, at + len(name), "Programme", "programme-shortened", name, 0.88)
