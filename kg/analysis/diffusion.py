"""How a programme spreads: who took it up where and when, and the document or article behind each step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import networkx as nx

from kg.analysis.facts import Fact, facts
from kg.analysis.files import GraphLike, open_graph
from kg.analysis.names import label_of, named
from kg.analysis.regions import located, prefix_of, region_names, triples_of
from kg.text.times import days

PROGRAMME = frozenset({"Programme"})
# What shows that a body took a programme up: it carries it out, or its document or its meeting is about it.
_DIRECT, _ABOUT, _DOERS = "implements", "concerns", {"issues": "印发文件", "organizes": "举办会议"}
_LEVELS = {0: "全国 national", 2: "省 province", 4: "市 prefecture", 6: "县 county", 9: "乡镇 township"}


@dataclass(frozen=True, slots=True)
class Step:
    """The first that is known of one adopter: how (实施, 印发文件, 举办会议), when, and the days since the very first.

    ``lag`` is None where the month is not known. ``document`` is the document or the event by which it did, if any.
    """

    adopter: str
    province: str
    level: str
    when: str
    day: str
    lag: int | None
    how: str
    document: str
    article: str
    sentence: str
    place: str
    adopter_id: str


@dataclass(frozen=True, slots=True)
class Adoption:
    """A province: its first dated step, the days after the very first one, and how many adopters it has."""

    province: str
    first: str
    adopter: str
    lag: int | None
    adopters: int


@dataclass(frozen=True, slots=True)
class Point:
    """A month of the S-curve: new adopters in it, and all so far with their share of all that are dated."""

    month: str
    new: int
    total: int
    share: float


@dataclass(frozen=True, slots=True)
class Diffusion:
    """``steps`` by date, those without one last; ``halfway`` is the day by which half of the dated had taken it up.

    Dated are those of which the month is known: a year alone is too coarse for lags and the curve.
    """

    programme: str
    steps: tuple[Step, ...]
    provinces: tuple[Adoption, ...]
    curve: tuple[Point, ...]
    halfway: str

    @property
    def first_movers(self) -> tuple[str, ...]:
        """Who was first: all adopters of the first day."""
        return tuple(step.adopter for step in self.steps if step.lag == 0)


def diffusion(graph: GraphLike, programme: str) -> Diffusion:
    """How a programme (a label or an alias) spreads over provinces and levels.

    An adopter carries it out, or issues a document or holds an event that is about it. The date is the edge's or the
    document's own, else that of the article that tells it. Raises UsageError where nothing is called so.
    """
    opened = open_graph(graph)
    nodes = set(named(opened, programme, types=PROGRAMME))
    known = dict(opened.nodes(data=True))
    placed, regions = located(known, triples_of(opened)), region_names(known)
    found = [_step(opened, placed, regions, *told) for told in _told(opened, nodes)]
    first: dict[str, Step] = {}
    for step in sorted(found, key=lambda one: (one.day or "9999", one.how != "实施", one.adopter, one.document)):
        first.setdefault(step.adopter_id, step)
    steps = _lagged(list(first.values()))
    dated = [step.day for step in steps if step.lag is not None]
    names = "、".join(sorted(label_of(opened, node) for node in nodes))
    return Diffusion(names, steps, _provinces(steps), _curve(dated), dated[(len(dated) - 1) // 2] if dated else "")


def _told(graph: nx.MultiDiGraph, nodes: set[str]) -> Iterator[tuple[Fact, str, str]]:
    """Each fact that shows an adopter, how, and the document or event by which."""
    about: dict[str, str] = {}
    for fact in facts(graph, nodes):
        if fact.relation == _DIRECT and fact.object_id in nodes:
            yield fact, "实施", ""
        elif fact.relation == _ABOUT and fact.object_id in nodes:
            about[fact.subject_id] = fact.subject
    for fact in facts(graph, about):
        if fact.relation in _DOERS and fact.object_id in about:
            yield fact, _DOERS[fact.relation], about[fact.object_id]


def _step(
    graph: nx.MultiDiGraph, placed: Mapping[str, set[str]], regions: Mapping[str, str], fact: Fact, how: str,
    document: str,
) -> Step:  # fmt: skip
    codes = placed.get(fact.subject_id, set())
    code = min(codes, key=lambda one: (len(prefix_of(one)), one), default="")
    own = str(graph.nodes[fact.object_id].get("date", "")) if document else ""
    article = graph.edges[fact.subject_id, fact.object_id, fact.key].get("article", "")
    headline = label_of(graph, article) if article in graph else ""
    day = days(own)[0] or fact.start
    return Step(
        fact.subject, _province(regions, code), _LEVELS.get(len(prefix_of(code)), "") if codes else "",
        own or fact.when, day, None, how, document, headline, fact.sentence, fact.place, fact.subject_id,
    )  # fmt: skip


def _province(regions: Mapping[str, str], code: str) -> str:
    province = prefix_of(code)[:2]
    return regions.get(province, f"{province}0000") if province else ""


def _lagged(steps: Sequence[Step]) -> tuple[Step, ...]:
    start = min((step.day for step in steps if _is_dated(step)), default="")
    return tuple(replace(step, lag=_days(start, step.day)) if _is_dated(step) else step for step in steps)


def _is_dated(step: Step) -> bool:
    return len(step.when) >= len("2026-01")


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _provinces(steps: Sequence[Step]) -> tuple[Adoption, ...]:
    found: dict[str, list[Step]] = {}
    for step in steps:
        if step.province:
            found.setdefault(step.province, []).append(step)
    rows = []
    for name, own in found.items():
        first = next((step for step in own if step.lag is not None), own[0])
        rows.append(Adoption(name, first.when, first.adopter, first.lag, len(own)))
    return tuple(sorted(rows, key=lambda row: (row.lag is None, row.lag or 0, -row.adopters, row.province)))


def _curve(dated: Iterable[str]) -> tuple[Point, ...]:
    months: dict[str, int] = {}
    for day in sorted(dated):
        months[day[:7]] = months.get(day[:7], 0) + 1
    total, everything, points = 0, sum(months.values()), []
    for month, new in months.items():
        total += new
        points.append(Point(month, new, total, round(total / everything, 4)))
    return tuple(points)
