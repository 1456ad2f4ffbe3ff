"""The graph of a folder's tables: all of it, or the part that is asked for, of which only the rows are read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg import graph as graphs
from kg.analysis.excerpt import in_period, taken
from kg.analysis.facts import Period
from kg.analysis.files import GRAPH_FILES, open_graph
from kg.analysis.names import kinds
from kg.analysis.regions import within
from kg.errors import KgError
from kg.model import Entity
from kg.ontology import vocabulary
from kg.pipeline.runfile import read_run
from kg.store.built import Built

if TYPE_CHECKING:
    import networkx as nx

# The graph of few entities is made of the tables' rows of these; a larger part is sooner cut out of the whole.
FEW, GRAPH_FILE = 0.15, GRAPH_FILES[0]


class Tabled:
    """The tables of ``path``; ``ontology`` is the own folder that they were built with."""

    def __init__(self, path: Path, ontology: str | Path | None) -> None:
        self._path, self._ontology, self._tables = path, ontology, Built(path)

    def graph(self, types: Collection[str] | None, region: str | None, period: Period | None) -> nx.MultiDiGraph:
        """What :func:`kg.subgraph` makes of the whole."""
        ids, few = _asked(self._tables, types, region)
        if few or not (self._path / GRAPH_FILE).is_file():
            whole = _graph(self._path, self._tables, ids, self._ontology, dated=period is not None)
        else:
            whole = open_graph(self._path)
        part = whole if ids is None else taken(whole, ids)
        return part if period is None else in_period(whole, part, period)


def _graph(
    path: Path, tables: Built, ids: set[str] | None, ontology: str | Path | None, *, dated: bool
) -> nx.MultiDiGraph:
    """The graph of the claims that touch ``ids``, both ends of each; ``dated``: the articles too that tell them."""
    run = read_run(path) or {}
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


def _asked(tables: Built, types: Collection[str] | None, region: str | None) -> tuple[set[str] | None, bool]:
    """The ids of the entities asked for, None for all, and whether they are few."""
    if types is None and region is None:
        return None, False
    entities = {one.id: one for one in tables.entities()}
    ids, wanted = set(entities), kinds(types, {one.type for one in entities.values()})
    if region is not None:
        nodes = {key: _attributes(one) for key, one in entities.items()}
        ids &= within(nodes, tables.triples(), region)
    if wanted is not None:
        ids = {key for key in ids if entities[key].type in wanted}
    return ids, len(ids) < FEW * len(entities)


def _attributes(entity: Entity) -> dict[str, object]:
    return {**entity.attributes, "label": entity.name, "type": entity.type, "aliases": "|".join(entity.aliases)}
