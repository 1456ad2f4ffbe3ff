"""What a programme consists of: “人员联动、…” of 五联, A、B、C“三部曲”, “A”“B”两个模块 of a course."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.ontology import Ontology
from kg.text import either
from kg.text.explained import FORMULA, parts
from kg.text.hits import Hit
from kg.text.ordinals import FAR, ORDINAL, place
from kg.text.patterns import NUMERALS, PAIRS

NUMBERED = re.compile(
    f"^新?(?P<number>[{''.join(NUMERALS)}])(?P<word>.{{1,6}})|(?P<total>[{''.join(NUMERALS)}])(?P<unit>[大项条步件]).{{1,4}}$"
)
LONGEST = 20
REACH = 60
BETWEEN = re.compile("[”’]?(?:[、，, ]?(?:和|与|及|以及)?)[“‘]?")
CLAUSES_END = re.compile("[，。；]")
SOME = re.compile("[”’]?等[“‘]?")
# Behind it an item of a list that stands in sentences of its own: 一是送甲。…二是送乙。…
NUMBERED_ITEM = re.compile(f"(?:^|[。；：，\\n 　]){ORDINAL}(?P<verb>[^，。；：\\n“]{{0,4}})[“‘]?$")
LONGEST_ORDINAL = 10
ITEMS = re.compile(f"[”’]?(?:(?:服务|特色|工作)?(?:品牌|项目|平台))?[：:](?={ORDINAL})")
COMMAS = ("，", ",")
QUOTES, MADE = ("“", "‘"), re.compile("[”’]的(?=[“‘])")
# A list in brackets is of the name in front of them.
IN_BRACKETS, BRACKET = re.compile("(?<=[”’])（ ?[“‘]?$"), 4
COLON = re.compile("[”’]?(?:[，,]?(?:(?:包括|即|分别是|分别为)[：:]?|其中)|[：:])")
CLAUSES = re.compile("[、，；：“‘”’]")
# Of 四季… at least so many seasons are told of.
SEASONS, SEASON = (("四季", "四送"), 3), re.compile("金?(?P<season>[春夏秋冬])")
DEED_ENDS = ("实事", "实事项目")
DEEDS = re.compile(
    "\\s*(?:具体|主要|项目|清单|其中|内容|分别)+(?:里|中|上)?(?:包括|涵盖|包含|有|为|是)了?[：:]?|包括[：:]"
)
COUNT = "等?[两二三四五六七八九十\\d](?:个|大|项)?"


class Components:
    """Reads them; what parts are called stands in ``grammar/programmes.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["programmes"]
        parts, below = either(data["parts"]), either(data["sub_parts"])
        self._verbs = frozenset(data["verbs"])
        self._lead = tuple({*data["verbs"], *data["founding"], *data["quoted_before"]})
        self._parts = re.compile(f"[”’]?(?:{COUNT}(?:系列)?子?(?:{parts})|等(?:系列)?子(?:{below}))")

    def drafts(self, context: Context) -> Iterator[Draft]:
        """``component_of`` for every numbered programme whose items are counted right, and for counted parts."""
        programmes = [hit for hit in context.hits if hit.type == "Programme"]
        runs = _runs(programmes, context.text)
        for whole in programmes:
            match = NUMBERED.search(whole.name)
            if match is not None and len(whole.name) <= LONGEST:
                number = NUMERALS[match["number"] or match["total"]]
                found = list(_counted(whole, number, (match["word"] or match["unit"])[0], runs, context))
                found = found or _paired(whole, runs) or list(self._enumerated(whole, number, programmes, context))
                yield from found or list(self._told(whole, number, programmes, context)) or _seasons(whole, programmes)
        for whole in programmes:
            yield from _of_deeds(whole, programmes, context)
            yield from self._explained(whole, programmes, runs, context)
            yield from self._itemised(whole, programmes, context)
        for run, whole in _made_of(runs, programmes, context.text):
            for item in run:
                yield Draft(item, "component_of", whole, "component-made-of", run[0].start, 0.84)
        for run in runs:
            if self._parts.match(context.text, run[-1].end):
                start, _ = context.sentence(run[0].start)
                before = [hit for hit in programmes if start <= hit.start < run[0].start]
                for item in run if before else ():
                    yield Draft(item, "component_of", before[-1], "component-module", run[0].start, 0.82)

    def _enumerated(self, whole: Hit, number: int, programmes: list[Hit], context: Context) -> Iterator[Draft]:
        """The items that stand one by one behind their ordinals, as many as the whole counts."""
        behind = (item for item in programmes if whole.end <= item.start <= whole.end + FAR and item.name != whole.name)
        found = self._in_turn(behind, context.text)
        if len(found) == number > 1:
            for item in found:
                yield Draft(item, "component_of", whole, "component-enumerated", item.start, 0.85)

    def _itemised(self, whole: Hit, programmes: list[Hit], context: Context) -> Iterator[Draft]:
        """The items behind the colon that follows a programme: “甲”行动：一是实施“乙”行动，…；二是实施“丙”行动，…."""
        if ITEMS.match(context.text, whole.end) is None or NUMBERED.search(whole.name) is not None:
            return
        end = context.sentence(whole.end)[1]
        found = self._in_turn((item for item in programmes if whole.end <= item.start < end), context.text)
        for item in found if len(found) > 1 else ():
            yield Draft(item, "component_of", whole, "component-enumerated", item.start, 0.82)

    def _in_turn(self, programmes: Iterable[Hit], text: str) -> list[Hit]:
        """Those that stand behind ordinals, one by one from the first: 一是“甲”行动。…二是“乙”行动。…"""
        found: list[Hit] = []
        for hit in programmes:
            at = NUMBERED_ITEM.search(text, max(0, hit.start - LONGEST_ORDINAL), hit.start)
            if at is not None and (not at["verb"] or at["verb"] in self._verbs) and place(at) == len(found) + 1:
                found.append(hit)
        return found

    def _explained(self, whole: Hit, programmes: list[Hit], runs: list[list[Hit]], context: Context) -> Iterator[Draft]:
        """What each number of a formula counts: “1+3+N”体系，“1”即甲，“3”即乙、丙、丁."""
        formula = FORMULA.match(whole.name)
        for part in parts(context.text, whole.end, formula["digits"]) if formula is not None else ():
            inside = [hit for hit in programmes if part.start <= hit.start and hit.end <= part.end and hit != whole]
            listed = next((run for run in runs if len(run) == part.number and set(run) <= set(inside)), [])
            items = listed or self._in_turn(inside, context.text)
            first = [hit for hit in inside if CLAUSES_END.search(context.text, part.start, hit.start) is None]
            if part.number == 1 and len(first) == 1:
                items = first
            for item in items if len(items) == part.number else ():
                yield Draft(item, "component_of", whole, "component-explained", item.start, 0.84)

    def _told(self, whole: Hit, number: int, programmes: list[Hit], context: Context) -> Iterator[Draft]:
        """The items that a colon and a verb each lead in: 办好“十件实事”：建成“甲”2间，开设乙托管班."""
        colon = COLON.match(context.text, whole.end)
        if colon is None:
            return
        end = context.sentence(colon.end())[1]
        inside = [hit for hit in programmes if colon.end() <= hit.start < end and not hit.nested]
        items = [hit for hit in inside if self._led(context.text[colon.end() : hit.start])]
        for item in items if len(items) <= number else ():
            yield Draft(item, "component_of", whole, "component-told", item.start, 0.82)

    def _led(self, words: str) -> bool:
        """Whether the clause that the words end begins with a verb, or is empty."""
        clause = CLAUSES.split(words)[-1]
        return not clause or clause.startswith(self._lead)


