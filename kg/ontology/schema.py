"""The forms that the entries of the ontology's files must have."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from kg.model import Kind


def _as_text(value: object) -> object:
    """YAML reads 2018, 110000 and 2018-03-17 as numbers and dates; a person need not quote them."""
    return str(value) if isinstance(value, int | date) and not isinstance(value, bool) else value


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Word = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z_]*$")]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
Adcode = Annotated[str, StringConstraints(pattern=r"^(\d{6}|\d{12})$"), BeforeValidator(_as_text)]
IsoDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"), BeforeValidator(_as_text)]


class Form(BaseModel):
    """Base of all forms: no key beside the stated ones, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class EntityType(Form):
    """One node type of ``entities.yaml``. No entity carries an ``abstract`` type itself."""

    name: Word
    zh: Text
    color: Colour
    doc: Text
    parent: Word | None = None
    abstract: bool = False


class Relation(Form):
    """One edge type of ``relations.yaml``: subject in ``domain``, object in ``range``, ``qualifiers`` on the edge."""

    name: Word
    zh: Text
    domain: tuple[Word, ...] = Field(min_length=1)
    range: tuple[Word, ...] = Field(min_length=1)
    doc: Text
    qualifiers: tuple[Word, ...] = ()
    symmetric: bool = False


class NameEntry(Form):
    """One line of a gazetteer.

    ``ambiguous`` lists those of the aliases that other entries of the same type may have too.
    """

    name: Text
    aliases: tuple[Text, ...] = ()
    type: Word | None = None
    ambiguous: tuple[Text, ...] = ()
    region: Adcode | None = None
    above: Text | None = None
    since: IsoDate | None = None
    until: IsoDate | None = None

    def attributes(self) -> dict[str, str]:
        """What goes onto the node: ``region``, ``above``, ``since``, ``until`` where given."""
        pairs = (("region", self.region), ("above", self.above), ("since", self.since), ("until", self.until))
        return {key: value for key, value in pairs if value is not None}


class Gazetteer(Form):
    """The head of a gazetteer file; its entries are checked one by one."""

    type: Word
    entries: list[Any]


class Example(Form):
    """A text and what its rule must read in it: ``subject | relation | object``, where an end may be left out."""

    text: Text
    claims: tuple[Text, ...] = Field(min_length=1)
    kind: Kind = "news"


class RuleHead(BaseModel):
    """What every trigger rule must have, in form; what its pattern says is the business of the facts stage."""

    model_config = ConfigDict(extra="allow", frozen=True)

    id: Text
    relation: Word
    pattern: Text
    examples: tuple[Example, ...] = Field(min_length=1)
    counter_examples: tuple[Text, ...] = Field(min_length=1)
    any_of: tuple[Text, ...] = ()
    inside: tuple[Word, ...] = ()
    subject: Text = "slot"
    object: Text = "slot"
    kind: Kind | None = None
    hortative: bool = True
    confidence: float = Field(default=0.85, gt=0, le=1)
    qualifiers: dict[Word, str] = Field(default_factory=dict)
