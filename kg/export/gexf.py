"""GEXF 1.3, written as a stream of strings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.export.colours import colour_of, rgb
from kg.export.columns import Attributes, Kind, edge_columns, edges, node_columns, weight
from kg.export.registry import Bundle, open_text, register
from kg.export.xmltext import escape, written

_TYPES: Mapping[Kind, str] = {"text": "string", "int": "long", "float": "double", "bool": "boolean"}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<graph mode="static" defaultedgetype="directed">
"""
# GEXF has attributes of its own for these; a second one of that name confuses its readers.
_OWN = frozenset({"label", "weight"})
_Keys = Mapping[str, tuple[int, Kind]]


@register("gexf", ("graph.gexf",), "Gephi, Gephi Lite, networkx, Cosmograph")
def write_gexf(folder: Path, bundle: Bundle) -> None:
    """Writes ``graph.gexf``: nodes coloured by type, parallel edges apart by ``kind``, support as weight."""
    graph = bundle.graph
    node_keys, edge_keys = _keys(node_columns(graph)), _keys(edge_columns(graph))
    with open_text(folder / "graph.gexf") as out:
        out.write(_HEAD)
        out.writelines(_declared("node", node_keys))
        out.writelines(_declared("edge", edge_keys))
        out.write("<nodes>\n")
        for node, data in graph.nodes(data=True):
            red, green, blue = rgb(colour_of(data, bundle.ontology))
            colour = f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
            name = f'id="{escape(str(node))}" label="{escape(str(data.get("label", node)))}"'
            out.write(f"<node {name}>{_values(data, node_keys)}{colour}</node>\n")
        out.write("</nodes>\n<edges>\n")
        for edge_id, kind, source, target, data in edges(graph):
            ends = f'id="{escape(edge_id)}" source="{escape(source)}" target="{escape(target)}"'
            told = f'kind="{escape(kind)}" label="{escape(str(data.get("label", "")))}" weight="{weight(data)!r}"'
            out.write(f"<edge {ends} {told}>{_values(data, edge_keys)}</edge>\n")
        out.write("</edges>\n</graph>\n</gexf>\n")


def _keys(kinds: Mapping[str, Kind]) -> _Keys:
    return {name: (index, kind) for index, (name, kind) in enumerate(kinds.items()) if name not in _OWN}


def _declared(owner: str, keys: _Keys) -> Iterator[str]:
    yield f'<attributes class="{owner}" mode="static">\n'
    for name, (key, kind) in keys.items():
        yield f'<attribute id="{key}" title="{escape(name)}" type="{_TYPES[kind]}"/>\n'
    yield "</attributes>\n"


def _values(data: Attributes, keys: _Keys) -> str:
    given = "".join(
        f'<attvalue for="{keys[name][0]}" value="{written(value, keys[name][1])}"/>'
        for name, value in data.items()
        if name in keys
    )
    return f"<attvalues>{given}</attvalues>" if given else ""
