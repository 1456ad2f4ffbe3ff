"""Labour contests that go on, which are programmes, no meetings: 甲市重点工程劳动竞赛, but not its first term."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.text.hits import SERIES, Hit

CONTEST = re.compile("(?:劳动和技能|劳动与技能|劳动|建功立业)竞赛$")
# Of one term or year it is an event.
ONCE = re.compile("第.{1,4}[届次期场]|首届|\\d{4}|[0-9]月|(?:本|这|此|该|上|下)[届次场]")
QUOTED = re.compile("“([^“”]{2,30})”")  # so it is called
SHORTEST = 4  # characters before the head
CONFIDENCE = 0.96  # above that of its quotation


def series(text: str, events: Iterable[Hit]) -> list[Hit]:
    """The events, with those that are such a contest as programmes; not one that the text calls by its year too."""
    events = list(events)
    once = tuple({hit.name for hit in events if hit.name and not _goes_on(text, hit)})
    going = {hit for hit in events if _goes_on(text, hit) and not any(name.endswith(hit.name) for name in once)}
    return [_programme(text, hit) if hit in going else hit for hit in events]


def _programme(text: str, hit: Hit) -> Hit:
    quoted = QUOTED.search(text, hit.start, hit.end)
    name = quoted[1] if quoted is not None else hit.name
    return replace(hit, type="Programme", rule=SERIES, name=name, confidence=CONFIDENCE)


def _goes_on(text: str, hit: Hit) -> bool:
    said = text[hit.start : hit.end]
    head = CONTEST.search(said)
    return head is not None and bool(hit.name) and head.start() >= SHORTEST and ONCE.search(said) is None
