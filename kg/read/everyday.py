"""The characters that make up nearly all running text, by which a right reading of bytes is told from a wrong one."""

from __future__ import annotations

import re
from functools import cache

SAMPLE = 1 << 16  # characters that tell it: enough for any language, and constant time for a large file
IDEOGRAPHS = re.compile("[\u3400-\u9fff\uf900-\ufaff\ue000-\uf8ff\U00020000-\U0003ffff]+")
# What stands beside ideographs in a Chinese text.
BESIDE = "\n\r\t -~\u3000-\u303f\uff00-\uffef\u2010-\u2030"
_LEVEL1 = {  # the first level of each standard: first and last lead byte, range of trail bytes
    "gb2312": (0xB0, 0xD7, range(0xA1, 0xFF)),
    "big5": (0xA4, 0xC6, range(0x40, 0xFF)),
}


@cache
def everyday(encoding: str) -> frozenset[str]:
    """The few thousand ideographs that a text in the encoding is made of.

    GB18030 carries traditional texts too; the characters that the older GB2312 has on its rare level stay rare, since
    misread bytes of a simplified text fall there.
    """
    if encoding == "gb18030":
        return _level1("gb2312") | frozenset(char for char in _level1("big5") if not char.encode("gb2312", "ignore"))
    if encoding.startswith("big5"):
        return _level1("big5")
    return _level1("gb2312") | _level1("big5")


@cache
def _level1(standard: str) -> frozenset[str]:
    first, last, trails = _LEVEL1[standard]
    pairs = (bytes((lead, trail)) for lead in range(first, last + 1) for trail in trails)
    return frozenset(char for pair in pairs for char in pair.decode(standard, "ignore") if ord(char) > 0x3400)


@cache
def _everyday_runs(encoding: str) -> re.Pattern[str]:
    """They side by side; an expression looks at each character in a tenth of what asking the set for it takes."""
    return re.compile(f"[{''.join(sorted(filter(IDEOGRAPHS.match, everyday(encoding))))}]+")


def plausibility(text: str, encoding: str) -> float:
    """The share of everyday characters among the ideographs of a text that was read in ``encoding``."""
    runs = IDEOGRAPHS.findall(text[:SAMPLE])
    known = sum(map(len, _everyday_runs(encoding).findall(text[:SAMPLE])))
    return known / sum(map(len, runs)) if runs else 0.0
