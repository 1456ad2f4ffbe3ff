"""Writes a graph that is built already: in other formats, or as a report."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TypeGuard

from kg import export as exports
from kg.analysis.centrality import centrality
from kg.analysis.excerpt import subgraph
from kg.analysis.facts import Period
from kg.analysis.files import GraphLike
from kg.errors import UsageError, unwritable
from kg.ontology import Ontology, load
from kg.pipeline.load import load as load_graph
from kg.pipeline.runfile import belong

REPORT_FILE = "report.html"


def export(
    graph: GraphLike,
    formats: Sequence[str],
    output: str | os.PathLike[str] | None = None,
    *,
    ontology: str | Path | Ontology | None = None,
    types: Collection[str] | None = None,
    region: str | None = None,
    period: Period | None = None,
    measures: bool = False,
) -> tuple[Path, ...]:
    """Write a graph (itself, a build's folder, or a graph file) in each of ``formats`` and return the files written.

    They go into ``output``, by default the folder of the graph; those in a build's folder go with the graph there when
    the next build takes its place. ``ontology`` gives the colours; ``types``, ``region`` and ``period`` take a part, as
    :func:`kg.subgraph` does; ``measures`` puts communities and centralities on the nodes. Raises UsageError for a
    format that is not known or that needs the records of a build, where a graph in memory is given no folder, and where
    a part would take the place of the whole.
    """
    part = types is not None or region is not None or period is not None
    folder = _folder_of(graph) if output is None else Path(output)
    if part and _is_path(graph) and folder.resolve() == _folder_of(graph).resolve():
        remedy = "另写一个文件夹 name another folder: -o DIR"
        raise UsageError(f"部分图不能写在全图旁边 a part cannot stand beside the whole: {folder}\n  remedy: {remedy}")
    own = None if isinstance(ontology, Ontology) else ontology
    known = ontology if isinstance(ontology, Ontology) else load(ontology)
    opened = load_graph(graph, ontology=own) if _is_path(graph) else graph
    if part:
        opened = subgraph(opened, types=types, region=region, period=period)
    if measures:
        opened = centrality(opened)
    files = exports.write_all(folder, opened, known, formats=list(formats))
    _belong(folder, [file.relative_to(folder).as_posix() for file in files])
    return files


def report(
    graph: GraphLike, output: str | os.PathLike[str] | None = None, *, title: str = "图谱报告 Graph report"
) -> Path:
    """Write the report of a graph (itself, a build's folder, or a graph file) and return its path.

    It goes into the file ``output``, by default ``report.html`` in the folder of the graph; one of that name in a
    build's folder goes with the graph there when the next build takes its place. The same graph gives the same bytes.
    Raises UsageError where it cannot be written there or a graph in memory is given no file, ExportError where the disk
    is full.
    """
    from kg.analysis.report import write_report  # its templates are slow to load

    path = _folder_of(graph) / REPORT_FILE if output is None else Path(output)
    write_report(load_graph(graph) if _is_path(graph) else graph, path, title)
    if path.name == REPORT_FILE:
        _belong(path.parent, [REPORT_FILE])
    return path


def _is_path(graph: GraphLike) -> TypeGuard[str | os.PathLike[str]]:
    return isinstance(graph, (str, os.PathLike))


def _folder_of(graph: GraphLike) -> Path:
    if not _is_path(graph):
        raise UsageError("请给出写到哪里 name a place to write to")
    given = Path(graph)
    return given.parent if given.is_file() else given


def _belong(folder: Path, names: Sequence[str]) -> None:
    try:
        belong(folder, names)
    except OSError as error:
        raise unwritable(folder, error) from error
