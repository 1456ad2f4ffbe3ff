"""The loaded ontology: types, relations, names, regions, and the raw grammar and rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kg.ontology.confidence import Confidence
from kg.ontology.linking import Linking
from kg.ontology.mappings import Mappings
from kg.ontology.regions import Regions
from kg.ontology.schema import EntityType, Relation


@dataclass(frozen=True, slots=True)
class Name:
    """One gazetteer entry. ``file`` is relative to the ontology folder, ``line`` counts from 1."""

    name: str
    type: str
    aliases: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class RawRule:
    """One trigger rule as it stands in its file; ``index`` counts from 0 within the file."""

    file: str
    index: int
    line: int
    data: Mapping[str, Any]


@dataclass(frozen=True)
class Ontology:
    """Everything that the stages know about the field.

    ``version`` changes with any file of the folder, ``reading`` with those that what one article gives hangs on.
    """

    types: dict[str, EntityType]
    relations: dict[str, Relation]
    names: tuple[Name, ...]
    regions: Regions
    grammar: dict[str, Any]
    rules: tuple[RawRule, ...]
    version: str
    confidence: Confidence = field(default_factory=Confidence)
    linking: Linking = field(default_factory=Linking)
    reading: str = ""
    mappings: Mappings = field(default_factory=Mappings)

    @cached_property
    def _ancestors(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(_line_of(name, self.types)) for name in self.types}

    @cached_property
    def _ends(self) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
        """The types that each relation takes as subject and as object."""
        return {name: (self._below(one.domain), self._below(one.range)) for name, one in self.relations.items()}

    @cached_property
    def papers(self) -> dict[str, str]:
        """The newspapers and sites of one region: name → the region's code."""
        media = (one for one in self.names if one.type == "Media")
        return {one.name: code for one in media if (code := one.attributes.get("region")) is not None}

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The types of organisations."""
        return frozenset(self.kinds_of("Organization"))

    def _below(self, ancestors: Iterable[str]) -> frozenset[str]:
        wanted = frozenset(ancestors)
        return frozenset(name for name, line in self._ancestors.items() if wanted & line)

    def is_a(self, type_name: str, ancestor: str) -> bool:
        """Whether ``type_name`` is ``ancestor`` or lies below it; False for unknown types."""
        return ancestor in self._ancestors.get(type_name, ())

    def allows(self, subject_type: str, relation: str, object_type: str) -> bool:
        """Whether an edge of this relation may join entities of these types in this direction."""
        domain, range_ = self._ends.get(relation, ((), ()))
        return subject_type in domain and object_type in range_

    def kinds_of(self, ancestor: str) -> tuple[str, ...]:
        """The types that entities may carry and that are ``ancestor`` or lie below it, in the file's order."""
        return tuple(name for name, one in self.types.items() if not one.abstract and self.is_a(name, ancestor))


def _line_of(name: str, types: Mapping[str, EntityType]) -> list[str]:
    line = [name]
    while (parent := types[line[-1]].parent) is not None:
        line.append(parent)
    return line
