"""For whom each person works: the body whose post stands before the name, or behind it where one is presented."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.facts.skeleton import TITLE, Skeleton
from kg.text.hits import Hit
from kg.text.patterns import HAN

REACH = 16
PRESENTED, CLAUSES_END = re.compile("，[男女](?:，|族)"), re.compile("[。；\n]")


# 王某某同志任某市总工会党组书记.
GIVEN = re.compile("(?:同志)?(?:任|担任|兼任|出任|现任|当选为?|为)")
# Where one has only studied: 省委党校研究生, 某大学法学专业毕业.
LEARNT = re.compile(f"[{HAN}]{{0,10}}?(?:研究生|本科|大专|专科|学历|学位|毕业|硕士|博士|学士)")


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
        given = GIVEN.match(frame.text, at + 1)
        office = frame.hits.get(given.end()) if given is not None else None
        if hit.name not in found and office is not None and office.type in bodies:
            found[hit.name] = office
        if hit.name not in found and PRESENTED.match(frame.text, at + 1) is not None:
            found |= _presented(frame, bodies, at, hit.name)
    return found


def _presented(frame: Skeleton, bodies: Collection[str], at: int, name: str) -> dict[str, Hit]:
    """The first body behind one who is presented: 王某某，女，1986年生，某公司磨工."""
    stop = CLAUSES_END.search(frame.text, at)
    places = range(at, stop.start() if stop is not None else len(frame.text))
    behind = ((one, hit) for one in places if (hit := frame.hits.get(one)) and hit.type in bodies)
    first = next((hit for one, hit in behind if LEARNT.match(frame.text, one + 1) is None), None)
    return {name: first} if first is not None else {}
