"""What the page knows: a light core of columns for picture and search, and chunks with the proofs."""

from __future__ import annotations

import base64
import gzip
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.export import evidence
from kg.export.colours import UNKNOWN
from kg.export.columns import Attributes
from kg.export.jsontext import dumped
from kg.export.layout import Layout
from kg.export.network import options, overview, shape
from kg.export.notes import note
from kg.export.pinyin import readings
from kg.export.registry import Bundle

# A chunk is what one click unpacks: some hundred kilobytes of text.
EDGES_A_CHUNK, NODES_A_CHUNK = 1000, 2000
LEVEL = 6


def page_data(bundle: Bundle) -> Iterator[tuple[str, str]]:
    """Name and content of each block of the page: JSON, gzipped, in base64, which no document can break out of."""
    index = {str(node): place for place, (node, _) in enumerate(bundle.nodes)}
    yield "core", _packed(core(bundle, index))
    yield from _chunked("nodes", NODES_A_CHUNK, evidence.of_nodes(bundle))
    yield from _chunked("edges", EDGES_A_CHUNK, evidence.of_edges(bundle, index))
    yield "open", _packed(evidence.unresolved(bundle, index))


def core(bundle: Bundle, index: Mapping[str, int]) -> dict[str, Any]:
    """Types, relations, nodes and edges as columns; texts that stand often are numbers into ``strings``."""
    strings = _Strings()
    found = overview(bundle)
    discs = [[disc.x, disc.y, disc.radius, index[str(disc.members[0])]] for disc in found.discs]
    types, relations = _types(bundle), _relations(bundle)
    nodes, edges = _nodes(bundle, types, found, strings), _edges(bundle, relations, index, strings)
    return {
        "versions": {name: str(value) for name, value in bundle.graph.graph.items()},
        "vis": options(),
        "types": types,
        "relations": relations,
        "nodes": nodes,
        "edges": edges,
        "strings": list(strings),
        "discs": discs,
        "pinyin": readings([*nodes["label"], *nodes["alias"]]),
        "chunks": {"nodes": NODES_A_CHUNK, "edges": EDGES_A_CHUNK},
    }


class _Strings(dict[str, int]):
    """Numbers texts in order of first appearance; the empty one is 0."""

    def __init__(self) -> None:
        super().__init__({"": 0})

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        return number


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
            "shape": shape(name),
            "body": name in known and known[name].parent == "Organization",
            "count": counts[name],
        }
        for name in order
    ]


def _relations(bundle: Bundle) -> list[dict[str, Any]]:
    counts = Counter(str(data.get("relation", "")) for *_, data in bundle.edges)
    labels = {str(data.get("relation", "")): str(data.get("label", "")) for *_, data in bundle.edges}
    known = bundle.ontology.relations
    order = [name for name in known if name in counts] + sorted(counts.keys() - known.keys())
    return [
        {
            "name": name,
            "zh": known[name].zh if name in known else labels[name] or name,
            "symmetric": name in known and known[name].symmetric,
            "count": counts[name],
        }
        for name in order
    ]


def _nodes(bundle: Bundle, types: Sequence[Mapping[str, Any]], found: Layout, strings: _Strings) -> dict[str, Any]:
    number = {kind["name"]: place for place, kind in enumerate(types)}
    rows = [data for _, data in bundle.nodes]
    points = [found.points[node] for node, _ in bundle.nodes]
    return {
        "id": [str(node) for node, _ in bundle.nodes],
        "label": [str(data.get("label", "")) or str(node) for node, data in bundle.nodes],
        "type": [number[str(data.get("type", ""))] for data in rows],
        "alias": [str(data.get("aliases", "")) for data in rows],
        "mentions": [data.get("mentions", 0) for data in rows],
        "date": [strings[str(data.get("date", ""))] for data in rows],
        "code": [strings[str(data.get("adcode", ""))] for data in rows],
        "x": [round(x) for x, _ in points],
        "y": [round(y) for _, y in points],
    }


def _edges(
    bundle: Bundle, relations: Sequence[Mapping[str, Any]], index: Mapping[str, int], strings: _Strings
) -> dict[str, Any]:
    number = {relation["name"]: place for place, relation in enumerate(relations)}
    rows = [data for *_, data in bundle.edges]
    return {
        "from": [index[source] for _, _, source, _, _ in bundle.edges],
        "to": [index[target] for _, _, _, target, _ in bundle.edges],
        "relation": [number[str(data.get("relation", ""))] for data in rows],
        "inferred": [int(data.get("basis") == "inferred") for data in rows],
        "confidence": [_percent(data) for data in rows],
        "support": [data.get("support", 0) for data in rows],
        "note": [strings[note(data)] for data in rows],
        "since": [strings[str(data.get("valid_from", "") or data.get("date", ""))] for data in rows],
        "until": [strings[str(data.get("valid_to", ""))] for data in rows],
        "article": [index.get(str(data.get("article", "")), -1) for data in rows],
    }


def _percent(data: Attributes) -> int:
    """Confidence in percent; an edge that has none is not doubted."""
    value = data.get("confidence", 1.0)
    return round(100 * value) if isinstance(value, int | float) else 100


def _chunked(name: str, size: int, rows: Iterator[Any]) -> Iterator[tuple[str, str]]:
    chunk: list[Any] = []
    number = 0
    for row in rows:
        chunk.append(row)
        if len(chunk) == size:
            yield f"{name}-{number}", _packed(chunk)
            chunk, number = [], number + 1
    if chunk:
        yield f"{name}-{number}", _packed(chunk)


def _packed(data: object) -> str:
    return base64.b64encode(gzip.compress(dumped(data), LEVEL, mtime=0)).decode("ascii")
