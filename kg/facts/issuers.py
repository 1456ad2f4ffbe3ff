"""Who issues a policy document: the bodies that sign it, and those that its title begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.text.hits import Hit
from kg.text.patterns import AND_OTHERS
from kg.text.signatures import signatures

if TYPE_CHECKING:
    from kg.facts.context import Context

# Between two bodies, or behind the last: blanks, and another name of the one before, 等4部门.
BLANK = re.compile(f"(?:[（(][^（）()\n]{{2,12}}[）)])?(?:{AND_OTHERS})?[\\s、，,/／\u3000]*(?:中共)?")

# A reply to what one has asked for: 你会《关于…的请示》收悉.
REPLY = re.compile("你[会校院局委厅司厂处](?:[^，。；\n]{0,40}|《[^》\n]*》[^，。；\n]{0,10})收悉|(?:批复|复函)\n")
# What an office signs its house does; an office that is a department of its own (外事办公室) has none.
OFFICE = re.compile("(?:(?<=政府)|(?<=总工会)|(?<=[委厅局部]))办公[室厅]$")


def house(hit: Hit, text: str) -> Hit:
    """The house whose office it is; without one itself."""
    office = OFFICE.search(hit.name)
    if office is None or not text.endswith(office[0], hit.start, hit.end):
        return hit
    return replace(hit, end=hit.end - len(office[0]), name=hit.name[: office.start()], nested=True)


def signing(context: Context) -> Iterator[Hit]:
    """The bodies of its signatures."""
    named = _named(context, "Organization", "Region")  # 江西省 before 宜春市中级人民法院
    for found, _ in signatures(context.text, lambda start, end: _alone(context.text, start, end, named)):
        yield from (hit for hit in found if hit.type != "Region")


def _named(context: Context, *types: str) -> list[Hit]:
    """The mentions of these types that are in no longer one, in the order of the text."""
    found = [hit for hit in context.hits if not hit.nested and any(context.ontology.is_a(hit.type, t) for t in types)]
    return sorted(found, key=lambda hit: hit.start)


def _alone(text: str, start: int, end: int, bodies: list[Hit]) -> list[Hit]:
    """The bodies of a line, or its part, that holds nothing else."""
    line = [hit for hit in bodies if start <= hit.start < end]
    at = start
    for hit in line:
        if not BLANK.fullmatch(text, at, hit.start):
            return []
        at = hit.end
    return line if BLANK.fullmatch(text, at, end) else []


def answered(context: Context) -> Hit | None:
    """The body that a reply is sent to: whom it names without their body it names for that one (同意某同志任主席)."""
    text = context.text
    if context.assembled.article.kind != "policy" or REPLY.search(text) is None:
        return None
    lines = (
        hit for hit in context.hits if text.startswith(("：", ":"), hit.end) and text[hit.start - 1 : hit.start] == "\n"
    )
    return next((hit for hit in lines if hit.type in context.bodies and not hit.nested), None)


def titling(context: Context) -> Iterator[Hit]:
    """The bodies that a title begins with, on its own line or above it: 湖南省总工会关于印发《…》的通知."""
    bodies = _named(context, "Organization", "Region")  # 某市 before 某区委
    for start, end in context.assembled.spans("kicker"):
        yield from (hit for hit in _alone(context.text, start, end, bodies) if hit.type != "Region")
    for start, end in context.assembled.spans("headline"):
        at = start
        for hit in sorted((hit for hit in context.hits if not hit.nested), key=lambda hit: hit.start):
            if not start <= hit.start < end:
                continue
            if BLANK.fullmatch(context.text, at, hit.start) is None:
                return
            at = hit.end
            if hit.type == "Region":
                continue
            if not context.ontology.is_a(hit.type, "Organization"):
                return
            yield hit
