"""Whom a figure is about: the body, region, programme or event that its clause speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.facts.context import CLAUSE_MARKS, Context
from kg.text.hits import Hit

ATTENDING = re.compile("出席|参会|到会|与会|列席|代表团|来宾|参赛|特邀代表")
AT_EVENT = re.compile("(?:会?上|期间|现场|当天|当日|后|前|中)(?!的)")
LISTED = re.compile("等(?:首批|共|各)?$")
CLOSING = "，；）”’ "


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject, and how it was found."""

    hit: Hit
    rule: str


class Subjects:
    """Finds the subjects of the figures of one article."""

    def __init__(self, context: Context) -> None:
        self._context = context
        outer = [hit for hit in context.hits if not hit.nested]
        self._events = [hit for hit in outer if hit.type == "Event"]
        self._named = [hit for hit in self._events if hit.name]
        self._done = [hit for hit in outer if hit.type in ("Programme", "PolicyDocument") and hit.name]

    def of(self, at: int, words: str, attending: bool) -> Subject | None:
        """The subject of the figure at ``at``; ``words`` name what it measures."""
        context = self._context
        start, _ = context.sentence(at)
        near = [hit for hit in self._events if start <= hit.start < at and not self._place_of(hit)]
        if self._named and (attending or ATTENDING.search(words)):
            before = [hit for hit in self._named if hit.start < at]
            inside = [hit for hit in self._events if start <= hit.start < at]
            return Subject((inside or before or self._named)[-1 if inside or before else 0], "metric-event")
        candidates = [
            *(Subject(hit, "metric-clause") for hit in context.acting(start, at) if not self._example(hit, at)),
            *(Subject(hit, "metric-event") for hit in near),
            *(Subject(hit, "metric-programme") for hit in self._introduced(start, at)),
        ]
        if candidates:
            return max(candidates, key=lambda one: (one.hit.start, one.rule))
        topic = context.topics.get(start)
        if topic is not None:
            return Subject(topic, "metric-before")
        if context.main is not None:
            return Subject(context.main, "metric-main")
        return Subject(self._named[0], "metric-event") if self._named else None

    def _place_of(self, hit: Hit) -> bool:
        """Whether an event only says where something is told: 仪式上, 会议期间."""
        return AT_EVENT.match(self._context.text, hit.end) is not None

    def _example(self, hit: Hit, at: int) -> bool:
        """Whether a body is one of those counted: 甲公司、乙公司等52家企业."""
        between = self._context.text[hit.end : at]
        return LISTED.search(between) is not None and not re.search("[，；]", between)

    def _introduced(self, start: int, end: int) -> Iterator[Hit]:
        """Programmes and documents of the sentence whose clause begins or ends with them: 推出“甲计划”，投入60万元."""
        frame = self._context.skeleton
        for hit in self._done:
            if not start <= hit.start < end:
                continue
            index = frame.index(hit.start)
            before, after = frame.text[index - 1 : index], frame.text[index + 1 : index + 2]
            opens = (not before or before in CLAUSE_MARKS) and after not in ("的", "、")
            if opens and after not in CLOSING:
                yield hit
