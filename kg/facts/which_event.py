"""Which event a clause that names none is told of: not one of another day; the one that a picture shows."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from kg.text.hits import CITED, CLAUSE, Hit
from kg.text.patterns import HAN

if TYPE_CHECKING:
    from kg.facts.context import Context

DAY = re.compile("(?<![\\d-])(?P<month>\\d{1,2})月(?:(?P<day>\\d{1,2})日)?")
# What goes on for longer than a day, or on several: who comes a week later comes to it too.
LASTING = re.compile(
    f"(?:赛|比武|活动|行动|运动会?|培训|[班营节周月展演]|宣讲|调研|考察|慰问|走访)(?:（[{HAN}]{{1,12}}）)?$"
)
HEADS = ("headline", "kicker", "subhead")
# A picture's caption, and what is called by its beginning or its end.
SHOWN, PART = re.compile("现场(?:（[^（）\\n]{1,8}）)?。[ \\u3000]*"), re.compile("[开闭]幕(?:仪?式|会)上?")
FAR = 160
NEAR, YEAR, BEHIND = 4, 365, 12


def another_day(context: Context, at: int) -> bool:
    """Whether the sentence of ``at`` begins with a day on which none of the meetings before it was held."""
    text, (start, _) = context.text, context.sentence(at)
    said = [day for day in DAY.finditer(text, start, at) if day["day"]]
    if not said:
        return False
    before = [hit for hit in context.hits if hit.type == "Event" and hit.end <= start and not hit.nested and hit.name]
    held: defaultdict[str, list[re.Match[str]]] = defaultdict(list)
    for hit in before:
        if LASTING.search(hit.name):
            return False
        days = _days(context, hit)
        if hit.rule != CITED and (days or context.assembled.role_at(hit.start) not in HEADS):
            held[hit.name] += days
    if not held:
        return False
    return all(days and not any(_near(day, said[-1]) for day in days) for days in held.values())


def just_told(context: Context, start: int) -> Hit | None:
    """The event that the sentences before one at ``start`` tell of in the same line: 某大会现场。甲出席。"""
    line = context.text.rfind("\n", 0, start) + 1
    before = [hit for hit in context.between(max(line, start - FAR), start) if hit.type == "Event" and not hit.nested]
    last = next((hit for hit in reversed(before) if hit.rule != CLAUSE), None)
    if last is None or PART.match(context.text, last.start, last.end) is not None:
        return last
    return last if SHOWN.fullmatch(context.text, last.end, start) is not None else None


def _days(context: Context, hit: Hit) -> list[re.Match[str]]:
    """The day before an event in its sentence, or right behind it."""
    start, end = context.sentence(hit.start)
    before = list(DAY.finditer(context.text, start, hit.start))[-1:]
    return before or list(DAY.finditer(context.text, hit.end, min(end, hit.end + BEHIND)))[:1]


def _near(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two days of the year are so near that one of them may be told of as the other."""
    if one["day"] is None or other["day"] is None:
        return one["month"] == other["month"]
    try:
        days = abs((_date(one) - _date(other)).days)
    except ValueError:
        return True
    return min(days, YEAR - days) < NEAR


def _date(day: re.Match[str]) -> date:
    return date(2024, int(day["month"]), int(day["day"]))
