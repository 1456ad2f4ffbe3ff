"""Groups of people that no list holds: 困境妇女, and those of 重点服务边境牧民、口岸装卸工."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from kg.ontology import Ontology
from kg.text import either
from kg.text.compiled import Scan
from kg.text.hits import Hit
from kg.text.patterns import HAN
from kg.text.words import begins_word, stands_alone

KIND = "TargetGroup"
AND = "(?:、|和|与|及|以及|，)"
JOINTS = ("、", "和", "与", "及", "以及")
LONGEST = 10
# A name so short may be a part of other words: 矿工 in 煤矿工会.
SHORT = 3
# How many are served is no part of their name: 惠及千名货车司机.
MANY = "(?:[近约超逾]?[\\d.一二两三四五六七八九十百千万]+[余多]?[名位户个]|[百千万]{1,2}(?=[职农员会]))?"
# Work, not workers: 聚焦设备加工、纺织等行业.
WORK = "[用加施开复务分手竣停返入招打化军]工"
IS_WORK = re.compile(f"{WORK}$")
# Such are no group that something is for: 为企业职工提供…, 灵活用工, 外卖员、快递员四大群体.
NO_GROUP = re.compile(
    f"(?:[职员]工|[会党学队成委人官演]员|民工|{WORK})$|^及?其|[一二两三四五六七八九十]+[大类个]"
)
SORTS = "[两三四五六七八九][大类种]"  # 甲、乙两类群体
LISTED, BESIDE, BACK = "group-listed", 6, 14
REACH, TITLE_REACH = 10, 40
# What a group may be called besides its name: 单身职工群体, 货车司机这一群体.
CALLED = re.compile("(?:这一|这个|这类)?(?:群体|人群)")
# 一、救助对象 / 在档困难职工子女.
UNDER_HEADING = "对象(?:主要)?(?:[为是]|包括)?[：:。]?[ \u3000\n]{0,3}[^。；！？\n]{0,30}$"


class GroupGrammar:
    """Finds them by ``grammar/groups.yaml``; offsets in characters."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["groups"]
        modifiers, bases = either(data["modifiers"]), either(data["bases"])
        kin, others = either(data["kin"]), either(data["not_after"])
        self._built = Scan(f"(?:(?:{modifiers})+(?:{bases})+(?:{kin})?|(?!家庭)(?:{bases})(?:{kin}))(?!{others})")
        self._kin, self._kin_ends = re.compile(f"(?:{kin})(?!{others})"), tuple(data["kin"])
        mainly, ends = f"(?:{either(data['mainly'])})?{MANY}", either(data["ends"])
        stops = either((*data["item_stops"], *data["mainly"], *data["given"]))
        group = f"(?:(?![和与及等的]|{stops}|{SORTS})[{HAN}]){{0,{LONGEST}}}(?:{ends})"
        item = f"{group}(?![{HAN}])|{group}(?={stops}|[和与及以等的]|{SORTS})"
        listed = f"(?P<list>(?:{item})(?:{AND}{mainly}(?:{item}))*)"
        led = f"(?:{either(data['served'])})(?:{either(data['said_to_be'])})?[：:\\s]{{0,2}}"
        self._served = Scan(f"(?:{led})+{listed}")
        self._item = re.compile(f"{mainly}(?P<item>{item})")
        self._next = re.compile(f"{AND}{mainly}(?P<item>{item})")
        told = either((*data["told_by"], *data["said_to_be"], *data["served"]))
        first = f"(?:(?![和与及等的了]|{told}|{stops})[{HAN}]){{0,{BESIDE}}}(?:{either(data['ends'])})(?!会(?!员)|工)"
        stands = f"(?=[^，。；！？\\n]{{0,{REACH}}}?(?:{either(data['given'])}))"
        before = "(?<![现作成称任选评聘名认定当])[为向给]"
        self._given = Scan(f"{before}(?:广大|一线|过往|{MANY})?(?P<item>(?!{told}){first}){stands}")
        self._before = re.compile(f"(?:{told}|[、，：“])了?(?P<item>{first}){AND}$")
        near = f"(?:{either(data['told_by'])})[^。；！？\\n]{{0,{REACH}}}$"
        self._told_by = re.compile(f"{near}|[《“][^》”\\n]*$|{UNDER_HEADING}|\\d[万千百余多]*[名位户]$")
        self._behind = tuple(data["told_behind"])
        self._others = tuple(data["other_names"])
        self._general = frozenset(data["general"])

    def hits(self, text: str, listed: Iterable[Hit]) -> Iterator[Hit]:
        """The groups that stand, and the honours among ``listed``: what the gazetteer knows keeps its name."""
        found = list(_called(text, list(self._hits(text, listed))))
        found += self._beside(text, found)
        yield from found
        yield from self._listed(text, [hit for hit in found if hit.type == KIND])
        yield from _joined(text, found)

    def _groups(self, item: str) -> bool:
        """Whether such an item names a group: not one's own people, no work (灵活用工), no sum (四大群体)."""
        return item not in self._general and NO_GROUP.search(item) is None

    def _beside(self, text: str, found: Iterable[Hit]) -> list[Hit]:
        """What is built as groups are, and stands in one list with a group: 农民工、残疾职工."""
        groups = [hit for hit in found if hit.type == KIND]
        starts, ends = {hit.start for hit in groups}, {hit.end for hit in groups}
        beside: list[Hit] = []
        for match in self._built.finditer(text) if groups else ():
            start, end = match.span()
            before = any(start - len(one) in ends and text.endswith(one, 0, start) for one in JOINTS)
            behind = any(end + len(one) in starts and text.startswith(one, end) for one in JOINTS)
            if (before or behind) and start not in starts and begins_word(text, start):
                beside.append(Hit(start, end, KIND, "group-built", match[0], 0.78))
                ends.add(end)
        return beside

    def _listed(self, text: str, groups: Iterable[Hit]) -> Iterator[Hit]:
        """What stands in one list with a group and ends as groups do: 为环卫工人、急诊护士等送早餐."""
        groups = list(groups)
        ends = {hit.end for hit in groups}
        for hit in groups:
            after = self._next.match(text, hit.end)
            while after is not None and after.end() not in ends and not text.startswith(self._others, after.end()):
                if self._groups(after["item"]):
                    yield Hit(after.start("item"), after.end(), KIND, LISTED, after["item"], 0.76)
                after = self._next.match(text, after.end())
            before = self._before.search(text, max(0, hit.start - BACK), hit.start)
            while before is not None and before.end("item") not in ends:
                if self._groups(before["item"]):
                    yield Hit(before.start("item"), before.end("item"), KIND, LISTED, before["item"], 0.76)
                start = before.start("item")
                before = self._before.search(text, max(0, start - BACK), start)

    def _hits(self, text: str, listed: Iterable[Hit]) -> Iterator[Hit]:
        known = {(hit.start, hit.end) for hit in listed if hit.type == KIND}
        for hit in listed:
            kin = self._kin.match(text, hit.end) if hit.type == KIND and not hit.name.endswith(self._kin_ends) else None
            if self._stands(text, hit):
                yield hit
            if kin is not None:  # 矿工家属
                yield Hit(hit.start, kin.end(), KIND, "group-kin", hit.name + kin[0], 0.8)
        for match in self._built.finditer(text):
            if match.span() not in known and begins_word(text, match.start()) and self._told(text, *match.span()):
                yield Hit(match.start(), match.end(), KIND, "group-built", match[0], 0.82)
        for match in self._given.finditer(text):
            if self._groups(match["item"]):
                yield Hit(match.start("item"), match.end("item"), KIND, "group-given", match["item"], 0.74)
        for served in self._served.finditer(text):
            for match in self._item.finditer(text, *served.span("list")):
                named = match.span("item") in known or match["item"] in self._general
                own = match["item"].startswith(("其", "到", "至", "给"))
                trade = IS_WORK.search(match["item"]) is not None
                if not (named or own or trade) and not text.startswith(self._others, match.end()):
                    yield Hit(match.start("item"), match.end(), KIND, "group-served", match["item"], 0.8)

    def _stands(self, text: str, hit: Hit) -> bool:
        """Whether a listed name is no part of another word or of another thing's name."""
        if text.startswith(self._others, hit.end):
            return False
        if hit.end - hit.start == len("矿工") and text.startswith("工会", hit.end - 1):
            return False
        short = hit.type == KIND and hit.end - hit.start <= SHORT
        return not short or stands_alone(text, hit.start, hit.end)

    def _told(self, text: str, start: int, end: int) -> bool:
        """Whether the words about it say that something is for the group."""
        if text.startswith(self._behind, end):
            return True
        return self._told_by.search(text, max(0, start - TITLE_REACH), start) is not None


def _called(text: str, found: list[Hit]) -> Iterator[Hit]:
    """A known group keeps its name where 群体 follows; what reads both as one name gives way to it."""
    words = {(hit.start, hit.end): CALLED.match(text, hit.end) for hit in found if hit.type == KIND}
    ends = {span: called.end() for span, called in words.items() if called is not None}
    whole = {(start, end) for (start, _), end in ends.items()}
    for hit in found:
        span = (hit.start, hit.end)
        if hit.type == KIND and span in ends:
            yield replace(hit, end=ends[span])
        elif hit.type != KIND or span not in whole:
            yield hit


def _joined(text: str, found: Iterable[Hit]) -> Iterator[Hit]:
    """Two groups that stand right behind one another, the first of which says which ones: 困难职工家庭高校毕业生."""
    groups = {hit.start: hit for hit in found if hit.type == KIND}
    for hit in groups.values():
        behind = groups.get(hit.end)
        if behind is not None:
            yield Hit(hit.start, behind.end, KIND, "group-joined", text[hit.start : behind.end], 0.82)
