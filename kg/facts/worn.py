"""What one who is presented has won, each honour in a clause of its own: 甲，男，1970年生，全国劳动模范，某市工匠."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.facts.jobs import is_presented

RULE, CONFIDENCE = "awarded-presented", 0.84
ALONE = re.compile("”?(?:称号)?(?:获得者|得主|获奖者)?(?=[，、；。\\n]|$)")
BEFORE = frozenset("，、；")


def worn(context: Context) -> Iterator[Draft]:
    """``awarded`` for each honour that is a clause, up to the next name or the end of the sentence."""
    data: dict[str, Any] = context.ontology.grammar["honours"]
    for person in context.hits:
        if person.type != "Person" or not is_presented(person, context):
            continue
        _, end = context.sentence(person.start)
        for hit in context.between(person.end, end):
            if hit.type == "Person":
                break
            alone = context.text[hit.start - 1] in BEFORE and ALONE.match(context.text, hit.end) is not None
            if hit.type == "Honour" and alone and not hit.name.endswith(tuple(data["collective"])):
                yield Draft(person, "awarded", hit, RULE, hit.start, CONFIDENCE)
