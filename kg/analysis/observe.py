"""The edges of a build that gold files call right or wrong, each with every reading that it rests on."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from kg.analysis.files import open_graph
from kg.analysis.gold import load_gold, plain
from kg.analysis.matching import file_edges, matched
from kg.analysis.tables import opened, table_file

TUNED = 0.5
Said = tuple[frozenset[str], str, str, float, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence read by ``rule``; ``subject`` and ``object`` are the rules that found the ends."""

    rule: str
    subject: str
    object: str
    sentence: str
    declared: float


@dataclass(frozen=True, slots=True)
class Observed:
    """An edge of a file and whether it is right; ``tuned`` where the rules were written with the text at hand."""

    file: str
    relation: str
    right: bool
    readings: tuple[Reading, ...]
    tuned: bool = False

    @property
    def weight(self) -> float:
        """How much it counts: a text that the rules were written with flatters them."""
        return TUNED if self.tuned else 1.0


def observe(folder: Path, gold: Iterable[Path], *, tuned: bool = False) -> list[Observed]:
    """The required and the wrong edges of a build's folder (its tables and graph); optional ones say nothing.

    Raises UsageError where the graph, a table or a gold file cannot be read.
    """
    graph, readings = open_graph(folder), _readings(folder)
    found = []
    for path in gold:
        one = load_gold(path)
        file = PurePosixPath(one.input).name
        edges = list(file_edges(graph, file))
        right = {edge.id: not one.relations[index].optional for index, edge in matched(one, edges).items()}
        for edge in edges:
            if right.get(edge.id, True):
                subject, target, _ = edge.id
                said = _said(subject, target, str(edge.data["relation"]), edge.data)
                found.append(Observed(file, said[1], edge.id in right, tuple(readings[said]), tuned))
    return found


def _readings(folder: Path) -> dict[Said, list[Reading]]:
    with opened(table_file(folder, "mentions")) as file:
        mentions = file.read(columns=["id", "rule"]).to_pydict()
    with opened(table_file(folder, "claims")) as file:
        claims = file.read().to_pylist()
    rules = dict(zip(mentions["id"], mentions["rule"], strict=True))
    found: defaultdict[Said, dict[Reading, None]] = defaultdict(dict)
    for claim in claims:
        if claim["basis"] == "stated":
            subject, target = (rules.get(claim[f"{side}_mention"], "") for side in ("subject", "object"))
            reading = Reading(claim["rule"], subject, target, claim["sentence"], claim["confidence"])
            said = _said(claim["subject"], claim["object"], claim["relation"], json.loads(claim["qualifiers"]))
            found[said][reading] = None
    return {said: list(readings) for said, readings in found.items()}


def _said(subject: str, target: str, relation: str, qualifiers: Mapping[str, Any]) -> Said:
    """What makes two edges say the same, as matching sees it; a symmetric edge stands either way round."""
    value = float(qualifiers.get("value", 0.0))
    return (
        frozenset((subject, target)),
        relation,
        plain(qualifiers.get("title", "")),
        value,
        str(qualifiers.get("unit", "")),
    )
