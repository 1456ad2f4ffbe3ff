"""A document's line: what it rests on, what rests on it, who issued it, and what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx

from kg.analysis.facts import Fact, facts
from kg.analysis.files import GraphLike, open_graph
from kg.analysis.names import named

DOCUMENT = frozenset({"PolicyDocument", "Publication"})
CITES = "cites"
_FROM = {"contains_measure": "包含举措 contains", "concerns": "涉及 concerns", "targets": "面向 serves"}
_TO = {"issues": "印发机关 issued by", "adopts": "审议会议 adopted at"}


@dataclass(frozen=True, slots=True)
class Link:
    """One step of the line: how it stands to the document, so many citations away (0: to the document itself).

    ``via`` is what it stands to, ``number`` and ``date`` are its own where it is a document.
    """

    direction: str
    depth: int
    name: str
    number: str
    date: str
    via: str
    sentence: str
    place: str
    id: str


def lineage(graph: GraphLike, document: str, *, depth: int = 3) -> list[Link]:
    """What a document rests on, ``depth`` citations deep, then what rests on it, then its issuers, events and contents.

    Raises UsageError where no document is called so.
    """
    opened = open_graph(graph)
    start = named(opened, document, types=DOCUMENT)
    return [
        *_chain(opened, start, depth, up=True),
        *_chain(opened, start, depth, up=False),
        *_around(opened, start),
    ]


def _chain(graph: nx.MultiDiGraph, start: list[str], depth: int, *, up: bool) -> Iterator[Link]:
    """The documents cited (``up``) or citing, nearest first, each once."""
    seen, edge = set(start), start
    direction = "依据 rests on" if up else "被依据 rests on it"
    for level in range(1, depth + 1):
        found = []
        for fact in facts(graph, edge):
            near, far = (fact.subject_id, fact.object_id) if up else (fact.object_id, fact.subject_id)
            if fact.relation == CITES and near in edge and far not in seen:
                seen.add(far)
                found.append(far)
                yield _link(graph, fact, far, direction, level, fact.subject if up else fact.object)
        edge = found


def _around(graph: nx.MultiDiGraph, start: list[str]) -> Iterator[Link]:
    found = list(facts(graph, start))
    for relations, is_subject in ((_TO, False), (_FROM, True)):
        for relation, direction in relations.items():
            for fact in sorted(found, key=_order):
                own, other = (fact.subject_id, fact.object_id) if is_subject else (fact.object_id, fact.subject_id)
                if fact.relation == relation and own in start:
                    yield _link(graph, fact, other, direction, 0, fact.subject if is_subject else fact.object)


def _order(fact: Fact) -> tuple[int, str]:
    return fact.sentence_start, fact.key


def _link(graph: nx.MultiDiGraph, fact: Fact, node: str, direction: str, depth: int, via: str) -> Link:
    data = graph.nodes[node]
    number = str(data.get("document_number", "")) or str(fact.qualifiers.get("number", ""))
    date = str(data.get("date", "")) or str(fact.qualifiers.get("date", ""))
    return Link(direction, depth, str(data.get("label", node)), number, date, via, fact.sentence, fact.place, node)
