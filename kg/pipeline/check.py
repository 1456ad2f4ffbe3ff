"""Checks an ontology folder: its files, what the stages make of them, and the rules against their examples."""

from __future__ import annotations

from pathlib import Path

from kg.engine.tools import prepare
from kg.errors import OntologyError
from kg.ontology import Problem, check, load
from kg.pipeline.examples import check_examples


def check_ontology(path: str | Path | None = None) -> list[Problem]:
    """Every fault of the files; where they have none, the first that keeps a stage from working.

    Where the stages work, every example that its rule does not read and every counter-example that it does. Empty: all
    is well.
    """
    problems = check(path)
    if problems:
        return problems
    try:
        ontology = load(path)
        nlp = prepare(ontology)
    except OntologyError as error:
        return [Problem(error.file, error.entry, error.cause, error.remedy)]
    return check_examples(ontology, nlp)
