"""Functional zones: places with a name and a head that the table of regions does not hold (某某经济开发区)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kg.ontology import Ontology
from kg.text import either, longest_first
from kg.text.compiled import Scan
from kg.text.hits import ZONE, Hit
from kg.text.patterns import FREE_TRADE_ZONE, HAN
from kg.text.words import begins_word, stands_alone

if TYPE_CHECKING:
    from kg.annotate.regions import Place

# 2024年天津港保税区: the zone begins behind the date.
DATED = re.compile("\\d[年月日]$")
# A national zone is called by its city without 市: 合肥高新技术产业开发区.
OF_CITY = re.compile("市(?=(?:经济技术|高新技术产业)开发区$)")
SHORTEST, LONGEST, WORD = 2, 5, 4
FREE_TRADE = Scan(FREE_TRADE_ZONE)


class ZoneGrammar:
    """Finds them by ``zones`` of ``grammar/regions.yaml``; offsets in characters."""

    def __init__(self, ontology: Ontology) -> None:
        self._data: dict[str, Any] = ontology.grammar["regions"]["zones"]
        self._regions = ontology.regions
        organisations = ontology.grammar["organisations"]
        # 共青团|滨海新区委员会
        self._stops = (*organisations["left_stops"], *organisations["leagues"]["names"], "公司")

    @cached_property
    def head(self) -> re.Pattern[str]:
        """What a zone's name ends with."""
        return re.compile(either(longest_first((*self._data["own"], *self._data["named"]))))

    @cached_property
    def _bare(self) -> Scan:
        heads = either(longest_first({*self._data["named"], *self._data["kinds"]}.difference(self._data["own"])))
        organs = either(longest_first(self._data["organs"]))
        return Scan(f"(?:(?<![{HAN}])|(?<=[与和及是由]))(?:{heads})(?={organs})")

    def hits(self, text: str, chains: Mapping[int, Place]) -> Iterator[Hit]:
        """Zones, and where their head alone stands before an organ of the only one that has it: 开发区党工委."""
        found = list(self._named(text, chains))
        yield from found
        for match in self._bare.finditer(text) if found else ():
            ends = (match[0], *self._data["kinds"].get(match[0], ()))
            names = {hit.name for hit in found if hit.name.endswith(ends) and hit.name not in ends}
            if len(names) == 1:
                yield Hit(match.start(), match.end(), "Region", ZONE, names.pop())

    def _named(self, text: str, chains: Mapping[int, Place]) -> Iterator[Hit]:
        for match in FREE_TRADE.finditer(text):
            yield Hit(match.start(), match.end(), "Region", ZONE, match[0])
        own, many, place_only = self._data["own"], tuple(self._data["many"]), self._data["place_only"]
        for match in self.head.finditer(text):
            if text.endswith(many, 0, match.start()):
                continue
            start = self._start(text, match.start(), chains)
            if start is None and match[0] not in own:
                continue
            if match[0] in place_only and not (start is not None and _at_place(start, chains)):
                continue
            begin = match.start() if start is None else start
            # 滨海新区 and 浦东新区 are in the table: 下半年滨海新区, 天津市滨海新区.
            if any(self._regions.find(text[at : match.end()]) for at in range(begin, match.start())):
                continue
            name = OF_CITY.sub("", text[begin : match.end()])
            if not (begin == match.start() and not stands_alone(text, begin, match.end())):
                yield Hit(begin, match.end(), "Region", ZONE, name)

    def _start(self, text: str, head: int, chains: Mapping[int, Place]) -> int | None:
        """Where the zone's name begins: at a chain of regions, or at the Han characters after a break."""
        start = head
        while start > 0 and head - start < self._data["max"] and re.match(f"[{HAN}]", text[start - 1]):
            if (place := _placed(text, start, chains)) is not None:
                return place
            stopped = text.endswith(self._stops, max(0, start - WORD), start)
            if stopped or DATED.search(text, max(0, start - 2), start):
                break
            start -= 1
        place = _placed(text, start, chains)
        return place if place is not None else start if SHORTEST <= head - start <= LONGEST else None


def _placed(text: str, end: int, chains: Mapping[int, Place]) -> int | None:
    """Where the region begins that ends at ``end``; None for what begins within a word: 白山 of 长白山开发区."""
    begin = end - len(chains[end].last) if end in chains else -1
    return begin if begin >= 0 and begins_word(text, begin) else None


def _at_place(start: int, chains: Mapping[int, Place]) -> bool:
    return any(place.end - len(place.last) == start for place in chains.values())
