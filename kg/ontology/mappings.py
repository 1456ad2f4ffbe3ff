"""``rdf.yaml`` and ``ftm.yaml``: what the types and relations are called in vocabularies that others use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field, StringConstraints

from kg.ontology.schema import Form, Word

Term = Annotated[str, StringConstraints(pattern=r"^[a-z]+:[A-Za-z_]+$")]
Schema = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z]+$")]
Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+[/#]$")]


class Property(Form):
    """The property of a relation; ``inverse``: it leads from the object to the subject."""

    property: Term
    inverse: bool = False


class RdfMapping(Form):
    """``rdf.yaml``."""

    prefixes: dict[str, Address] = Field(default_factory=dict)
    types: dict[Word, tuple[Term, ...]] = Field(default_factory=dict)
    relations: dict[Word, Property] = Field(default_factory=dict)
    attributes: dict[Word, Term] = Field(default_factory=dict)


class FtmType(Form):
    """The FollowTheMoney schema of a type, and what holds its name and its date."""

    kind: Schema
    name: Word = "name"
    date: Word | None = None


class FtmRelation(Form):
    """The FollowTheMoney schema of a relation and the properties of its ends; other subjects are an UnknownLink."""

    kind: Schema
    subject: Word
    object: Word
    not_subjects: tuple[Word, ...] = ()


class FtmMapping(Form):
    """``ftm.yaml``."""

    types: dict[Word, FtmType] = Field(default_factory=dict)
    relations: dict[Word, FtmRelation] = Field(default_factory=dict)

    def type_of(self, kind: str) -> FtmType:
        """What an entity of this type is; a Note where nothing is said."""
        return self.types.get(kind, FtmType(kind="Note", name="description"))

    def relation_of(self, name: str, subject: str) -> FtmRelation:
        """What such an edge from a subject of this type is; an UnknownLink where nothing is said."""
        form = self.relations.get(name)
        if form is None or subject in form.not_subjects:
            return FtmRelation(kind="UnknownLink", subject="subject", object="object")
        return form


@dataclass(frozen=True, slots=True)
class Mappings:
    """What the exports call types and relations; empty where the folder has no such file."""

    rdf: RdfMapping = field(default_factory=RdfMapping)
    ftm: FtmMapping = field(default_factory=FtmMapping)
