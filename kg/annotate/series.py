"""Labour contests that go on, which are programmes, no meetings: 甲市重点工程劳动竞赛, but not its first term."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.text.hits import Hit

RULE = "programme-series"
SERIES = re.compile("(?:劳动和技能|劳动与技能|劳动|建功立业)竞赛$")
# Of one term or year it is an event.
ONCE = re.compile("第.{1,4}[届次期场]|首届|\\d{4}|[0-9]月|(?:本|这|此|该|上|下)[届次场]")
SHORTEST = 4  # characters before the head
CONFIDENCE = 0.82


def series(text: str, events: Iterable[Hit]) -> list[Hit]:
    """The events, with those that are such a contest as programmes."""
    made = {"type": "Programme", "rule": RULE, "confidence": CONFIDENCE}
    return [replace(hit, **made) if _goes_on(text, hit) else hit for hit in events]


def _goes_on(text: str, hit: Hit) -> bool:
    said = text[hit.start : hit.end]
    head = SERIES.search(said)
    return head is not None and bool(hit.name) and head.start() >= SHORTEST and ONCE.search(said) is None
