"""How right a graph is, measured against gold files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias

import networkx as nx

from kg.analysis.calibration import Band, bands
from kg.analysis.files import GraphLike, open_graph
from kg.analysis.gold import Gold, load_gold, plain
from kg.analysis.matching import CORE, is_from, likeness, parts
from kg.analysis.rows import Row, entity_rows, relation_rows
from kg.analysis.tables import opened, table_file

SAME_HEADLINE = 0.8
Graphs: TypeAlias = "GraphLike | list[GraphLike] | tuple[GraphLike, ...]"


@dataclass(frozen=True, slots=True)
class Score:
    """Hits, wrong ones and missed ones, and the three figures made of them (0 to 1)."""

    hits: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.hits / (self.hits + self.wrong) if self.hits + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """The share of what was asked for that was found."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def as_dict(self) -> dict[str, float]:
        """All six figures by name."""
        return {
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
            "hits": self.hits,
            "wrong": self.wrong,
            "missed": self.missed,
        }


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The rows of all gold files, and how many headlines were found, articles cut, and headlines asked for.

    ``absent`` are the gold files whose text no graph holds; all that they ask for counts as missed.
    """

    entities: tuple[Row, ...]
    relations: tuple[Row, ...]
    headlines: int
    articles: int
    wanted: int
    absent: tuple[str, ...] = ()

    @property
    def canonical(self) -> float:
        """The share of the entities found whose label is the gold file's first form."""
        hits = [row for row in self.entities if row.outcome == "hit"]
        return sum(row.canonical for row in hits) / len(hits) if hits else 0.0

    def faults(self) -> Iterator[Row]:
        """What was missed and what is wrong, by file and kind, entities first."""
        for rows in (self.entities, self.relations):
            yield from sorted(row for row in rows if row.outcome in ("missed", "wrong"))

    def calibration(self) -> tuple[Band, ...]:
        """How many of the edges found are right, by the confidence that they carry."""
        return bands(self.relations)

    def as_dict(self) -> dict[str, Any]:
        """The whole evaluation as plain data."""
        return {
            "entities": score(self.entities).as_dict(),
            "core": score(row for row in self.entities if row.kind in CORE).as_dict(),
            "relations": score(self.relations).as_dict(),
            "by_type": {kind: figures.as_dict() for kind, figures in by_kind(self.entities).items()},
            "by_relation": {kind: figures.as_dict() for kind, figures in by_kind(self.relations).items()},
            "calibration": [band.as_dict() for band in self.calibration()],
            "canonical": self.canonical,
            "articles": {"found": self.headlines, "predicted": self.articles, "gold": self.wanted},
            "absent": list(self.absent),
        }


def evaluate(graph: Graphs, gold: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> Evaluation:
    """Measure a graph (itself, a build's folder, or a graph file) against gold files.

    Of several graphs each gold file is measured on the first that holds its text. Names compare without spaces,
    quotation marks and 《》; inferred edges and mentions are left out. Raises UsageError where a graph or a gold file
    cannot be read.
    """
    files = [gold] if isinstance(gold, (str, os.PathLike)) else list(gold)
    given = list(graph) if isinstance(graph, (list, tuple)) else [graph]
    opened = [(one, _rules(one, origin)) for origin in given for one in [open_graph(origin)]]
    entities: list[Row] = []
    relations: list[Row] = []
    absent: list[str] = []
    found = cut = wanted = 0
    for path in files:
        one = load_gold(path)
        name = PurePosixPath(one.input).name
        holding = [pair for pair in opened if _holds(pair[0], name)]
        if not holding:
            absent.append(os.fspath(path))
        measured, rules = (holding or opened)[0]
        entities += entity_rows(one, measured, name, rules)
        relations += relation_rows(one, measured, name)
        titles = _headlines(measured, name)
        found += _found(one, titles)
        cut += len(titles)
        wanted += len(one.articles)
    return Evaluation(tuple(entities), tuple(relations), found, cut, wanted, tuple(absent))


def _holds(graph: nx.MultiDiGraph, file: str) -> bool:
    return any(is_from(data, file) for _, data in graph.nodes(data=True))


def score(rows: Iterable[Row]) -> Score:
    """Count the rows' outcomes."""
    outcomes = [row.outcome for row in rows]
    return Score(outcomes.count("hit"), outcomes.count("wrong"), outcomes.count("missed"))


def by_kind(rows: Iterable[Row]) -> dict[str, Score]:
    """The score of each type or relation, sorted by its name."""
    rows = list(rows)
    return {kind: score(row for row in rows if row.kind == kind) for kind in sorted({row.kind for row in rows})}


def _headlines(graph: nx.MultiDiGraph, file: str) -> list[str]:
    return [
        plain(data.get("label", ""))
        for _, data in graph.nodes(data=True)
        if data.get("type") == "Article" and is_from(data, file)
    ]


def _found(gold: Gold, titles: list[str]) -> int:
    return sum(any(likeness(plain(wanted), title) >= SAME_HEADLINE for title in titles) for wanted in gold.articles)


def _rules(graph: nx.MultiDiGraph, origin: GraphLike) -> dict[str, str]:
    """The rules that made each node, where the build's table of mentions lies beside the graph."""
    if isinstance(origin, nx.Graph):
        return {}
    folder = Path(origin) if Path(origin).is_dir() else Path(origin).parent
    table = table_file(folder, "mentions")
    if not table.is_file():
        return {}
    with opened(table) as file:
        columns = file.read(columns=["entity", "rule"]).to_pydict()
    made: dict[str, set[str]] = {}
    for entity, rule in zip(columns["entity"], columns["rule"], strict=True):
        made.setdefault(entity, set()).update(parts(rule))
    return {node: ", ".join(sorted(rules)) for node, rules in made.items() if node in graph}
