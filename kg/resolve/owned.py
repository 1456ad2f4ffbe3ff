"""Where a name says that it belongs: the region that it begins with or that its key carries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from kg.ontology import Ontology, Region
from kg.resolve.references import Key

LONGEST = 12
NATION = re.compile("中华|中国|全国|中央|国家|国务院|中共")
MUNICIPALITIES = ("11", "12", "31", "50")


class Owned:
    """Reads the place of a name, and whether the whole country knows the name."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._regions = ontology.regions
        self._seen: dict[str, tuple[Region, ...]] = {}

    @cached_property
    def _known(self) -> dict[tuple[str, str], str]:
        """The names of the gazetteer, each with the code of its region or none."""
        return {(one.type, one.name): str(one.attributes.get("region", "")) for one in self._ontology.names}

    def known(self, key: Key) -> bool:
        """Whether the gazetteer has it."""
        return (key.type, key.name) in self._known

    def central(self, key: Key) -> bool:
        """Whether it is a body of the whole country."""
        if not self._ontology.is_a(key.type, "Organization"):
            return False
        region = self._known.get((key.type, key.name))
        return NATION.match(key.name) is not None if region is None else region in ("", "100000")

    def regions(self, name: str) -> tuple[Region, ...]:
        """What the longest region name at the beginning may mean; none where it is the country or there is none."""
        if name not in self._seen:
            self._seen[name] = self._find(name)
        return self._seen[name]

    def _find(self, name: str) -> tuple[Region, ...]:
        for end in range(min(len(name), LONGEST), 1, -1):
            found = self._regions.find(name[:end])
            if found and (end > 2 or found[0].level in ("province", "prefecture")):
                return found if found[0].level != "country" else ()
        return ()

    def region(self, key: Key) -> Region | None:
        """The one region that it belongs to, by its key or its name."""
        marked = self._regions.by_code(key.place) if key.place.isdigit() else None
        if marked is not None:
            return marked
        return self.begins(key.name)

    def begins(self, name: str) -> Region | None:
        """The one region that the name begins with."""
        found = self.regions(name)
        return found[0] if len(found) == 1 or (found and found[0].level in ("province", "prefecture")) else None

    def lineage(self, region: Region | None) -> frozenset[str]:
        """The codes of the region's prefecture and province, as far as it has them."""
        if region is None:
            return frozenset()
        line = (region, *self._regions.ancestors(region))
        return frozenset(one.code for one in line if one.level in ("prefecture", "province"))

    def lineages(self, keys: Iterable[Key]) -> frozenset[str]:
        """The same for several names together."""
        return frozenset(code for key in keys for code in self.lineage(self.region(key)))


def is_city(code: str) -> bool:
    """Whether a code is that of a prefecture or of a province that is one city."""
    return bool(code) and (not code.endswith("0000") or code.startswith(MUNICIPALITIES))
