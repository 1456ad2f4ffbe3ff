"""Where a paragraph takes its reader: 在甲市，…, 走进乙公司，…, 甲县：…; what follows is told of that place or body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.facts.speech import SAYS, spoken_for
from kg.text.patterns import HAN

if TYPE_CHECKING:
    from kg.facts.context import Context
    from kg.text.hits import Hit

LEAD = re.compile(
    "[ \u3000]*(?:(?:如今|现在|同样|而|比如|例如)，?)?(?:(?:记者)?在|(?:记者)?(?:走进|来到)|走入|步入|踏入)(?:位于)?"
)
# Behind the last name: the end of the clause, a part of the house, or who set going what follows; not who guided it.
PART = f"[{HAN}]{{0,6}}?(?:车间|厂区|现场|工地|大厅|门口|园区|院区|基地|展厅|一线|会议室|阵地|驿站|院内|里|内)"
BEHIND = re.compile(
    f"(?:的?{PART})?[，,]|的?[{HAN}]{{0,6}}?(?:推动|带动|牵头|组织|努力)下[，,]|(?:看到|见到|了解到)[，,]"
)
# Not all of these are in the table: what the text calls so is one.
TOWNS = ("镇", "乡", "街道")
# 甲市的乙街道, 甲集团旗下的乙公司.
WITHIN = re.compile("(?:旗下|下属|所属|下辖)?的")
# 甲县：…; 甲公司的…
NAMED, PLACE_NAMED = re.compile("[：:](?![“「])|的"), re.compile("[：:]|的")


# 某网新闻6月8日讯（通讯员 …）: who prints it does nothing in it.
DATELINE = re.compile(f"[{HAN}·]{{0,8}}?(?:\\d{{1,2}}月\\d{{1,2}}日)?[{HAN}]{{0,4}}[讯电](?![{HAN}]|$)")


def in_dateline(text: str, hit: Hit) -> bool:
    """Whether a paper only stands at the head of its report."""
    return hit.type == "Media" and DATELINE.match(text, hit.end) is not None


def setting(context: Context, start: int, end: int) -> Hit | None:
    """The body or place that the sentence at ``start`` takes its reader to, or whose official it quotes."""
    frame = context.skeleton
    lead = LEAD.match(frame.text, frame.index(start))
    at = lead.end() if lead is not None else frame.index(start)
    while lead is None and frame.text[at : at + 1] in (" ", "\u3000"):
        at += 1
    named = _chain(context, at)
    if named is None:
        return _quoted(context, start, end) if lead is None else None
    hit, after = named
    named_so = PLACE_NAMED if hit.type == "Region" else NAMED
    behind = (BEHIND if lead is not None else named_so).match(frame.text, after)
    if behind is not None:
        return hit
    return _quoted(context, start, end) if lead is None else None


def _chain(context: Context, at: int) -> tuple[Hit, int] | None:
    """The last of the places and bodies in a row from ``at`` on, 甲市乙街道, 位于甲区的丙公司; and where they end."""
    hits, last = context.skeleton.hits, None
    while (hit := hits.get(at)) is not None and context.is_body(hit) and hit.type != "Media":
        last = (hit, at + 1)
        at += 1
        between = WITHIN.match(context.skeleton.text, at)
        skip = between is not None and (hit.type == "Region" or between[0] != "的") and between.end() in hits
        at = between.end() if between is not None and skip else at
    return last


def _quoted(context: Context, start: int, end: int) -> Hit | None:
    """The body whose official is quoted first: 某市总工会主席甲介绍，…."""
    person = next((hit for hit in context.between(start, end) if hit.type == "Person"), None)
    if person is None or SAYS.match(context.text, person.end) is None:
        return None
    return spoken_for(context, person)


def own_place(context: Context, level: str | None, start: int) -> str | None:
    """What 全市, 全县 mean in a sentence that is told of a place of that level or of one of its bodies."""
    topic = context.topics.get(start)
    if level is None or (topic is None and level not in TOWNS):
        return None
    named = {hit.name for hit in context.hits if hit.type == "Region"} if level in TOWNS else set[str]()
    for body in (one for one in (topic, context.main) if one is not None):
        for end in range(len(body.name), 1, -1):
            name = body.name[:end]
            if name.endswith(level) and (name in named or (body is topic and context.ontology.regions.find(name))):
                return name
    return None
