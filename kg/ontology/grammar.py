"""Reading ``ontology/grammar/``: every file is there and has its form; what is passed on are the files' own words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kg.ontology.files import Document, Key
from kg.ontology.grammar_forms import FORMS
from kg.ontology.parts import Problems, document, yaml_files
from kg.ontology.problems import Problem, misfit
from kg.ontology.schema import EntityType, Form

FOLDER = "grammar"
LAYOUT = "layout"  # its form is the business of splitting
ORGANIZATION = "Organization"
NO_WORD = (
    "含有空白、符号或别的不许有的字 has a blank, a sign or another character that may not stand here",
    "只写词本身 write the bare word",
)


def grammar(folder: Path, types: Mapping[str, EntityType], problems: Problems) -> dict[str, Any]:
    """``grammar/*.yaml`` by file stem, as it stands; a missing, unknown or broken file is a problem."""
    found: dict[str, Any] = {}
    bodies = [name for name, one in types.items() if not one.abstract and _below(name, types)]
    files = {f"{FOLDER}/{stem}.yaml": stem for stem in (*FORMS, LAYOUT)}
    for file in yaml_files(folder, FOLDER):
        if file not in files:
            remedy = f"改名或移走 rename it to one of {', '.join(sorted(files.values()))}, or take it away"
            problems.append(Problem(file, "file", "没有程序读它 nothing reads a file of this name", remedy))
    for file, stem in sorted(files.items()):
        doc = document(folder, file, problems)
        if doc is None:
            continue
        if not isinstance(doc.data, dict):
            remedy = "与自带的文件对照 compare it with the shipped file"
            problems.append(Problem(file, "file", "应是键到值的映射 must map keys to values", remedy, 1))
            continue
        found[stem] = doc.data
        if stem in FORMS:
            problems.extend(_faults(FORMS[stem], doc, bodies))
    return found


def _below(name: str, types: Mapping[str, EntityType]) -> bool:
    """Whether a type lies below Organization; a circle of parents ends the search."""
    seen: set[str] = set()
    current: str | None = name
    while current is not None and current in types and current not in seen:
        if current == ORGANIZATION:
            return True
        seen.add(current)
        current = types[current].parent
    return False


def _faults(form: type[Form], doc: Document, bodies: list[str]) -> Problems:
    try:
        form.model_validate(doc.data, context=bodies)
    except ValidationError as error:
        return [_fault(doc, fault) for fault in error.errors()]
    return []


def _fault(doc: Document, fault: ErrorDetails) -> Problem:
    context = fault.get("ctx", {})
    path = [key for key in (*fault["loc"], *context.get("path", ())) if isinstance(key, str | int) and key != "[key]"]
    if fault["type"] == "grammar":
        cause, remedy = context["message"], context["remedy"]
    else:
        cause, remedy = NO_WORD if fault["type"] == "string_pattern_mismatch" else misfit(fault)
    return Problem(doc.file, _entry(doc.data, path), cause, remedy, doc.line(*path))


def _entry(data: Any, path: list[Key]) -> str:
    """The way to a value as a person reads it: ``bodies.总工会.levels``, ``titles.3``; items count from 1."""
    names: list[str] = []
    for key in path:
        data = _child(data, key)
        named = data.get("name") if isinstance(key, int) and isinstance(data, dict) else None
        names.append(str(named or (key + 1 if isinstance(key, int) else key)))
    return ".".join(names) or "file"


def _child(data: Any, key: Key) -> Any:
    if isinstance(data, dict):
        return data.get(key)
    return data[key] if isinstance(data, list) and isinstance(key, int) and key < len(data) else None
