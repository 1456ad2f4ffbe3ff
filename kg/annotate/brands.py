"""Enterprises by short names: 某某电气 where LAC sees a name, and the items of a list said to be of enterprises."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kg.annotate.lac import Guess
from kg.ontology import Ontology
from kg.text import either, longest_first
from kg.text.compiled import Scan
from kg.text.hits import Cover, Hit
from kg.text.patterns import HAN
from kg.text.words import is_word

RULE = "organisation-brand"
CLAUSE = "，。；：！？\n（）()“”"
NUMBER = "[\\d一二两三四五六七八九十百多数几]"
ITEM = re.compile(f"(?:(?!的)[{HAN}A-Za-z]){{2,12}}$")
# A list that long is no longer looked at.
LONGEST_LIST = 120
# Behind the name of an enterprise that its trade introduces: 快递企业某某物流与工会协商.
GOES_ON = "与|和|在|为|把|将|从|已|率先|主动|投入|成立|建立|现有|联合|通过|推出|拿出|也"
# So many characters at least stand before the end of a name.
SHORTEST = 2
JOINED = re.compile("[、和与及]")


class Brands:
    """Finds them by ``brands`` of ``grammar/organisations.yaml``; offsets in characters."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["organisations"]
        brands = data["brands"]
        self._regions = ontology.regions
        self._ends = tuple(longest_first(brands["ends"]))
        self._tails = re.compile(f"(?:{either(longest_first(brands['tails']))})$")
        self._not_ends = tuple(brands["not_ends"])
        self._stops = re.compile(either(word for word in data["left_stops"] if len(word) > 1))
        after = either(longest_first(brands["after"]))
        self._after = re.compile(after)
        self._goes = re.compile(either(longest_first(brands["goes"])))
        self._asked = Scan(f"(?:{either(self._ends)})(?=[、，。；等的（]|{after})|(?:{after})")
        trades, ends = either(longest_first(brands["trades"])), either(self._ends)
        self._introduced = Scan(
            f"(?<![{HAN}])(?:[而当省市区县]|本地|当地)*(?:{trades})企业(?P<name>(?!{after})[{HAN}]{{2,4}}?(?:{ends}))(?=[，、（]|{GOES_ON})"
        )
        kinds = either(longest_first(brands["kinds"]))
        # A number says that the list names each of them; without one it may name their trades.
        self._lists = Scan(
            f"等?(?P<count>{NUMBER}+[余多]?[家户个])[^，。；、]{{0,14}}?(?:{kinds})|等[^，。；、]{{0,6}}?(?:{kinds})"
        )

    def asked(self, text: str, cover: Cover) -> Iterator[int]:
        """Where such a name may end that nothing has yet: LAC is asked there."""
        for match in self._asked.finditer(text):
            if match.start() and text[match.start() - 1] not in CLAUSE and cover.free(match.start() - 1, match.start()):
                yield match.start()
        for match in self._lists.finditer(text):
            if text[match.start() - 1 : match.start()].isalpha():
                yield match.start() - 1

    def hits(self, text: str, guesses: Iterable[Guess], known: Iterable[Hit]) -> Iterator[Hit]:
        """The names; ``known`` are the bodies read so far."""
        seen = list(guesses)
        cover = Cover(known)
        for guess in seen:
            hit = self._guessed(text, guess, cover)
            if hit is not None:
                cover.add(hit)
                yield hit
        for match in self._introduced.finditer(text):
            hit = Hit(*match.span("name"), "Enterprise", RULE, match["name"], 0.78)
            if cover.free(hit.start, hit.end) and not self._stops.search(hit.name):
                cover.add(hit)
                yield hit
        names = {(guess.start, guess.end) for guess in seen if guess.kind == "ORG"}
        for match in self._lists.finditer(text):
            yield from self._listed(text, match, names, cover)

    def _guessed(self, text: str, guess: Guess, cover: Cover) -> Hit | None:
        """LAC's name where it ends as an enterprise's does or what follows is said of enterprises alone."""
        if guess.kind != "ORG":
            return None
        tail = self._tails.search(text, guess.start, guess.end)
        end = tail.start() if tail is not None else guess.end
        name = text[guess.start : end]
        if not ITEM.match(name) or not cover.free(guess.start, end) or self._stops.search(name):
            return None
        ending = next((one for one in self._ends if name.endswith(one)), "")
        before = name.removesuffix(ending)
        if self._regions.find(before) or self._regions.find(before + "省") or name.endswith(self._not_ends):
            return None
        if (ending and len(before) >= SHORTEST) or self._after.match(text, end):
            return Hit(guess.start, end, "Enterprise", RULE, name, 0.8)
        return None

    def _listed(self, text: str, cue: re.Match[str], names: set[tuple[int, int]], cover: Cover) -> Iterator[Hit]:
        """The items of a list: those that LAC sees, and of a counted one those beside them that are no words."""
        end = cue.start()
        start = max([end - LONGEST_LIST, *(text.rfind(mark, 0, end) + 1 for mark in CLAUSE)])
        gone = [go.end() for go in self._goes.finditer(text, start, end) if cover.at(go.start()) is None]
        begun = gone[-1] if gone else -1
        start = max(start, begun)
        found = [span for span in self._items(text, start, end) if cover.free(*span)]
        sure = [(left, right) for left, right in found if (left, right) in names or self._ends_so(text[left:right])]
        owner = any(hit is not None and hit.type == "Enterprise" for hit in map(cover.at, range(start, end)))
        named = bool(cue["count"]) and (owner or bool(sure) or begun == start)
        for left, right in found:
            item = text[left:right]
            whole = left > start or begun == start or (left, right) in sure
            if (left, right) not in names and not (named and whole and not is_word(item, 1)):
                continue
            if not self._stops.search(item) and not item.endswith(self._not_ends) and not self._regions.find(item):
                yield Hit(left, right, "Enterprise", RULE, item, 0.78)

    def _ends_so(self, item: str) -> bool:
        """Whether it ends as an enterprise's name does: 天成化工."""
        named = not item.startswith(("全", "各", "本"))  # 全市物流、建材等行业的企业
        return named and any(item.endswith(end) and len(item) >= len(end) + SHORTEST for end in self._ends)

    @staticmethod
    def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        for mark in (*JOINED.finditer(text, start, end), None):
            right = mark.start() if mark is not None else end
            if ITEM.match(text[start:right]):
                yield start, right
            start = mark.end() if mark is not None else end
