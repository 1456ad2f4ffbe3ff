"""Writes a graph that is built already in other formats."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from pathlib import Path

from kg import export as exports
from kg.analysis.centrality import centrality
from kg.analysis.excerpt import subgraph
from kg.analysis.facts import Period
from kg.analysis.files import GraphLike
from kg.errors import UsageError
from kg.ontology import Ontology, load
from kg.pipeline.load import load as load_graph


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

    They go into ``output``, by default the folder of the graph. ``ontology`` gives the colours;
    ``types``, ``region`` and ``period`` take a part, as :func:`kg.subgraph` does; ``measures`` puts communities and
    centralities on the nodes. Raises UsageError for a
    format that is not known or that needs the records of a build, and where a graph in memory is given no folder.
    """
    own = None if isinstance(ontology, Ontology) else ontology
    known = ontology if isinstance(ontology, Ontology) else load(ontology)
    opened = load_graph(graph, ontology=own) if isinstance(graph, (str, os.PathLike)) else graph
    if types is not None or region is not None or period is not None:
        opened = subgraph(opened, types=types, region=region, period=period)
    if measures:
        opened = centrality(opened)
    if output is None:
        if not isinstance(graph, (str, os.PathLike)):
            raise UsageError("请给出输出文件夹 name an output folder")
        given = Path(graph)
        output = given if given.is_dir() else given.parent
    return exports.write_all(output, opened, known, formats=list(formats))
