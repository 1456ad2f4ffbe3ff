"""FollowTheMoney: one entity a line, for Aleph, OpenSanctions and yente."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.export.columns import SEPARATOR, Attributes, Edge
from kg.export.registry import Bundle, open_text, register

if TYPE_CHECKING:
    from kg.ontology.mappings import FtmMapping

COUNTRY = "cn"


@register("ftm", ("graph.ftm.json",), "FollowTheMoney, Aleph, OpenSanctions yente", default=False)
def write_ftm(folder: Path, bundle: Bundle) -> None:
    """Writes ``graph.ftm.json``: each node and each edge as one entity, the sentence of an edge as its ``summary``."""
    mapping = bundle.ontology.mappings.ftm
    kinds = {node: str(data.get("type", "")) for node, data in bundle.nodes()}
    with open_text(folder / "graph.ftm.json") as out:
        for node, data in bundle.nodes():
            out.write(_line(node, *_thing(mapping, data, node)))
        for edge in bundle.edges():
            out.write(_line(edge[0], *_link(mapping, edge, kinds)))


def _line(key: str, schema: str, properties: Iterator[tuple[str, Any]]) -> str:
    told: dict[str, list[str]] = {}
    for name, value in properties:
        if value not in ("", None):
            told.setdefault(name, []).append(str(value))
    return json.dumps({"id": key, "schema": schema, "properties": told}, ensure_ascii=False) + "\n"


def _thing(mapping: FtmMapping, data: Attributes, node: str) -> tuple[str, Iterator[tuple[str, Any]]]:
    form = mapping.type_of(str(data.get("type", "")))

    def properties() -> Iterator[tuple[str, Any]]:
        label = data.get("label", "") or node
        yield form.name, label
        if form.name != "name":
            yield "name", label
        for alias in str(data.get("aliases", "")).split(SEPARATOR):
            yield "alias", alias
        yield "country", COUNTRY
        yield "keywords", data.get("type_zh", "")
        if form.date:
            yield form.date, data.get("date", "")
        yield "sourceUrl", data.get("url", "")

    return form.kind, properties()


def _link(mapping: FtmMapping, edge: Edge, kinds: dict[str, str]) -> tuple[str, Iterator[tuple[str, Any]]]:
    _, _, source, target, data = edge
    form = mapping.relation_of(str(data.get("relation", "")), kinds[source])

    def properties() -> Iterator[tuple[str, Any]]:
        yield form.subject, source
        yield form.object, target
        yield "role", data.get("title", "") or data.get("role", "") or data.get("label", "")
        yield "startDate", data.get("valid_from", "")
        yield "endDate", str(data.get("valid_to", "")).rpartition("/")[2]
        yield "date", data.get("date", "")
        yield "summary", data.get("evidence", "")
        yield "description", " ".join(str(data[name]) for name in ("qualifier", "value", "unit") if data.get(name))
        yield "recordId", data.get("place", "")
        if kinds.get(str(data.get("article", ""))) == "Article":
            yield "proof", data["article"]

    return form.kind, properties()
