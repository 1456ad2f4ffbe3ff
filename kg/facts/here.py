"""The place or house that a sentence calls 这里."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.facts.context import Context
from kg.facts.speech import speech
from kg.text.hits import Hit

# What a text may take its reader to.
SCENES = ("Region", "Institution", "Enterprise", "Programme")
# Not where something is held, nor where somebody comes from.
HERE = re.compile("(?<!从)这里(?![面头说]|举[行办]|召开|开[幕赛班营]|进行|启动|揭|签|上演|拉开)")
# What the sentences right before go to; not what only says where a thing lies.
GOES_TO = re.compile(
    "(?:走进|来到|走入|步入|踏入|踏进|抵达|赶到|前往|探访|走访|才到|到达|名为|名叫|叫作|叫做|一个叫|位于|坐落于|坐落在)了?“?$"
)
LIES, WITHIN = ("位于", "坐落于", "坐落在"), re.compile("[内里]?的?“?")
REACH, LEAD = 3, 6


def here(context: Context, start: int, at: int) -> Iterator[Hit]:
    """What the sentence from ``start`` calls 这里; what somebody earns there is his."""
    for match in HERE.finditer(context.text, start, at):
        place = _gone_to(context, start, match.start()) or context.topics.get(start)
        worker = any(hit.type == "Person" for hit in context.between(start, match.start()))
        if not worker and place is not None and place.type in SCENES:
            yield replace(place, start=match.start(), end=match.end(), nested=False)


def somewhere(context: Context, start: int, at: int) -> bool:
    """Whether the sentence calls a place 这里 that the text does not name."""
    return any(speech(context.text, match.start()) is None for match in HERE.finditer(context.text, start, at))


def _gone_to(context: Context, start: int, at: int) -> Hit | None:
    """The last place or house that the sentences up to the offset go to; of those in a row the inmost one."""
    former = [begin for begin, _ in context.sentences if begin <= start][-REACH:]
    named = [hit for hit in context.between(former[0] if former else start, at) if not hit.nested]
    for number in reversed(range(len(named))):
        lead = GOES_TO.search(context.text, max(0, named[number].start - LEAD), named[number].start)
        if lead is None or named[number].type not in SCENES:
            continue
        last = number
        while last + 1 < len(named) and WITHIN.fullmatch(context.text, named[last].end, named[last + 1].start):
            last += 1 if named[last + 1].type in SCENES else len(named)
        if last < len(named) and (last > number or not lead[0].startswith(LIES)):
            return named[last]
    return None
