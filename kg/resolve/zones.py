"""What the article calls a functional zone in short, by the full name that it has for it: 经开区, 石河子经开区."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from kg.text.patterns import HAN, either

# What a place's name may end with where a zone's name leaves it out: 襄阳市高新区, 襄阳高新区.
LEVEL = re.compile("[省市州县区]")
# A body may be called by so much of its zone's name: 蓉江新区总工会.
SHORTEST = 4


@lru_cache(maxsize=2)
def _named(ends: tuple[str, ...]) -> re.Pattern[str]:
    heads = either(sorted(ends, key=lambda end: -len(end)))
    return re.compile(f"(?P<own>[{HAN}]{{0,12}}?)(?P<head>{heads})")


class ZoneNames:
    """Spells out an article's zones by the names of its ``zones`` and of the ``bodies`` that begin with one.

    ``kinds``: what a zone's name ends with in short and in full, of ``zones`` in ``grammar/regions.yaml``.
    """

    def __init__(self, zones: Iterable[str], bodies: Iterable[str], kinds: Mapping[str, Sequence[str]]) -> None:
        self._zones = frozenset(zones)
        self._kind = {end: kind for kind, ends in kinds.items() for end in (kind, *ends)}
        self._zone = _named(tuple(self._kind))
        ends = {zone[at:] for zone in self._zones for at in range(1, len(zone) - SHORTEST + 1)}
        self._ends = sorted(ends, key=lambda end: (-len(end), end))
        self._full: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for name in (*self._zones, *bodies):
            match = self._zone.match(name)
            if match is not None and match["own"]:
                self._full[self._kind[match["head"]]].add((match["own"], match["head"]))

    def spelled(self, name: str) -> str:
        """The name with its zone in full; as it is where the article has several such zones, or none."""
        match = self._zone.match(name)
        if match is None:  # 蓉江新区, called 新区
            short = next((end for end in self._ends if name.startswith(end)), name)
            longer = {zone for zone in self._zones if zone.endswith(short) and zone != short}
            return longer.pop() + name.removeprefix(short) if len(longer) == 1 else name
        zone = self._whole(self._kind[match["head"]], match["own"])
        return zone + name[match.end() :] if zone else name

    @cached_property
    def only(self) -> str:
        """The zone that an article calls 区, as it names no other one; else empty."""
        others = {zone for zone in self._zones if self._zone.match(zone) is None}
        found = {*others, *(self._whole(kind, "") for kind in self._full)}
        found = {zone for zone in found if zone.endswith("区")}
        return found.pop() if len(found) == 1 else ""

    def _whole(self, kind: str, own: str) -> str:
        """The longest name of the one zone of the kind whose own name ``own`` is or ends."""
        named = [one for one in self._full.get(kind, ()) if not own or _alike(own, one[0])]
        longest = max((one[0] for one in named), key=len, default="")
        if not named or not all(_alike(one[0], longest) for one in named):
            return ""
        return max((own + head for own, head in named), key=lambda zone: (len(zone), zone))


def _alike(one: str, other: str) -> bool:
    """Whether two zones have one name: 宜宾临港 and 临港, 襄阳市 and 襄阳."""
    short, long = sorted((LEVEL.sub("", one), LEVEL.sub("", other)), key=len)
    return long.endswith(short)
