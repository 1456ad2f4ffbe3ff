"""CSV after the conventions of Gephi's spreadsheet import."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.export.cells import Cells, inert
from kg.export.columns import Attributes, Edge, weight
from kg.export.registry import Bundle, register

_GEPHI_EDGE = ("Source", "Target", "Type", "Id", "Label", "Weight")


@register("csv", ("nodes.csv", "edges.csv"), "Excel, Gephi, pandas")
def write_csv(folder: Path, bundle: Bundle) -> None:
    """Writes ``nodes.csv`` and ``edges.csv``: UTF-8 with a byte order mark, without which Excel garbles Chinese.

    Text that a spreadsheet would run as a formula stands behind an apostrophe.
    """
    node_cells = {name: Cells(kind, inert) for name, kind in bundle.node_columns.items() if name != "label"}
    nodes = ([inert(node), inert(data.get("label", "")), *_values(data, node_cells)] for node, data in bundle.nodes)
    _write(folder / "nodes.csv", ("Id", "Label", *node_cells), nodes)
    edge_cells = {
        name: Cells(kind, inert) for name, kind in bundle.edge_columns.items() if name not in ("label", "weight")
    }
    _write(folder / "edges.csv", (*_GEPHI_EDGE, *edge_cells), _edge_rows(bundle.each_edge(), edge_cells))


def _edge_rows(edges: Iterable[Edge], cells: Mapping[str, Cells]) -> Iterator[list[Any]]:
    text = Cells("text", inert)
    for edge_id, _, source, target, data in edges:
        label = inert(data.get("label", ""))
        yield [text[source], text[target], "Directed", inert(edge_id), label, weight(data), *_values(data, cells)]


def _values(data: Attributes, cells: Mapping[str, Cells]) -> list[Any]:
    return [column[data.get(name, "")] for name, column in cells.items()]


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    # The codec "utf-8-sig" is written in Python: ten times as slow.
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write("\ufeff")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
