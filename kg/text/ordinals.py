"""The ordinal before an item that stands in a sentence or under a heading of its own: 一是, 二、, （三）, 4."""

from __future__ import annotations

import re

from kg.text.patterns import NUMERALS

_COUNTING = "一二三四五六七八九十"
ORDINAL = f"(?:(?P<said>[{_COUNTING}])[是、]|（(?P<bracketed>[{_COUNTING}])）|(?P<digit>[1-9])[.．、])"
FAR = 2500
"""How far behind what they belong to such items are looked for, in characters."""


def place(match: re.Match[str]) -> int:
    """The number that a match of :data:`ORDINAL` says."""
    said = match["said"] or match["bracketed"]
    return NUMERALS[said] if said else int(match["digit"])
