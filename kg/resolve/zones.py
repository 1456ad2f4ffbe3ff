"""The functional zones of one article: what their short names stand for, alone and before a body."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Mention
from kg.text.hits import ZONE

# A body may be called by so much of its zone's name; 高新区 alone may be another one.
SHORTEST = 4


class Zones:
    """Leads a zone that the article also calls by its end (农高区, 黄渤海新区) to its full name."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._names = {mention.name for mention in mentions if mention.type == "Region" and mention.rule == ZONE}
        ends = (name[at:] for name in self._names for at in range(1, len(name) - SHORTEST + 1))
        self._ends = sorted(ends, key=lambda end: (-len(end), end))

    def full(self, name: str) -> str:
        """The zone's name in full."""
        longer = {zone for zone in self._names if zone.endswith(name) and zone != name}
        return longer.pop() if len(longer) == 1 else name

    def body(self, name: str) -> str:
        """The name of one of its bodies with the zone's in full: 黄渤海新区总工会."""
        short = next((end for end in self._ends if name.startswith(end)), "")
        return self.full(short) + name.removeprefix(short) if short else name
