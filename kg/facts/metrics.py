"""Figures: the number, its unit, what it measures and whom it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kg.facts.context import Context
from kg.facts.draft import Draft, Value
from kg.ontology import Ontology
from kg.text import either, longest_first
from kg.text.hits import Cover, Hit
from kg.text.patterns import HAN

CLAUSE_ENDS = "，。；！？\n：—"
JOINED = re.compile("[和及与并也均都]")
ATTENDANCE = re.compile("参加会议|出席|参会|到会|参赛|代表团|代表|来宾")
QUOTES = str.maketrans("", "", "“”\"'‘’《》\n \u3000")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a text: offsets in characters, the plain value, the unit and the hedge as written."""

    start: int
    end: int
    value: float
    unit: str
    hedge: str


class Metrics:
    """Reads figures by ``grammar/numbers.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["numbers"]
        self._data = data
        self._scales: dict[str, int] = data["scales"]
        self._number = re.compile(
            f"(?P<before>{either(data['hedges_before'])})?(?<![\\d.第×xX—\\-~+A-Za-z])(?P<digits>\\d[\\d,]*(?:\\.\\d+)?)(?P<mid>余|多)?"
            f"(?P<scale>[{''.join(self._scales)}]{{0,2}})(?P<after>余|多)?(?P<unit>{either(data['units'])})(?P<late>以上|左右|余)?"
        )
        self._not_unit = re.compile(either(data["not_units"]))
        self._not_counted = re.compile(f"[^，。；\n]{{0,4}}?(?:{either(data['not_counted'])})")
        self._links = longest_first(data["links"])
        self._leads = longest_first(data["leads"])
        self._verbs = re.compile(either(data["verbs"]))
        self._right_verbs = re.compile(either(data["right_verbs"]))

    def figures(self, text: str) -> Iterator[Figure]:
        """All numbers with a unit that a policy may count."""
        for match in self._number.finditer(text):
            late = match.end("unit")
            if (not match["scale"] and self._not_unit.match(text, match.start("unit"))) or self._not_counted.match(
                text, late
            ):
                continue
            value = Decimal(match["digits"].replace(",", ""))
            for scale in match["scale"]:
                value *= self._scales[scale]
            hedge = match["before"] if match["before"] in self._data["hedges_keep"] else ""
            unit = self._data["percent"].get(match["unit"], match["unit"])
            for word, factor in (("万", 10000), ("亿", 100000000)):
                if unit.startswith(word) and len(unit) > 1:
                    unit, value = unit[1:], value * factor
            yield Figure(
                match.start(),
                match.end(),
                float(value),
                unit,
                hedge or match["mid"] or match["after"] or match["late"] or "",
            )

    def drafts(self, context: Context) -> Iterator[Draft]:
        """A claim for each figure whose indicator can be named."""
        text = context.text
        cover = Cover(
            hit
            for hit in context.hits
            if not hit.nested and hit.type not in ("TargetGroup",) and not hit.rule.endswith("reference")
        )
        former, before = "", 0
        figures = [figure for figure in self.figures(text) if cover.free(figure.start, figure.end)]
        ends = {figure.end for figure in figures}
        for figure in figures:
            span = self._indicator(text, figure, ends, cover)
            if span is None:
                continue
            start, end, name = span
            if name in self._data["of_former"] and former and not set(text[before:start]) & set("。；\n"):
                name = former + name
            elif len(name) > 2:
                former = name
            before = figure.end
            subject = self._subject(context, figure, text[start:end])
            if subject is None:
                continue
            indicator = Hit(start, end, "Indicator", "indicator", name, 0.8)
            qualifiers: dict[str, Value] = {"value": figure.value, "unit": figure.unit, "qualifier": figure.hedge}
            yield Draft(
                subject,
                "has_metric",
                indicator,
                "metric",
                figure.start,
                0.8,
                {k: v for k, v in qualifiers.items() if v != ""},
            )

    # --- what is measured ----------------------------------------------------------------------------------------

    def _indicator(self, text: str, figure: Figure, ends: set[int], cover: Cover) -> tuple[int, int, str] | None:
        """The range and the name of what the figure counts: the noun after a classifier (48处驿站), else the words before."""
        left_start, left_end = self._left(text, figure.start, ends)
        left = text[left_start:left_end]
        right_start, right_end = self._right(text, figure.end)
        right = text[right_start:right_end]
        if figure.unit == "元" and left.endswith("价值") and right:
            return right_start, right_end, self._name(right) + "价值"
        owner = cover.at(left_start)
        if owner is not None and owner.end >= left_end and right:
            left = ""
        counted = right and not self._right_verbs.match(right) and figure.unit not in self._data["left_units"]
        if counted or (right and not left):
            return self._checked(right_start, right_end, self._name(right))
        return self._checked(left_start, left_end, self._name(left)) if left else None

    def _checked(self, start: int, end: int, name: str) -> tuple[int, int, str] | None:
        return (
            (start, end, name)
            if 2 <= len(name) <= 2 * self._data["name_max"] and re.search(f"[{HAN}]{{2}}", name)
            else None
        )

    def _left(self, text: str, end: int, ends: set[int]) -> tuple[int, int]:
        """The words before the number in its clause, without what only links or introduces."""
        start = end
        comma = end
        while start > 0 and text[start - 1] not in CLAUSE_ENDS and end - start < 40:
            if start in ends:
                start = comma
                break
            if text[start - 1] == "、":
                comma = start
                if end - start > 14:
                    break
            start -= 1
        changed = True
        while changed and start < end:
            changed = False
            for word in self._links:
                if text.endswith(word, start, end):
                    end -= len(word)
                    changed = True
                    break
        changed = True
        while changed and start < end:
            changed = False
            for word in self._leads:
                if text.startswith(word, start, end):
                    start += len(word)
                    changed = True
                    break
            match = re.compile("(?:\\d{4}年)?(?:\\d{1,2}月)?(?:\\d{1,2}日)?[至到—-]?").match(text, start, end)
            if match and match.end() > start:
                start, changed = match.end(), True
        cut = max(
            text.rfind("等", start, end), text.rfind("的", start, end) if end - start > self._data["name_max"] else -1
        )
        if cut >= start and end - cut > 3:
            start = cut + 1
        return self._after_verb(text, max(start, end - self._data["name_max"]), end), end

    def _after_verb(self, text: str, start: int, end: int) -> int:
        """Of a long stretch only what follows its last verb: 为新就业形态劳动者提供免费义诊 12场."""
        if end - start <= self._data["plain_max"]:
            return start
        last = [match.end() for match in self._verbs.finditer(text, start, end) if end - match.end() >= 3]
        return last[-1] if last else start

    def _right(self, text: str, start: int) -> tuple[int, int]:
        """The words after the unit, up to the verb or mark that ends the thing counted."""
        if text[start : start + 1] == "的":
            start += 1
        end = start
        while (
            end < len(text)
            and text[end] not in CLAUSE_ENDS + "、（("
            and end - start < self._data["name_max"]
            and not text[end].isdigit()
        ):
            end += 1
        joined = JOINED.search(text, start + 2, end) if end - start > 2 else None
        end = joined.start() if joined is not None else end
        match = self._right_verbs.search(text, start, end)
        if match is not None and match.start() - start >= 2:
            end = match.start()
        return start, end

    def _name(self, words: str) -> str:
        return words.translate(QUOTES).strip("的了、，")

    # --- whom it is about ----------------------------------------------------------------------------------------

    def _subject(self, context: Context, figure: Figure, words: str) -> Hit | None:
        """Whom the figure is about: the last body or event that acts before it in its sentence, else the main body or event."""
        start, _ = context.sentence(figure.start)
        acting = context.acting(start, figure.start)
        near = [
            hit for hit in context.hits if hit.type == "Event" and start <= hit.start < figure.start and not hit.nested
        ]
        events = [hit for hit in context.hits if hit.type == "Event" and hit.name and not hit.nested]
        if events and ATTENDANCE.search(words + context.text[figure.start : figure.end + 14]):
            return near[-1] if near else events[0]
        if near and (not acting or near[-1].start > acting[-1].start):
            return near[-1]
        return acting[-1] if acting else context.topics.get(start) or context.main or (events[0] if events else None)
