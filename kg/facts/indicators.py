"""What a number measures: the words before it (覆盖率达96%) or the noun behind its classifier (48处驿站)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from kg.facts.figures import Figure
from kg.ontology import Ontology
from kg.text import either
from kg.text.hits import Cover
from kg.text.patterns import HAN

CLAUSE_ENDS = "，。；！？\n：—"
QUOTES = str.maketrans("", "", "“”\"'‘’《》\n \u3000")
WORD = re.compile(f"[{HAN}]{{2}}")
JOINED = re.compile("[和及与并也均都]")
REACH, LIST_REACH = 40, 14
SHORTEST_TAIL = 3


@dataclass(frozen=True, slots=True)
class Indicator:
    """The words that name what is measured: offsets in characters, and the name."""

    start: int
    end: int
    name: str


class IndicatorGrammar:
    """Names indicators by ``grammar/numbers.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["numbers"]
        self._max: int = data["name_max"]
        self._plain: int = data["plain_max"]
        self._left_units = frozenset(data["left_units"])
        self._not = frozenset(data["not_indicators"])
        self._links = re.compile(f"(?:{either(data['links'])})+$")
        date = "\\d{4}年|\\d{1,2}月|\\d{1,2}日|[至到—-]"
        self._leads = re.compile(f"(?:{either(data['leads'])}|{date})+")
        self._verbs = re.compile(either(data["verbs"]))
        self._right_verbs = re.compile(either(data["right_verbs"]))

    def indicator(self, text: str, figure: Figure, ends: set[int], cover: Cover) -> Indicator | None:
        """The indicator of a figure; ``ends`` are where the figures end, ``cover`` holds the names of bodies."""
        left = self._past_body(text, *self._left(text, figure.start, ends), cover)
        right = self._right(text, figure.end)
        words = text[slice(*right)]
        if figure.unit == "元" and text.endswith("价值", *left) and words:
            return Indicator(*right, _name(words) + "价值")
        owner = cover.at(left[0])
        if owner is not None and owner.end >= left[1] and words:
            left = (left[1], left[1])
        named = left[0] < left[1]
        counted = words and not self._right_verbs.match(words) and figure.unit not in self._left_units
        if counted or (words and not named):
            return self._checked(text, *right)
        return self._checked(text, *left) if named else None

    def _checked(self, text: str, start: int, end: int) -> Indicator | None:
        name = _name(text[start:end])
        if name in self._not or name.startswith("每") or not 2 <= len(name) <= 2 * self._max or not WORD.search(name):
            return None
        return Indicator(start, end, name)

    def _left(self, text: str, end: int, ends: set[int]) -> tuple[int, int]:
        """The words before the number in its clause, without what only links or introduces."""
        start = comma = end
        while start > 0 and text[start - 1] not in CLAUSE_ENDS and end - start < REACH:
            if start in ends:
                start = comma
                break
            if text[start - 1] == "、":
                comma = start
                if end - start > LIST_REACH:
                    break
            start -= 1
        return self._trimmed(text, start, end)

    def _trimmed(self, text: str, start: int, end: int) -> tuple[int, int]:
        link = self._links.search(text, start, end)
        end = link.start() if link is not None else end
        lead = self._leads.match(text, start, end)
        start = lead.end() if lead is not None else start
        long = end - start > self._max
        cut = max(text.rfind("等", start, end), text.rfind("的", start, end) if long else -1)
        if cut >= start and end - cut > SHORTEST_TAIL:
            start = cut + 1
        start = max(start, end - self._max)
        if end - start > self._plain:
            after = [m.end() for m in self._verbs.finditer(text, start, end) if end - m.end() >= SHORTEST_TAIL]
            start = after[-1] if after else start
        return start, end

    def _past_body(self, text: str, start: int, end: int, cover: Cover) -> tuple[int, int]:
        """Without the body that the words begin with: of 朝阳区有驿站 only 驿站."""
        body = cover.at(start)
        if body is None or body.start != start or body.end >= end:
            return start, end
        return self._trimmed(text, body.end, end)

    def _right(self, text: str, start: int) -> tuple[int, int]:
        """The words after the unit, up to the verb or mark that ends the thing counted."""
        start += text.startswith("的", start)
        end = start
        while end < len(text) and text[end] not in CLAUSE_ENDS + "、（" and end - start < self._max:
            if text[end].isdigit():
                break
            end += 1
        for pattern in (JOINED, self._right_verbs):
            match = pattern.search(text, start + 2, end) if end - start > 2 else None
            end = match.start() if match is not None else end
        return start, end


def _name(words: str) -> str:
    return words.translate(QUOTES).strip("的了、，")
