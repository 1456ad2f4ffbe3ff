"""Companies by their legal form (有限公司), which ends nothing but a name: back to the mark or the word before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from kg.annotate.lexicon import Found
from kg.annotate.regions import Place
from kg.ontology import Ontology, Regions
from kg.text import either
from kg.text.hits import ZONE, Cover, Hit
from kg.text.patterns import HAN
from kg.text.words import is_verb, stands_alone, tokens

FORM = re.compile("(?:有限|责任|股份)(?:责任)?公司$")
NOTE = re.compile(f"（[{HAN}A-Za-z]{{2,8}}）$")
LONGEST_NOTE, LONGEST, SHORTEST = 10, 36, 2
LETTER = re.compile(f"[{HAN}A-Za-z]|(?<=[{HAN}A-Za-z])-(?=[{HAN}A-Za-z])")
RULE = "organisation-form"
# A company's own name behind the town that it lies in has at least so many characters: 中林公司.
SHORTEST_BEHIND = 4
# Verbs elsewhere, but nouns inside the name of a company: 联合汽车, 建设集团.
NAMES = frozenset({"建设", "联合", "利用", "传统", "创建", "指导"})
HOUSES = "院校局会委厂所"  # behind the end of a body they are verbs: 某技师学院|联合|某某有限公司
LISTED = "、：\n"
IS = "系"  # 甲系某市某某有限公司职工
# 任命康某某为|某某有限公司董事.
APPOINTED = re.compile(f"(?:任命|聘任|选举|推选|补选|增选|提名|聘请)[{HAN}]{{2,3}}?(?:同志)?为(?!为)")
# 甲会秘书长乙某来|安徽某某有限公司: behind a title a name stands, the company at its place; but 湖南省|长沙.
TITLED = re.compile(
    "(?:书记|主席|主任|经理|[书局处科部院校厂会事市县区省队站所]长(?![沙春治安葛垣乐宁兴丰岛阳清白武海汀泰]))"
)
STORY = re.compile("——记(?!者)")  # ——记|甘肃某某有限公司
FORMS = frozenset({"股份", "责任", "集团", "控股"})


class Companies:
    """Finds them by ``grammar/organisations.yaml``; ``stops`` are characters that mostly stand between names."""

    def __init__(self, ontology: Ontology, stops: str) -> None:
        data: dict[str, Any] = ontology.grammar["organisations"]
        self._characters = stops
        self._stops = re.compile(either(word for word in data["left_stops"] if len(word) > 1))
        self._leading = frozenset(word for word in data["left_stops"] if len(word) == 1)
        self._generic = frozenset(data["generic_modifiers"])
        self._own = re.compile(f"(?:{either(data['level_prefixes'])})(?:{either(data['level_words'])})")

    def hits(
        self,
        text: str,
        found: Iterable[Found],
        chains: dict[int, Place],
        cover: Cover,
        name: Callable[[str, int, int], str],
    ) -> Iterator[Hit]:
        """The names; ``name`` gives the normal form of ``text[start:end]``."""
        starts = {place.end - len(place.last) for place in chains.values()}
        for one in found:
            if FORM.search(one.surface) is None or not cover.free(one.end - 1, one.end):
                continue
            start = self._start(text, one.start, starts, cover)
            own = self._own.match(text, start, one.start)
            start = own.end() if own is not None else start
            bare = text[start : one.start] in self._generic or text[start : one.start] in FORMS
            if one.start - start >= SHORTEST and not bare:
                yield Hit(start, one.end, "Enterprise", RULE, name(text, start, one.end), 0.84)

    def _start(self, text: str, head: int, starts: set[int], cover: Cover) -> int:
        start = head
        while start > 0 and head - start < LONGEST:
            note = NOTE.search(text, max(0, start - LONGEST_NOTE), start) if text[start - 1] == "）" else None
            if note is not None and LETTER.match(text[note.start() - 1 : note.start()]):
                start = note.start()
            elif self._goes_on(text, start - 1, cover):
                start -= 1
            else:
                break
        appointed = APPOINTED.match(text, start, head)
        start = appointed.end() if appointed is not None else start
        found = self._stops.finditer(text, start, head)
        stops = [one for one in found if one[0] not in NAMES or one.start() == start or text[one.start() - 1] in HOUSES]
        if stops:
            return stops[-1].end()
        longer = cover.at(start - 1)
        if longer is not None and longer.type == "Enterprise":  # 格力电器（赣州）有限公司
            return longer.start
        return head if text[start] == "（" else self._begun(text, start, head, starts)

    def _goes_on(self, text: str, at: int, cover: Cover) -> bool:
        letter = text[at]
        if LETTER.match(text, at) is None or not cover.free(at, at + 1):
            return False
        # 、盛和某某有限公司: nothing stands before it that could be joined.
        first = letter == "和" and (text[at - 1 : at] in LISTED or text[at - 2 : at - 1] in LISTED)
        return letter not in self._characters or first or not stands_alone(text, at, at + 1)

    def _begun(self, text: str, start: int, head: int, starts: set[int]) -> int:
        """Past the verbs in front of a name; a list has none. Behind a verb a name mostly begins at its place."""
        start += STORY.match(text, max(0, start - 2)) is not None
        start += text[start - 1 : start].isdigit() and text[start] in "年月日号时分"  # 3日|甘肃某某有限公司
        place = next((at for at in range(start, head) if at in starts), None)
        if place is not None and place > start and text[place - 1] == IS:
            return place
        titles = list(TITLED.finditer(text, start, head))
        if titles:
            start = titles[-1].end()
            return next((at for at in range(start, head) if at in starts), start)
        if text[start - 1 : start] in LISTED:
            return start
        words = tokens(text[start:head])
        while words and head - start - len(words[0]) >= SHORTEST and is_verb(words[0]):
            start, words = start + len(words[0]), words[1:]
        if place == start + 1 and text[start] in self._leading:  # 以青海某某有限公司
            return place
        if text[start:place].endswith("（"):  # 某某制造（甲市）有限公司
            return start
        if place is not None and place > start and any(is_verb(word) for word in tokens(text[start:place])):
            return place
        return start


def outside(
    text: str, hits: Iterable[Hit], places: dict[int, Place], named: Iterable[Hit], regions: Regions
) -> Iterator[Hit]:
    """The hits, enterprises without the town or zone that they lie in: 甲市乙镇|某某有限公司."""
    towns = {end: place.start for end, place in places.items() if _is_town(place.last, regions)}
    towns |= {hit.end: hit.start for hit in named if hit.rule == ZONE}
    for hit in hits:
        inside = range(hit.end - SHORTEST_BEHIND, hit.start, -1)
        start = next((end for end in inside if towns.get(end, hit.end) <= hit.start), hit.start)
        none = hit.type != "Enterprise" or FORM.fullmatch(text, start, hit.end) is not None
        yield hit if none or start == hit.start else replace(hit, start=start, name=text[start : hit.end])


def _is_town(surface: str, regions: Regions) -> bool:
    found = regions.find(surface)
    return bool(found) and found[0].level == "township" and surface == found[0].name
