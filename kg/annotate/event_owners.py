"""Whose a meeting is whose name says only which one it is: 第三届职工代表大会, 领导干部会议, 新闻发布会."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from kg.ontology import Ontology
from kg.text import either, longest_first
from kg.text.hits import Cover, Hit
from kg.text.houses import ORGAN

HOLDING = re.compile("[^，。；：、]{0,16}?(?:召开|举行|举办|组织|主办)了?")
# Both who hold a joint meeting are in its name: 某市政府与市总工会召开联席会议.
TWO_SIDED, SIDES = re.compile("(?:\\d{4}年度?)?(?:第[一二三四五六七八九十百\\d]+次)?联席会"), ("与", "和", "同")
# A place does: 甲市近日召开领导干部会议; not 在甲市召开座谈会.
HOLDS, IN_PLACE = (
    re.compile("(?:也|还|又|近日|日前|随后|先后|分别|于?\\d{1,2}日(?:[上下]午)?)?(?:召开|举行|举办)了?"),
    "在于赴到往、和与",
)
TOGETHER = "联合"
TERM, SLOT = re.compile("第?[一二三四五六七八九十]{1,3}届"), 3
# 某医院召开第三届职工代表大会第二次会议.
SESSIONS = re.compile(
    "(?:第[一二三四五六七八九十百\\d]+届|[一二三四五六七八九十]+届[一二三四五六七八九十]+次)(?:工会)?(?:会员|职工|教职工|教职员工|工会会员)(?:代表)?大会"
    "|(?:第?[一二三四五六七八九十]+届)?经费审查委员会第[一二三四五六七八九十]+次(?:全体)?会议"
)
# The committee that looks into a union's accounts, and whose it is: the union's that the text has named last.
AUDIT, UNIONS = re.compile("(?:第?[一二三四五六七八九十]+届)?经费审查委员会"), ("总工会", "工会")
# How far back the text may have named it.
REACH = 1500
# What a house is besides: 某市第三医院（某市妇幼保健院）第五届职工代表大会.
NOTE = re.compile(
    "（[^（）\\n]{2,16}?(?:中心|[医学]院|大学|研究[院所]|公司|集团|保健院)）"
    "(?=第|[一二三四五六七八九十]+届|职工|会员|工会)"
)


class EventOwners:
    """Finds the body or the place before such a name; offsets in characters."""

    def __init__(self, ontology: Ontology) -> None:
        titles: dict[str, Any] = ontology.grammar["titles"]
        self._ends: dict[str, tuple[str, ...]] = {word: tuple(ends) for word, ends in titles["own_words"].items()}
        self._house = re.compile(f"(?:[我本])?(?P<word>{either(longest_first(self._ends))})$")

    def owner(self, text: str, start: int, name: str, bodies: Cover, regions: Cover) -> str:
        """What goes before the name: who holds it, in full; empty where that is open."""
        clause = max(text.rfind(mark, 0, start) for mark in "。，；\n") + 1
        owners = {hit for offset in range(clause, start) if (hit := bodies.at(offset)) is not None}
        holding = sorted((hit for hit in owners if HOLDING.fullmatch(text, hit.end, start)), key=lambda hit: hit.start)
        if not holding and SESSIONS.match(name) is not None:
            return self._before(text, start, name, bodies)
        if not owners:
            return of_place(text, clause, start, regions)
        listed = holding and text[holding[0].start - 1] in "、和与及" and bodies.at(holding[0].start - 2) is not None
        if not holding or listed:
            return ""  # nobody's alone: 甲会、乙局举行签约仪式
        first = with_term(holding[0], text)
        if len(holding) == 2 and text[holding[0].end : holding[1].start] in SIDES:
            if TWO_SIDED.match(name):
                return first + text[holding[0].end : holding[1].end]
            together = TOGETHER if TOGETHER in text[holding[1].end : start] else ""
            return f"{first}与{with_term(holding[1], text)}{together}"
        return first

    def _before(self, text: str, start: int, name: str, bodies: Cover) -> str:
        """The house that 我校 or 院 before the name means, or the union whose committee meets."""
        house = self._house.search(text, max(0, start - 5), start)
        ends = self._ends[house["word"]] if house is not None else UNIONS if AUDIT.match(name) else ()
        reach = range(max(0, start - REACH), start if ends else 0)
        found = [hit for hit in dict.fromkeys(map(bodies.at, reach)) if hit is not None]
        of_union = ends == UNIONS
        names = (hit.name if of_union else ORGAN.sub("", hit.name) for hit in found)  # its union is named for it, too
        houses = Counter(name for name in names if name.endswith(ends))
        return max(houses, key=lambda name: houses[name], default="")


def without_note(name: str) -> str:
    """The name of a meeting without what its house is besides."""
    return NOTE.sub("", name, count=1)


def of_place(text: str, clause: int, start: int, regions: Cover) -> str:
    """The place that holds a meeting without a name of its own: 甲区召开领导干部会议; empty where none does."""
    places = {hit for offset in range(clause, start) if (hit := regions.at(offset)) is not None}
    holding = sorted((hit for hit in places if HOLDS.fullmatch(text, hit.end, start)), key=lambda hit: hit.start)
    return holding[-1].name if holding and text[holding[0].start - 1] not in IN_PLACE else ""


def with_term(body: Hit, text: str) -> str:
    """The body's name with the term that the text gives: 衡东县十七届人大常委会."""
    term = TERM.search(text, body.start, body.end)
    if term is None or body.name.endswith(text[term.start() : body.end]):
        return body.name
    place = body.name[:SLOT] if body.name.startswith("{") else text[body.start : term.start()]
    return place + text[term.start() : body.end]
