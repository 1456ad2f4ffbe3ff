"""Checks an ontology folder: its files, and what the stages make of them."""

from __future__ import annotations

from pathlib import Path

from kg.errors import OntologyError
from kg.ontology import Problem, check, load
from kg.pipeline.stages import prepare


def check_ontology(path: str | Path | None = None) -> list[Problem]:
    """Every fault of the files; where they have none, the first that keeps a stage from working. Empty: all is well."""
    problems = check(path)
    if not problems:
        try:
            prepare(load(path))
        except OntologyError as error:
            problems.append(Problem(error.file, error.entry, error.cause, error.remedy))
    return problems
