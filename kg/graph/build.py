"""The graph of one build, after the output contract: plain attributes, one type each, in one order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx

from kg.errors import KgError
from kg.graph.edges import Edge, edges
from kg.graph.nodes import Attributes, nodes, shown, sightings
from kg.graph.places import Places
from kg.graph.scripts import Scripts
from kg.model import Article, Claim, Entity, Mention, Source
from kg.spool import Spool

if TYPE_CHECKING:
    from kg.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Parts:
    """A graph that is not put together: its nodes by id, its edges by their ends, as often as they are asked for."""

    about: dict[str, str]
    nodes: Iterable[tuple[str, Attributes]]
    edges: Iterable[Edge]

    def graph(self) -> nx.MultiDiGraph:
        """The graph, in memory."""
        graph = nx.MultiDiGraph(**self.about)
        graph.add_nodes_from((node, dict(data)) for node, data in self.nodes)
        # Not add_edges_from: it goes through three views to reach each edge's attributes.
        for subject, target, key, attributes in self.edges:
            graph.add_edge(subject, target, key)
            graph.get_edge_data(subject, target, key).update(attributes)
        return graph


def build(
    entities: Iterable[Entity],
    mentions: Iterable[Mention],
    claims: Iterable[Claim],
    articles: Iterable[Article],
    sources: Iterable[Source],
    ontology: Ontology,
    min_confidence: float = 0.0,
) -> nx.MultiDiGraph:
    """Builds the graph from resolved records (claims between entity ids, mentions with their entity).

    Nodes are keyed by entity id, edges by a hash of what they say; the order of the input does not matter. ``value``
    and ``confidence`` are float, ``mentions``, ``support`` and the evidence's offsets (characters of the source) int,
    all else text; an attribute that is not known is empty or absent, never None. Mentions without an entity and edges
    below ``min_confidence`` are left out.

    Raises KgError, naming the claim or the entity, for a claim that breaks its relation's domain or range, for an end,
    a type or a relation that is not known, and for two entities of one id: each is a fault of an earlier stage.
    """
    return parts(entities, mentions, (tuple(claims),), Places.of(articles, sources), ontology, min_confidence).graph()


def parts(
    entities: Iterable[Entity],
    mentions: Iterable[Mention],
    blocks: Iterable[Sequence[Claim]],
    places: Places,
    ontology: Ontology,
    min_confidence: float = 0.0,
    folder: Path | None = None,
) -> Parts:
    """What ``build`` puts together; ``blocks`` are the claims by what ``edge_block`` says of them, sorted by that.

    Where ``folder`` is, what is found is put on disk.
    """
    known: dict[str, Entity] = {}
    for entity in entities:
        if known.setdefault(entity.id, entity) is not entity:
            raise KgError(f"两个实体同一编号 two entities of one id: {entity.id} {entity.name!r}")
    laid: Spool[Edge] = Spool(tuple, folder=folder)
    scripts = Scripts()
    seen = sightings(known, (mention for mention in mentions if mention.entity), scripts)
    for block in blocks:
        shown(block, seen)
        laid.extend(edge for edge in edges(block, known, places, ontology) if _sure(edge) >= min_confidence)
    drawn: Spool[tuple[str, Attributes]] = Spool(tuple, folder=folder)
    drawn.extend(nodes(known.values(), seen, scripts, places, ontology))
    return Parts({"kg_version": _version(), "ontology_version": ontology.version}, drawn, laid)


def _sure(edge: Edge) -> float:
    return float(edge[3]["confidence"])


def _version() -> str:
    try:
        return version("kg")
    except PackageNotFoundError:
        return ""