def _of_deeds(whole: Hit, programmes: list[Hit], context: Context) -> Iterator[Draft]:
    """What the deeds of a year are, told right behind or in the next sentence: 十件实事项目。具体包括：“甲”、“乙”."""
    if not whole.name.endswith(DEED_ENDS):
        return
    first, behind = context.sentence(whole.end)[1], [hit for hit in programmes if hit.start >= whole.end]
    told = DEEDS.match(context.text, first)
    for start, end in ((whole.end, first), (told.end(), context.sentence(told.end())[1]) if told else (first, first)):
        listed = start > whole.end or DEEDS.search(context.text, start, end) is not None
        items = [hit for hit in behind if start <= hit.start < end and not hit.nested and hit.name != whole.name]
        for item in items if len(items) > 1 and listed else ():
            yield Draft(item, "component_of", whole, "component-deeds", item.start, 0.82)


def _seasons(whole: Hit, programmes: list[Hit]) -> Iterator[Draft]:
    """What is done in each season under 四季…, told in sentences of its own: 春送甲活动中…；夏送乙活动中…."""
    if not whole.name.startswith(SEASONS[0]):
        return
    found: dict[str, Hit] = {}
    for item in programmes:
        season = SEASON.match(item.name)
        if season is not None and whole.end <= item.start <= whole.end + FAR:
            found.setdefault(season["season"], item)
    if len(found) >= SEASONS[1]:
        for item in found.values():
            yield Draft(item, "component_of", whole, "component-season", item.start, 0.85)


