"""GraphML, written as a stream of strings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.export.aggregate import aggregated
from kg.export.columns import TYPE_NAMES, Edge, Kind, columns, weight
from kg.export.registry import Bundle, open_text, register
from kg.export.rows import Rows
from kg.export.xmltext import XML, escape, renders, safe

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
# What Gephi and others take from attributes of these names.
_KIND = '<key id="kind" for="edge" attr.name="kind" attr.type="string"/>\n'
_WEIGHT = '<key id="weight" for="edge" attr.name="weight" attr.type="double"/>\n'


@register("graphml", ("graph.graphml",), "Gephi, igraph, networkx, Cytoscape, yEd", alone=True)
def write_graphml(folder: Path, bundle: Bundle) -> None:
    """Writes ``graph.graphml``: typed keys, the edges' keys as their ids, ``kind`` and ``weight`` for Gephi."""
    _write(folder / "graph.graphml", bundle)


@register("graphml-aggregated", ("graph-aggregated.graphml",), "Gephi, igraph, yEd", default=False)
def write_aggregated(folder: Path, bundle: Bundle) -> None:
    """Writes ``graph-aggregated.graphml``: one edge for each pair, weighed by how many sentences say it."""
    _write(folder / "graph-aggregated.graphml", Bundle(aggregated(bundle.graph), bundle.ontology))


def _write(path: Path, bundle: Bundle) -> None:
    about = bundle.about
    kinds = {"graph": columns([about]), "node": bundle.node_columns, "edge": bundle.edge_columns}
    nodes = _rows("node", '<node id="%s">', kinds["node"], "</node>\n")
    with open_text(path) as out:
        out.write(_HEAD)
        for owner, found in kinds.items():
            out.writelines(_declared(owner, found))
        out.write(_KIND if "weight" in kinds["edge"] else _KIND + _WEIGHT)
        out.write(_rows("graph", '<graph edgedefault="directed">', kinds["graph"], "\n")(about))
        out.writelines(nodes(data, str(node)) for node, data in bundle.nodes())
        out.writelines(_edges(bundle.edges(), kinds["edge"]))
        out.write("</graph>\n</graphml>\n")


def _edges(edges: Iterable[Edge], kinds: Mapping[str, Kind]) -> Iterator[str]:
    told = '<data key="kind">%s</data>'
    if "weight" not in kinds:
        told += '<data key="weight">%s</data>'
    rows = _rows("edge", f'<edge id="%s" source="%s" target="%s">{told}', kinds, "</edge>\n")
    for edge_id, kind, source, target, data in edges:
        yield rows(data, edge_id, source, target, kind, *([] if "weight" in kinds else [weight(data)]))


def _declared(owner: str, kinds: Mapping[str, Kind]) -> Iterator[str]:
    for index, (name, kind) in enumerate(kinds.items()):
        key, shown = f"{owner[0]}{index}", escape(safe(owner, name))
        yield f'<key id="{key}" for="{owner}" attr.name="{shown}" attr.type="{TYPE_NAMES[kind]}"/>\n'


def _rows(owner: str, head: str, kinds: Mapping[str, Kind], tail: str) -> Rows:
    frames = {name: (f'<data key="{owner[0]}{index}">', "</data>") for index, name in enumerate(kinds)}
    return Rows(head, kinds, frames, tail, renders(kinds), XML)
