"""GEXF 1.3, written as a stream of strings."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kg.export.aggregate import aggregated
from kg.export.cells import Cells
from kg.export.colours import colour_of, rgb
from kg.export.columns import LISTS, SEPARATOR, TYPE_NAMES, Kind, weight
from kg.export.layout import Point
from kg.export.registry import Bundle, open_text, register
from kg.export.rows import Rows
from kg.export.xmltext import XML, escape, renders, safe
from kg.text.times import Times

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
"""
# GEXF has attributes of its own for these; a second one of that name confuses its readers.
_OWN = {"node": frozenset({"label"}), "edge": frozenset({"label", "weight"})}
SMALLEST, GROWTH = 10.0, 5.0
# The attributes for a first and a last day, by whether there is one.
_TIMED = {
    (False, False): "",
    (True, False): ' start="%s"',
    (False, True): ' end="%s"',
    (True, True): ' start="%s" end="%s"',
}


@register("gexf", ("graph.gexf",), "Gephi, Gephi Lite, networkx, Cosmograph", alone=True)
def write_gexf(folder: Path, bundle: Bundle) -> None:
    """Writes ``graph.gexf``: nodes coloured by type, placed and sized, parallel edges apart by ``kind``, with dates."""
    _write(folder / "graph.gexf", bundle, bundle.discs.points)


@register("gexf-aggregated", ("graph-aggregated.gexf",), "Gephi, Gephi Lite, Cosmograph", default=False)
def write_aggregated(folder: Path, bundle: Bundle) -> None:
    """Writes ``graph-aggregated.gexf``: one edge for each pair, weighed by how many sentences say it."""
    one = Bundle(aggregated(bundle.graph), bundle.ontology)
    _write(folder / "graph-aggregated.gexf", one, bundle.discs.points)


def _write(path: Path, bundle: Bundle, places: Mapping[str, Point]) -> None:
    times = bundle.times
    mode = 'mode="dynamic" timeformat="date" timerepresentation="interval"' if times else 'mode="static"'
    with open_text(path) as out:
        out.write(_HEAD)
        out.write(f'<graph {mode} defaultedgetype="directed">\n')
        out.writelines(_declared("node", bundle.node_columns))
        out.writelines(_declared("edge", bundle.edge_columns))
        out.write("<nodes>\n")
        out.writelines(_nodes(bundle, times, places))
        out.write("</nodes>\n<edges>\n")
        out.writelines(_edges(bundle, times))
        out.write("</edges>\n</graph>\n</gexf>\n")


def _nodes(bundle: Bundle, times: Times, places: Mapping[str, Point]) -> Iterator[str]:
    degrees, kinds = bundle.degrees, bundle.node_columns
    head, looks = '<node id="%s" label="%s"', '<viz:color r="%s" g="%s" b="%s"/><viz:size value="%s"/>'
    where = '<viz:position x="%s" y="%s" z="0.0"/>'
    rows = {timed: _rows("node", head + timed + ">" + looks + where, kinds, "</node>\n") for timed in _TIMED.values()}
    for node, data in bundle.nodes():
        x, y = places[node]
        size = f"{SMALLEST + GROWTH * math.sqrt(degrees[str(node)]):.1f}"
        look = (*map(str, rgb(colour_of(data, bundle.ontology))), size, str(x), str(-y))
        start, end = times.node(node)
        timed = _TIMED[bool(start), bool(end)]
        yield rows[timed](data, str(node), str(data.get("label", node)), *filter(None, (start, end)), *look)


def _edges(bundle: Bundle, times: Times) -> Iterator[str]:
    head = '<edge id="%s" source="%s" target="%s" kind="%s" label="%s" weight="%s"'
    rows = {timed: _rows("edge", f"{head}{timed}>", bundle.edge_columns, "</edge>\n") for timed in _TIMED.values()}
    for (edge_id, kind, source, target, data), (start, end) in zip(bundle.edges(), times.edges, strict=True):
        told = kind, data.get("label", ""), weight(data), *filter(None, (start, end))
        yield rows[_TIMED[bool(start), bool(end)]](data, edge_id, source, target, *told)


def _declared(owner: str, kinds: Mapping[str, Kind]) -> Iterator[str]:
    yield f'<attributes class="{owner}" mode="static">\n'
    for index, (name, kind) in enumerate(kinds.items()):
        if name not in _OWN[owner]:
            kept = "liststring" if name in LISTS else TYPE_NAMES[kind]
            yield f'<attribute id="{index}" title="{escape(safe(owner, name))}" type="{kept}"/>\n'
    yield "</attributes>\n"


def _rows(owner: str, head: str, kinds: Mapping[str, Kind], tail: str) -> Rows:
    frames = {
        name: ("", "") if name in LISTS else (f'<attvalue for="{index}" value="', '"/>')
        for index, name in enumerate(kinds)
        if name not in _OWN[owner]
    }
    if frames:
        head, tail = f"{head}<attvalues>", f"</attvalues>{tail}"
    lists = {name: _list(index) for index, name in enumerate(kinds) if name in LISTS}
    return Rows(head, kinds, frames, tail, renders(kinds) | lists, XML)


def _list(key: int) -> Callable[[str], str]:
    """A list as Gephi and Gephi Lite read it: texts in quotation marks between brackets; none where it is empty."""

    def render(value: str) -> str:
        listed = escape(json.dumps(value.split(SEPARATOR), ensure_ascii=False))
        return f'<attvalue for="{key}" value="{listed}"/>' if value else ""

    return Cells("text", render).__getitem__