def _counted(whole: Hit, number: int, word: str, runs: list[list[Hit]], context: Context) -> Iterator[Draft]:
    # A run whose items all have the slogan's word comes first: “五联”，即甲联、…；“五共”则是甲共、….
    for run in sorted(runs, key=lambda run: not all(word in item.name for item in run)):
        opened = IN_BRACKETS.search(context.text, max(0, run[0].start - BRACKET), run[0].start)
        if opened is not None and opened.start() != whole.end:
            continue  # “五小”（甲、乙…）和“五个一”: those of another one
        if run[0] == whole and context.text.startswith(COMMAS, whole.end):
            run = run[1:]  # “四季送”，春送甲、夏送乙、…
        if run[-1] == whole:
            run = run[:-1]  # “甲、乙、丙”三大行动
        if len(run) > number:
            continue
        some = SOME.fullmatch(context.text, run[-1].end, whole.start) is not None
        if whole in run or not (len(run) == number or (some and len(run) < number)):
            continue
        alike = all(word in item.name for item in run)
        if (_near(run, whole) and context.sentence(run[0].start) == context.sentence(whole.start)) or alike:
            for item in run:
                yield Draft(item, "component_of", whole, "component-counted", run[0].start, 0.9 if alike else 0.85)
            break


def _made_of(runs: list[list[Hit]], programmes: list[Hit], text: str) -> Iterator[tuple[list[Hit], Hit]]:
    """Lists in one quotation with what they make: “甲、乙、丙”的“丁”模式."""
    starts = {hit.start: hit for hit in programmes}
    for run in runs:
        behind = MADE.match(text, run[-1].end)
        whole = starts.get(behind.end()) if behind is not None else None
        if whole is not None and text[run[0].start - 1 : run[0].start] in QUOTES:
            yield run, whole


def _paired(whole: Hit, runs: list[list[Hit]]) -> list[Draft]:
    """The items of a slogan with two numbers: “三送三解”：送甲、…，解乙、…."""
    pairs = [(NUMERALS[pair["number"]], pair["word"]) for pair in PAIRS.finditer(whole.name)]
    for run in runs if len(pairs) > 1 else ():
        items = [[item for item in run if word in item.name] for _, word in pairs]
        if _near(run, whole) and whole not in run and [len(part) for part in items] == [number for number, _ in pairs]:
            return [Draft(item, "component_of", whole, "component-paired", run[0].start, 0.88) for item in run]
    return []


def _near(run: list[Hit], whole: Hit) -> bool:
    """Whether a list ends not far before what it makes, or begins not far behind it."""
    return abs(run[-1].end - whole.start) <= REACH or abs(run[0].start - whole.end) <= REACH


def _runs(programmes: list[Hit], text: str) -> list[list[Hit]]:
    """Programmes that stand in one list: only marks between one and the next, or one quotation after the other."""
    runs: list[list[Hit]] = []
    for hit in programmes:
        before = runs[-1][-1].end if runs else len(text)
        apart = before < hit.start or (before == hit.start and text[before - 1] in "”’")
        if apart and BETWEEN.fullmatch(text, before, hit.start):
            runs[-1].append(hit)
        else:
            runs.append([hit])
    return [run for run in runs if len(run) > 1]
