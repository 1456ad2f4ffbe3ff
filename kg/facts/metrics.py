"""Figures as claims: the number, its unit, what it measures and whom it is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from kg.facts.among import counted_again, one_of, sums_up
from kg.facts.context import Context
from kg.facts.distributed import Distributed
from kg.facts.draft import Draft, Value
from kg.facts.figures import Figure, FigureGrammar
from kg.facts.indicators import Indicator, IndicatorGrammar
from kg.facts.left_out import Former, LeftOut
from kg.facts.metric_subjects import Subject, Subjects
from kg.facts.spans import TimesOf
from kg.facts.subject_words import SubjectWords
from kg.facts.tables import Tables
from kg.ontology import Ontology
from kg.text.hits import Cover, Hit
from kg.text.patterns import HAN
from kg.text.words import is_verb

# Between a part and its number, and between the former figure and the part.
PART, LINK = re.compile("(?:各|共|已)?(?:有|为|占|建成|达)?$"), 4
SHARED = re.compile(f"[{HAN}“”]{{0,12}}[，、（]?(?:和|及)?(?:其中[，：]?)?")
BREAKS = frozenset("。；\n")
CONFIDENCE = 0.8
CALLED = "called-reference"
REACH = 30
LYING = re.compile(
    "(?:位于|坐落[于在]|设[在于]|建在)[^，。；]{1,24}的“?$"
    "|(?:设立|打造|建设|推出|创办|开设|开办|组建|建立|建)的“?$"
)
# Behind a programme that is counted itself.
HELD_SO_OFTEN = re.compile("(?:已|共|累计|先后|连续|成功)*(?:举办|开办|开展|开设|开讲|组织|建有?|有|达)*\\d")
THIS = (*(f"这{unit}" for unit in "辆座个家间处支台条"), "该")
HEADLINES = ("headline", "kicker", "subhead")
OWNED = ("metric-level", "metric-clause", "metric-opening")
Told = tuple[Subject, Figure, Indicator]
Names = dict[int, tuple[int, int, str]]
Back = dict[int, tuple[int, str]]


class Metrics:
    """Reads figures by ``grammar/numbers.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        self._figures = FigureGrammar(ontology)
        self._indicators = IndicatorGrammar(ontology)
        self._distributed = Distributed(ontology)
        self._words = SubjectWords(ontology)
        self._tables = Tables(ontology)

    def drafts(self, context: Context, times: TimesOf) -> Iterator[Draft]:
        """A claim for each figure whose indicator and subject can be named; ``times`` say when it holds."""
        text = context.text
        names = [h for h in context.hits if not h.nested and (h.rule == CALLED or not h.rule.endswith("reference"))]
        cover = Cover(h for h in names if h.type != "TargetGroup")
        tabled = list(self._tables.drafts(context))
        yield from tabled
        read = {draft.at for draft in tabled}
        figures = [figure for figure in self._figures.figures(text) if cover.free(figure.start, figure.end)]
        figures = [figure for figure in figures if figure.start not in read] if read else figures
        if not figures:
            return
        walls = Cover(h for h in names if h.type == "Person" or _pointed(h, text) or context.is_body(h))
        told = list(self._told(context, figures, walls))
        told = _of_headlines(context, _told_again(told))
        full = _full_names(told)
        for subject, figure, found in told:
            name = full.get((subject.hit.name, figure.value, figure.unit, found.name), found.name)
            indicator = Hit(found.start, found.end, "Indicator", "indicator", name, CONFIDENCE)
            yield _draft(subject, figure, indicator, times.at(figure.start))

    def _told(self, context: Context, figures: list[Figure], walls: Cover) -> Iterator[Told]:
        """Each figure that has a name and a subject."""
        text = context.text
        subjects = Subjects(context, self._words)
        ends = {figure.end: figure.end for figure in figures}
        shared, back, owners = self._at_once(text, figures, walls)
        whole = _whole_names(context)
        former: Former | None = None
        named: dict[int, str] = {}
        told = set[float]()
        for figure in figures:
            between = text[former.figure.end : figure.start] if former is not None else ""
            if not BREAKS.isdisjoint(between) and not LeftOut.points_back(between):
                former = None
            begun, words = back.get(figure.start, (-1, ""))
            part, counted = self._part(text, figure, former, walls), self._indicators.counted(text, figure)
            part = Subject(owners[figure.start], "metric-part") if figure.start in owners else part
            if figure.start in shared:
                found: Indicator | None = Indicator(*shared[figure.start])
            elif begun in named:
                found = Indicator(figure.start, figure.end, named[begun] + words)
            elif part is not None and former is not None:
                found = Indicator(figure.start, figure.end, former.name)
            else:
                found = self._indicators.indicator(text, figure, counted, ends, walls, former)
            if found is None:
                continue
            found = whole(found)
            named[figure.start] = found.name
            # What is given to so many people is what the next number measures: 为12人减免税费3万元.
            given = text[found.end : found.end + 1].isdigit() and is_verb(text[found.start : found.start + 2])
            ends[figure.end] = figure.end if given else max(figure.end, found.end)
            former = Former(figure, found.name, ends[figure.end])
            again = figure.value in told and counted_again(text, found.end)
            again = again or one_of(text, figure.start, found.end) or sums_up(text, figure.start)
            told.add(figure.value)
            if not (again or (self._figures.single(figure) and not self._indicators.graded(text, figure))):
                subject = part or subjects.of(figure.start, found, self._indicators.attending(text, counted))
                if subject is not None:
                    yield subject, figure, found

    def _at_once(self, text: str, figures: list[Figure], walls: Cover) -> tuple[Names, Back, dict[int, Hit]]:
        """What figures told in one go measure, which ones they go on from, and whose they are."""
        shared, back = self._distributed.names(text, figures, walls), self._distributed.back(text, figures)
        owners = self._distributed.owners(text, figures, walls)
        for start, (begun, words) in back.items():
            if begun in owners:  # 甲县、乙县…分别为12家、8家，同比分别增长5%、6%
                hit, (_, _, name) = owners[begun]
                owners[start] = hit, (start, start + 1, name + words)
        shared |= {at: span for at, (_, span) in owners.items()}
        return shared, back, {at: hit for at, (hit, _) in owners.items()}

    @staticmethod
    def _part(text: str, figure: Figure, former: Former | None, walls: Cover) -> Subject | None:
        """The place or body whose share of the former figure this one is: 建成驿站20处，其中甲区12处、乙区8处."""
        link = PART.search(text, max(0, figure.start - LINK), figure.start)
        hit = walls.at((link.start() if link is not None else figure.start) - 1)
        if former is None or hit is None or hit.type == "Person" or former.figure.unit != figure.unit:
            return None
        before = text[former.figure.end : hit.start]
        return Subject(hit, "metric-part") if SHARED.fullmatch(before) else None


