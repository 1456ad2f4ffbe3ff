"""What pyvis holds for vis-network: the options of the focus view, and the size of a node with its label."""

from __future__ import annotations

import json
import math
import unicodedata
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from itertools import accumulate
from typing import Any

from kg.export.layout import SPRING_LIMIT, Layout, springs
from kg.export.registry import Bundle

LABEL_CELLS = 24
FONT = 14
# Fourteen kinds of thing in eighteen colours: the shape tells apart what a colour-blind eye does not.
SHAPES = {
    "Person": "dot", "Region": "hexagon", "Programme": "star", "PolicyDocument": "square", "Publication": "square",
    "Event": "diamond", "Indicator": "triangle", "Honour": "triangleDown", "Measure": "square",
    "TargetGroup": "hexagon", "Article": "square",
}  # fmt: skip


def shape(kind: str) -> str:
    """The vis-network shape of a type's nodes: bodies are dots, as are types of one's own."""
    return SHAPES.get(kind, "dot")


def options() -> dict[str, Any]:
    """The options of the focus view as pyvis gives them to vis-network: the page places the nodes, nothing moves."""
    # pyvis imports IPython, which would cost every other command most of a second.
    from pyvis.network import Network

    drawing = Network(directed=True)
    drawing.options = {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "nodes": {"borderWidth": 1.5, "scaling": {"label": {"drawThreshold": 5, "maxVisible": 30}}},
        "edges": {
            "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}},
            # Not along the line: vis-network 9.1.2 puts such a label of a level line at the origin.
            "font": {"align": "horizontal", "size": 12},
            "selectionWidth": 1.5,
            "smooth": False,
        },
        "interaction": {"hover": True, "tooltipDelay": 100000, "selectConnectedEdges": False, "multiselect": False},
    }
    result: dict[str, Any] = json.loads(drawing.get_network_data()[-1])
    return result


def overview(bundle: Bundle) -> Layout:
    """The positions of all nodes, in large graphs by communities; what has many facts stands in a larger box."""
    if bundle.size >= SPRING_LIMIT:
        return bundle.discs
    degrees: Counter[str] = Counter()
    for _, _, source, target, data in bundle.edges():
        if data.get("relation", "") != "mentions":
            degrees[source] += 1
            degrees[target] += 1
    boxes = {node: _box(str(data.get("label", node)), degrees[str(node)]) for node, data in bundle.nodes()}
    return springs(bundle.skeleton(), boxes)


def _box(label: str, degree: int) -> tuple[float, float]:
    size = 7 + min(23.0, 3.2 * math.sqrt(degree))
    font = FONT + min(20.0, 4 * math.sqrt(max(0, degree - 2)))
    return max(2 * size, cells(shortened(label)) * font / 2) + 12, 2 * (size + font)


def cells(text: str) -> int:
    """How many half-width cells ``text`` takes up."""
    return sum(map(_width, text))


@lru_cache(maxsize=4096)
def _width(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def shortened(label: str) -> str:
    """``label`` on one line, cut where it grows too wide for the picture."""
    line = " ".join(label.split())
    if cells(line) <= LABEL_CELLS:
        return line
    used = list(accumulate(map(_width, line)))
    return f"{line[: bisect_right(used, LABEL_CELLS - 2)]}…"
