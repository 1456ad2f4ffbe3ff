"""Short names that a text gives to a programme: 金秋招聘月活动（以下简称“招聘月活动”）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.text import either, longest_first
from kg.text.hits import Hit

GIVEN = re.compile("（(?:以下|下文)?[简统]称(?:为)?[：:]?[“「]?(?P<short>[^”」“「（），。；\n]{3,16})[”」]?）")
# 活动, 建设: what may stand between a name and the bracket.
BETWEEN = 2
SHORTENED = "programme-shortened"


def abbreviated(text: str, hits: list[Hit]) -> Iterator[Hit]:
    """The hits; those of a short name carry the full one, and where it stands without marks it is found too."""
    owners: dict[str, str] = {}
    for match in GIVEN.finditer(text):
        before = [hit for hit in hits if 0 <= match.start() - hit.end <= BETWEEN]
        if before:
            owners.setdefault(match["short"], max(before, key=lambda hit: hit.end - hit.start).name)
    yield from (replace(hit, name=owners.get(hit.name, hit.name)) for hit in hits)
    if owners:
        for match in re.finditer(either(longest_first(owners)), text):
            yield Hit(match.start(), match.end(), "Programme", SHORTENED, owners[match[0]], 0.88)
