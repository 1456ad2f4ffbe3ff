"""The normal form of a name."""

from __future__ import annotations

import re
from functools import lru_cache

_MARKS = re.compile("[\\s“”\"'‘’「」『』＂＇]+")
_NARROW = (0xFF0B, *range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
_WIDE = {code: code - 0xFEE0 for code in _NARROW}
_TITLE = re.compile("《([^《》]*(?:《[^《》]*》[^《》]*)*)》")


@lru_cache(maxsize=16384)
def normal(name: str) -> str:
    """``name`` without quotation marks, blanks and line breaks, its outer 《》 off; wide digits, letters, ＋ narrow."""
    name = _MARKS.sub("", name).translate(_WIDE)
    title = _TITLE.fullmatch(name)
    return title[1] if title else name
