"""GEXF 1.3, written as a stream of strings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.export.cells import Cells
from kg.export.colours import colour_of, rgb
from kg.export.columns import Attributes, Edge, Kind, weight
from kg.export.registry import Bundle, open_text, register
from kg.export.xmltext import escape, written

_TYPES: Mapping[Kind, str] = {"text": "string", "int": "long", "float": "double", "mixed": "double", "bool": "boolean"}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<graph mode="static" defaultedgetype="directed">
"""
# GEXF has attributes of its own for these; a second one of that name confuses its readers.
_OWN = frozenset({"label", "weight"})
_Keys = Mapping[str, tuple[int, Kind]]
_Columns = Mapping[str, Cells]


@register("gexf", ("graph.gexf",), "Gephi, Gephi Lite, networkx, Cosmograph")
def write_gexf(folder: Path, bundle: Bundle) -> None:
    """Writes ``graph.gexf``: nodes coloured by type, parallel edges apart by ``kind``, support as weight."""
    node_keys, edge_keys = _keys(bundle.node_columns), _keys(bundle.edge_columns)
    with open_text(folder / "graph.gexf") as out:
        out.write(_HEAD)
        out.writelines(_declared("node", node_keys))
        out.writelines(_declared("edge", edge_keys))
        out.write("<nodes>\n")
        out.writelines(_nodes(bundle, _columns(node_keys)))
        out.write("</nodes>\n<edges>\n")
        out.writelines(_edges(bundle.edges, _columns(edge_keys)))
        out.write("</edges>\n</graph>\n</gexf>\n")


def _nodes(bundle: Bundle, cells: _Columns) -> Iterator[str]:
    for node, data in bundle.nodes:
        red, green, blue = rgb(colour_of(data, bundle.ontology))
        colour = f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
        name = f'id="{escape(str(node))}" label="{escape(str(data.get("label", node)))}"'
        yield f"<node {name}>{_values(data, cells)}{colour}</node>\n"


def _edges(edges: Iterable[Edge], cells: _Columns) -> Iterator[str]:
    text = Cells("text", escape)
    for edge_id, kind, source, target, data in edges:
        ends = f'id="{escape(edge_id)}" source="{text[source]}" target="{text[target]}"'
        told = f'kind="{text[kind]}" label="{text[str(data.get("label", ""))]}" weight="{weight(data)!r}"'
        yield f"<edge {ends} {told}>{_values(data, cells)}</edge>\n"


def _keys(kinds: Mapping[str, Kind]) -> _Keys:
    return {name: (index, kind) for index, (name, kind) in enumerate(kinds.items()) if name not in _OWN}


def _declared(owner: str, keys: _Keys) -> Iterator[str]:
    yield f'<attributes class="{owner}" mode="static">\n'
    for name, (key, kind) in keys.items():
        yield f'<attribute id="{key}" title="{escape(name)}" type="{_TYPES[kind]}"/>\n'
    yield "</attributes>\n"


def _columns(keys: _Keys) -> _Columns:
    return {name: _column(key, kind) for name, (key, kind) in keys.items()}


def _column(key: int, kind: Kind) -> Cells:
    return Cells(kind, lambda value: f'<attvalue for="{key}" value="{written(value, kind)}"/>')


def _values(data: Attributes, cells: _Columns) -> str:
    given = "".join([cells[name][value] for name, value in data.items() if name in cells])
    return f"<attvalues>{given}</attvalues>" if given else ""
