"""Labour contests that go on, which are programmes, no meetings: 甲市重点工程劳动竞赛, but not its first term."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.text.hits import SERIES, Hit

CONTEST = re.compile("(?:劳动和技能|劳动与技能|劳动|建功立业)竞赛$")
# Of one term or year it is an event.
ONCE = re.compile("第.{1,4}[届次期场]|首届|\\d{4}|[0-9]月|(?:本|这|此|该|上|下)[届次场]")
# What the text says of it right behind is said of all its rounds: 甲大赛举办过六届, 连续办了8年, 每三年一届.
_SO_MANY = "(?:\\d+|[一两二三四五六七八九十]+)[届年次]"
ROUNDS = re.compile(
    f"(?:此前|至今|迄今|目前)?已?经?(?:成功|连续){{0,2}}(?:举办|开展|办)[过了]?{_SO_MANY}"
    "|(?:至今|已)?每[两三四]?年(?:举办)?一[届次]"
)
MATCH = re.compile("(?:大赛|竞赛|比赛|比武|运动会)$")
PERIOD = re.compile("十[一二三四五六]五")  # “十五五”劳动竞赛: when it is held
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
    own = quoted is not None and PERIOD.fullmatch(quoted[1]) is None
    name = quoted[1] if quoted is not None and own else hit.name
    return replace(hit, type="Programme", rule=SERIES, name=name, confidence=CONFIDENCE)


def _goes_on(text: str, hit: Hit) -> bool:
    said = text[hit.start : hit.end]
    head = CONTEST.search(said) or (MATCH.search(said) if ROUNDS.match(text, hit.end) is not None else None)
    return head is not None and bool(hit.name) and head.start() >= SHORTEST and ONCE.search(said) is None
