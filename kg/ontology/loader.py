"""Loading and checking an ontology folder."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

from kg.errors import UsageError
from kg.ontology import parts
from kg.ontology.confidence_file import FILE as CONFIDENCE
from kg.ontology.confidence_file import read_confidence
from kg.ontology.grammar import grammar
from kg.ontology.linking_file import FILE as LINKING
from kg.ontology.linking_file import read_linking
from kg.ontology.mappings_file import FTM, RDF, read_mappings
from kg.ontology.ontology import Name, Ontology
from kg.ontology.problems import Problem
from kg.ontology.region_files import regions
from kg.ontology.regions import Regions

_PACKAGE = Path(__file__).resolve().parent.parent
_SUFFIXES = {".yaml", ".csv"}
# What is asked only when all articles are put together, or when a graph is written.
_AFTERWARDS = frozenset({CONFIDENCE, LINKING, FTM, RDF, "judgements.yaml"})


def default_path() -> Path:
    """The folder that ships with kg: inside the installed package, else beside it in a checkout."""
    installed = _PACKAGE / "_ontology"
    return installed if installed.is_dir() else _PACKAGE.parent / "ontology"


def load(path: str | Path | None = None) -> Ontology:
    """The ontology of the folder ``path``, by default the shipped one.

    A folder that has not changed is read only once. Raises UsageError where there is no such folder, OntologyError
    with the first fault found.
    """
    ontology, problems = _read(*_key(path))
    if problems:
        raise problems[0].error()
    return ontology


def vocabulary(path: str | Path | None = None) -> Ontology:
    """Types and relations alone, which is quick: no names, no regions, no grammar, no rules.

    Raises UsageError where there is no such folder, OntologyError with the first fault found.
    """
    found, problems = _vocabulary(_folder(path))
    if problems:
        raise problems[0].error()
    return found


def names(path: str | Path | None = None) -> tuple[Name, ...]:
    """The names of the gazetteer alone, regions apart, which is quicker than all.

    Raises UsageError where there is no such folder, OntologyError with the first fault found.
    """
    problems: list[Problem] = []
    found = parts.gazetteer(_folder(path), vocabulary(path).types, problems)
    if problems:
        raise problems[0].error()
    return tuple(name for name, _ in found)


def _vocabulary(folder: Path) -> tuple[Ontology, list[Problem]]:
    """Types and relations; where the types have a fault the relations, which build on them, are not read."""
    problems: list[Problem] = []
    types = parts.entity_types(folder, problems)
    relations = {} if problems else parts.relations(folder, types, problems)
    return Ontology(types, relations, (), Regions(()), {}, (), ""), problems


def check(path: str | Path | None = None) -> list[Problem]:
    """Every fault of the folder's files, in the order of reading; an empty list when all is well.

    All files name types and relations: where those have a fault, the rest is not looked at. Raises UsageError where
    there is no such folder.
    """
    return list(_read(*_key(path))[1])


def _folder(path: str | Path | None) -> Path:
    folder = default_path() if path is None else Path(path)
    if not folder.is_dir():
        remedy = "给出含 entities.yaml 的文件夹 name a folder that has entities.yaml in it"
        raise UsageError(f"找不到本体文件夹 no such ontology folder: {folder}\n  remedy: {remedy}")
    return folder


def _key(path: str | Path | None) -> tuple[Path, tuple[tuple[str, int, int], ...]]:
    folder = _folder(path)
    stats = ((file, file.stat()) for file in _files(folder))
    return folder.resolve(), tuple((str(file), stat.st_mtime_ns, stat.st_size) for file, stat in stats)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES and path.is_file())


@lru_cache(maxsize=8)
def _read(folder: Path, _state: tuple[tuple[str, int, int], ...]) -> tuple[Ontology, tuple[Problem, ...]]:
    """Everything that can be read, and everything that is wrong; ``_state`` makes a changed folder a new key."""
    words, problems = _vocabulary(folder)
    if problems:
        return words, tuple(problems)
    types, relations = words.types, words.relations
    entries = parts.gazetteer(folder, types, problems)
    problems += parts.clashes(entries)
    problems += parts.bodies_above(entries)
    lookup = regions(folder, problems)
    for name, entry in entries:
        if entry.region is not None and lookup.by_code(entry.region) is None:
            remedy = f"写 {parts.REGIONS} 中的代码 give a code that stands there"
            cause = f"未知的行政区代码 unknown region code: {entry.region}"
            problems.append(Problem(name.file, name.name, cause, remedy, name.line))
    ontology = Ontology(
        types=types,
        relations=relations,
        names=tuple(name for name, _ in entries),
        regions=lookup,
        grammar=grammar(folder, types, problems),
        rules=parts.rules(folder, relations, problems),
        version=_version(folder),
        reading=_version(folder, _AFTERWARDS),
        confidence=read_confidence(folder, relations, problems),
        linking=read_linking(folder, types, problems),
        mappings=read_mappings(folder, types, relations, problems),
    )
    return ontology, tuple(problems)


def _version(folder: Path, without: Collection[str] = ()) -> str:
    digest = hashlib.sha256()
    for file in _files(folder):
        name = file.relative_to(folder).as_posix()
        if name in without:
            continue
        digest.update(name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
