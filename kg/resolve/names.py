"""Names of all articles that say in themselves, in data or in a text that they are one: before any context is read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Mention
from kg.ontology import Ontology
from kg.resolve.groups import Reason
from kg.resolve.owned import Owned
from kg.resolve.references import Key
from kg.resolve.scene import Home

SHORT_FOR = "short_for"
CHAIN = Reason("place-chain", "只多写了上级地名 only names the place above too", 0.95)
COMPANY = Reason("company-form", "只差公司的法定形式 only the legal form of the company differs", 0.9)
LAW = Reason("law", "法律的简称 short for a law of the People's Republic", 0.92)
NATION = "中华人民共和国"
LEGAL = re.compile("(?:股份有限公司|有限责任公司|有限公司)$")
LAWS = re.compile("[法典例]$")
SHORTEST_CORE = 5
# Types whose short names, defined in one article, hold in others.
LEARNT = frozenset({"Programme", "Enterprise"})
LEARNT_LENGTH = 3


@dataclass(frozen=True, slots=True)
class Step:
    """A name that is led to another one, and why."""

    former: Key
    name: Key
    reason: Reason


class Names:
    """Leads names to the names that they are other forms of."""

    def __init__(self, ontology: Ontology, owned: Owned) -> None:
        self._ontology = ontology
        self._owned = owned

    def steps(self, found: Iterable[Key]) -> list[Step]:
        """What each of the names leads to, where it leads to another that is there too."""
        present = sorted(set(found), key=_order)
        there = set(present)
        steps = [*self._renamed(there), *self._endings(there), *self._chains(present), *self._laws(there)]
        return [*steps, *self._companies(present)]

    def _renamed(self, there: set[Key]) -> Iterator[Step]:
        for one in self._ontology.linking.renamed:
            former, name = Key(one.type, one.former), Key(one.type, one.name)
            if former in there and name in there:
                yield Step(former, name, _since(one.date))

    def _endings(self, there: set[Key]) -> Iterator[Step]:
        endings = {one.former: one for one in self._ontology.linking.endings}
        longest = sorted(endings, key=len, reverse=True)
        for key in sorted(there, key=_order):
            end = next((end for end in longest if key.name.endswith(end)), "")
            regions = self._owned.regions(key.name) if end else ()
            if not regions or key.type != "StateOrgan":
                continue
            place = key.name.removesuffix(end)
            if not any(place in (region.name, region.short, *region.aliases) for region in regions):
                continue
            names = (Key(key.type, place + name, key.place) for name in endings[end].names)
            name = next((name for name in names if name in there), None)
            if name is not None:
                yield Step(key, name, _since(endings[end].date))

    def _chains(self, present: Sequence[Key]) -> Iterator[Step]:
        """天津市滨海新区总工会 is 滨海新区总工会 where that is named too."""
        by_name: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
        for key in present:
            by_name[key.type, key.name].append(key)
        for key in present:
            if not self._ontology.is_a(key.type, "Organization"):
                continue
            regions = self._owned.regions(key.name)
            if not regions or not key.name.startswith(regions[0].name):
                continue
            inner = by_name.get((key.type, key.name.removeprefix(regions[0].name)), ())
            fitting = [one for one in inner if self._inside(one, regions[0].code)]
            if len(fitting) == 1:
                yield Step(key, fitting[0], CHAIN)

    def _inside(self, key: Key, code: str) -> bool:
        """Whether a body's place lies in the region of that code."""
        region, outer = self._owned.region(key), self._ontology.regions.by_code(code)
        return region is not None and outer is not None and self._ontology.regions.contains(outer, region)

    def _laws(self, there: set[Key]) -> Iterator[Step]:
        for key in sorted(there, key=_order):
            full = Key(key.type, NATION + key.name)
            if key.type == "PolicyDocument" and full in there and LAWS.search(key.name):
                yield Step(key, full, LAW)

    def _companies(self, present: Sequence[Key]) -> Iterator[Step]:
        cores: defaultdict[str, list[str]] = defaultdict(list)
        for key in present:
            core = LEGAL.sub("", key.name)
            if key.type == "Enterprise" and len(core) >= SHORTEST_CORE:
                cores[core].append(key.name)
        for names in cores.values():
            longest = max(names, key=lambda name: (len(name), name))
            shorter = (Key("Enterprise", name) for name in names if name != longest)
            yield from (Step(one, Key("Enterprise", longest), COMPANY) for one in shorter)


def learnt(mentions: Iterable[Mention], homes: Mapping[str, Home]) -> dict[tuple[str, str], dict[str, set[str]]]:
    """(type, short name) → each full name that an article defines it for, and the provinces of those articles."""
    found: defaultdict[tuple[str, str], dict[str, set[str]]] = defaultdict(dict)
    for mention in mentions:
        full = mention.attributes.get(SHORT_FOR)
        if full and mention.type in LEARNT and len(mention.name) >= LEARNT_LENGTH:
            found[mention.type, mention.name].setdefault(full, set()).update(homes[mention.article].provinces[:1])
    return found


def _since(date: str) -> Reason:
    return Reason("renamed", f"{date} 起改名 renamed in {date}", 0.95)


def _order(key: Key) -> tuple[str, str, str]:
    return key.type, key.name, key.place
