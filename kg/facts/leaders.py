"""Who leads a workshop that bears his name: 王某某 carries out 王某某劳模创新工作室.

In the house before it that is a post of his: 某公司“王某某创新工作室”带头人王某某.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.text.hits import WORKSHOP, Hit
from kg.text.houses import HOUSES

RULE, POST, CONFIDENCE = "workshop-leader", "posts-workshop", 0.88
LEADS, BETWEEN = re.compile("(?:的)?(?P<role>带头人|领衔人|领办人|负责人|主持人)"), re.compile("(?:的|所属)?")


def leader_drafts(context: Context) -> Iterator[Draft]:
    """``implements`` claims of the persons whose names workshops bear."""
    workshops = [hit for hit in context.hits if hit.rule == WORKSHOP]
    persons = [hit for hit in context.hits if hit.type == "Person"] if workshops else []
    for workshop in workshops:
        leader = next((hit for hit in persons if workshop.holds(hit)), None)
        if leader is not None:
            yield Draft(leader, "implements", workshop, RULE, workshop.start, CONFIDENCE, {})
            yield from _posts(workshop, context)


def _posts(workshop: Hit, context: Context) -> Iterator[Draft]:
    """The post of who leads it and is named behind it, in the house right before it."""
    text = context.text
    role = LEADS.match(text, workshop.end)
    if role is None:
        return
    leader = next((hit for hit in context.hits if hit.type == "Person" and hit.start == role.end()), None)
    before = [hit for hit in context.hits if hit.type in HOUSES and hit.end <= workshop.start and not hit.nested]
    if leader is not None and before and BETWEEN.fullmatch(text, before[-1].end, workshop.start) is not None:
        title = {"title": workshop.name + role["role"]}
        yield Draft(leader, "holds_position", before[-1], POST, workshop.start, CONFIDENCE, title)
