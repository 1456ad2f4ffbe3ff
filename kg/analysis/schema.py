"""What can be asked for: tables, their view, types and relations of a graph, with their columns or attributes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import networkx as nx

from kg.analysis.files import GraphLike, open_graph
from kg.analysis.sql import FACTS, FACTS_COLUMNS, FACTS_TABLES
from kg.analysis.tables import TABLES, opened, table_file


@dataclass(frozen=True, slots=True)
class Item:
    """A table or view, a label (node type) or a relationship (relation), how many there are, its columns or attributes.

    ``joins`` are the types that a relationship leads from and to.
    """

    kind: Literal["table", "view", "label", "relationship"]
    name: str
    zh: str
    count: int
    columns: str
    joins: str = ""


def schema(graph: GraphLike) -> list[Item]:
    """The tables of a built folder and their view (for SQL), the labels and relationships of the graph (for Cypher).

    Raises UsageError where the graph or a table cannot be read.
    """
    tables = [] if isinstance(graph, nx.Graph) else _tables(Path(graph))
    return [*tables, *_graph(open_graph(graph))]


def _tables(folder: Path) -> Iterable[Item]:
    paths = {name: table_file(folder, name) for name in TABLES}
    found = {name: _columns(path) for name, path in paths.items() if path.is_file()}
    for name, (columns, count) in found.items():
        yield _listing("table", name, columns, count)
    if set(FACTS_TABLES.values()) <= set(found):
        ends = {name: of.split(".") for name, of in FACTS_COLUMNS.items()}
        columns = {name: found[FACTS_TABLES[table]][0][column] for name, (table, column) in ends.items()}
        yield _listing("view", FACTS, columns, found["claims"][1])


def _columns(path: Path) -> tuple[dict[str, str], int]:
    """The columns of a table with their types, and the number of its rows."""
    with opened(path) as file:
        return {field.name: _type(field.type) for field in file.schema_arrow}, file.metadata.num_rows


def _listing(kind: Literal["table", "view"], name: str, columns: Mapping[str, str], count: int) -> Item:
    return Item(kind, name, "", count, ", ".join(f"{column} {told}" for column, told in columns.items()))


def _type(kind: Any) -> str:
    plain = {"string": "text", "int64": "integer", "double": "double", "bool": "boolean"}
    return plain.get(str(kind), "list")


def _graph(graph: nx.MultiDiGraph) -> Iterable[Item]:
    nodes = [(str(data.get("type", "")), str(data.get("type_zh", "")), data) for _, data in graph.nodes(data=True)]
    edges = [(str(data.get("relation", "")), str(data.get("label", "")), data) for *_, data in graph.edges(data=True)]
    joins: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for source, target, relation in graph.edges(data="relation"):
        joins[str(relation)][f"{graph.nodes[source].get('type', '')}→{graph.nodes[target].get('type', '')}"] += 1
    yield from _items("label", nodes, {})
    yield from _items("relationship", edges, {name: _listed(found) for name, found in joins.items()})


def _listed(found: Counter[str]) -> str:
    return ", ".join(name for name, _ in sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _items(
    kind: Literal["label", "relationship"], rows: Iterable[tuple[str, str, Mapping[str, Any]]], joins: Mapping[str, str]
) -> Iterable[Item]:
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    columns: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for name, zh, data in rows:
        counts[name] += 1
        names[name] = zh
        columns[name].update(dict.fromkeys(data))
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield Item(kind, name, names[name], count, ", ".join(columns[name]), joins.get(name, ""))
