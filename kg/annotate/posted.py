"""Bodies that no head noun of the grammar ends: the post behind says what they are (某某农技站站长王某某)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.annotate.open_names import HELD_WORDS, NAME_CHARACTER, OPEN_STOP
from kg.annotate.owners import Owners
from kg.annotate.regions import Place
from kg.ontology import Ontology
from kg.text import either
from kg.text.hits import Cover, Hit
from kg.text.words import is_verb, is_word

RULE, LONGEST, RARE = "organisation-posted", 18, 3
SHORT = ("organisation-short", "organisation-brand")
# Behind these a name may begin.
LEADING = "由与和及有向请兼在到赴对随"
# So begins what is no name of its own; in plain words a name has a trade at least.
NOBODY = ("任", "该", "本", "各", "我", "其", "行业", "有关", "相关", "企业", "首任", "首届", "现任")
SHORTEST_WORDS, HAS = 3, "有"


@dataclass(frozen=True, slots=True)
class Head:
    """An entry of ``posts_of``: before which titles, how the name ends, what it is, how it may begin."""

    titles: frozenset[str]
    ends: re.Pattern[str]
    type: str
    placed: bool
    worded: bool


class Posted:
    """Finds them by ``posts_of`` of ``grammar/titles.yaml``; offsets in characters."""

    def __init__(self, ontology: Ontology, owners: Owners) -> None:
        posts: dict[str, dict[str, Any]] = ontology.grammar["titles"]["posts_of"]
        self._heads = [
            Head(
                frozenset(one["titles"]),
                re.compile(f"(?:{either(one['ends'])})$"),
                one["type"],
                one.get("placed", False),
                one.get("worded", False),
            )
            for one in posts.values()
        ]
        self._owners = owners
        stops = ontology.grammar["organisations"]["left_stops"]
        self._stops = re.compile(either(word for word in stops if len(word) > 1))

    def hits(
        self, text: str, titles: Iterable[Hit], persons: Iterable[Hit], places: Mapping[int, Place], bodies: list[Hit]
    ) -> Iterator[Hit]:
        """Those before a title and a name."""
        # The short name of a company may begin that of an office: 沅水 in 省沅水工程办公室.
        names, cover = {one.start for one in persons}, Cover(hit for hit in bodies if hit.rule not in SHORT)
        for title in titles:
            if title.end not in names:
                continue
            for head in self._heads:
                fits = title.name in head.titles
                found = head.ends.search(text, max(0, title.start - LONGEST), title.start) if fits else None
                start = self._start(text, found.start(), places, cover, head) if found is not None else None
                if start is not None:
                    name = self._owners.name(text, start, title.start)
                    yield Hit(start, title.start, head.type, RULE, name, 0.78)

    def _start(self, text: str, end: int, places: Mapping[int, Place], cover: Cover, head: Head) -> int | None:
        """Where the name begins: at a place or a level word, or with no word of the dictionary."""
        start = end
        while start and end - start < LONGEST and NAME_CHARACTER.match(text[start - 1]):
            stopped = text[start - 1] in OPEN_STOP and not text.startswith(HELD_WORDS, start - 1)
            if stopped or (head.worded and text[start - 1] == HAS) or not cover.free(start - 1, start):
                break
            start -= 1
        words = text[start:end]
        if len(words) < 2 or len(words) >= LONGEST or not cover.free(end, end + 1) or self._stops.search(words):
            return None
        if text[start - 1 : start].isalpha() and text[start - 1] not in LEADING:
            return None
        placed = next((one for one in places.values() if one.start == start and one.end < end), None)
        level = self._owners.first.match(text, start)
        if placed is not None or (level is not None and level.end() < end):
            return start
        if head.worded:
            named = len(words) >= SHORTEST_WORDS and not words.startswith(NOBODY) and not is_verb(words[:2])
            return start if named else None
        return None if head.placed or is_word(text[start : start + 2], RARE) else start
