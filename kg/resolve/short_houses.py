"""Unions and committees of houses that are called shorter: 三友公司工会 of 某省三友机械有限公司."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping

from kg.resolve.references import Key
from kg.text.houses import HOUSES, ORGAN

SHORTEST = 4  # characters of a house's short name


def of_houses(keys: MutableMapping[str, Key], same: Callable[[str, str], bool]) -> None:
    """Give such bodies the full name of the one house that the article names so; ``keys`` by mention."""
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
