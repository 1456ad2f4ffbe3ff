"""Short forms of the bodies of one article: houses without their place, authorities, unions of houses."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from functools import cached_property

from kg.ontology import Ontology
from kg.resolve import clusters
from kg.resolve.places import Places
from kg.resolve.references import Key
from kg.text.houses import HOUSES, ORGAN

FEDERATION = "总工会"
SHORTEST = 4  # characters of a house's short name


class ShortForms:
    """Tells whether one name of an article is another one's short form."""

    def __init__(self, ontology: Ontology, places: Places) -> None:
        self._places, self._data = places, ontology.grammar["organisations"]

    def house(self, short: str, long: str) -> bool:
        """Whether a house or a society is called so for short."""
        heads = self._data["short_heads"]
        if FEDERATION in short:  # its offices and committees have names of their own
            return clusters.same_body(short, long, heads)
        return clusters.same_house(short, long, self._place, heads)

    def clipped(self, short: str, long: str) -> bool:
        """Whether an authority is called so for short, by a name that is none of the table: 某市交运局."""
        own = short.removeprefix(self._place(short))
        return own not in self._authorities and clusters.same_authority(short, long, self._place)

    @cached_property
    def _authorities(self) -> frozenset[str]:
        ends, names = "局厅委", (one["name"] for one in self._data["departments"]["names"])
        bodies = (one["name"] for one in self._data["bodies"])
        return frozenset({*bodies, *(name + end for name in names for end in ends)})

    def _place(self, name: str) -> str:
        return self._places.prefix(name)[0]


def of_houses(keys: MutableMapping[str, Key], same: Callable[[str, str], bool]) -> None:
    """Give unions and committees of houses the full name of the one house that the article names so.

    三友公司工会 is that of 某省三友机械有限公司; ``keys`` by mention.
    """
    houses = {key.name for key in keys.values() if key.type in HOUSES}
    full: dict[Key, Key] = {}
    for key in set(keys.values()):
        name = ORGAN.sub("", key.name)
        if key.type not in ("UnionBody", "PartyOrgan") or not SHORTEST <= len(name) < len(key.name):
            continue
        longer = {house for house in houses if house != name and same(name, house)}
        if len(longer) == 1:
            full[key] = Key(key.type, longer.pop() + key.name.removeprefix(name), key.place)
    for identity, key in keys.items():
        keys[identity] = full.get(key, key)
