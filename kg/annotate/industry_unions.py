"""The union of a house by the industry's full form: 中国教育工会某大学委员会 is 某大学工会."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.text.hits import Hit
from kg.text.houses import HOUSES

COMMITTEE, UNION = "委员会", "工会"
RULE, CONFIDENCE = "organisation-industry-union", 0.86


def industry_unions(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits, with such a union for an industry's union and a house right behind it, which it then holds."""
    houses = {hit.start: hit for hit in hits if hit.type in HOUSES and not hit.nested}
    unions = [hit for hit in hits if hit.type == "UnionBody" and not hit.nested]
    held: set[Hit] = set()
    for union in unions:
        house = houses.get(union.end)
        if house is None or not union.name.endswith(UNION) or not text.startswith(COMMITTEE, house.end):
            continue
        held |= {union, house}
        yield Hit(union.start, house.end + len(COMMITTEE), "UnionBody", RULE, house.name + UNION, CONFIDENCE)
    yield from (replace(hit, nested=True) if hit in held else hit for hit in hits)
