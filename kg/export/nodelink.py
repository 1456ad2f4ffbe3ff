"""Node-link JSON, one node or edge a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.errors import ExportError
from kg.export.columns import edge_columns, edges, node_columns
from kg.export.registry import Bundle, open_text, register


@register("json", ("graph.json",), "networkx.node_link_graph, D3, JavaScript")
def write_json(folder: Path, bundle: Bundle) -> None:
    """Writes ``graph.json`` as ``networkx.node_link_graph(data, edges="edges")`` reads it."""
    graph = bundle.graph
    node_columns(graph)
    edge_columns(graph)
    nodes = ({**data, "id": node} for node, data in graph.nodes(data=True))
    links = (
        {**data, "source": source, "target": target, "key": edge_id}
        for edge_id, _, source, target, data in edges(graph)
    )
    with open_text(folder / "graph.json") as out:
        out.write(f'{{"directed": true, "multigraph": true, "graph": {_dump(graph.graph)},\n"nodes": [')
        out.writelines(_lines(nodes))
        out.write('],\n"edges": [')
        out.writelines(_lines(links))
        out.write("]}\n")


def _lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for index, row in enumerate(rows):
        yield f"{',' if index else ''}\n{_dump(row)}"


def _dump(row: Mapping[str, Any]) -> str:
    try:
        return json.dumps(row, ensure_ascii=False, allow_nan=False)
    except ValueError as error:
        raise ExportError(f"数值无法写入 JSON a number that JSON has no word for: {row}") from error
