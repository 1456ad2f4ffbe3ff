"""CSV after the conventions of Gephi's spreadsheet import."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.export.columns import edge_columns, edges, node_columns, weight
from kg.export.registry import Bundle, register

# A cell that begins so is a formula to a spreadsheet: a document must not run anything.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_GEPHI_EDGE = ("Source", "Target", "Type", "Id", "Label", "Weight")


@register("csv", ("nodes.csv", "edges.csv"), "Excel, Gephi, pandas")
def write_csv(folder: Path, bundle: Bundle) -> None:
    """Writes ``nodes.csv`` and ``edges.csv``: UTF-8 with a byte order mark, without which Excel garbles Chinese.

    Text that a spreadsheet would run as a formula stands behind an apostrophe.
    """
    graph = bundle.graph
    own = [name for name in node_columns(graph) if name != "label"]
    nodes = (
        [node, data.get("label", ""), *(data.get(name, "") for name in own)] for node, data in graph.nodes(data=True)
    )
    _write(folder / "nodes.csv", ("Id", "Label", *own), nodes)
    own_edge = [name for name in edge_columns(graph) if name not in ("label", "weight")]
    _write(folder / "edges.csv", (*_GEPHI_EDGE, *own_edge), (_edge_row(edge, own_edge) for edge in edges(graph)))


def _edge_row(edge: tuple[str, str, str, str, Mapping[str, Any]], own: Sequence[str]) -> list[Any]:
    edge_id, _, source, target, data = edge
    row = [source, target, "Directed", edge_id, data.get("label", ""), weight(data)]
    return row + [data.get(name, "") for name in own]


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
