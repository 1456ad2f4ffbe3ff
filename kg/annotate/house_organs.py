"""The organs of the one house that an article is about, by a short word for it: 校工会, 医院党委, 公司团委."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kg.annotate.open_names import titled
from kg.ontology import Ontology
from kg.text import either
from kg.text.compiled import Scan
from kg.text.hits import Cover, Hit
from kg.text.patterns import HAN
from kg.text.words import runs_on

HOUSES = ("Institution", "Enterprise")
RULE, CONFIDENCE = "organisation-house-organ", 0.82


class HouseOrgans:
    """Finds them by ``grammar/titles.yaml``, which says what the short words mean; offsets in characters."""

    def __init__(self, ontology: Ontology) -> None:
        titles: dict[str, Any] = ontology.grammar["titles"]
        self._words: dict[str, list[str]] = titles["own_words"]
        self._organs = {one["unit"]: one["type"] for one in titles["inner"].values()}
        self._pattern = Scan(f"(?<![{HAN}])(?:[由经])?(?P<word>{either(self._words)})(?P<organ>{either(self._organs)})")

    def hits(self, text: str, chosen: Sequence[Hit]) -> Iterator[Hit]:
        """The organs, where the mentions ``chosen`` have one house that the word can mean."""
        cover = Cover(hit for hit in chosen if not hit.nested)
        houses = [hit for hit in chosen if hit.type in HOUSES and not hit.nested]
        for match in self._pattern.finditer(text):
            start, end = match.start("word"), match.end()
            names = {house.name for house in houses if house.name.endswith(tuple(self._words[match["word"]]))}
            free = cover.free(start, end) and not runs_on(text, end) and not titled(text, match["organ"], end)
            if len(names) == 1 and free:
                name = next(iter(names)) + match["organ"]
                yield Hit(start, end, self._organs[match["organ"]], RULE, name, CONFIDENCE)
