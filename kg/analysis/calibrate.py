"""Measures how right each rule is on gold files, and makes the table that gives edges their confidence.

Few gold files know a rule more than a handful of times, so that its bare share of right edges says little: each share
is drawn towards that of its relation, a relation's towards that of all, and what is doubtful by chance alone is taken
off. What remains is held against texts that were left out of the measuring.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import sqrt
from types import MappingProxyType

from kg.analysis.observe import TUNED, Observed
from kg.ontology import Confidence, agreeing

# How many observations a group's share is worth beside what a rule, a relation or an end has itself.
RULE_PRIOR, RELATION_PRIOR, END_PRIOR = 4.0, 10.0, 10.0
ROUNDS = 4
# Chance favours some rule in any handful of texts: half a standard deviation is the least that is taken off.
CAUTIONS = tuple(step / 4 for step in range(2, 9))
FOLDS = 10
SURE, RIGHT_OF_SURE = 0.9, 0.95
SIDES = ("subjects", "objects")


@dataclass(slots=True)
class Tally:
    """Right and wrong ones; ``expected`` right ones by what is known without this tally."""

    right: float = 0.0
    wrong: float = 0.0
    expected: float = 0.0

    def add(self, weight: float, expected: float = 0.0, *, right: bool) -> None:
        """Count one observation."""
        self.expected += expected * weight
        if right:
            self.right += weight
        else:
            self.wrong += weight

    def share(self, prior: float, strength: float) -> float:
        """The share of right ones, drawn towards ``prior`` as if that were ``strength`` observations."""
        return (self.right + strength * prior) / (self.right + self.wrong + strength)


Former = Mapping[str, tuple[str, Tally]]


@dataclass(frozen=True, slots=True)
class Fit:
    """The tallies, and the table made of them."""

    relations: Mapping[str, Tally]
    rules: Mapping[str, Tally]
    ends: Mapping[str, Mapping[str, Tally]]
    table: Confidence
    caution: float
    edges: int


@dataclass(slots=True)
class _Work:
    relations: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    rules: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    relation_of: dict[str, str] = field(default_factory=dict)
    whole: Tally = field(default_factory=Tally)


def fit(edges: Sequence[Observed], caution: float, former: Former = MappingProxyType({})) -> Fit:
    """The table of these edges; ``caution`` is how many standard deviations are taken off a share.

    ``former`` are the tallies of rules, each with its relation, from texts that are no longer at hand; rules were
    written with them since, so that they count like those of tuned texts.
    """
    work = _Work()
    for edge in edges:
        for reading in edge.readings:
            work.relation_of[reading.rule] = edge.relation
            for tally in (work.whole, work.relations[edge.relation], work.rules[reading.rule]):
                tally.add(edge.weight, right=edge.right)
    for rule, (relation, known) in former.items():
        work.relation_of[rule] = relation
        for tally in (work.whole, work.relations[relation], work.rules[rule]):
            tally.right += TUNED * known.right
            tally.wrong += TUNED * known.wrong
    shares = {name: tally.share(work.whole.share(0.5, 1), RELATION_PRIOR) for name, tally in work.relations.items()}
    rules = {rule: tally.share(shares[work.relation_of[rule]], RULE_PRIOR) for rule, tally in work.rules.items()}
    ends, factors = _ends(edges, Confidence(shares, rules))
    table = Confidence(
        {name: _careful(share, RELATION_PRIOR, caution) for name, share in shares.items()},
        {
            rule: _careful(share, work.rules[rule].right + work.rules[rule].wrong, caution)
            for rule, share in rules.items()
        },
        *factors,
    )
    return Fit(work.relations, work.rules, ends, table, caution, len(edges))


def _careful(share: float, seen: float, caution: float) -> float:
    return round(max(0.01, share - caution * sqrt(share * (1 - share) / (seen + RULE_PRIOR + 1))), 3)


def _ends(
    edges: Sequence[Observed], table: Confidence
) -> tuple[dict[str, dict[str, Tally]], tuple[dict[str, float], dict[str, float]]]:
    """For each rule that found a subject or an object: more or fewer right edges than their rules lead to expect."""
    factors: dict[str, dict[str, float]] = {side: {} for side in SIDES}
    tallies: dict[str, dict[str, Tally]] = {}
    for _ in range(ROUNDS):
        for side in SIDES:
            found: defaultdict[str, Tally] = defaultdict(Tally)
            # the side in question is left out, so that the rest says what it expects of each edge
            one, other = ({}, factors["objects"]) if side == "subjects" else (factors["subjects"], {})
            others = replace(table, subjects=one, objects=other)
            for edge in edges:
                for reading in edge.readings:
                    expected = others.of(edge.relation, reading.rule, reading.subject, reading.object, 1.0)
                    end = reading.subject if side == "subjects" else reading.object
                    found[end].add(edge.weight, expected, right=edge.right)
            tallies[side] = dict(found)
            factors[side] = {end: factor for end, tally in found.items() if (factor := _factor(tally)) < 1}
    return tallies, (factors["subjects"], factors["objects"])


def _factor(tally: Tally) -> float:
    """An end can make a reading worse than its rule; that it is seldom wrong makes none better."""
    return round(min(1.0, (tally.right + END_PRIOR) / (tally.expected + END_PRIOR)), 3)


def given(edge: Observed, table: Confidence) -> float:
    """The confidence that the table gives an edge, of all the sentences that say it."""
    surest: dict[str, float] = {}
    for one in edge.readings:
        confidence = table.of(edge.relation, one.rule, one.subject, one.object, one.declared)
        surest[one.sentence] = max(surest.get(one.sentence, 0.0), confidence)
    return agreeing(surest.values())


def held_out(
    edges: Sequence[Observed], caution: float, former: Former = MappingProxyType({})
) -> list[tuple[Observed, float]]:
    """Each edge with the confidence that it gets from the files of the other folds."""
    files = sorted({edge.file for edge in edges})
    fold = {file: number % FOLDS for number, file in enumerate(files)}
    result = []
    for number in range(FOLDS):
        table = fit([edge for edge in edges if fold[edge.file] != number], caution, former).table
        result += [(edge, given(edge, table)) for edge in edges if fold[edge.file] == number]
    return result


def share_of_sure(pairs: Iterable[tuple[Observed, float]]) -> tuple[float, int]:
    """The share of right ones among the edges called sure, and how many these are; tuned texts prove nothing here."""
    sure = [edge.right for edge, confidence in pairs if confidence >= SURE and not edge.tuned]
    return (sum(sure) / len(sure) if sure else 0.0), len(sure)


def calibrated(edges: Sequence[Observed], former: Former = MappingProxyType({})) -> Fit:
    """The table of the least caution at which the sure edges of left-out files are right often enough."""
    shares = {caution: share_of_sure(held_out(edges, caution, former))[0] for caution in CAUTIONS}
    enough = [caution for caution, share in shares.items() if share >= RIGHT_OF_SURE]
    return fit(edges, min(enough) if enough else max(shares, key=lambda one: shares[one]), former)
