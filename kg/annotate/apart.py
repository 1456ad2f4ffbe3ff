"""Hong Kong and Macao: which of their bodies a short name means."""

from __future__ import annotations

import re

from kg.ontology import Ontology
from kg.text import either

WITHIN = 9


class Apart:
    """Tells it by ``apart`` of ``grammar/organisations.yaml``: the words that only a text of the place has."""

    def __init__(self, ontology: Ontology) -> None:
        words: dict[str, list[str]] = ontology.grammar["organisations"]["apart"]
        self._signs = {place: re.compile(either((place, *signs))) for place, signs in words.items()}

    def spoken_of(self, text: str, name: str, *, shared: bool) -> bool:
        """Whether a text speaks of the place of the body: without 香港, 该工联会 is not its 工联会.

        A name that both have (``shared``: 中联办) is that of the place named more often.
        """
        own = next((one for one in self._signs if one in name[:WITHIN]), None)
        if own is None:
            return True
        others = [one for one in self._signs if shared and one != own]
        return self._count(text, own) > max((self._count(text, one) for one in others), default=0)

    def _count(self, text: str, place: str) -> int:
        return len(self._signs[place].findall(text))
