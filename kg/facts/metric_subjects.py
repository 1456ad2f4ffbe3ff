"""Whom a figure is about: the body, region, programme or event that its clause speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.facts.among import counts_part
from kg.facts.context import Context
from kg.facts.examples import OTHERS, counts_examples, honoured, is_example
from kg.facts.granted import won_by
from kg.facts.here import here, somewhere
from kg.facts.indicators import Indicator
from kg.facts.kept_topics import (
    NORM,
    begun_unnamed,
    elsewhere,
    federation,
    helps,
    house_ahead,
    of_case,
    of_examples,
    of_places,
    only_issues,
    only_listed,
    opening_place,
    paper_followed,
    paper_kept,
    place_of,
    returned,
    speaks_for,
    told_by_others,
    town,
)
from kg.facts.metric_events import PRONOUN, MetricEvents
from kg.facts.own_deeds import of_person
from kg.facts.own_house import called_house, of_unknown_house, spoken_house, units_act
from kg.facts.pointed import stranger, zone
from kg.facts.speech import SAYS, of_himself, speech
from kg.facts.spoken_of import RUNS, SpokenOf
from kg.facts.subject_words import SubjectWords
from kg.facts.whole_places import whole
from kg.text.hits import Hit
from kg.text.patterns import HAN

CLAUSE_START = re.compile("[，；：、]")
PARTY = "PartyOrgan"
# Unions without a place: those of whom the text is about.
UNIONS = re.compile(f"(?<![{HAN}])(?:各级工会|各[级地]工会组织|基层工会)")
# “甲”是乙会绘制的，覆盖….
MADE = re.compile("[^，。；]{0,40}?的，")
# What a body named or gave is counted, by whom it was given it: 省总工会命名的工作室6个.
RELATIVE = re.compile(
    "[^，；。、]{0,4}(?:命名|认定|授予|颁发|发布|印发|赠送|捐赠|补助|推荐|资助|举行|召开|举办|主办)的"
)
# A paper that only tells: 甲新闻记者从…获悉.
REPORTING = re.compile("(?:（[^）]*）)?(?:全媒体|见习|首席|特约)*(?:记者|讯|通讯员)")
# A paragraph that goes on with the figures of the one before it.
ONWARD = re.compile("[ \u3000]*(?:其中|其[他余][^，。；]{2,16}?\\d|从[^，。；]{2,10}看，|从[^，。；]{2,10}来看，)")
# What a document has so many of: 《意见》提出18条举措.
CONTENTS = ("举措", "措施", "任务", "条款", "政策")
# What so ends is read off a whole place: 全市新增就业1万人。城镇失业率为5%.
OF_PLACES = ("率", "就业", "失业人数", "比重", "占比", "总量", "总数", "人数", "收入", "增加值", "平均工资")
SO_MANY = "(?:\\d+个)?"  # 31个城市失业率为5%
GOING_ON = ("metric-happening", "metric-opening", "metric-place")


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject, and how it was found."""

    hit: Hit
    rule: str


