"""Checks an ontology folder: its files, what the stages make of them, and the rules against their examples."""

from __future__ import annotations

from pathlib import Path

from kg.engine.tools import prepare
from kg.errors import OntologyError
from kg.ontology import Problem, check, default_path, load
from kg.pipeline.examples import check_examples


def check_ontology(path: str | Path | None = None) -> list[Problem]:
    """Every fault of the files; where they have none, the first that keeps a stage from working.

    Where the stages work, every example that its rule does not read and every counter-example that it does. Empty: all
    is well.
    """
    problems = check(path)
    if problems:
        return problems
    problems = _missing(default_path() if path is None else Path(path))
    try:
        ontology = load(path)
        nlp = prepare(ontology)
    except OntologyError as error:
        return [Problem(error.file, error.entry, error.cause, error.remedy)]
    return [*problems, *check_examples(ontology, nlp)]


def _missing(folder: Path) -> list[Problem]:
    """What a build does without in silence, though whoever checks a folder wants to know that it is not there."""
    remedy = "从自带的 ontology 文件夹复制，或写一个空的 copy the shipped one, or write an empty one"
    return [
        Problem(files, "file", "找不到文件 file not found", f"{remedy}: {empty}")
        for files, empty in (("linking.yaml", "{}"), ("rules/*.yaml", "[]"))
        if not any(folder.glob(files))
    ]
