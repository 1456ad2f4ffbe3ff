"""A built graph, taken up again: whole, or only what is asked for."""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg import graph as graphs
from kg.analysis.excerpt import in_period, subgraph, taken
from kg.analysis.facts import Period
from kg.analysis.files import GRAPH_FILES, open_graph
from kg.analysis.names import kinds
from kg.analysis.regions import within
from kg.errors import KgError
from kg.model import Entity
from kg.ontology import vocabulary
from kg.pipeline.collector import calm
from kg.pipeline.outdir import RUN_FILE
from kg.store.built import Built

if TYPE_CHECKING:
    import networkx as nx

# The graph of few entities is made of the tables' rows of these; a larger part is sooner cut out of the whole.
FEW, GRAPH_FILE = 0.15, GRAPH_FILES[0]


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
    of the whole; of a small part only the rows of the tables are read that it needs. A folder without the tables is
    read from its ``graph.json`` or ``graph.graphml``, as is such a file itself. ``ontology`` is your own folder that it
    was built with. Raises UsageError where there is no graph, or no such region.
    """
    path = Path(folder)
    with calm():
        if not Built.is_at(path):
            whole = open_graph(path)
            asked = types is not None or region is not None or period is not None
            return subgraph(whole, types=types, region=region, period=period) if asked else whole
        tables = Built(path)
        ids, few = _asked(tables, types, region)
        if few or not (path / GRAPH_FILE).is_file():
            whole = _graph(path, tables, ids, ontology, dated=period is not None)
        else:
            whole = open_graph(path)
        part = whole if ids is None else taken(whole, ids)
        return part if period is None else in_period(whole, part, period)


def _graph(
    path: Path, tables: Built, ids: set[str] | None, ontology: str | Path | None, *, dated: bool
) -> nx.MultiDiGraph:
    """The graph of the claims that touch ``ids``, both ends of each; ``dated``: the articles too that tell them."""
    run = _run(path)
    known = replace(vocabulary(ontology), version=str(run.get("ontology", "")))
    claims, articles = tables.claims(ids), tables.articles()
    wanted = None
    if ids is not None:
        wanted = ids.union(*((claim.subject, claim.object) for claim in claims))
        wanted |= {claim.provenance.article for claim in claims} if dated else set()
    least = run.get("min_confidence", 0.0)
    try:
        return graphs.build(
            tables.entities(wanted), tables.mentions(wanted), claims, articles, tables.sources(articles), known,
            least if isinstance(least, float) else 0.0,
        )  # fmt: skip
    except KgError as error:
        remedy = "用生成时的本体 give the ontology that it was built with: ontology=DIR (--ontology DIR)"
        raise KgError(f"{error}\n  remedy: {remedy}") from error


def _run(path: Path) -> dict[str, object]:
    try:
        found = json.loads((path / RUN_FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _asked(tables: Built, types: Collection[str] | None, region: str | None) -> tuple[set[str] | None, bool]:
    """The ids of the entities asked for, None for all, and whether they are few."""
    if types is None and region is None:
        return None, False
    entities = {one.id: one for one in tables.entities()}
    ids, wanted = set(entities), kinds(types)
    if region is not None:
        nodes = {key: _attributes(one) for key, one in entities.items()}
        ids &= within(nodes, tables.triples(), region)
    if wanted is not None:
        ids = {key for key in ids if entities[key].type in wanted}
    return ids, len(ids) < FEW * len(entities)


def _attributes(entity: Entity) -> dict[str, object]:
    return {**entity.attributes, "label": entity.name, "type": entity.type, "aliases": "|".join(entity.aliases)}