class Subjects:
    """Finds the subjects of the figures of one article."""

    def __init__(self, context: Context, words: SubjectWords) -> None:
        self._context, self._words = context, words
        self._events = MetricEvents(context, words)
        self._spoken_of = SpokenOf(context, words)
        self._measured: list[tuple[int, int]] = []
        self._former: tuple[int, Subject] | None = None
        self._rowed = set[int]()  # where programmes stand that are measured in a row of figures

    def of(self, at: int, indicator: Indicator, attending: bool) -> Subject | None:
        """The subject of the figure at ``at``; asked for all in their order."""
        self._measured.append((indicator.start, indicator.end))
        subject = self._told(at, indicator.name, attending)
        if subject is not None and subject.hit.type == "Event" and of_places(indicator.name):
            subject = next((Subject(one, "metric-place") for one in place_of(self._context, subject.hit)), None)
        self._former = (at, subject) if subject is not None else self._former
        return subject

    def _told(self, at: int, words: str, attending: bool) -> Subject | None:
        """The subject of the figure; ``words`` name what it measures."""
        context = self._context
        start, _ = context.sentence(at)
        gathered = self._events.gathered(start, at, words, attending)
        if gathered is not None:
            return Subject(gathered, "metric-event")
        if of_person(context, self._words.own_deeds, start, at) or of_himself(context, at):
            return None
        if of_unknown_house(context, start, at) or of_case(context.text, start, at):
            return None
        measured = self._spoken_of.measured(at)
        if measured is not None:
            return Subject(measured, "metric-programme")
        laid_down = self._spoken_of.counted(start, at) if words.endswith(CONTENTS) else None
        if laid_down is not None:
            return Subject(laid_down, "metric-document")
        return self._named(start, at) or self._of_place(start, at, words) or self._of_text(start, at)

    def _named(self, start: int, at: int) -> Subject | None:
        """What the sentence from ``start`` names."""
        context = self._context
        candidates = [
            *(Subject(hit, "metric-level") for hit in whole(context, start, at)),
            *(Subject(hit, "metric-house") for hit in spoken_house(context, start, at)),
            *(Subject(hit, "metric-house") for hit in called_house(context, start, at)),
            *(Subject(hit, "metric-clause") for hit in context.acting(start, at) if self._does(hit, at)),
            *(Subject(hit, "metric-event") for hit in self._events.spoken_of(start, at)),
            *(Subject(hit, "metric-programme") for hit in self._introduced(start, at)),
            *(Subject(hit, "metric-document") for hit in self._spoken_of.laid_down(start, at)),
            *self._pointed(start, at),
        ]
        laid = min((one.hit.start for one in candidates if one.rule == "metric-document"), default=None)
        if laid is None and self._words.paper.match(context.text, start, at) is not None:
            laid = start
        if laid is not None:  # 《办法》规定，疗休养标准不超过400元: a programme in its words says what it is about
            candidates = [one for one in candidates if one.rule != "metric-programme" or one.hit.start < laid]
        if candidates:
            return max(candidates, key=lambda one: (one.hit.start, one.rule))
        begun = self._spoken_of.begun(start, at)
        if begun is not None:
            return Subject(begun, "metric-programme")
        if context.document is not None and self._ordered(start, at):
            return Subject(context.document, "metric-document")
        recalled = self._spoken_of.recalled(start, at)
        if recalled is not None:
            return Subject(recalled, "metric-document")
        opening = opening_place(context, start, at)
        return Subject(opening, "metric-opening") if opening is not None else None

    def _pointed(self, start: int, at: int) -> Iterator[Subject]:
        """What the sentence points back at, or takes its reader to."""
        context, spoken_of = self._context, self._spoken_of
        joined = federation(context, start, at)
        for hit in (*spoken_of.again(start, at), *([joined] if joined is not None else [])):
            yield Subject(hit, "metric-again")
        for hit in (*spoken_of.scene(start, at), *here(context, start, at), *zone(context, start, at)):
            yield Subject(hit, "metric-scene")

    def _introduced(self, start: int, at: int) -> Iterator[Hit]:
        """What the sentence introduces; none that is measured itself in a row: 建驿站9家，职工书屋达标率95%."""
        began, _ = self._measured[-1]
        row = self._former is not None and self._former[0] >= start and self._former[1].rule != "metric-programme"
        if row:
            self._rowed.add(began)
        for hit in self._spoken_of.introduced(start, at):
            if hit.start not in self._rowed and not only_listed(self._context, start, hit):
                yield hit

    def _of_place(self, start: int, at: int, words: str) -> Subject | None:
        """The place of the former sentence, where this one begins with what is measured of places: 失业率为5%."""
        if self._former is None or not words.endswith(OF_PLACES):
            return None
        text, (former, subject) = self._context.text, self._former
        same = subject.rule in ("metric-level", "metric-place") and "\n" not in text[former:at]
        begins = same and re.compile(SO_MANY + re.escape(words)).match(text, start) is not None
        return Subject(subject.hit, "metric-place") if begins else None

    def _of_text(self, start: int, at: int) -> Subject | None:
        """What the text before the sentence, or all of it, is about."""
        context = self._context
        carried = self._events.carried(start, at)
        if carried is not None:
            return Subject(carried, "metric-happening")
        if self._former is not None and self._goes_on(start, at, *self._former):
            return self._former[1]
        if UNIONS.search(context.text, start, at) is not None:
            return self._of_unions(at)
        if self._former is not None and counts_part(context, start, at, self._former[0]):
            return self._former[1]
        stands, found = self._carried_on(start, at)
        if stands:
            return found
        himself = PRONOUN.search(context.text, start, at)
        if himself is not None and self._words.own_deeds.match(context.text, himself.end()) is not None:
            return None
        told_by = speaks_for(context, start, at)
        if told_by is not None:
            return Subject(told_by, "metric-speaker")
        if himself is not None and SAYS.match(context.text, himself.end()) is None:  # 他办的合作社…
            return None
        topic = self._topic(start, at)
        if topic is not None:
            return Subject(topic, "metric-before")
        onward = self._former is not None and ONWARD.match(context.text, start) is not None
        return self._former[1] if self._former is not None and onward else self._of_main(start, at)

    def _of_main(self, start: int, at: int) -> Subject | None:
        """The main body or, where it has none, the event that the text tells of."""
        context, main = self._context, self._main(at)
        level = self._former if self._former is not None and self._former[1].rule == "metric-level" else None
        placed = main is None or main.type == "Region"
        if level is not None and placed and "\n" not in context.text[level[0] : at]:
            return level[1]
        won = honoured(context.text, at) or won_by(context.text, at)  # the winners named are no other ones
        if main is not None and not won and self._of_others(main, start, at):
            return None
        if main is not None and not counts_examples(context, start, at):
            return Subject(main, "metric-main")
        if (told := self._events.told()) is not None:
            return Subject(told, "metric-event")
        return self._former[1] if self._former is not None and main is None else None

    def _topic(self, start: int, at: int) -> Hit | None:
        """Whom the sentences before tell of, where this one still does."""
        context, topic = self._context, self._context.topics.get(start)
        if topic is None or not self._does(topic, start) or only_issues(topic, context.main):
            return None
        return None if returned(context, topic, start) or told_by_others(context, topic, at) else topic

    def _carried_on(self, start: int, at: int) -> tuple[bool, Subject | None]:
        """Whether the sentence goes on about what those before tell of, or what is not named; and its subject."""
        if self._former is not None and self._former[1].rule == "metric-document" and self._norm(start, at):
            return True, self._former[1]
        paper = paper_followed(self._context, start, at) or paper_kept(self._context, start, at)
        if paper is not None:
            return True, Subject(paper, "metric-document")
        described = self._spoken_of.described(start, at) or self._spoken_of.running(start, at)
        if described is not None:
            return True, Subject(described, "metric-programme")
        if of_examples(self._context, start, at):
            told = self._events.before(at)
            return True, Subject(told, "metric-happening") if told is not None else None
        if begun_unnamed(self._context, start):
            return True, None
        ahead = house_ahead(self._context, at) or town(self._context, start, at)
        if ahead is not None:
            return True, Subject(ahead, "metric-house")
        strange, called = stranger(self._context, start, at)
        if strange:
            return True, Subject(called, "metric-before") if called is not None else None
        return somewhere(self._context, start, at), None

    def _norm(self, start: int, at: int) -> bool:
        """Whether the sentence goes on with what a document lays down in the sentences before."""
        text, former = self._context.text, self._former
        same = former is not None and "\n" not in text[former[0] : at]
        return same and NORM.search(text, start, at + 4) is not None and not self._context.acting(start, at)

    def _of_unions(self, at: int) -> Subject | None:
        """Whose unions a sentence means that calls them 各级工会: those of the main body, no other body told of."""
        main = self._main(at)
        return Subject(main, "metric-main") if main is not None and main.type in ("UnionBody", "Region") else None

    def _of_others(self, main: Hit, start: int, at: int) -> bool:
        """Whether a sentence tells of somebody else than the main body: in the words of one, of another place."""
        if main.type != "Region":
            return speech(self._context.text, at) is not None
        himself = PRONOUN.search(self._context.text, start, at) is not None
        return himself or speech(self._context.text, at) is not None or elsewhere(self._context, main, start, at)

    def _goes_on(self, start: int, at: int, former: int, subject: Subject) -> bool:
        """Whether a figure goes on about the event or place of the one before it: 设项目109个，其中双人项目46个."""
        between = self._context.text[former:at]
        return former >= start and subject.rule in GOING_ON and "；" not in between

    def _does(self, hit: Hit, at: int) -> bool:
        """Whether a body does what is counted: it is none of those counted, nor named in what is, nor a mere host."""
        text = self._context.text
        if REPORTING.match(text, hit.end) or RELATIVE.match(text, hit.end) or units_act(text, hit.end, at):
            return False
        # 其中甲会拨付90万元，慰问500人: who gave a part did not do what follows.
        if text.endswith("是", 0, hit.start) and MADE.match(text, hit.end, at):
            return False
        part = text.endswith("其中", 0, hit.start) and CLAUSE_START.search(text, hit.end, at) is not None
        part = part or helps(self._context, hit, self._context.sentence(hit.start)[0])
        if part or text.endswith("由", 0, hit.start) or RUNS.match(text, hit.end) or is_example(self._context, hit, at):
            return False
        listed = any(is_example(self._context, hit, one.end()) for one in OTHERS.finditer(text, hit.end, at))
        return not listed and not any(start <= hit.start < end for start, end in self._measured)

    def _main(self, at: int) -> Hit | None:
        """The article's main body; for a party committee the last body or place that acts, else the first other one."""
        main = self._context.main
        if main is None or main.type != PARTY:
            return main
        acting = [hit for hit in self._context.acting(0, at) if hit.type != PARTY]
        others = (hit for hit in self._context.hits if hit.type in self._context.bodies and hit.type != PARTY)
        return acting[-1] if acting else next((hit for hit in others if not hit.nested and hit.type != "Media"), main)

    def _ordered(self, start: int, at: int) -> bool:
        """Whether the article's document says the figure: it is one itself, or 通知要求，…."""
        context, ordered = self._context, self._words.ordered
        return context.assembled.article.kind == "policy" or ordered.match(context.text, start, at) is not None
