"""The organs of the one house that an article is about, by a short word for it: 校工会, 医院党委, 公司团委."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kg.annotate.open_names import titled
from kg.ontology import Ontology
from kg.text import either
from kg.text.compiled import Scan
from kg.text.hits import Cover, Hit
from kg.text.houses import HOUSES, LEGAL, OURS, HouseNames, has_owner, is_partner, owns_site
from kg.text.patterns import HAN
from kg.text.words import runs_on

RULE, CONFIDENCE = "organisation-house-organ", 0.82


class HouseOrgans:
    """Finds them by ``grammar/titles.yaml``, which says what the short words mean; offsets in characters."""

    def __init__(self, ontology: Ontology) -> None:
        titles: dict[str, Any] = ontology.grammar["titles"]
        self._words: dict[str, list[str]] = titles["own_words"]
        self._organs = {one["unit"]: one["type"] for one in titles["inner"].values()}
        self._houses = HouseNames(ontology.grammar["organisations"]["open_heads"])
        begun = f"(?:(?<![{HAN}])|(?<=[由经年月日天季初底末来]))"
        self._pattern = Scan(f"{begun}(?P<word>{either(self._words)})(?P<organ>{either(self._organs)})")

    def hits(self, text: str, chosen: Sequence[Hit]) -> Iterator[Hit]:
        """The organs, where the mentions ``chosen`` have one house that the word can mean."""
        cover = Cover(hit for hit in chosen if not hit.nested)
        houses = [hit for hit in chosen if hit.type in HOUSES and not hit.nested]
        own = {hit.name for hit in houses if not is_partner(text, hit.start)}
        houses = [hit for hit in houses if hit.name in own] if OURS.search(text) else houses
        owners = list(self._owners(text, chosen))
        yield from (one for one in owners if one not in houses)
        for match in self._pattern.finditer(text):
            start, end = match.start("word"), match.end()
            ends = tuple(self._words[match["word"]])
            names = {one.name for one in owners if one.name.endswith(ends)}
            names = names or _whole({house.name for house in houses if house.name.endswith(ends)})
            free = cover.free(start, end) and not runs_on(text, end) and not titled(text, match["organ"], end)
            if len({LEGAL.sub("", name) for name in names}) == 1 and free:  # 某集团 is 某（集团）有限公司
                name = max(names, key=len) + match["organ"]
                yield Hit(start, end, self._organs[match["organ"]], RULE, name, CONFIDENCE)

    def _owners(self, text: str, chosen: Sequence[Hit]) -> Iterator[Hit]:
        """The house whose site it is, also where the foot of the page names its union."""
        for hit in chosen if has_owner(text) else ():
            if hit.nested or not owns_site(text, hit.start, hit.end):
                continue
            if hit.type in HOUSES:
                yield hit
                continue
            house = self._houses.owner(hit.name)
            if house is not None and text.startswith(house[1], hit.start):
                yield Hit(hit.start, hit.start + len(house[1]), house[0], RULE, house[1], CONFIDENCE, nested=True)


def _whole(names: set[str]) -> set[str]:
    """The names without those that say a place before another one: 乙区医院 stands for 甲市乙区医院."""
    return {name for name in names if not any(other != name and name.endswith(other) for other in names)}
