"""Whom a figure is about: the body, region, programme or event that its clause speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.facts.context import CLAUSE_MARKS, PRESS, Context
from kg.facts.doers import SAYS
from kg.facts.subject_words import SubjectWords
from kg.text.hits import Cover, Hit
from kg.text.patterns import HAN

AT_EVENT = re.compile("(?:会?上|期间|现场|当天|当日|后|前|中)(?!的)")
# 全省23万移民, 我市有4名…: the article's own region of that level.
WHOLE = re.compile(
    f"(?<![{HAN}“])(?:[全我本](?P<level>省|自治区|市|州|县|区|旗)(?![级属委总性])"
    "|全国(?=各地|共|建|新|累|已|有|每|\\d))"
)
CLAUSE_START = re.compile("[，；：、]")
COUNTRY = "中国"
FROM = re.compile("来自[^，。；]*$")
LISTED = re.compile("等(?:首批|共|各)?$")
BEGINNING_REACH = 5
ENDED = re.compile("”?[，；]")
CLOSING = "，；）”’ "


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject, and how it was found."""

    hit: Hit
    rule: str


class Subjects:
    """Finds the subjects of the figures of one article."""

    def __init__(self, context: Context, words: SubjectWords) -> None:
        self._context, self._words = context, words
        outer = [hit for hit in context.hits if not hit.nested]
        self._events = [hit for hit in outer if hit.type == "Event"]
        heads = context.ontology.grammar["events"]["heads"]
        self._shows = (*heads["ceremonies"], *PRESS)
        self._levels: dict[str, str] = context.ontology.grammar["regions"]["level_references"]
        self._cover = Cover(outer)
        self._named = [hit for hit in self._events if hit.name]
        self._done = [hit for hit in outer if hit.type in ("Programme", "PolicyDocument") and hit.name]

    def of(self, at: int, words: str, attending: bool) -> Subject | None:
        """The subject of the figure at ``at``; ``words`` name what it measures."""
        context, text = self._context, self._context.text
        start, _ = context.sentence(at)
        near = [hit for hit in self._events if start <= hit.start < at and self._speaks_of(hit, at)]
        attending = attending or FROM.search(text, start, at) is not None
        if self._named and (attending or self._words.attending.search(words)):
            before = [hit for hit in self._named if hit.start < at]
            inside = [hit for hit in self._events if start <= hit.start < at]
            return Subject((inside or before or self._named)[-1 if inside or before else 0], "metric-event")
        if self._of_person(start, at):
            return None
        candidates = [
            *(Subject(hit, "metric-level") for hit in self._whole(start, at)),
            *(Subject(hit, "metric-clause") for hit in context.acting(start, at) if not self._example(hit, at)),
            *(Subject(one, "metric-event") for hit in near if (one := self._goes_on(hit)) is not None),
            *(Subject(hit, "metric-programme") for hit in self._introduced(start, at)),
        ]
        if candidates:
            return max(candidates, key=lambda one: (one.hit.start, one.rule))
        begun = self._begun(start, at)
        if begun is not None:
            return Subject(begun, "metric-programme")
        if context.document is not None and self._ordered(start, at):
            return Subject(context.document, "metric-document")
        topic = context.topics.get(start)
        if topic is not None:
            return Subject(topic, "metric-before")
        if context.main is not None:
            return Subject(context.main, "metric-main")
        told = next((one for hit in self._named if (one := self._goes_on(hit)) is not None), None)
        return Subject(told, "metric-event") if told is not None else None

    def _begun(self, start: int, end: int) -> Hit | None:
        """The last programme that a clause of the sentence begins and ends with: 启动“甲计划”，首批…."""
        frame = self._context.skeleton
        for hit in reversed(self._done):
            if hit.type == "Programme" and start <= hit.start < end:
                index = frame.index(hit.start)
                if ENDED.match(frame.text, index + 1) and self._words.beginning.search(
                    frame.text, max(0, index - BEGINNING_REACH), index
                ):
                    return hit
        return None

    def _whole(self, start: int, at: int) -> Iterator[Hit]:
        """全省, 我市: the article's own region of that level."""
        for match in WHOLE.finditer(self._context.text, start, at):
            if self._cover.free(match.start(), match.end()):
                name = self._levels.get(match["level"], COUNTRY)
                yield Hit(match.start(), match.end(), "Region", "region-level", name, 0.8)

    def _goes_on(self, hit: Hit) -> Hit | None:
        """What a figure behind an event is about: of a ceremony or a press conference the programme in its name."""
        name = hit.name or self._context.text[hit.start : hit.end]
        if not name.endswith(self._shows):
            return hit
        inner = [one for one in self._context.hits if one.nested and one.type == "Programme" and hit.holds(one)]
        return inner[-1] if inner else None

    def _ordered(self, start: int, at: int) -> bool:
        """Whether the article's document says the figure: it is one itself, or 通知要求，…."""
        context, ordered = self._context, self._words.ordered
        return context.assembled.article.kind == "policy" or ordered.match(context.text, start, at) is not None

    def _of_person(self, start: int, at: int) -> bool:
        """Whether the clause tells what a person did: 王某某一年带出5名技师."""
        text = self._context.text
        begin = max([start, *(m.end() for m in CLAUSE_START.finditer(text, start, at))])
        persons = [hit for hit in self._context.hits if hit.type == "Person" and begin <= hit.start and hit.end <= at]
        return bool(persons) and SAYS.match(text, persons[-1].end) is None

    def _speaks_of(self, hit: Hit, at: int) -> bool:
        """Whether the clause of the figure at ``at`` may go on about an event named before it in the sentence."""
        text = self._context.text
        if self._place_of(hit) or "；" in text[hit.end : at]:
            return False
        clause = text.rfind("，", hit.end, at) + 1
        if not clause or not self._words.holding.search(text, max(0, hit.start - 20), hit.start):
            return True
        return self._words.of_meetings.search(text, clause, at + 20) is not None

    def _place_of(self, hit: Hit) -> bool:
        """Whether an event only says where something is told: 仪式上, 会议期间."""
        text = self._context.text
        return text.endswith("上", hit.start, hit.end) or AT_EVENT.match(text, hit.end) is not None

    def _example(self, hit: Hit, at: int) -> bool:
        """Whether a body is one of those counted: 甲公司、乙公司等52家企业."""
        between = self._context.text[hit.end : at]
        return LISTED.search(between) is not None and not re.search("[，；]", between)

    def _introduced(self, start: int, end: int) -> Iterator[Hit]:
        """Programmes and documents of the sentence whose clause begins with them: “甲计划”惠及200人."""
        frame = self._context.skeleton
        for hit in self._done:
            if not start <= hit.start < end:
                continue
            index = frame.index(hit.start)
            before, after = frame.text[index - 1 : index], frame.text[index + 1 : index + 2]
            opens = (not before or before in CLAUSE_MARKS) and after not in ("的", "、")
            if opens and after not in CLOSING:
                yield hit
