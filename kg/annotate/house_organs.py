"""The organs of the one house that an article is about, by a short word for it: 校工会, 医院党委, 公司团委."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from kg.annotate.open_names import titled
from kg.ontology import Ontology
from kg.text import either
from kg.text.compiled import Scan
from kg.text.hits import Cover, Hit
from kg.text.houses import (
    HOUSES,
    LEGAL,
    ORGAN_OWNER,
    OURS,
    HouseNames,
    has_owner,
    is_partner,
    opens_sentence,
    owns_site,
)
from kg.text.patterns import HAN
from kg.text.words import runs_on

CONFIDENCE = 0.82
# Whose head is named may be a guest: 某大学工会副主席到会.
HEADED = re.compile("(?:常务)?副?(?:主席|书记)")
ORGAN_TYPES = ("UnionBody", "PartyOrgan")


class HouseOrgans:
    """Finds them by ``grammar/titles.yaml``, which says what the short words mean; offsets in characters."""

    def __init__(self, ontology: Ontology) -> None:
        titles: dict[str, Any] = ontology.grammar["titles"]
        self._words: dict[str, list[str]] = titles["own_words"]
        self._organs = {one["unit"]: one["type"] for one in titles["inner"].values()}
        self._houses = HouseNames(ontology.grammar["organisations"]["open_heads"])
        parts = ontology.grammar["organisations"]["union_parts"]
        named = f"[{HAN}]{{0,6}}?(?:{either(parts['units'])})(?:{either(parts['ends'])})"
        self._part = Scan(f"(?:(?<![{HAN}])|(?<=[、和]))(?:[我本全][{HAN}])?(?P<part>{named})")
        begun = f"(?:(?<![{HAN}])|(?<=[由经年月日天季初底末来于是被让与向]))"
        self._pattern = Scan(f"{begun}(?P<word>{either(self._words)})(?P<organ>{either(self._organs)})")

    def hits(self, text: str, chosen: Sequence[Hit]) -> Iterator[Hit]:
        """The organs, where the mentions ``chosen`` have one house that the word can mean."""
        cover = Cover(hit for hit in chosen if not hit.nested)
        houses = [hit for hit in chosen if hit.type in HOUSES and not hit.nested]
        own = {hit.name for hit in houses if not is_partner(text, hit.start)}
        houses = [hit for hit in houses if hit.name in own] if OURS.search(text) else houses
        owners = list(self._owners(text, chosen)) or list(self._alone(text, chosen, houses))
        yield from (one for one in owners if one not in houses)
        for match in self._pattern.finditer(text):
            start, end = match.start("word"), match.end()
            ends = tuple(self._words[match["word"]])
            names = {one.name for one in owners if one.name.endswith(ends)}
            names = names or _whole({house.name for house in houses if house.name.endswith(ends)})
            names = names or {name for name in self._of_organs(text, chosen) if name.endswith(ends)}
            names = names or {name for name in _of_titles(text, chosen) if name.endswith(ends)}
            names = names if len(names) == 1 else _nearest(text, start, houses, ends) or names
            free = cover.free(start, end) and not runs_on(text, end) and not titled(text, match["organ"], end)
            if len({LEGAL.sub("", name) for name in names}) == 1 and free:  # 某集团 is 某（集团）有限公司
                name = max(names, key=len) + match["organ"]
                yield Hit(start, end, self._organs[match["organ"]], ORGAN_OWNER, name, CONFIDENCE)
        yield from self._parts(text, cover, chosen)

    def _parts(self, text: str, cover: Cover, chosen: Sequence[Hit]) -> Iterator[Hit]:
        """The parts, by their units, of the one house whose union the text names: 外科分工会."""
        parts = [match for match in self._part.finditer(text) if cover.free(*match.span("part"))]
        unions = (hit.name for hit in chosen if parts and hit.type == "UnionBody")
        names = {house[1] for union in unions if (house := self._houses.owner(union)) is not None}
        for match in parts if len(names) == 1 else ():
            name = "".join(names) + match["part"]
            yield Hit(match.start("part"), match.end(), "UnionBody", ORGAN_OWNER, name, CONFIDENCE)

    def _of_organs(self, text: str, chosen: Sequence[Hit]) -> Iterator[str]:
        """The houses whose organs the text names; in one in the first person none that may be a partner."""
        ours = OURS.search(text)
        first_person = ours is not None and ours[0].startswith(("我", "本"))
        for hit in chosen:
            house = self._houses.owner(hit.name) if hit.type in ORGAN_TYPES else None
            if house is not None and not (first_person and is_partner(text, hit.start)):
                yield house[1]

    def _alone(self, text: str, chosen: Sequence[Hit], houses: Sequence[Hit]) -> Iterator[Hit]:
        """The house of 我校 where only an organ of it is named, and opens a sentence: 近日，某学院工会举办…."""
        said = OURS.search(text)
        ends = tuple(self._words.get(said["noun"], ())) if said is not None else ()
        if not ends or any(house.name.endswith(ends) for house in houses):
            return
        own = []
        for hit in (one for one in chosen if opens_sentence(text, one.start) and not HEADED.match(text, one.end)):
            house = self._houses.owner(hit.name)
            if house is not None and house[1].endswith(ends) and text.startswith(house[1], hit.start):
                own.append(_named_in(hit, house))
        yield from own[:1] if len({one.name for one in own}) == 1 else ()

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
                yield _named_in(hit, house)


def _of_titles(text: str, chosen: Sequence[Hit]) -> Iterator[str]:
    """The houses that titles of documents begin with: 《某某大学教职工代表大会实施办法》."""
    return (hit.name for hit in chosen if hit.nested and hit.type in HOUSES and text.endswith("《", 0, hit.start))


def _named_in(organ: Hit, house: tuple[str, str]) -> Hit:
    """The house, by its type and name, that an organ's name begins with."""
    end = organ.start + len(house[1])
    return Hit(organ.start, end, house[0], ORGAN_OWNER, house[1], CONFIDENCE, nested=True)


def _nearest(text: str, start: int, houses: Sequence[Hit], ends: tuple[str, ...]) -> set[str]:
    """The only house that the paragraph, else the text has named so far, of several that the text tells of."""
    line = text.rfind("\n", 0, start)
    before = [hit for hit in houses if hit.start < start and hit.name.endswith(ends)]
    return _whole({hit.name for hit in before if hit.start > line} or {hit.name for hit in before})


def _whole(names: set[str]) -> set[str]:
    """The names without those that say a place before another one: 乙区医院 stands for 甲市乙区医院."""
    return {name for name in names if not any(other != name and name.endswith(other) for other in names)}
