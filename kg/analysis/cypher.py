"""Questions in Cypher, answered by ladybug over the graph in memory."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import networkx as nx
import pyarrow as pa

from kg.analysis.files import GraphLike, open_graph
from kg.analysis.matching import parts
from kg.errors import UsageError
from kg.text.extras import needed

_TYPES: Mapping[type, tuple[str, pa.DataType]] = {
    str: ("STRING", pa.string()), int: ("INT64", pa.int64()), float: ("DOUBLE", pa.float64()),
    bool: ("BOOL", pa.bool_()), list: ("STRING[]", pa.list_(pa.string())),
}  # fmt: skip
_LISTS = frozenset({"aliases", "sources"})
# These read or write files, or change the graph: a question does not.
_REFUSED = re.compile(
    r"\b(?:COPY|LOAD|INSTALL|UNINSTALL|ATTACH|DETACH\s+DATABASE|EXPORT|IMPORT|CREATE|SET|DELETE|DROP|ALTER|MERGE|REMOVE)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|`[^`]*`|//[^\n]*|/\*.*?\*/", re.DOTALL)
Columns = dict[str, type]


def cypher(graph: GraphLike, query: str) -> list[dict[str, Any]]:
    """The rows that a ``MATCH … RETURN …`` gives, by the names of its columns.

    Each type is a label and each relation a relationship type, named as in the ontology; ``aliases`` and ``sources``
    are lists. Raises UsageError for a query that ladybug does not take or that would change something, and where
    ``kg[cypher]`` is not installed.
    """
    if refused := _REFUSED.search(_QUOTED.sub("''", query)):
        remedy = "写成 write: MATCH … RETURN …"
        raise UsageError(f"只能查询 a query may only read: {refused[0]}\n  remedy: {remedy}")
    ladybug = needed("ladybug", "cypher")
    connection = ladybug.Connection(ladybug.Database(":memory:"))
    for statement, table in _tables(open_graph(graph)):
        connection.execute(statement, {"rows": table} if table is not None else None)
    try:
        result = connection.execute(query)
    except RuntimeError as error:
        remedy = "看 kg schema DIR 有哪些标签和属性 see kg schema DIR for labels and properties"
        raise UsageError(f"Cypher 有误 not understood: {error}\n  remedy: {remedy}") from error
    names = result.get_column_names()
    return [{name: _plain(value) for name, value in zip(names, row, strict=True)} for row in result.get_all()]


def _plain(value: Any) -> Any:
    """A node or an edge without ladybug's own marks and without what it lacks."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items() if not name.startswith("_") and one is not None}
    return [_plain(one) for one in value] if isinstance(value, list) else value


def _tables(graph: nx.MultiDiGraph) -> Iterable[tuple[str, pa.Table | None]]:
    """The statements that make the graph, with the rows that each copies."""
    nodes: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for node, data in graph.nodes(data=True):
        nodes[str(data.get("type", "")) or "Node"].append({"id": node, **_lists(data)})
    label_of = {row["id"]: label for label, rows in nodes.items() for row in rows}
    edges: defaultdict[str, defaultdict[tuple[str, str], list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for source, target, key, data in graph.edges(keys=True, data=True):
        row = {"from": source, "to": target, "key": str(key), **_lists(data)}
        edges[str(data.get("relation", "")) or "related"][label_of[source], label_of[target]].append(row)
    for label, rows in nodes.items():
        columns = _columns(rows)
        yield f"CREATE NODE TABLE `{label}`({_declared(columns)}, PRIMARY KEY(id))", None
        yield f"COPY `{label}` FROM $rows", _table(rows, columns)
    for relation, pairs in edges.items():
        columns = _columns([row for rows in pairs.values() for row in rows])
        own = {name: kind for name, kind in columns.items() if name not in ("from", "to")}
        ends = ", ".join(f"FROM `{source}` TO `{target}`" for source, target in pairs)
        yield f"CREATE REL TABLE `{relation}`({ends}, {_declared(own)})", None
        for (source, target), rows in pairs.items():
            yield f"COPY `{relation}` FROM $rows (from='{source}', to='{target}')", _table(rows, columns)


def _lists(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: parts(value) if name in _LISTS else value for name, value in data.items()}


def _columns(rows: Sequence[Mapping[str, Any]]) -> Columns:
    """The columns of the rows; ints among floats are floats, and other types that differ are text."""
    found: Columns = {}
    for row in rows:
        for name, value in row.items():
            kind = type(value)
            former = found.setdefault(name, kind)
            if former is not kind:
                found[name] = float if {former, kind} == {int, float} else str
    return found


def _declared(columns: Columns) -> str:
    return ", ".join(f"`{name}` {_TYPES[kind][0]}" for name, kind in columns.items())


def _table(rows: Sequence[Mapping[str, Any]], columns: Columns) -> pa.Table:
    arrays = {
        name: pa.array([None if (value := row.get(name)) is None else kind(value) for row in rows], _TYPES[kind][1])
        for name, kind in columns.items()
    }
    return pa.table(arrays)
