"""The attributes of a graph as columns: name and one type throughout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

import networkx as nx

from kg.errors import ExportError

Kind = Literal["text", "int", "float", "bool"]
Attributes = Mapping[str, Any]


def columns(rows: Iterable[Attributes]) -> dict[str, Kind]:
    """The columns of ``rows`` in order of first appearance; ints among floats make a float column.

    Raises ExportError for None, a list, a dict, or a column of mixed types: no graph reader takes them.
    """
    result: dict[str, Kind] = {}
    for row in rows:
        for name, value in row.items():
            kind = _kind(name, value)
            former = result.setdefault(name, kind)
            if former != kind:
                if {former, kind} != {"int", "float"}:
                    raise ExportError(f"属性类型不一致 an attribute of two types: {name}: {former}, {kind}")
                result[name] = "float"
    return result


def _kind(name: str, value: object) -> Kind:
    if isinstance(value, str):
        return "text"
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int):
        return "int"
    if isinstance(value, float):
        return "float"
    raise ExportError(f"属性值不可导出 a value that no format takes: {name}={value!r}")


def node_columns(graph: nx.MultiDiGraph) -> dict[str, Kind]:
    """The columns of the nodes."""
    return columns(data for _, data in graph.nodes(data=True))


def edge_columns(graph: nx.MultiDiGraph) -> dict[str, Kind]:
    """The columns of the edges."""
    return columns(data for _, _, data in graph.edges(data=True))


def edges(graph: nx.MultiDiGraph) -> Iterator[tuple[str, str, str, str, Attributes]]:
    """Id, kind, source, target and attributes of each edge, in the graph's order.

    The id is the edge's key where all keys differ (they do in a built graph), else a running number: Gephi drops edges
    that share an id. The kind tells parallel edges apart (``holds_position``, ``holds_position 2``): Gephi joins those
    that share one.
    """
    keys = [key for _, _, key in graph.edges(keys=True)]
    own = len(set(keys)) == len(keys) and all(isinstance(key, str) for key in keys)
    parallel: dict[tuple[object, object, str], int] = {}
    for index, (source, target, key, data) in enumerate(graph.edges(keys=True, data=True)):
        relation = str(data.get("relation", ""))
        nth = parallel[source, target, relation] = parallel.get((source, target, relation), 0) + 1
        kind = relation if nth == 1 else f"{relation} {nth}"
        yield key if own else f"e{index}", kind, str(source), str(target), data


def weight(data: Attributes) -> float:
    """The weight of an edge: its own, else how many sentences say it, and never less than 1."""
    return float(data.get("weight", max(1, data.get("support", 1))))
