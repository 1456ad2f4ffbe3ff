"""Reading ``rdf.yaml`` and ``ftm.yaml``."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from kg.ontology.mappings import FtmMapping, Mappings, RdfMapping
from kg.ontology.parts import Problems, document, fill
from kg.ontology.problems import Problem

RDF, FTM = "rdf.yaml", "ftm.yaml"


def read_mappings(
    folder: Path, types: Collection[str], relations: Collection[str], problems: Problems
) -> Mappings:
    """Both files of the folder, which may lack either; each name must be a known type or relation."""
    rdf = _read(folder, RDF, RdfMapping, problems)
    ftm = _read(folder, FTM, FtmMapping, problems)
    for file, found in ((RDF, rdf), (FTM, ftm)):
        _known(file, "types", found.types, types, problems)
        _known(file, "relations", found.relations, relations, problems)
    for term in _terms(rdf):
        if term.split(":")[0] not in rdf.prefixes:
            remedy = "在 prefixes 中写上 add its prefix under prefixes"
            problems.append(Problem(RDF, term, "未知的前缀 unknown prefix", remedy, 1))
    return Mappings(rdf, ftm)


def _read(folder: Path, file: str, form: Any, problems: Problems) -> Any:
    if not (folder / file).is_file():
        return form()
    doc = document(folder, file, problems)
    return form() if doc is None else fill(form, doc.data or {}, doc, (), "file", problems) or form()


def _known(file: str, part: str, names: Mapping[str, Any], known: Collection[str], problems: Problems) -> None:
    for name in names:
        if name not in known:
            remedy = f"改成已有的名称 use one of: {', '.join(known)}"
            problems.append(Problem(file, f"{part}.{name}", "本体没有它 not in the ontology", remedy, 1))


def _terms(rdf: RdfMapping) -> list[str]:
    classes = [term for terms in rdf.types.values() for term in terms]
    return [*classes, *(one.property for one in rdf.relations.values()), *rdf.attributes.values()]
