"""Every surface that the ontology knows, found in one pass over the text (Aho-Corasick)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.ontology import Ontology, body_forms

PARTY_PREFIX = "中共"


@dataclass(frozen=True, slots=True)
class Known:
    """A gazetteer entry that a surface stands for."""

    name: str
    type: str


class Found(NamedTuple):
    """One surface in the text: offsets in characters, the surface, and what it may be."""

    start: int
    end: int
    surface: str
    payload: Any


class Lexicon:
    """The surfaces of one ontology by category: region, name, body, head, title, occupation."""

    def __init__(self, ontology: Ontology) -> None:
        self._entries: defaultdict[str, list[tuple[str, Any]]] = defaultdict(list)
        organisations = ontology.grammar["organisations"]
        titles = ontology.grammar["titles"]
        for surface, kind in ontology.regions.surfaces():
            self._entries[surface].append(("region", kind))
        for entry in ontology.names:
            for surface in (entry.name, *entry.aliases):
                self._entries[surface].append(("name", Known(entry.name, entry.type)))
        for surface, body in body_forms(organisations):
            self._entries[surface].append(("body", body))
        for group in organisations["open_heads"]:
            for head in group["heads"]:
                self._entries[head].append(("head", group["type"]))
        for title in titles["titles"]:
            self._entries[title].append(("title", title))
        for word in titles["occupations"]:
            self._entries[word].append(("occupation", word))
        self._surfaces = sorted(self._entries)
        self._automaton = AhoCorasick(self._surfaces, matchkind=MatchKind.Standard)

    def scan(self, text: str) -> dict[str, list[Found]]:
        """All surfaces in ``text`` by category, overlapping ones too, in order of their end."""
        found: dict[str, list[Found]] = {key: [] for key in ("region", "name", "body", "head", "title", "occupation")}
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            surface = self._surfaces[index]
            for category, payload in self._entries[surface]:
                found[category].append(Found(start, end, surface, payload))
        return found


def by_start(found: Iterable[Found]) -> dict[int, list[Found]]:
    """The surfaces by where they start."""
    table: defaultdict[int, list[Found]] = defaultdict(list)
    for one in found:
        table[one.start].append(one)
    return table


def longest_by_start(found: Iterable[Found]) -> dict[int, Found]:
    """The longest surface that starts at each offset."""
    table: dict[int, Found] = {}
    for one in found:
        if one.start not in table or one.end > table[one.start].end:
            table[one.start] = one
    return table


def longest_by_end(found: Iterable[Found]) -> dict[int, Found]:
    """The longest surface that ends at each offset."""
    table: dict[int, Found] = {}
    for one in found:
        if one.end not in table or one.start < table[one.end].start:
            table[one.end] = one
    return table
