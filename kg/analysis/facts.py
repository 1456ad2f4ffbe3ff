"""Edges in words: what is claimed, with its sentence and where that stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.analysis.files import GraphLike, open_graph
from kg.analysis.names import OF_ARTICLES, label_of, named, relations_in
from kg.text.extras import needed
from kg.text.times import Times, asked

if TYPE_CHECKING:
    from pandas import DataFrame

# ``2026``, ``2026-04``, ``2024/2026`` or two dates.
Period = str | tuple[str, str]
NOT_QUALIFIERS = frozenset(
    {"relation", "label", "basis", "confidence", "sources", "support", "evidence", "rule", "id", "key", "weight"}
    | {"article", "place", "evidence_start", "evidence_end"}
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One edge: the labels of its ends, what it says beside them, the days it holds, its sentence and its place.

    ``when`` is its date as the text gives it: a period, a date of its own, that of its event or of the article that
    tells it. ``start`` and ``end`` are the days of that, empty where they are open. ``sentence_start`` and
    ``sentence_end`` count characters of the source; ``subject_id``, ``object_id`` and ``key`` lead back to the graph.
    """

    subject: str
    subject_type: str
    relation: str
    label: str
    object: str
    object_type: str
    qualifiers: dict[str, Any]
    when: str
    start: str
    end: str
    basis: str
    confidence: float
    support: int
    sentence: str
    place: str
    sources: str
    rule: str
    sentence_start: int
    sentence_end: int
    subject_id: str
    object_id: str
    key: str


def claims(
    graph: GraphLike,
    *,
    subject: str | None = None,
    relation: str | Collection[str] | None = None,
    object: str | None = None,
    entity: str | None = None,
    since: str | None = None,
    until: str | None = None,
    basis: str | None = None,
) -> list[Fact]:
    """The edges with these ends, of this relation, that hold some day from ``since`` to ``until``, the earliest first.

    Names are labels or aliases, a relation may be named in Chinese; ``entity`` may be either end. Without ``relation``
    an article's mentions, authors and paper are left out. Raises UsageError for a name that nothing has, a relation
    that nobody knows, a date that is none, and where ``until`` comes before ``since``.
    """
    opened = open_graph(graph)
    ends = [None if name is None else set(named(opened, name)) for name in (subject, object, entity)]
    wanted = relations_in(opened, relation)
    span = asked(since or "", until or "")
    found = []
    for fact in facts(opened, _near(opened, ends)):
        if fact.relation in OF_ARTICLES if wanted is None else fact.relation not in wanted:
            continue
        if (basis is None or fact.basis == basis) and _fits(fact, ends) and overlaps((fact.start, fact.end), span):
            found.append(fact)
    return sorted(found, key=lambda one: (one.start or "9999", one.subject, one.relation, one.object, one.key))


def facts(graph: nx.MultiDiGraph, nodes: Collection[str] | None = None) -> Iterator[Fact]:
    """The edges at ``nodes`` (all where None), in the graph's order."""
    times = Times.of(graph)
    edges = graph.edges(keys=True, data=True) if nodes is None else _at(graph, nodes)
    for source, target, key, data in edges:
        yield fact_of(graph, times, source, target, key, data)


def fact_of(graph: nx.MultiDiGraph, times: Times, source: str, target: str, key: str, data: Mapping[str, Any]) -> Fact:
    """One edge as a fact."""
    start, end = times.edge(source, target, data)
    ends = graph.nodes[source], graph.nodes[target]
    return Fact(
        subject=label_of(graph, source),
        subject_type=str(ends[0].get("type", "")),
        relation=str(data.get("relation", "")),
        label=str(data.get("label", "")),
        object=label_of(graph, target),
        object_type=str(ends[1].get("type", "")),
        qualifiers={name: value for name, value in data.items() if name not in NOT_QUALIFIERS and value != ""},
        when=_when(data, ends, graph.nodes.get(data.get("article"), {})),
        start=start,
        end=end,
        basis=str(data.get("basis", "")),
        confidence=float(data.get("confidence", 0.0)),
        support=int(data.get("support", 0)),
        sentence=str(data.get("evidence", "")),
        place=str(data.get("place", "")) or str(data.get("sources", "")),
        sources=str(data.get("sources", "")),
        rule=str(data.get("rule", "")),
        sentence_start=int(data.get("evidence_start", 0)),
        sentence_end=int(data.get("evidence_end", 0)),
        subject_id=source,
        object_id=target,
        key=str(key),
    )


def _when(data: Mapping[str, Any], ends: Sequence[Mapping[str, Any]], article: Mapping[str, Any]) -> str:
    own = [str(data.get(name, "")) for name in ("period", "valid_from", "date")]
    events = [str(end.get("date", "")) for end in ends if end.get("type") == "Event"]
    return next(filter(None, (*own, *events, str(article.get("date", "")))), "")


def _near(graph: nx.MultiDiGraph, ends: Sequence[set[str] | None]) -> set[str] | None:
    given = [nodes for nodes in ends if nodes is not None]
    return min(given, key=len) if given else None


def _at(graph: nx.MultiDiGraph, nodes: Collection[str]) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    yield from graph.out_edges(nodes, keys=True, data=True)
    yield from (edge for edge in graph.in_edges(nodes, keys=True, data=True) if edge[0] not in nodes)


def _fits(fact: Fact, ends: Sequence[set[str] | None]) -> bool:
    subject, target, either = ends
    if subject is not None and fact.subject_id not in subject:
        return False
    if target is not None and fact.object_id not in target:
        return False
    return either is None or fact.subject_id in either or fact.object_id in either


def overlaps(span: tuple[str, str], wanted: tuple[str, str]) -> bool:
    """Whether a span of days has one in common with what is wanted; what has no date at all only where all is.

    What has no end is known of its first day only.
    """
    since, until = wanted
    if not since and not until:
        return True
    first, last = span[0] or span[1], span[1] or span[0]
    return bool(first) and (not until or first <= until) and (not since or last >= since)


def span_of(period: Period) -> tuple[str, str]:
    """First and last day of a period. Raises UsageError for what is none, and where it ends before it begins."""
    if isinstance(period, tuple):
        return asked(*period)
    first, between, last = period.partition("/")
    return asked(first, last if between else first)


def flat(rows: Sequence[Any]) -> list[dict[str, Any]]:
    """Records as rows of one and the same columns, a mapping in them spread over columns of its own."""
    plain: list[dict[str, Any]] = []
    for row in rows:
        data: dict[str, Any] = {}
        for name, value in (asdict(row) if is_dataclass(row) and not isinstance(row, type) else dict(row)).items():
            data.update(value if isinstance(value, dict) else {name: value})
        plain.append(data)
    names = list(dict.fromkeys(name for row in plain for name in row))
    return [{name: row.get(name, "") for name in names} for row in plain]


def frame(rows: Sequence[Any]) -> DataFrame:
    """What any of the questions answers, as a pandas frame. Raises UsageError where pandas is not installed."""
    result: DataFrame = needed("pandas", "analysis").DataFrame(flat(rows))
    return result
