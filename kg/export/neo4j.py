"""Neo4j: the files of ``neo4j-admin database import``, and the same as Cypher statements."""

from __future__ import annotations

import csv
import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.export.columns import LISTS, SEPARATOR, TYPE_NAMES, Attributes, Kind
from kg.export.registry import Bundle, open_text, register

_PLAIN = re.compile(r"[A-Za-z_]\w*", re.ASCII)


@register(
    "neo4j",
    ("neo4j-nodes.csv", "neo4j-relationships.csv"),
    'neo4j-admin database import (--array-delimiter="|")',
    default=False,
)
def write_neo4j(folder: Path, bundle: Bundle) -> None:
    """Writes ``neo4j-nodes.csv`` and ``neo4j-relationships.csv`` with typed headers; lists are joined by ``|``."""
    nodes, edges = bundle.node_columns, bundle.edge_columns
    with open_text(folder / "neo4j-nodes.csv") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["id:ID", *_headers(nodes), ":LABEL"])
        for node, data in bundle.nodes():
            writer.writerow([node, *_values(data, nodes), data.get("type", "")])
    with open_text(folder / "neo4j-relationships.csv") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([":START_ID", ":END_ID", ":TYPE", "key:string", *_headers(edges)])
        for key, _, source, target, data in bundle.edges():
            writer.writerow([source, target, data.get("relation", ""), key, *_values(data, edges)])


@register("cypher", ("graph.cypher",), "Neo4j (cypher-shell), Memgraph", default=False)
def write_cypher(folder: Path, bundle: Bundle) -> None:
    """Writes ``graph.cypher``: one ``CREATE`` a node and an edge, and for each type a constraint that finds its ids."""
    labels = {node: _name(str(data.get("type", "")) or "Node") for node, data in bundle.nodes()}
    with open_text(folder / "graph.cypher") as out:
        for label in sorted(set(labels.values())):
            out.write(f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE;\n")
        for node, data in bundle.nodes():
            out.write(f"CREATE (:{labels[node]} {_map({'id': node, **data})});\n")
        for key, _, source, target, data in bundle.edges():
            ends = (f"({end}:{labels[node]} {{id: {_text(node)}}})" for end, node in (("a", source), ("b", target)))
            relation = _name(str(data.get("relation", "")) or "related")
            out.write(f"MATCH {', '.join(ends)} CREATE (a)-[:{relation} {_map({'key': key, **data})}]->(b);\n")


def _headers(kinds: Mapping[str, Kind]) -> Iterator[str]:
    return (f"{name}:{'string[]' if name in LISTS else TYPE_NAMES[kind]}" for name, kind in kinds.items())


def _values(data: Attributes, names: Iterable[str]) -> Iterator[Any]:
    for name in names:
        value = data.get(name, "")
        yield str(value).lower() if isinstance(value, bool) else value


def _map(data: Attributes) -> str:
    pairs = (f"{_name(name)}: {_literal(name, value)}" for name, value in data.items() if value != "")
    return f"{{{', '.join(pairs)}}}"


def _literal(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value) if math.isfinite(value) else "null"
    if name in LISTS:
        return f"[{', '.join(map(_text, str(value).split(SEPARATOR)))}]"
    return _text(str(value))


def _text(value: str) -> str:
    """A Cypher string: JSON's escapes are Cypher's, but for characters that need no escape at all."""
    return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028")


def _name(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else f"`{name.replace('`', '``')}`"
