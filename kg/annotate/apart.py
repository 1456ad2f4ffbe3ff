"""Hong Kong, Macao and Taiwan: which of their bodies a short name means."""

from __future__ import annotations

import re

from kg.ontology import Ontology
from kg.text import either

PROVINCE_CODE = 2
LEVELS = "省市县区州旗镇"
SHORT = 3
LONG = 4
"""A full name of so many characters that no place is needed: 职业训练局."""
THROUGHOUT = 2
"""So often a text that is of the place says so, where its bodies are called as those of other places are."""


class Apart:
    """Tells it by ``apart`` of ``grammar/organisations.yaml``: the words that only a text of the place has."""

    def __init__(self, ontology: Ontology) -> None:
        data = ontology.grammar["organisations"]
        words: dict[str, list[str]] = data["apart"]
        self._signs = {place: re.compile(either((place, *signs))) for place, signs in words.items()}
        self._common = frozenset(data["apart_common"])
        places = {region.code[:PROVINCE_CODE]: place for place in words for region in ontology.regions.find(place)}
        self._place: dict[str, str] = {}
        for one in ontology.names:
            place = places.get(one.attributes.get("region", "")[:PROVINCE_CODE])
            if place is not None:
                self._place[one.name] = place

    def spoken_of(self, text: str, surface: str, name: str, *, shared: bool) -> bool:
        """Whether a text speaks of the place of the body: without 香港, 该工联会 is not its 工联会.

        A name that both have (``shared``: 中联办) is that of the place named more often, one that bodies of any place
        have (教育局) is the place's own in a text that names it again and again.
        """
        own = self._place.get(name)
        if own is None or (surface == name and len(name) >= LONG and not shared):
            return True
        others = [one for one in self._signs if shared and one != own]
        if surface in self._common and any(level + surface in text for level in LEVELS):
            return False  # 某县教育局到香港考察，回来与教育局座谈
        least = THROUGHOUT if surface in self._common else 1
        return self._count(text, own) >= max(least, *(self._count(text, one) + 1 for one in others), 1)

    def sure(self, surface: str, name: str) -> bool:
        """Whether a short name of a text of the place is no part of other words there: 劳工处|于台风前巡查."""
        return name in self._place and len(surface) == SHORT and surface not in self._common

    def throughout(self, text: str) -> bool:
        """Whether a text is of one of these places."""
        return any(self._count(text, place) >= THROUGHOUT for place in self._signs)

    def _count(self, text: str, place: str) -> int:
        return len(self._signs[place].findall(text))
