"""GraphML, written as a stream of strings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.export.columns import Attributes, Kind, columns, edge_columns, edges, node_columns
from kg.export.registry import Bundle, open_text, register
from kg.export.xmltext import escape, written

_TYPES: Mapping[Kind, str] = {"text": "string", "int": "long", "float": "double", "bool": "boolean"}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
# The id and type of each attribute, by name.
_Keys = Mapping[str, tuple[str, Kind]]


@register("graphml", ("graph.graphml",), "Gephi, igraph, networkx, Cytoscape, yEd")
def write_graphml(folder: Path, bundle: Bundle) -> None:
    """Writes ``graph.graphml``: typed keys, the edges' keys as their ids."""
    graph = bundle.graph
    keys = {
        "graph": _keys("g", columns([graph.graph])),
        "node": _keys("n", node_columns(graph)),
        "edge": _keys("e", edge_columns(graph)),
    }
    with open_text(folder / "graph.graphml") as out:
        out.write(_HEAD)
        for owner, ids in keys.items():
            out.writelines(_declared(owner, ids))
        out.write(f'<graph edgedefault="directed">{_data(graph.graph, keys["graph"])}\n')
        for node, data in graph.nodes(data=True):
            out.write(f'<node id="{escape(str(node))}">{_data(data, keys["node"])}</node>\n')
        for edge_id, _, source, target, data in edges(graph):
            ends = f'source="{escape(source)}" target="{escape(target)}"'
            out.write(f'<edge id="{escape(edge_id)}" {ends}>{_data(data, keys["edge"])}</edge>\n')
        out.write("</graph>\n</graphml>\n")


def _keys(prefix: str, kinds: Mapping[str, Kind]) -> _Keys:
    return {name: (f"{prefix}{index}", kind) for index, (name, kind) in enumerate(kinds.items())}


def _declared(owner: str, keys: _Keys) -> Iterator[str]:
    for name, (key, kind) in keys.items():
        yield f'<key id="{key}" for="{owner}" attr.name="{escape(name)}" attr.type="{_TYPES[kind]}"/>\n'


def _data(data: Attributes, keys: _Keys) -> str:
    return "".join(
        f'<data key="{keys[name][0]}">{written(value, keys[name][1])}</data>' for name, value in data.items()
    )
