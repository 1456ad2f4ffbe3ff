"""Checks an ontology folder: its files, what the stages make of them, and the rules against their examples."""

from __future__ import annotations

from pathlib import Path

from kg.engine.tools import prepare
from kg.errors import OntologyError, UsageError
from kg.judgements import FILE as JUDGEMENTS
from kg.judgements import read, together
from kg.ontology import Problem, check, default_path, load, vocabulary
from kg.pipeline.examples import check_examples

SHAPES = "shapes.ttl"


def check_ontology(path: str | Path | None = None) -> list[Problem]:
    """Every fault of the files; where they have none, the first that keeps a stage from working.

    Where the stages work, every example that its rule does not read and every counter-example that it does. Empty: all
    is well, the judgements in the folder and, where ``kg[rdf]`` is installed, its shapes too. Raises UsageError where
    there is no such folder.
    """
    problems = check(path)
    if problems:
        return problems
    folder = default_path() if path is None else Path(path)
    problems = [*_missing(folder), *_shapes(folder), *_judgements(folder)]
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


def _shapes(folder: Path) -> list[Problem]:
    """What keeps the shapes from being read: nothing of kg reads them, and whoever checks an export with them would."""
    try:
        from rdflib import Graph
        from rdflib.plugins.parsers.notation3 import BadSyntax
    except ImportError:
        return []
    try:
        Graph().parse(folder / SHAPES, format="turtle")
    except FileNotFoundError:
        return []  # they may be missing
    except BadSyntax as error:
        cause = f"Turtle 语法错误 not valid Turtle: {error._why}"
        remedy = "检查前缀、括号和句末的点 check prefixes, brackets and the full stop of each statement"
        return [Problem(SHAPES, "file", cause, remedy, error.lines + 1)]
    except (OSError, UnicodeDecodeError) as error:
        return [Problem(SHAPES, "file", f"无法读取 cannot be read: {error}", "另存为 UTF-8 文本 save it as UTF-8 text")]
    return []


def _judgements(folder: Path) -> list[Problem]:
    """What keeps the folder's judgements from being replayed, and those of types and relations that there are not."""
    if not (folder / JUDGEMENTS).is_file():
        return []
    try:
        found = together(read(folder / JUDGEMENTS))
    except UsageError as error:
        cause, _, remedy = str(error).partition("\n  remedy: ")
        return [Problem(JUDGEMENTS, "file", cause, remedy)]
    known = vocabulary(folder)
    problems = []
    for one in found:
        line = int(one.place.rpartition(":")[2])
        for key, name, words in (("type", one.type, known.types), ("relation", one.relation, known.relations)):
            if name and name not in words:
                cause = f"{key}: 本体没有它 not in the ontology: {name}"
                remedy = f"改成 use one of: {', '.join(words)}"
                problems.append(Problem(JUDGEMENTS, one.left or one.verdict, cause, remedy, line))
    return problems
