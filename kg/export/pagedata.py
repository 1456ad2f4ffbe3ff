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
NODE_COLUMNS = ("id", "label", "type", "alias", "mentions", "date", "code", "x", "y")
EDGE_COLUMNS = (
    *("from", "to", "relation", "inferred", "confidence", "support", "note", "since", "until", "article"),
)


def page_data(bundle: Bundle) -> Iterator[tuple[str, str]]:
    """Name and content of each block of the page: JSON, gzipped, in base64, which no document can break out of."""
    index = {str(node): place for place, (node, _) in enumerate(bundle.nodes())}
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
        "versions": {name: str(value) for name, value in bundle.about.items()},
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
        self._own: dict[str, str] = {}

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        return number

    def own(self, value: object) -> str:
        """The text of a value, one object for equal ones, that is to be numbered when all are known."""
        text = str(value)
        return self._own.setdefault(text, text)


def _types(bundle: Bundle) -> list[dict[str, Any]]:
    """The types that occur, in the ontology's order, then those that it does not have."""
    counts = Counter(str(data.get("type", "")) for _, data in bundle.nodes())
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
    counts: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for *_, data in bundle.edges():
        name = str(data.get("relation", ""))
        counts[name] += 1
        labels[name] = str(data.get("label", ""))
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
    columns: dict[str, list[Any]] = {name: [] for name in NODE_COLUMNS}
    for node, data in bundle.nodes():
        x, y = found.points[node]
        row = (
            str(node),
            str(data.get("label", "")) or str(node),
            number[str(data.get("type", ""))],
            str(data.get("aliases", "")),
            data.get("mentions", 0),
            strings.own(data.get("date", "")),
            strings.own(data.get("adcode", "")),
            round(x),
            round(y),
        )
        for column, value in zip(columns.values(), row, strict=True):
            column.append(value)
    return columns | {name: [strings[text] for text in columns[name]] for name in ("date", "code")}


def _edges(
    bundle: Bundle, relations: Sequence[Mapping[str, Any]], index: Mapping[str, int], strings: _Strings
) -> dict[str, Any]:
    number = {relation["name"]: place for place, relation in enumerate(relations)}
    columns: dict[str, list[Any]] = {name: [] for name in EDGE_COLUMNS}
    for _, _, source, target, data in bundle.edges():
        row = (
            index[source],
            index[target],
            number[str(data.get("relation", ""))],
            int(data.get("basis") == "inferred"),
            _percent(data),
            data.get("support", 0),
            strings[note(data)],
            strings.own(data.get("valid_from", "") or data.get("date", "")),
            strings.own(data.get("valid_to", "")),
            index.get(str(data.get("article", "")), -1),
        )
        for column, value in zip(columns.values(), row, strict=True):
            column.append(value)
    return columns | {name: [strings[text] for text in columns[name]] for name in ("since", "until")}


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
