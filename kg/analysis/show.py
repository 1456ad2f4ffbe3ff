"""What is in a built graph: counts, the best-connected nodes, and the claims of one entity with their sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import networkx as nx

from kg.analysis.facts import NOT_QUALIFIERS
from kg.analysis.files import GraphLike, open_graph
from kg.analysis.names import OF_ARTICLES, label_of, named


@dataclass(frozen=True, slots=True)
class Connected:
    """A node and the number of its edges, an article's mentions left out."""

    label: str
    type: str
    edges: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One edge in words: its ends' labels, its qualifiers, the sentence that says it and where that stands.

    Sentence and place (``a.pdf 第3页``) are empty where it is inferred; ``sources`` are all files that say it.
    """

    subject: str
    relation: str
    object: str
    qualifiers: dict[str, Any]
    basis: str
    sentence: str
    place: str
    sources: str
    rule: str


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts by type and relation, the most frequent first, the best-connected nodes, and the claims asked for."""

    nodes: int
    edges: int
    types: dict[str, int]
    relations: dict[str, int]
    connected: tuple[Connected, ...]
    entities: tuple[str, ...] = ()
    claims: tuple[Statement, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The overview as plain data."""
        return asdict(self)


def show(graph: GraphLike, entity: str | None = None, *, top: int = 10) -> Overview:
    """Look at a graph (itself, a build's folder, or a graph file); with ``entity`` its claims too.

    ``entity`` is a label or an alias; where none is equal, a part of a label does. Raises UsageError where the graph
    cannot be read or nothing in it is called so.
    """
    opened = open_graph(graph)
    types = Counter(str(data.get("type", "")) for _, data in opened.nodes(data=True))
    relations = Counter(str(data.get("relation", "")) for _, _, data in opened.edges(data=True))
    found = named(opened, entity) if entity is not None else []
    return Overview(
        nodes=opened.number_of_nodes(),
        edges=opened.number_of_edges(),
        types=_ranked(types),
        relations=_ranked(relations),
        connected=_connected(opened, top),
        entities=tuple(f"{label_of(opened, node)} ({opened.nodes[node].get('type', '')})" for node in found),
        claims=tuple(_statements(opened, set(found))),
    )


def _ranked(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _connected(graph: nx.MultiDiGraph, top: int) -> tuple[Connected, ...]:
    degrees: Counter[str] = Counter()
    for subject, target, data in graph.edges(data=True):
        if data.get("relation") not in OF_ARTICLES:
            degrees.update((subject, target))
    nodes = [Connected(label_of(graph, node), str(graph.nodes[node].get("type", "")), n) for node, n in degrees.items()]
    return tuple(sorted(nodes, key=lambda node: (-node.edges, node.label, node.type))[:top])


def _statements(graph: nx.MultiDiGraph, nodes: set[str]) -> Iterator[Statement]:
    """The edges at ``nodes``: what is stated before what is inferred, an article's mentions last."""
    edges = [
        (subject, target, data)
        for subject, target, data in graph.edges(data=True)
        if subject in nodes or target in nodes
    ]
    edges.sort(key=lambda edge: (edge[2].get("relation") in OF_ARTICLES, edge[2].get("basis") != "stated"))
    for subject, target, data in edges:
        yield Statement(
            subject=label_of(graph, subject),
            relation=str(data.get("relation", "")),
            object=label_of(graph, target),
            qualifiers={key: value for key, value in data.items() if key not in NOT_QUALIFIERS and value != ""},
            basis=str(data.get("basis", "")),
            sentence=str(data.get("evidence", "")),
            place=str(data.get("place", "")),
            sources=str(data.get("sources", "")),
            rule=str(data.get("rule", "")),
        )
