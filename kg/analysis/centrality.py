"""Communities and centralities as attributes of the nodes, by igraph."""

from __future__ import annotations

import random

import igraph
import networkx as nx

from kg.analysis.files import GraphLike, open_graph
from kg.analysis.names import OF_ARTICLES

SEED = 7
# Betweenness takes the ways from every node up to this many, beyond it those from so many drawn by lot.
EXACT, DRAWN = 3000, 300
_DIGITS = 6


def centrality(graph: GraphLike) -> nx.MultiDiGraph:
    """A copy of the graph whose nodes carry ``community``, ``degree``, ``strength``, ``pagerank`` and ``betweenness``.

    Edges are taken either way, parallel ones as one that is as heavy as all; an article's mentions, authors and paper
    do not count. Communities (Leiden) are numbered by size from 1, ``betweenness`` runs from 0 to 1, ``strength`` is
    how many sentences say what is said of a node. The same graph gives the same figures; of more than 3,000 nodes
    ``betweenness`` is estimated from the shortest ways out of 300 of them.
    """
    opened = open_graph(graph)
    skeleton = _skeleton(opened)
    result = nx.MultiDiGraph(opened)
    result.graph.update(opened.graph)
    if not len(opened):
        return result
    igraph.set_random_number_generator(random.Random(SEED))
    found = skeleton.community_leiden("modularity", weights="weight", n_iterations=4).membership
    columns = {
        "community": _numbered(found),
        "degree": skeleton.degree(),
        "strength": [int(value) for value in skeleton.strength(weights="weight")],
        "pagerank": [round(value, _DIGITS) for value in skeleton.pagerank(weights="weight")],
        "betweenness": [round(value, _DIGITS) for value in _betweenness(skeleton)],
    }
    for index, node in enumerate(skeleton.vs["name"]):
        result.nodes[node].update({name: values[index] for name, values in columns.items()})
    return result


def _betweenness(skeleton: igraph.Graph) -> list[float]:
    """The share of all pairs that have a node on their shortest ways."""
    count = skeleton.vcount()
    sources = sorted(random.Random(SEED).sample(range(count), DRAWN)) if count > EXACT else None
    scale = count / DRAWN if sources is not None else 1.0
    pairs = max(1, (count - 1) * (count - 2) / 2)
    return [min(1.0, value * scale / pairs) for value in skeleton.betweenness(sources=sources)]


def _skeleton(graph: nx.MultiDiGraph) -> igraph.Graph:
    """The nodes, and one weighted edge for each pair that is joined."""
    index = {node: place for place, node in enumerate(graph)}
    weights: dict[tuple[int, int], int] = {}
    for source, target, data in graph.edges(data=True):
        if data.get("relation") not in OF_ARTICLES and source != target:
            pair = min(index[source], index[target]), max(index[source], index[target])
            weights[pair] = weights.get(pair, 0) + max(1, int(data.get("support", 1)))
    skeleton = igraph.Graph(n=len(index), edges=list(weights))
    skeleton.vs["name"] = list(index)
    skeleton.es["weight"] = list(weights.values())
    return skeleton


def _numbered(found: list[int]) -> list[int]:
    """Numbers from 1, the largest community first, of equal ones that which has the first node."""
    members: dict[int, list[int]] = {}
    for place, community in enumerate(found):
        members.setdefault(community, []).append(place)
    ranked = sorted(members.values(), key=lambda one: (-len(one), one[0]))
    number = {place: rank for rank, own in enumerate(ranked, 1) for place in own}
    return [number[place] for place in range(len(found))]
