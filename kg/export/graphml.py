"""GraphML, written as a stream of strings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.export.cells import Cells
from kg.export.columns import Attributes, Edge, Kind, columns
from kg.export.registry import Bundle, open_text, register
from kg.export.xmltext import escape, written

_TYPES: Mapping[Kind, str] = {"text": "string", "int": "long", "float": "double", "mixed": "double", "bool": "boolean"}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
# The id and type of each attribute, by name.
_Keys = Mapping[str, tuple[str, Kind]]
_Columns = Mapping[str, Cells]


@register("graphml", ("graph.graphml",), "Gephi, igraph, networkx, Cytoscape, yEd")
def write_graphml(folder: Path, bundle: Bundle) -> None:
    """Writes ``graph.graphml``: typed keys, the edges' keys as their ids."""
    graph = bundle.graph
    keys = {
        "graph": _keys("g", columns([graph.graph])),
        "node": _keys("n", bundle.node_columns),
        "edge": _keys("e", bundle.edge_columns),
    }
    cells = {owner: {name: _column(*key) for name, key in ids.items()} for owner, ids in keys.items()}
    with open_text(folder / "graph.graphml") as out:
        out.write(_HEAD)
        for owner, ids in keys.items():
            out.writelines(_declared(owner, ids))
        out.write(f'<graph edgedefault="directed">{_data(graph.graph, cells["graph"])}\n')
        for node, data in bundle.nodes:
            out.write(f'<node id="{escape(str(node))}">{_data(data, cells["node"])}</node>\n')
        out.writelines(_edges(bundle.edges, cells["edge"]))
        out.write("</graph>\n</graphml>\n")


def _edges(edges: Iterable[Edge], cells: _Columns) -> Iterator[str]:
    ids = Cells("text", escape)
    for edge_id, _, source, target, data in edges:
        ends = f'source="{ids[source]}" target="{ids[target]}"'
        yield f'<edge id="{escape(edge_id)}" {ends}>{_data(data, cells)}</edge>\n'


def _keys(prefix: str, kinds: Mapping[str, Kind]) -> _Keys:
    return {name: (f"{prefix}{index}", kind) for index, (name, kind) in enumerate(kinds.items())}


def _declared(owner: str, keys: _Keys) -> Iterator[str]:
    for name, (key, kind) in keys.items():
        yield f'<key id="{key}" for="{owner}" attr.name="{escape(name)}" attr.type="{_TYPES[kind]}"/>\n'


def _column(key: str, kind: Kind) -> Cells:
    return Cells(kind, lambda value: f'<data key="{key}">{written(value, kind)}</data>')


def _data(data: Attributes, cells: _Columns) -> str:
    return "".join([cells[name][value] for name, value in data.items()])
