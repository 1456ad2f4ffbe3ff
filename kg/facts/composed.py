"""The body that a sentence makes up before it says who presides over it: 甲会第一届委员会由…组成，王某某任主席."""

from __future__ import annotations

import re

from kg.facts.context import Context
from kg.text.hits import Hit

COMPOSED = re.compile("由[^。；\n]{1,160}?[组构]成，")
# 某某工会委员会由|甲任主席; 女职工委员会经协商产生，乙任主任.
PRODUCED = re.compile("[则也]?(?:由$|[经由通][^，。；\n]{0,16}?产生，$)")
MADE = re.compile("(?:选举产生|选举|产生|成立|组建|组成)了?(?:新一届)?$")
REACH = 12
# Whose body does this gives the posts behind it: 某公司聘请王某某为技术顾问; a party organ gives those of other bodies.
APPOINTS = re.compile("聘请|聘任|返聘|任命|选举|推选|补选|增补|增选")
GIVERS = frozenset({"Enterprise", "Institution", "SocialOrganization", "UnionBody"})
BETWEEN = re.compile("(?:近日|日前|随后|正式|特别|还|也|又|再次|一致|于?\\d{1,2}月\\d{1,2}日|\\d{4}年)*")


def composed(at: int, context: Context, former: Hit | None) -> Hit | None:
    """The last such body of the sentence before the offset ``at`` in the text, else the ``former``.

    Where the verb at ``at`` gives a post, the body before it does.

    None where the sentence makes up one that it does not name (经费审查委员会由…组成).
    """
    text = context.text
    start, _ = context.sentence(at)
    if APPOINTS.match(text, at) and (giver := _giver(start, at, context)) is not None:
        return giver
    for hit in reversed(context.between(start, at)):
        if hit.nested or hit.type not in context.bodies:
            continue
        made = MADE.search(text, max(start, hit.start - REACH), hit.start)
        if (made is not None and text.startswith("，", hit.end)) or COMPOSED.match(text, hit.end, at) is not None:
            return hit
        if PRODUCED.match(text, hit.end, at) is not None:
            return hit
    return former if COMPOSED.search(text, start, at) is None else None


def _giver(start: int, at: int, context: Context) -> Hit | None:
    """The body that stands right before the verb at the offset ``at``."""
    near = [hit for hit in context.between(start, at) if hit.type in GIVERS]
    return near[-1] if near and BETWEEN.fullmatch(context.text, near[-1].end, at) else None
