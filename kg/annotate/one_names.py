"""Quotations that list the parts of one name: “车间出题、班组答题、专家判题”攻关机制."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from kg.text import either, longest_first
from kg.text.patterns import HAN

SLOGAN = 3  # characters of a part
LONGEST = 6  # characters between the quotation and its head
# What so many are is told of each part: “联席、联调、联办”三项机制.
OF_EACH = re.compile("[一两二三四五六七八九十\\d]+[个项大种类步条]?")
COUNTED, BESIDE = re.compile("[两二三四五六七八九十\\d]+[个项大种类条步]"), tuple("”、和与及")


def counts_all(text: str, start: int, end: int) -> bool:
    """Whether what stands behind a quotation counts it and those before it: “甲”“乙”两项行动."""
    return text.endswith(BESIDE, 0, start) and COUNTED.match(text, end) is not None


def rhymed(items: Sequence[str]) -> bool:
    """Whether the parts of a quotation end alike and say little each: “上门办、网上办、帮代办” is one slogan."""
    return len({item[-1:] for item in items}) == 1 and max(map(len, items)) <= SLOGAN


def led_on(items: Sequence[str]) -> bool:
    """Whether the further parts of a quotation go on with the first one's verb: “甲进班组、进课堂、进工地”."""
    verbs = {item[:1] for item in items[1:]}
    return len(verbs) == 1 and items[0].find(verbs.pop()) > 0


class OneNames:
    """Finds the head behind such a list by ``grammar/programmes.yaml``."""

    def __init__(self, data: dict[str, Any]) -> None:
        tails = either(longest_first((*data["formula_tail"], *data["one_name_tails"])))
        self._head = re.compile(f"(?P<mod>[{HAN}]{{0,{LONGEST}}}?)(?:{tails})(?![{HAN}])|(?:{tails})")
        # 建立“甲、乙、丙”的培训机制
        self._way = re.compile(f"的[{HAN}]{{0,4}}?(?:{either(data['ways'])})(?![{HAN}])")
        self._verbs = longest_first(data["quoted_before"])
        self._stops, self._dropped = longest_first(data["name_stops"]), tuple(data["tails_dropped"])

    def match(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The words behind the quotation ``text[start:end]``, up to the head; None where it is no part of a name."""
        way = self._way.match(text, end)
        if way is not None and text.endswith(self._verbs, 0, start):
            return way
        head = self._head.match(text, end)
        words = head["mod"] if head is not None else None
        if words and (OF_EACH.fullmatch(words) or any(stop in words for stop in self._stops)):
            return None
        return head

    def name(self, inner: str, tail: str) -> str:
        """The quotation and what belongs to the name behind it: not 活动 of “甲、乙、丙”活动."""
        return inner.replace("\n", "") + ("" if tail in self._dropped else tail.removeprefix("的"))
