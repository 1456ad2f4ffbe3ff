"""Whose post it is that one has in a workshop or section: 甲公司数控车间|班组长 is a post of 甲公司, 数控车间班组长."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.ontology import Ontology
from kg.text import either
from kg.text.hits import Hit
from kg.text.houses import HOUSES

# Who leads a unit is nothing without it; an occupation is one of the house.
LEADS = ("长", "主任", "负责人", "带头人")


def seated(drafts: Iterable[Draft], context: Context) -> Iterator[Draft]:
    """The drafts, each post in a unit of a house as a post of the house."""
    parted = None  # made where a post asks for it
    for draft in drafts:
        body, match = draft.object, None
        if draft.relation == "holds_position" and body is not None and body.type in HOUSES:
            parted = parted or _parts(context.ontology)
            match = parted(body.name)
        if body is None or match is None:
            yield draft
            continue
        title = str(draft.qualifiers.get("title", ""))
        led = match["unit"] + title if title.endswith(LEADS) and not title.startswith(match["unit"]) else title
        yield replace(
            draft, object=_house(body, match["house"], context), qualifiers={**draft.qualifiers, "title": led}
        )


def _house(unit: Hit, name: str, context: Context) -> Hit:
    """The house, where it stands within the unit's own words, or where only the unit is meant to stand."""
    literal = context.text.startswith(name, unit.start)
    return replace(unit, name=name, end=unit.start + len(name) if literal else unit.end, nested=True)


def _parts(ontology: Ontology) -> Callable[[str], re.Match[str] | None]:
    grammar = ontology.grammar
    units = tuple(grammar["titles"]["seats"])
    groups = (one for one in grammar["organisations"]["open_heads"] if one["type"] in HOUSES)
    return _parted(tuple(head for one in groups for head in one["heads"] if head not in units), units)


@lru_cache(maxsize=2)
def _parted(heads: tuple[str, ...], units: tuple[str, ...]) -> Callable[[str], re.Match[str] | None]:
    return re.compile(f"(?P<house>.+(?:{either(heads)}))(?P<unit>.{{0,12}}(?:{either(units)}))").fullmatch
