"""Figures as claims: the number, its unit, what it measures and whom it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.context import Context
from kg.facts.draft import Draft, Value
from kg.facts.figures import Figure, FigureGrammar
from kg.facts.indicators import Indicator, IndicatorGrammar
from kg.ontology import Ontology
from kg.text.hits import Cover, Hit

ATTENDANCE = re.compile("参加会议|出席|参会|到会|参赛|代表团|代表|来宾")
ATTENDANCE_REACH = 14
BREAKS = frozenset("。；\n")
CONFIDENCE = 0.8


class Metrics:
    """Reads figures by ``grammar/numbers.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        self._figures = FigureGrammar(ontology)
        self._indicators = IndicatorGrammar(ontology)
        self._of_former = frozenset(ontology.grammar["numbers"]["of_former"])

    def drafts(self, context: Context) -> Iterator[Draft]:
        """A claim for each figure whose indicator and subject can be named."""
        text = context.text
        names = (
            h for h in context.hits if not h.nested and h.type != "TargetGroup" and not h.rule.endswith("reference")
        )
        cover = Cover(names)
        figures = [figure for figure in self._figures.figures(text) if cover.free(figure.start, figure.end)]
        ends = {figure.end for figure in figures}
        former, at = "", 0
        for figure in figures:
            found = self._indicators.indicator(text, figure, ends, cover)
            if found is None:
                continue
            name = found.name
            if name in self._of_former and former and BREAKS.isdisjoint(text[at : found.start]):
                name = former + name
            else:
                former = name
            at = figure.end
            subject = self._subject(context, figure, found)
            if subject is not None:
                yield _draft(subject, figure, Hit(found.start, found.end, "Indicator", "indicator", name, CONFIDENCE))

    def _subject(self, context: Context, figure: Figure, indicator: Indicator) -> Hit | None:
        """The last body or event that acts before it in its sentence, else the body or event that the text is about."""
        start, _ = context.sentence(figure.start)
        acting = context.acting(start, figure.start)
        events = [hit for hit in context.hits if hit.type == "Event" and not hit.nested]
        named = [hit for hit in events if hit.name]
        near = [hit for hit in events if start <= hit.start < figure.start]
        words = (
            context.text[indicator.start : indicator.end] + context.text[figure.start : figure.end + ATTENDANCE_REACH]
        )
        if named and ATTENDANCE.search(words):
            return near[-1] if near else named[0]
        if near and (not acting or near[-1].start > acting[-1].start):
            return near[-1]
        return acting[-1] if acting else context.topics.get(start) or context.main or (named[0] if named else None)


def _draft(subject: Hit, figure: Figure, indicator: Hit) -> Draft:
    said: dict[str, Value] = {"value": figure.value, "unit": figure.unit, "qualifier": figure.hedge}
    qualifiers = {key: value for key, value in said.items() if value != ""}
    return Draft(subject, "has_metric", indicator, "metric", figure.start, CONFIDENCE, qualifiers)
