"""Figures as claims: the number, its unit, what it measures and whom it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.facts.context import Context
from kg.facts.distributed import Distributed
from kg.facts.draft import Draft, Value
from kg.facts.figures import Figure, FigureGrammar
from kg.facts.indicators import Former, Indicator, IndicatorGrammar
from kg.facts.metric_subjects import Subject, Subjects
from kg.facts.spans import Times
from kg.facts.subject_words import SubjectWords
from kg.ontology import Ontology
from kg.text.hits import Cover, Hit

BREAKS = frozenset("。；\n")
CONFIDENCE = 0.8


class Metrics:
    """Reads figures by ``grammar/numbers.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        self._figures = FigureGrammar(ontology)
        self._indicators = IndicatorGrammar(ontology)
        self._distributed = Distributed(ontology)
        self._words = SubjectWords(ontology)
        self._times = Times(ontology)

    def drafts(self, context: Context) -> Iterator[Draft]:
        """A claim for each figure whose indicator and subject can be named."""
        text = context.text
        names = [h for h in context.hits if not h.nested and not h.rule.endswith("reference")]
        cover = Cover(h for h in names if h.type != "TargetGroup")
        walls = Cover(h for h in names if h.type == "Person" or context.is_body(h))
        figures = [figure for figure in self._figures.figures(text) if cover.free(figure.start, figure.end)]
        ends = {figure.end: figure.end for figure in figures}
        subjects = Subjects(context, self._words)
        times = self._times.of(context)
        shared = self._distributed.names(text, figures, walls)
        former: Former | None = None
        told: list[tuple[Subject, Figure, Indicator]] = []
        for figure in figures:
            if former is not None and not BREAKS.isdisjoint(text[former.figure.end : figure.start]):
                former = None
            if figure.start in shared:
                found: Indicator | None = Indicator(*shared[figure.start])
            else:
                found = self._indicators.indicator(text, figure, ends, walls, former)
            if found is None:
                continue
            former = Former(figure, found.name)
            ends[figure.end] = max(figure.end, found.end)
            if self._figures.single(figure):
                continue
            subject = subjects.of(figure.start, found, self._indicators.attending(text, figure))
            if subject is not None:
                told.append((subject, figure, found))
        full = _full_names(told)
        for subject, figure, found in told:
            name = full.get((subject.hit.name, figure.value, figure.unit, found.name), found.name)
            indicator = Hit(found.start, found.end, "Indicator", "indicator", name, CONFIDENCE)
            yield _draft(subject, figure, indicator, times.at(figure.start))


def _full_names(told: list[tuple[Subject, Figure, Indicator]]) -> dict[tuple[str, float, str, str], str]:
    """The longer name where a text tells a figure twice: 慰问金5万元 in the headline, 困难职工慰问金5万元 below."""
    groups: dict[tuple[str, float, str], list[str]] = {}
    for subject, figure, found in told:
        groups.setdefault((subject.hit.name, figure.value, figure.unit), []).append(found.name)
    longer: dict[tuple[str, float, str, str], str] = {}
    for key, names in groups.items():
        for name in names:
            full = max((one for one in names if name in one), key=len)
            longer[*key, name] = full
    return longer


def _draft(subject: Subject, figure: Figure, indicator: Hit, time: Mapping[str, str]) -> Draft:
    said: dict[str, Value] = {"value": figure.value, "unit": figure.unit, "qualifier": figure.hedge, **time}
    qualifiers = {key: value for key, value in said.items() if value != ""}
    return Draft(subject.hit, "has_metric", indicator, subject.rule, figure.start, CONFIDENCE, qualifiers)
