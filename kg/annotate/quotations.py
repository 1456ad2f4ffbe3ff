"""Quotations, those inside of others too, and the short names that stand before long heads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.text.hits import Hit

QUOTED = re.compile("[“「『]([^“”「」『』\n]{2,60})[”」』]|‘([^‘’\n]{2,40})’")
# Who does what under which name: “某局工会‘三访三问’暖人心”.
OF_BODY = re.compile("[^‘’]{0,12}(?:工会|公司|集团|妇联|团委|医院|学校|[市县区]委|[局厅])[^‘’]{0,4}‘")
# A brand is no longer, the head behind it no shorter.
LONGEST_BRAND, SHORTEST_HEAD = 6, 6


def quotations(text: str) -> Iterator[re.Match[str]]:
    """The quotations, and those inside of long ones: “某局‘一站两室’暖人心”."""
    for match in QUOTED.finditer(text):
        yield match
        if match[1] and "‘" in match[1]:
            yield from QUOTED.finditer(text, match.start(1), match.end(1))


def brand(match: re.Match[str], core: str, hit: Hit) -> Iterator[Hit]:
    """The short name before a long head, for where both together are an event: “甲”单身职工联谊活动."""
    behind = hit.name[len(core) :]
    if len(core) <= LONGEST_BRAND and len(behind) >= SHORTEST_HEAD and not behind.startswith("主题"):
        yield Hit(match.start(), match.end(), "Programme", "programme-quoted", core, 0.8)
