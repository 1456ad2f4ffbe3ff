"""Visits: who goes to see a place or a body, told by the verb alone (某主席一行到某地调研) and named after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.text import either, longest_first
from kg.text.compiled import Scan, compiled
from kg.text.hits import Cover, Hit
from kg.text.patterns import HAN

VISIT = "event-visit"
# When: a visit is told of a day, where an essay or a plan only speaks of visiting.
DAY = re.compile("\\d日|近日|日前|[今昨]天|[今昨]日|上午|下午|连日来|近期|前夕|来临之际|\\d{1,2}月")
STOPS = "。！？；\n"
# What it is about stands before the kind: 进行产业工人队伍建设改革调研, 开展春节送温暖慰问.
PLAIN = re.compile("专题|专项|实地|工作|集中|深入|现场|系列|走访|大|走?基层")
NAMED = re.compile(
    f"(?:进行|开展|组织|安排)了?(?:这次|此次|本次)?(?P<name>(?:(?!进行|开展|情况|问题|方面)[{HAN}“”]){{4,20}})$"
)
LONGEST_NAME = 26
REACH, LONGEST_WHERE = 160, 90
# Between who goes and the verb of going.
ON_THE_WAY = compiled(
    "(?:同志|一行(?:\\d+余?人)?|等[^，。；]{0,20}?|[率带]队|率领?[^，。；]{1,30}?|带领[^，。；]{1,40}?|带着[^，。；]{1,20}?|组织[^，。；]{1,20}?"
    "|考察团|调研组|慰问组|慰问团|工作组|督导组|(?:评估|考核|验收|检查|评审|巡查){1,2}组|专程|分别|先后|陆续|再次|冒[^，。；]{1,6}|[，、]|近日|日前"
    "|(?:\\d{4}年)?(?:\\d{1,2}月)?\\d{1,2}日(?:[至-]\\d{1,2}日)?|[上下]午){0,6}"
)
GUEST = compiled("会见(?:了)?(?P<guest>[^，。；！？\n]{2,40}?(?:一行|代表团|访问团|考察团|客人))")


class VisitGrammar:
    """Finds visits by ``visits`` of ``grammar/events.yaml``; offsets in characters."""

    def __init__(self, data: dict[str, Any]) -> None:
        kinds, after = longest_first(data["kinds"]), either(data["not_before"])
        self._kind = Scan(f"(?:{either(kinds)})(?!{after})")
        self._goes = compiled(either(longest_first(data["goes"])))

    def hits(self, text: str, named: list[Hit], bodies: Cover, persons: Cover, regions: Cover) -> Iterator[Hit]:
        """The visits that no name covers; of one host the first. One that the text names only refers to that name."""
        taken, seen = Cover(named), set[str]()
        for match in self._kind.finditer(text):
            if not taken.free(match.start(), match.end()):
                continue
            start = max(text.rfind(mark, 0, match.start()) for mark in STOPS) + 1
            start = max(start, match.start() - REACH)
            if DAY.search(text, start, match.start()) is None:
                continue
            gone = self._gone(text, start, match.start(), bodies, persons)
            owner = _owner(start, gone[0], bodies, persons) if gone is not None else ""
            if gone is None or not owner or owner in seen:
                continue
            seen.add(owner)
            told = NAMED.search(text, max(start, match.start() - LONGEST_NAME), match.start())
            if told is not None and PLAIN.sub("", told["name"]) and bodies.free(told.start("name"), match.start()):
                name = told["name"] + match[0]
                yield Hit(told.start("name"), match.end(), "Event", VISIT, name, 0.8)
                continue
            called = any(hit.name.removesuffix("活动").endswith(match[0][-2:]) for hit in named)
            name = owner + _place(text, gone[1], match.start(), bodies, regions) + match[0]
            yield Hit(match.start(), match.end(), "Event", VISIT, "" if called else name, 0.8)

    def _gone(self, text: str, start: int, end: int, bodies: Cover, persons: Cover) -> tuple[Hit, int] | None:
        """Who goes, and where the place begins."""
        for go in self._goes.finditer(text, max(start, end - LONGEST_WHERE), end):
            if bodies.at(go.start()) is not None or persons.at(go.start()) is not None:
                continue
            for cover in (persons, bodies):
                found = _last(cover, start, go.start())
                while found is not None:
                    if ON_THE_WAY.fullmatch(text, found.end, go.start()):
                        return found, go.end()
                    found = _last(cover, start, found.start)
        return None


def _last(cover: Cover, start: int, end: int) -> Hit | None:
    """The last hit of the cover that lies in the range."""
    for at in range(end - 1, start - 1, -1):
        hit = cover.at(at)
        if hit is not None:
            return hit if hit.start >= start else None
    return None


def _owner(start: int, who: Hit, bodies: Cover, persons: Cover) -> str:
    """The name of the body that goes, or that the first of those who go belongs to; empty where none is said."""
    if who.type != "Person":
        return who.name
    first = next(at for at in range(start, who.start + 1) if persons.at(at) is not None)
    body = _last(bodies, start, first)
    return body.name if body is not None else ""


def _place(text: str, at: int, end: int, bodies: Cover, regions: Cover) -> str:
    """The place or the body that is seen, as the name of the visit has it."""
    region = regions.at(at)
    while region is not None and (further := regions.at(region.end)) is not None and further.end <= end:
        region = further
    if region is not None:
        return region.name
    body = bodies.at(at)
    return body.name if body is not None and text[body.end] in "，、就开进对围调考慰走" else ""
