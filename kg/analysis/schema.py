"""What can be asked for: the tables and their columns, the types and relations of a graph with their attributes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import networkx as nx
import pyarrow as pa
import pyarrow.parquet as pq

from kg.analysis.files import GraphLike, open_graph
from kg.errors import damaged


@dataclass(frozen=True, slots=True)
class Item:
    """A table, a label (node type) or a relationship (relation), how many there are, its columns or attributes.

    ``joins`` are the types that a relationship leads from and to.
    """

    kind: Literal["table", "label", "relationship"]
    name: str
    zh: str
    count: int
    columns: str
    joins: str = ""


def schema(graph: GraphLike) -> list[Item]:
    """The tables of a built folder (for SQL), the labels and relationships of the graph (for Cypher)."""
    tables = [] if isinstance(graph, nx.Graph) else sorted(Path(graph).glob("*.parquet"))
    return [*map(_table, tables), *_graph(open_graph(graph))]


def _table(path: Path) -> Item:
    try:
        with pq.ParquetFile(path) as file:
            fields, count = file.schema_arrow, file.metadata.num_rows
    except (OSError, pa.ArrowException) as error:
        raise damaged("数据表无法读取 table", path, error) from error
    return Item("table", path.stem, "", count, ", ".join(f"{field.name} {_type(field.type)}" for field in fields))


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
