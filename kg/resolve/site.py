"""The places that a page's surroundings name: 首页 > 市州 > 张家界, 某市总工会 版权所有."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.ontology import Ontology, Region
from kg.text.patterns import HAN

_CELL = re.compile(f"(?:中共|中国)?([{HAN}]{{2,}})")


def places_of(site: str, ontology: Ontology) -> Iterator[tuple[Region, ...]]:
    """What each place may mean, line by line; a line of several places of one level is a list, not an address."""
    words = tuple(ontology.grammar["regions"]["site_words"])
    for line in site.split("\n"):
        found = [place for cell in _CELL.finditer(line) if (place := _place(cell[1], words, ontology))]
        levels = [region.level for region in {place[0] for place in found}]
        if len(levels) == len(set(levels)):
            yield from found


def _place(cell: str, words: tuple[str, ...], ontology: Ontology) -> tuple[Region, ...]:
    """What the place at the head of a name may mean: in full, or short where no more than 新闻网 is behind it."""
    paper = ontology.regions.by_code(ontology.papers.get(cell, ""))
    if paper is not None:
        return (paper,)
    for end in range(len(cell), 1, -1):
        regions = ontology.regions.find(cell[:end])
        if regions:
            full = any(region.name == cell[:end] for region in regions)
            known = full or cell[end:] in ("", *words)
            return tuple(one for one in regions if one.level != "country") if known else ()
    return ()
