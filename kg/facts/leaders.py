"""Who leads a workshop that bears his name: 王某某 carries out 王某某劳模创新工作室."""

from __future__ import annotations

from collections.abc import Iterator

from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.text.hits import WORKSHOP

RULE, CONFIDENCE = "workshop-leader", 0.88


def leader_drafts(context: Context) -> Iterator[Draft]:
    """``implements`` claims of the persons whose names workshops bear."""
    workshops = [hit for hit in context.hits if hit.rule == WORKSHOP]
    persons = [hit for hit in context.hits if hit.type == "Person"] if workshops else []
    for workshop in workshops:
        leader = next((hit for hit in persons if workshop.holds(hit)), None)
        if leader is not None:
            yield Draft(leader, "implements", workshop, RULE, workshop.start, CONFIDENCE, {})
