"""When a node or an edge of a graph holds: its first and its last day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kg.errors import UsageError

if TYPE_CHECKING:
    import networkx as nx

# First and last day, ISO; empty: open on that side.
Span = tuple[str, str]
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
NEVER: Span = ("", "")


@lru_cache(maxsize=4096)
def days(text: object) -> Span:
    """The first and the last day of an ISO date, month or year, or of two joined by ``/``; NEVER for anything else."""
    first, _, last = str(text).partition("/")
    start, end = _span(first), _span(last or first)
    return (start[0], end[1]) if start[0] and start[0] <= end[1] else NEVER


def asked(since: str, until: str) -> Span:
    """The first and the last day that a person asks for, each side an ISO date, month or year; empty: open there.

    Raises UsageError for what is no date, and where the last day comes before the first.
    """
    for text in filter(None, (since, until)):
        if _span(text) == NEVER:
            remedy = "写成 write it as 2026, 2026-04 or 2026-04-23"
            raise UsageError(f"不是日期 not a date: {text}\n  remedy: {remedy}")
    first, last = _span(since)[0], _span(until)[1]
    if first and last and first > last:
        remedy = "调换起止 exchange the two"
        raise UsageError(f"起止颠倒 the period ends before it begins: {since} – {until}\n  remedy: {remedy}")
    return first, last


def _span(text: str) -> Span:
    found = _DATE.fullmatch(text.strip())
    if found is None or found[1] == "0000":
        return NEVER
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return NEVER
    until = int(found[2] or 12)
    end = day if found[3] else monthrange(year, until)[1]
    return f"{year:04}-{month:02}-{day:02}", f"{year:04}-{until:02}-{end:02}"


class Times:
    """The days of each node and edge of a graph.

    An event, and what is said of it, has the days of its date; a figure those of its period; a post those from
    ``valid_from`` to ``valid_to``. All else begins with its own date or with that of the article that tells it, and has
    no end.
    """

    def __init__(
        self,
        nodes: Callable[[], Iterable[tuple[Any, Mapping[str, Any]]]],
        edges: Callable[[], Iterable[tuple[Any, Any, Mapping[str, Any]]]],
    ) -> None:
        self._dates: dict[Any, Span] = {}
        self._events: dict[Any, Span] = {}
        # The first day of each node: nothing is told of it before, lest an edge stand without its ends.
        self._starts: dict[Any, str] = {}
        for node, data in nodes():
            if (date := data.get("date")) and (span := days(date)) != NEVER:
                self._dates[node] = span
                self._starts[node] = span[0]
                if data.get("type") == "Event":
                    self._events[node] = span
            if seen := data.get("first_seen"):
                self._lower(node, days(seen)[0])
        self.edges = list(self._edges(edges()))
        """The first and last day of each edge, in the graph's order."""

    @classmethod
    def of(cls, graph: nx.MultiDiGraph) -> Times:
        """The days of a graph that is in memory."""
        return cls(lambda: graph.nodes(data=True), lambda: graph.edges(data=True))

    def __bool__(self) -> bool:
        return bool(self._starts)

    def node(self, node: Any) -> Span:
        """The first and last day of a node."""
        return self._events.get(node) or (self._starts.get(node, ""), "")

    def edge(self, source: Any, target: Any, data: Mapping[str, Any]) -> Span:
        """The first and last day of an edge."""
        if (period := self._told(data, "period")) != NEVER:
            return period
        event = self._events.get(source) or self._events.get(target)
        if event:
            return event
        own = self._told(data, "valid_from")[0] or self._told(data, "date")[0]
        end = self._told(data, "valid_to")[1]
        start = own or self._dates.get(data.get("article"), NEVER)[0]
        return ("" if end and start > end else start), end

    @staticmethod
    def _told(data: Mapping[str, Any], name: str) -> Span:
        value = data.get(name, "")
        return days(value) if value != "" else NEVER

    def _edges(self, edges: Iterable[tuple[Any, Any, Mapping[str, Any]]]) -> Iterator[Span]:
        known: dict[Span, Span] = {}  # equal spans are one object
        for source, target, data in edges:
            span = self.edge(source, target, data)
            self._lower(source, span[0])
            self._lower(target, span[0])
            yield known.setdefault(span, span)

    def _lower(self, node: Any, start: str) -> None:
        if start and start < self._starts.get(node, "9999"):
            self._starts[node] = start
