"""What the page says about nodes and edges beside the picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from kg.export.colours import UNKNOWN
from kg.export.columns import edges
from kg.export.registry import Bundle

_NODE_OWN = ("label", "type", "type_zh", "aliases", "sources", "mentions", "first_seen", "last_seen")
_EDGE_OWN = ("relation", "label", "basis", "confidence", "support", "sources", "evidence", "rule", "article")
_PLACE = ("evidence_start", "evidence_end")


def page_data(bundle: Bundle) -> dict[str, Any]:
    """Types with colour and count, relations that go both ways, nodes and edges by id.

    Attributes beyond the contract's own stand under ``more``.
    """
    graph = bundle.graph
    return {
        "types": _types(bundle),
        "symmetric": [name for name, relation in bundle.ontology.relations.items() if relation.symmetric],
        "nodes": {str(node): _details(data, _NODE_OWN, ()) for node, data in graph.nodes(data=True)},
        "edges": {
            edge_id: {"from": source, "to": target, **_details(data, _EDGE_OWN, _PLACE)}
            for edge_id, _, source, target, data in edges(graph)
        },
        "versions": {name: str(value) for name, value in graph.graph.items()},
    }


def _types(bundle: Bundle) -> list[dict[str, Any]]:
    """The types that occur, in the ontology's order, then those that it does not have."""
    counts = Counter(str(data.get("type", "")) for _, data in bundle.graph.nodes(data=True))
    known = bundle.ontology.types
    order = [name for name in known if name in counts] + sorted(counts.keys() - known.keys())
    return [
        {
            "name": name,
            "zh": known[name].zh if name in known else name,
            "color": known[name].color if name in known else UNKNOWN,
            "count": counts[name],
        }
        for name in order
    ]


def _details(data: Mapping[str, Any], own: tuple[str, ...], place: tuple[str, ...]) -> dict[str, Any]:
    """The contract's attributes with an empty text where one is missing, the others under ``more``."""
    result = {name: data.get(name, "") for name in (*own, *place)}
    return result | {"more": {name: value for name, value in data.items() if name not in result}}