def _pointed(hit: Hit, text: str) -> bool:
    """Whether a programme is called by its head alone or pointed at, and so is no part of what is counted."""
    if hit.type != "Programme" or HELD_SO_OFTEN.match(text, hit.end) is not None:
        return False
    pointed = hit.rule == CALLED or text.endswith(THIS, 0, hit.start)
    return pointed or LYING.search(text, max(0, hit.start - REACH), hit.start) is not None


def _whole_names(context: Context) -> Callable[[Indicator], Indicator]:
    """Gives an indicator the whole name of the group or programme that it holds a part of."""
    groups = {hit.start: hit for hit in context.hits if hit.type == "TargetGroup"}
    named_so = {hit.end: hit for hit in context.hits if hit.type == "Programme" and not hit.nested}
    return lambda found: _spelt_out(_grouped(context.text, found, groups), context.text, named_so)


def _grouped(text: str, found: Indicator, groups: Mapping[int, Hit]) -> Indicator:
    """The whole name of the group of people that is counted: 10位流动留守儿童."""
    group = groups.get(found.start)
    if group is None or found.end >= group.end:
        return found
    return Indicator(found.start, group.end, text[found.start : group.end])


def _spelt_out(found: Indicator, text: str, programmes: Mapping[int, Hit]) -> Indicator:
    """The whole name of the programme of which the last words stand before the number: “最美服务站点”28个."""
    end = found.end + text.startswith("”", found.end)
    hit = programmes.get(end) or programmes.get(found.end)
    if hit is None or found.start <= hit.start + 1 or text[hit.start] != "“":
        return found
    return Indicator(hit.start, hit.end, hit.name)


def _of_headlines(context: Context, told: list[Told]) -> list[Told]:
    """Figures whose headline names nobody, with the subject that the text below gives the same figure."""
    spoken = {figure.start for _, figure, _ in told if context.assembled.role_at(figure.start) in HEADLINES}
    bodies = {(one.value, one.unit): subject for subject, one, _ in reversed(told) if one.start not in spoken}
    return [
        (bodies.get((figure.value, figure.unit), subject), figure, found)
        if figure.start in spoken and subject.rule == "metric-main"
        else (subject, figure, found)
        for subject, figure, found in told
    ]


def _told_again(told: list[Told]) -> list[Told]:
    """Figures that the text gave a body or place before, with that subject where it tells them again of the event."""
    first: dict[tuple[float, str, str], Subject] = {}
    found: list[Told] = []
    for subject, figure, name in told:
        key = (figure.value, figure.unit, name.name)
        if subject.rule in OWNED:
            first.setdefault(key, subject)
        again = first.get(key) if subject.rule == "metric-happening" else None
        found.append((again or subject, figure, name))
    return found


def _full_names(told: list[Told]) -> dict[tuple[str, float, str, str], str]:
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
