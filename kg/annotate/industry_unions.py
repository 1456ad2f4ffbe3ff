"""The union of a house by the industry's full form: 中国教育工会某大学委员会 is 某大学工会."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.text.hits import Hit
from kg.text.houses import HOUSES
from kg.text.patterns import HAN

COMMITTEE, UNION = "委员会", "工会"
INDUSTRY, LONGEST = re.compile(f"中国[{HAN}]{{2,8}}工会$"), 12
RULE, CONFIDENCE = "organisation-industry-union", 0.86


def industry_unions(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits, with such a union wherever an industry's union stands right before a house; it then holds both."""
    found = []
    for house in hits:
        if house.type in HOUSES and not house.nested and text.startswith(COMMITTEE, house.end):
            industry = INDUSTRY.search(text, max(0, house.start - LONGEST), house.start)
            if industry is not None:
                end = house.end + len(COMMITTEE)
                found.append(Hit(industry.start(), end, "UnionBody", RULE, house.name + UNION, CONFIDENCE))
    yield from found
    yield from (replace(hit, nested=True) if any(one.holds(hit) for one in found) else hit for hit in hits)
