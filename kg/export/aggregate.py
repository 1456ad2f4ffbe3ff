"""The aggregated flavour of a graph: one edge for each pair of nodes, for readers that want no parallel edges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.export.columns import SEPARATOR, weight

if TYPE_CHECKING:
    import networkx as nx


def aggregated(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """A graph of the same nodes with one edge from each to each that it is joined to.

    ``weight`` is how many sentences say it in all, ``edges`` how many edges it stands for, ``relations`` their names
    joined by ``|``, ``confidence`` that of the surest; ``basis`` is stated where one of them is.
    """
    import networkx as nx  # a list of the formats does not wait for it

    result = nx.MultiDiGraph(**graph.graph)
    result.add_nodes_from(graph.nodes(data=True))
    for source, beside in graph.adjacency():
        for target, parallel in beside.items():
            result.add_edge(source, target, f"{source}-{target}", **_joined(list(parallel.values())))
    return result


def _joined(edges: list[dict[str, Any]]) -> dict[str, Any]:
    labels = dict.fromkeys(str(data.get("label") or data.get("relation", "")) for data in edges)
    stated = any(data.get("basis") == "stated" for data in edges)
    return {
        "label": "、".join(labels),
        "relations": SEPARATOR.join(sorted({str(data.get("relation", "")) for data in edges})),
        "basis": "stated" if stated else "inferred",
        "confidence": max(float(data.get("confidence", 0.0)) for data in edges),
        "edges": len(edges),
        "weight": sum(map(weight, edges)),
    }
