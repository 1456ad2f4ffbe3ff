"""Hits: stretches of a text that may be mentions, before the best of them become spans and records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from operator import attrgetter

# The rule of functional zones, and of places that the table of regions has no row for.
ZONE = "region-zone"
# The rule of events that the text says are held.
HELD = "event-held"
# The rule of workshops that bear their leader's name.
WORKSHOP = "programme-workshop"
SERIES = "programme-series"  # a labour contest that goes on: whose figures are told as those of an event
# The rule of events that are only spoken of: by a congress's short name, 在某次会议上当选的主任.
CITED = "event-congress"
# The rule of the words of a clause that names no event: 某某到会.
CLAUSE = "event-implied-reference"
# The rule of what a document is about by its title: it may hold what the title names besides.
OF_TITLE = "programme-titled"


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch ``text[start:end]`` of the Doc's text (offsets in characters) that may be a mention.

    ``name`` is its normal form (a ``{P}``, ``{C}``, ``{X}`` or ``{T}`` in it stands for the article's own province,
    prefecture, county, township); ``rule`` says what found it; ``nested`` keeps it inside a longer mention.
    """

    start: int
    end: int
    type: str
    rule: str
    name: str = ""
    confidence: float = 0.9
    nested: bool = field(default=False, compare=False)

    def moved(self, offset: int) -> Hit:
        """The same hit, ``offset`` characters further on."""
        return replace(self, start=self.start + offset, end=self.end + offset)

    def holds(self, other: Hit) -> bool:
        """Whether the other hit lies inside this one."""
        return self.start <= other.start and other.end <= self.end


_start = attrgetter("start")


class Cover:
    """Which characters are taken, for questions of overlap in time that does not grow with the text."""

    def __init__(self, hits: Iterable[Hit] = ()) -> None:
        self._owner = {at: hit for hit in hits for at in range(hit.start, hit.end)}

    def add(self, hit: Hit) -> None:
        """Take the hit's characters."""
        for at in range(hit.start, hit.end):
            self._owner[at] = hit

    def at(self, offset: int) -> Hit | None:
        """The hit that holds the character at ``offset``."""
        return self._owner.get(offset)

    def holds_longer(self, hit: Hit) -> bool:
        """Whether a longer hit than this one holds all its characters."""
        owner = self.at(hit.start)
        return owner is not None and owner.holds(hit) and not hit.holds(owner)

    def crosses(self, hit: Hit) -> bool:
        """Whether the hit begins behind the start of one here and ends behind its end."""
        owner = self.at(hit.start)
        return owner is not None and owner.start < hit.start and owner.end < hit.end

    def free(self, start: int, end: int) -> bool:
        """Whether no hit holds a character of the range."""
        return self._owner.keys().isdisjoint(range(start, end))


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that no longer one overlaps: the longest first, then the leftmost; in order of the text."""
    found = sorted(hits, key=_start)
    if all(left.end <= right.start for left, right in pairwise(found)):
        return found
    cover = Cover()
    chosen: list[Hit] = []
    for hit in sorted(found, key=lambda h: (h.start - h.end, h.start, h.type, h.rule)):
        if cover.free(hit.start, hit.end):
            cover.add(hit)
            chosen.append(hit)
    return sorted(chosen, key=_start)
