"""Parts of a graph: what lies around a node, between two, in a region, in a period."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Mapping
from itertools import islice, pairwise
from typing import Any

import networkx as nx

from kg.analysis.facts import Fact, Period, fact_of, overlaps, span_of
from kg.analysis.files import GraphLike, open_graph
from kg.analysis.names import OF_ARTICLES, kinds_in, named, relations_in
from kg.analysis.regions import triples_of, within
from kg.text.times import Times


def subgraph(
    graph: GraphLike,
    *,
    types: Collection[str] | None = None,
    region: str | None = None,
    period: Period | None = None,
    relations: Collection[str] | None = None,
) -> nx.MultiDiGraph:
    """The part of a graph that has these types, this region with all below it, this period, these relations.

    A region is a name or a code: 云南省 takes its prefectures, counties and towns, their bodies, people, events and
    documents, and what is joined to them. A period (``2026``, ``2026-04``, ``2024/2026`` or two dates) takes the edges
    that hold in it and their ends. The result is a graph of its own; the attributes are copied. Raises UsageError for a
    type, a relation or a region that is not known.
    """
    opened = open_graph(graph)
    relations = relations_in(opened, relations)
    nodes = set(opened)
    if region is not None:
        nodes &= within(dict(opened.nodes(data=True)), triples_of(opened), region)
    if (asked := kinds_in(opened, types)) is not None:
        nodes = {node for node in nodes if opened.nodes[node].get("type") in asked}
    part = taken(opened, nodes, lambda edge: relations is None or str(edge.get("relation", "")) in relations)
    if relations is not None:
        part.remove_nodes_from([node for node in part if not part.degree[node]])
    return part if period is None else in_period(opened, part, period)


def taken(
    graph: nx.MultiDiGraph, nodes: Container[str], asked: Callable[[Mapping[str, Any]], bool] = lambda edge: True
) -> nx.MultiDiGraph:
    """These nodes and the edges between them whose attributes are asked for, as a graph of its own in the same order.

    ``Graph.subgraph`` would give them in the order of a set.
    """
    part = nx.MultiDiGraph(**graph.graph)
    part.add_nodes_from((node, dict(data)) for node, data in graph.nodes(data=True) if node in nodes)
    part.add_edges_from(
        (source, target, key, dict(data))
        for source, target, key, data in graph.edges(keys=True, data=True)
        if source in nodes and target in nodes and asked(data)
    )
    return part


def in_period(graph: nx.MultiDiGraph, part: nx.MultiDiGraph, period: Period) -> nx.MultiDiGraph:
    """Of ``part`` the edges that hold in the period, their ends, what holds in it itself, and what these imply.

    ``graph`` is what ``part`` was taken from: the dates of events and articles are looked up there.
    """
    times, asked = Times.of(graph), span_of(period)
    kept = {
        (source, target, key)
        for source, target, key, data in part.edges(keys=True, data=True)
        if overlaps(times.edge(source, target, data), asked)
    }
    nodes = {end for source, target, _ in kept for end in (source, target)}
    nodes |= {node for node, date in part.nodes(data="date") if date and overlaps(times.node(node), asked)}
    result = taken(part, nodes)
    gone = [
        (source, target, key)
        for source, target, key, basis in result.edges(keys=True, data="basis")
        if basis != "inferred" and (source, target, key) not in kept
    ]
    result.remove_edges_from(gone)
    return result


def ego(
    graph: GraphLike, name: str, *, radius: int = 1, relations: Collection[str] | None = None
) -> nx.MultiDiGraph:
    """What lies within ``radius`` edges of a node, either way; an article's mentions are no way unless asked for.

    Raises UsageError for a name that nothing has and a relation that is not known.
    """
    opened = open_graph(graph)
    relations = relations_in(opened, relations)
    ways = _ways(opened, relations)
    reached = set(named(opened, name))
    edge_of = reached
    for _ in range(radius):
        edge_of = {other for node in edge_of if node in ways for other in ways[node]} - reached
        reached |= edge_of
    return taken(opened, reached, lambda edge: _is_way(str(edge.get("relation", "")), relations))


def paths(
    graph: GraphLike, start: str, end: str, *, longest: int = 5, most: int = 10,
    relations: Collection[str] | None = None,
) -> list[list[Fact]]:
    """The ways from one node to another, edges taken either way, the shortest first: each a list of facts.

    At most ``most`` ways of at most ``longest`` edges; of parallel edges the surest stands for all. An article's
    mentions are no way unless asked for; that one indicator measures both is one only where nothing else joins them.
    Raises UsageError for a name that nothing has and a relation that is not known.
    """
    opened = open_graph(graph)
    relations = relations_in(opened, relations)
    ways, times = _ways(opened, relations), Times.of(opened)
    measured = {node for node, kind in opened.nodes(data="type") if kind == "Indicator"}
    found: list[list[str]] = []
    for one in named(opened, start):
        for other in named(opened, end):
            if one != other and one in ways and other in ways:
                near = nx.restricted_view(ways, measured - {one, other}, ())
                found += islice(_short(near, one, other, longest) or _short(ways, one, other, longest), most)
    found.sort(key=len)
    return [
        [_surest(opened, times, left, right, relations) for left, right in pairwise(path)] for path in found[:most]
    ]


def _short(ways: nx.Graph, start: str, end: str, longest: int) -> list[list[str]]:
    result: list[list[str]] = []
    if not nx.has_path(ways, start, end):
        return result
    for path in nx.shortest_simple_paths(ways, start, end):
        if len(path) > longest + 1 or len(result) >= 100:
            break
        result.append(path)
    return result


def _ways(graph: nx.MultiDiGraph, relations: Collection[str] | None) -> nx.Graph:
    ways = nx.Graph()
    for source, target, relation in graph.edges(data="relation"):
        if _is_way(str(relation), relations):
            ways.add_edge(source, target)
    return ways


def _is_way(relation: str, relations: Collection[str] | None) -> bool:
    return relation not in OF_ARTICLES if relations is None else relation in relations


def _surest(
    graph: nx.MultiDiGraph, times: Times, left: str, right: str, relations: Collection[str] | None
) -> Fact:
    between = [
        (source, target, key, data)
        for source, target in ((left, right), (right, left))
        for key, data in graph.get_edge_data(source, target, default={}).items()
        if _is_way(str(data.get("relation", "")), relations)
    ]
    source, target, key, data = max(between, key=lambda edge: (edge[3].get("confidence", 0), edge[2]))
    return fact_of(graph, times, source, target, key, data)
