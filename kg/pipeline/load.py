"""A built graph, taken up again: whole, or only what is asked for."""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kg.analysis.excerpt import subgraph
from kg.analysis.facts import Period
from kg.analysis.files import GRAPH_FILES, open_graph, open_part
from kg.analysis.names import kinds
from kg.collector import calm
from kg.errors import UsageError

if TYPE_CHECKING:
    import networkx as nx


def load(
    folder: str | os.PathLike[str],
    *,
    types: Collection[str] | None = None,
    region: str | None = None,
    period: Period | None = None,
    ontology: str | Path | None = None,
) -> nx.MultiDiGraph:
    """The graph of a built folder, the same as ``graph.json`` holds.

    With ``types``, ``region`` (a name or a code, with all below it) or ``period`` it is what :func:`kg.subgraph` makes
    of the whole; of ``types`` alone, and of a small part, only the rows are read that it needs. A folder without the
    tables is read from its ``graph.json`` or ``graph.graphml``, as is such a file itself. ``ontology`` is your own
    folder that it was built with. Raises UsageError where there is no graph, or no such region or type.
    """
    path = Path(folder)
    asked = types is not None or region is not None or period is not None
    with calm():
        if not asked and (path / GRAPH_FILES[0]).is_file():
            return open_graph(path)
        file = path if path.is_file() else path / GRAPH_FILES[0]
        wanted = None
        with suppress(UsageError):  # what the ontology does not know may be the graph's own
            wanted = kinds(types) if region is None and period is None else None
        if wanted is not None and file.suffix == ".json" and file.is_file():
            part = open_part(file, wanted)
            if part is not None:
                return part
        from kg.pipeline.tabled import Tabled  # the tables' library is slow to load
        from kg.store.built import Built

        if Built.is_at(path):
            return Tabled(path, ontology).graph(types, region, period)
        whole = open_graph(path)
        return subgraph(whole, types=types, region=region, period=period) if asked else whole
