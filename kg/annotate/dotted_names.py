"""Names of Uyghurs, Kazakhs and others wherever they stand: the dot between their parts tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotate.name_patterns import DOTS, before_verb
from kg.ontology import Ontology
from kg.text import either
from kg.text.hits import Hit


class DottedNames:
    """Finds them by ``syllables`` of ``grammar/persons.yaml``; places (青海·西宁) are none."""

    def __init__(self, ontology: Ontology) -> None:
        data = ontology.grammar["persons"]
        # Of 送 and 明 the sound alone: 吐送江, 伊明; not 送上, 明确.
        sound = f"(?:[{data['syllables']}](?<!明(?=[确年天日显白]))|(?<=[吐托])送)"
        none = f"(?<![{data['syllables']}])"
        # A word of one character may be a part of the name: 阿布都拉.
        ends = either(word for word in data["followers"] if len(word) > 1 or word not in data["syllables"])
        self._dots, self._regions = re.compile(f"[{DOTS}]"), ontology.regions
        # Up to the word behind it, else as far as it goes.
        last = f"(?:{sound}{{2,8}}?(?={ends})|{sound}{{2,8}}(?!{sound}))"
        self._name = re.compile(f"{none}{sound}{{2,7}}[{DOTS}]{last}")

    def hits(self, text: str) -> Iterator[Hit]:
        """All of them."""
        if self._dots.search(text) is None:
            return
        for match in self._name.finditer(text):
            end = before_verb(text, match.start(), match.end())
            name = text[match.start() : end]
            if not any(self._regions.find(part) for part in self._dots.split(name)):
                yield Hit(match.start(), end, "Person", "person-dotted", name, 0.85)
