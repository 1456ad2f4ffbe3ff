"""One row for each thing that a gold file asks for or that a graph has too many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import networkx as nx

from kg.analysis.faults import unfound, unread
from kg.analysis.gold import Gold, plain
from kg.analysis.matching import (
    SCORED,
    confidence,
    file_edges,
    is_from,
    matched,
    matched_entities,
    names_of,
)

Outcome = Literal["hit", "missed", "wrong", "optional"]


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """One thing that was asked for or found: ``kind`` is its type or relation.

    ``rule`` is what made it, or what stood in the way of a missed one; an ``optional`` relation counts as neither right
    nor wrong.
    """

    file: str
    kind: str
    outcome: Outcome
    text: str
    rule: str = ""
    canonical: bool = False
    confidence: float = 0.0


def entity_rows(gold: Gold, graph: nx.MultiDiGraph, file: str, rules: Mapping[str, str]) -> Iterator[Row]:
    """One row for each required entity and each wrong node of the file; ``rules`` are what made each node."""
    here = {node: data for node, data in graph.nodes(data=True) if is_from(data, file)}
    nodes = {node: data for node, data in here.items() if data.get("type") in SCORED}
    hits = matched_entities(gold, nodes)
    taken = set(hits.values())
    free = {node: data for node, data in nodes.items() if node not in taken}
    for index, entity in enumerate(gold.entities):
        if entity.optional:
            continue
        node = hits.get(index)
        if node is None:
            yield Row(file, entity.type, "missed", entity.first, unfound(entity, nodes, free, rules))
        else:
            canonical = plain(nodes[node].get("label", "")) == plain(entity.first)
            yield Row(file, entity.type, "hit", entity.first, rules.get(node, ""), canonical)
    for node, data in free.items():
        yield Row(file, data["type"], "wrong", str(data.get("label", "")), rules.get(node, ""))


def relation_rows(gold: Gold, graph: nx.MultiDiGraph, file: str) -> Iterator[Row]:
    """One row for each required relation, each optional one that was found and each wrong stated edge of the file."""
    edges = list(file_edges(graph, file))
    found = matched(gold, edges)
    taken = {edge.id for edge in found.values()}
    wrong = [edge for edge in edges if edge.id not in taken]
    here = (data for _, data in graph.nodes(data=True) if is_from(data, file))
    known = frozenset(name for data in here for name in names_of(data))
    for index, relation in enumerate(gold.relations):
        edge = found.get(index)
        if edge is not None:
            outcome: Outcome = "optional" if relation.optional else "hit"
            yield Row(file, relation.relation, outcome, relation.text, edge.rule, confidence=confidence(edge))
        elif not relation.optional:
            yield Row(file, relation.relation, "missed", relation.text, unread(relation, wrong, known))
    for edge in wrong:
        kind = str(edge.data.get("relation"))
        yield Row(file, kind, "wrong", edge.text, edge.rule, confidence=confidence(edge))
