"""``confidence.yaml``: what each rule was worth on texts annotated by hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import Field

from kg.ontology.confidence import DOUBTFUL, Confidence
from kg.ontology.files import Document
from kg.ontology.parts import Problems, document, fill
from kg.ontology.problems import Problem
from kg.ontology.schema import Form, IsoDate, Relation, Text

FILE = "confidence.yaml"


class Measured(Form):
    """A rule, or all rules of a relation: how many of its edges were right and wrong, and what one is trusted with."""

    right: float = Field(ge=0)
    wrong: float = Field(ge=0)
    confidence: float = Field(gt=0, le=1)


class End(Form):
    """What an edge is worth less (``factor``) because of the rule that found its subject or its object.

    ``expected`` is how many would have been right by their relation's rules alone.
    """

    right: float = Field(ge=0)
    expected: float = Field(ge=0)
    factor: float = Field(gt=0, le=1)


class ConfidenceFile(Form):
    """``confidence.yaml``, made by ``make calibrate``."""

    measured: IsoDate
    texts: int = Field(ge=0)
    edges: int = Field(ge=0)
    caution: float = Field(ge=0)
    doubtful: float = Field(default=DOUBTFUL, ge=0, le=1)
    relations: dict[Text, Measured]
    rules: dict[Text, Measured]
    subjects: dict[Text, End]
    objects: dict[Text, End]


def read_confidence(folder: Path, relations: Mapping[str, Relation], problems: Problems) -> Confidence:
    """The table of the folder; empty where it has none. Each relation in it must be known."""
    if not (folder / FILE).is_file():
        return Confidence()
    doc, form = _read(folder, problems)
    if doc is None or form is None:
        return Confidence()
    for name in form.relations.keys() - relations.keys():
        cause = f"未知的关系 unknown relation: {name}"
        remedy = "用 make calibrate 重新生成，或删去 make it anew with `make calibrate`, or delete it"
        problems.append(Problem(FILE, name, cause, remedy, doc.line("relations", name)))
    return Confidence(
        {name: one.confidence for name, one in form.relations.items()},
        {name: one.confidence for name, one in form.rules.items()},
        {name: one.factor for name, one in form.subjects.items()},
        {name: one.factor for name, one in form.objects.items()},
        form.doubtful,
    )


def measured(folder: Path) -> Mapping[str, Measured]:
    """What the folder's table says of each relation: how many of its edges were right and wrong; empty without one."""
    _, form = _read(folder, [])
    return {} if form is None else form.relations


def _read(folder: Path, problems: Problems) -> tuple[Document | None, ConfidenceFile | None]:
    doc = document(folder, FILE, problems)
    return doc, None if doc is None else fill(ConfidenceFile, doc.data, doc, (), "file", problems)
