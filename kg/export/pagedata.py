"""What the page says about nodes and edges beside the picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.export.cells import Cells
from kg.export.colours import UNKNOWN
from kg.export.columns import Attributes, Kind
from kg.export.registry import Bundle
from kg.export.script import in_script

_NODE_OWN = ("label", "type", "type_zh", "aliases", "sources", "mentions", "first_seen", "last_seen")
_EDGE_OWN = (
    "relation", "label", "basis", "confidence", "support", "sources", "evidence", "rule", "article",
    "place", "evidence_start", "evidence_end",
)  # fmt: skip


def page_data(bundle: Bundle) -> Iterator[str]:
    """Types with colour and count, relations that go both ways, nodes and edges by id: JSON for a script, in parts.

    Attributes beyond the contract's own stand under ``more``.
    """
    symmetric = [name for name, relation in bundle.ontology.relations.items() if relation.symmetric]
    yield f'{{"types":{in_script(_types(bundle))},"symmetric":{in_script(symmetric)},"nodes":{{'
    yield from _nodes(bundle)
    yield '},"edges":{'
    yield from _edges(bundle)
    yield f'}},"versions":{in_script({name: str(value) for name, value in bundle.graph.graph.items()})}}}'


def _nodes(bundle: Bundle) -> Iterator[str]:
    details = _Details(bundle.node_columns, _NODE_OWN)
    comma = ""
    for node, data in {str(node): data for node, data in bundle.nodes}.items():
        yield f"{comma}{in_script(node)}:{{{details.told(data)}}}"
        comma = ","


def _edges(bundle: Bundle) -> Iterator[str]:
    details, ends = _Details(bundle.edge_columns, _EDGE_OWN), Cells("text", in_script)
    comma = ""
    for edge_id, _, source, target, data in bundle.edges:
        yield f'{comma}{in_script(edge_id)}:{{"from":{ends[source]},"to":{ends[target]},{details.told(data)}}}'
        comma = ","


def _types(bundle: Bundle) -> list[dict[str, Any]]:
    """The types that occur, in the ontology's order, then those that it does not have."""
    counts = Counter(str(data.get("type", "")) for _, data in bundle.nodes)
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


class _Details:
    """The attributes of nodes or of edges: those of the contract, empty where missing, the others under ``more``."""

    def __init__(self, columns: Mapping[str, Kind], own: Sequence[str]) -> None:
        self._own = {name: _column(name, columns.get(name, "text")) for name in own}
        self._more = {name: _column(name, kind) for name, kind in columns.items() if name not in self._own}

    def told(self, data: Attributes) -> str:
        """The members of a JSON object."""
        own = ",".join([column[data.get(name, "")] for name, column in self._own.items()])
        more = ",".join([self._more[name][value] for name, value in data.items() if name in self._more])
        return f'{own},"more":{{{more}}}'


def _column(name: str, kind: Kind) -> Cells:
    start = f"{in_script(name)}:"
    return Cells(kind, lambda value: start + in_script(value))
