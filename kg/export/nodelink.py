"""Node-link JSON, one node or edge a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.errors import ExportError
from kg.export.cells import Cells
from kg.export.columns import Kind
from kg.export.registry import Bundle, open_text, register

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


@register("json", ("graph.json",), "networkx.node_link_graph, D3, JavaScript")
def write_json(folder: Path, bundle: Bundle) -> None:
    """Writes ``graph.json`` as ``networkx.node_link_graph(data, edges="edges")`` reads it."""
    nodes = ({**data, "id": node} for node, data in bundle.nodes)
    links = (
        {**data, "source": source, "target": target, "key": edge_id}
        for edge_id, _, source, target, data in bundle.each_edge()
    )
    with open_text(folder / "graph.json") as out:
        out.write(f'{{"directed": true, "multigraph": true, "graph": {_dump(bundle.graph.graph)},\n"nodes": [')
        out.writelines(_lines(nodes, {**bundle.node_columns, "id": "text"}))
        out.write('],\n"edges": [')
        out.writelines(_lines(links, {**bundle.edge_columns, "source": "text", "target": "text", "key": "text"}))
        out.write("]}\n")


def _lines(rows: Iterable[Mapping[str, Any]], kinds: Mapping[str, Kind]) -> Iterator[str]:
    cells = {name: _column(name, kind) for name, kind in kinds.items()}
    start = "\n"
    for row in rows:
        try:
            line = ", ".join([cells[name][value] for name, value in row.items()])
        except ValueError as error:
            raise _unwritable(row) from error
        yield f"{start}{{{line}}}"
        start = ",\n"


def _column(name: str, kind: Kind) -> Cells:
    start = _ENCODER.encode({name: 0})[1:-2]
    return Cells(kind, lambda value: start + _ENCODER.encode(value))


def _dump(row: Mapping[str, Any]) -> str:
    try:
        return _ENCODER.encode(row)
    except ValueError as error:
        raise _unwritable(row) from error


def _unwritable(row: Mapping[str, Any]) -> ExportError:
    return ExportError(f"数值无法写入 JSON a number that JSON has no word for: {row}")
