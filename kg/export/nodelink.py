"""Node-link JSON, one node or edge a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from pathlib import Path
from typing import Any

from kg.errors import ExportError
from kg.export.columns import Kind, columns
from kg.export.jsontext import dumped
from kg.export.registry import Bundle, register


@register("json", ("graph.json",), "networkx.node_link_graph, D3, JavaScript", alone=True)
def write_json(folder: Path, bundle: Bundle) -> None:
    """Writes ``graph.json`` as ``networkx.node_link_graph(data, edges="edges")`` reads it."""
    nodes = ({**data, "id": node} for node, data in bundle.nodes())
    links = (
        {**data, "source": source, "target": target, "key": edge_id}
        for edge_id, _, source, target, data in bundle.edges()
    )
    about = next(_lines([bundle.about], columns([bundle.about])))
    with (folder / "graph.json").open("wb") as out:
        out.write(b'{"directed":true,"multigraph":true,"graph":%b,\n"nodes":[' % about.strip())
        out.writelines(_lines(nodes, bundle.node_columns))
        out.write(b'],\n"edges":[')
        out.writelines(_lines(links, bundle.edge_columns))
        out.write(b"]}\n")


def _lines(rows: Iterable[Mapping[str, Any]], kinds: Mapping[str, Kind]) -> Iterator[bytes]:
    numbers = [name for name, kind in kinds.items() if kind in ("float", "mixed")]
    start = b"\n"
    for row in rows:
        if not all(isfinite(row[name]) for name in numbers if name in row):
            raise ExportError(f"数值无法写入 JSON a number that JSON has no word for: {row}")
        yield start + dumped(row)
        start = b",\n"
