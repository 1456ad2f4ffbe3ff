"""The attributes of a graph as columns: name and one type throughout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal

from kg.errors import ExportError

if TYPE_CHECKING:
    import networkx as nx

# Attributes that are lists joined by ``|``.
LISTS = frozenset({"aliases", "sources", "relations"})
SEPARATOR = "|"
# Mixed: ints and floats.
Kind = Literal["text", "int", "float", "mixed", "bool"]
# What GEXF, GraphML and Neo4j call them.
TYPE_NAMES: Mapping[Kind, str] = {
    "text": "string", "int": "long", "float": "double", "mixed": "double", "bool": "boolean",
}  # fmt: skip
_NUMBERS = frozenset({"int", "float", "mixed"})
Attributes = Mapping[str, Any]
# Id, kind, source, target and attributes.
Edge = tuple[str, str, str, str, Attributes]


def columns(rows: Iterable[Attributes]) -> dict[str, Kind]:
    """The columns of ``rows`` in order of first appearance; ints among floats make a mixed column.

    Raises ExportError for None, a list, a dict, or a column of mixed types: no graph reader takes them.
    """
    result: dict[str, Kind] = {}
    shapes = set()
    for row in rows:
        # Rows of the same names and types, as nearly all are, say nothing new.
        shape = (tuple(row), tuple(map(type, row.values())))
        if shape in shapes:
            continue
        shapes.add(shape)
        for name, value in row.items():
            kind = _kind(name, value)
            former = result.setdefault(name, kind)
            if former != kind:
                if not {former, kind} <= _NUMBERS:
                    raise ExportError(f"属性类型不一致 an attribute of two types: {name}: {former}, {kind}")
                result[name] = "mixed"
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


def edges(graph: nx.MultiDiGraph) -> Iterator[Edge]:
    """Id, kind, source, target and attributes of each edge, in the graph's order.

    The id is the edge's key where all keys differ (they do in a built graph), else a running number: Gephi drops edges
    that share an id. The kind tells parallel edges apart (``holds_position``, ``holds_position 2``): Gephi joins those
    that share one.
    """
    return streamed(_each(graph))


def _each(graph: nx.MultiDiGraph) -> Iterator[tuple[str, str, str, Attributes]]:
    own, index = _keys_differ(graph), 0
    for source, beside in graph.adjacency():
        for target, parallel in beside.items():
            for key, data in parallel.items():
                yield str(source), str(target), key if own else f"e{index}", data
                index += 1


def streamed(found: Iterable[tuple[str, str, str, Attributes]]) -> Iterator[Edge]:
    """What ``edges`` has of edges that come by their ends, each (source, target, its own id, attributes)."""
    start = end = None
    seen: dict[str, int] = {}  # how often each relation stands between the two
    for source, target, key, data in found:
        relation = str(data.get("relation", ""))
        if source == start and target == end:
            nth = seen[relation] = seen.get(relation, 0) + 1
        else:
            start, end, nth = source, target, 1
            seen = {relation: 1}
        yield key, relation if nth == 1 else f"{relation} {nth}", source, target, data


def _keys_differ(graph: nx.MultiDiGraph) -> bool:
    """Whether all edges have keys of their own, as text; a set of the keys themselves would take much memory."""
    import numpy as np  # nothing else here needs it

    marks = np.fromiter(map(hash, _keys(graph)), dtype=np.int64)
    if len(np.unique(marks)) < len(marks) and len(set(_keys(graph))) < len(marks):
        return False
    return set(map(type, _keys(graph))) <= {str}


def _keys(graph: nx.MultiDiGraph) -> Iterator[object]:
    return chain.from_iterable(chain.from_iterable(beside.values() for _, beside in graph.adjacency()))


def weight(data: Attributes) -> float:
    """The weight of an edge: its own, else how many sentences say it, and never less than 1."""
    return float(data.get("weight", max(1, data.get("support", 1))))
