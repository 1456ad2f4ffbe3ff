"""The graph as pyvis holds it for vis-network: what is drawn, and how."""

from __future__ import annotations

import json
import math
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import Any

import networkx as nx

from kg.export.colours import UNKNOWN
from kg.export.layout import positions
from kg.export.registry import Bundle

LABEL_CELLS = 24
FONT = 14
FACE = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif"
# Above this many edges following the pointer and dragging with all edges drawn grow sluggish.
MANY_EDGES = 3000


def network(bundle: Bundle) -> dict[str, Any]:
    """``nodes``, ``edges`` and ``options`` for vis-network, with fixed positions and no physics."""
    # pyvis imports IPython, which would cost every other command most of a second.
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node

    drawing = Network(directed=True)
    # Straight into its lists: add_node and add_edge look through all that are there.
    drawing.nodes = [Node(**node).options for node in _nodes(bundle)]
    drawing.edges = [Edge(**edge, directed=True).options for edge in _edges(bundle)]
    drawing.options = _options(bundle)
    nodes, links, *_, options = drawing.get_network_data()
    return {"nodes": nodes, "edges": links, "options": json.loads(options)}


def _nodes(bundle: Bundle) -> list[dict[str, Any]]:
    """The arguments of pyvis's nodes; the size and the label grow with the number of facts, not of mentions."""
    degrees = _degrees(bundle.graph)
    labels = {node: _shortened(str(data.get("label", node))) for node, data in bundle.nodes}
    sizes = {node: round(7 + min(23.0, 3.2 * math.sqrt(degree)), 1) for node, degree in degrees.items()}
    fonts = {node: round(FONT + min(20.0, 4 * math.sqrt(max(0, degree - 2)))) for node, degree in degrees.items()}
    boxes = {
        node: (max(2 * sizes[node], _cells(labels[node]) * fonts[node] / 2) + 12, 2 * (sizes[node] + fonts[node]))
        for node in degrees
    }
    spots = positions(bundle.graph, boxes)
    # The label hangs under the dot, and the position is the dot's.
    lifted = {node: round(y - fonts[node], 1) for node, (_, y) in spots.items()}
    return [
        {
            "n_id": node, "label": labels[node], "shape": "dot", "group": data.get("type", ""),
            "size": sizes[node], "font": {"size": fonts[node]}, "x": spots[node][0], "y": lifted[node],
        }
        for node, data in bundle.nodes
    ]  # fmt: skip


def _degrees(graph: nx.MultiDiGraph) -> dict[Any, int]:
    degrees = dict.fromkeys(graph.nodes, 0)
    for source, target, relation in graph.edges(data="relation", default=""):
        if relation != "mentions":
            degrees[source] += 1
            degrees[target] += 1
    return degrees


def _edges(bundle: Bundle) -> list[dict[str, Any]]:
    """The arguments of pyvis's edges: inferred ones dashed, parallel ones bent apart."""
    result = []
    seen: dict[tuple[str, str], int] = {}
    for edge_id, _, source, target, data in bundle.edges:
        nth = seen[source, target] = seen.get((source, target), -1) + 1
        bent = nth or bundle.graph.has_edge(target, source)
        smooth = {"enabled": True, "type": "curvedCW", "roundness": round(0.12 + 0.12 * nth, 2)} if bent else False
        dashes = data.get("basis") == "inferred"
        result.append({"source": source, "dest": target, "id": edge_id, "dashes": dashes, "smooth": smooth})
    return result


def _options(bundle: Bundle) -> dict[str, Any]:
    groups = {name: {"color": kind.color} for name, kind in bundle.ontology.types.items() if not kind.abstract}
    used = {data.get("type", "") for _, data in bundle.nodes}
    groups |= {name: {"color": UNKNOWN} for name in sorted(used - groups.keys())}
    many = len(bundle.edges) > MANY_EDGES
    font = {"face": FACE, "size": FONT, "color": "#1c2430", "strokeWidth": 4, "strokeColor": "#ffffff"}
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "groups": groups,
        "nodes": {"borderWidth": 1, "font": font, "scaling": {"label": {"drawThreshold": 8, "maxVisible": 30}}},
        "edges": {
            "color": {"color": "#b4bbc8", "highlight": "#c2410c", "hover": "#c2410c"},
            "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}},
            # Not along the line: vis-network 9.1.2 puts such a label of a level line at the origin.
            "font": {"face": FACE, "size": 13, "color": "#9a3412", "strokeWidth": 4, "align": "horizontal"},
            "selectionWidth": 1.5,
        },
        "interaction": {
            "hover": not many, "hideEdgesOnDrag": many, "hideEdgesOnZoom": many, "tooltipDelay": 100000,
            "selectConnectedEdges": False,
        },
    }  # fmt: skip


def _cells(text: str) -> int:
    """How many half-width cells ``text`` takes up."""
    return sum(map(_width, text))


@lru_cache(maxsize=4096)
def _width(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _shortened(label: str) -> str:
    """``label`` on one line, cut where it grows too wide for the picture."""
    line = " ".join(label.split())
    if _cells(line) <= LABEL_CELLS:
        return line
    used = list(accumulate(map(_width, line)))
    return f"{line[: bisect_right(used, LABEL_CELLS - 2)]}…"
