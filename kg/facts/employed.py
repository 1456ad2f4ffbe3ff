"""For whom each person works: the body whose post stands before the name, or behind it where one is presented."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.facts.skeleton import TITLE, Skeleton
from kg.text.hits import Hit

REACH = 16
PRESENTED, CLAUSES_END = re.compile("，[男女](?:，|族)"), re.compile("[。；\n]")


def employers(frame: Skeleton, bodies: Collection[str]) -> dict[str, Hit]:
    """Person → the body whose post stands before the name, where the article first gives one."""
    found: dict[str, Hit] = {}
    for at, hit in frame.hits.items():
        if hit.type != "Person" or hit.name in found:
            continue
        titled = False
        for back in range(at - 1, max(-1, at - REACH), -1):
            former = frame.hits.get(back)
            if frame.text[back] in "，。；：！？" or (former is not None and former.type == "Person"):
                break
            titled = titled or (former is not None and former.type == TITLE)
            if former is not None and former.type in bodies:
                if titled:
                    found[hit.name] = former
                break
        if hit.name not in found and PRESENTED.match(frame.text, at + 1) is not None:
            found |= _presented(frame, bodies, at, hit.name)
    return found


def _presented(frame: Skeleton, bodies: Collection[str], at: int, name: str) -> dict[str, Hit]:
    """The first body behind one who is presented: 王某某，女，1986年生，某公司磨工."""
    stop = CLAUSES_END.search(frame.text, at)
    places = range(at, stop.start() if stop is not None else len(frame.text))
    behind = (hit for one in places if (hit := frame.hits.get(one)) and hit.type in bodies)
    first = next(behind, None)
    return {name: first} if first is not None else {}
