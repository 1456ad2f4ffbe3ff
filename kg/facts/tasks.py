"""Who does what a policy document tells to do without a subject: those whom the task names, else who issues it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from kg.facts.issuers import house
from kg.text.hits import Hit
from kg.text.ordinals import ORDINAL

if TYPE_CHECKING:
    from kg.facts.context import Context

# Behind a task: （责任单位：市教育局、市财政局）, （市教育局牵头，市财政局配合）.
NOTE = re.compile(
    "[（(](?:(?:责任|牵头|主办|主责|负责)(?:单位|部门)[:：](?P<named>[^（）()；;\n]+)"
    "|(?P<led>[^（）()；;\n]{2,60}?)(?:牵头|负责))"
)
# In its sentence: 由市教育局牵头, 支持甲商会开展….
LED = re.compile("由(?P<by>[^，。；（）\n]{2,30}?)(?:具体|统一)?(?:牵头|负责|承办|组织实施)")
HEADING = re.compile(f"[ \u3000]*{ORDINAL}[^，。；\n]*[。\n]")
URGED = ("支持", "鼓励", "指导", "引导")
NAMES = "名单"


def charged(context: Context, offset: int) -> list[Hit]:
    """Those whom a note in the task's paragraph names, or who do something in its sentence; else the first issuer.

    Under a heading it is the rest of the paragraph that says who. A list of names gives no tasks.
    """
    text = context.text
    if context.assembled.article.headline.endswith(NAMES):
        return []
    start, sentence = context.sentence(offset)
    end = text.find("\n", offset)
    paragraph = end if end >= 0 else len(text)
    stop = paragraph if HEADING.match(text, start) is not None else sentence
    note, led = NOTE.search(text, offset, paragraph), LED.search(text, offset, stop)
    for match in filter(None, (note, led)):
        named = _named(*match.span(match.lastgroup or 0), context)
        if named or match is led:
            return named
    acting = (hit for hit in context.between(offset, stop) if hit.type in context.bodies and _acts(hit, context))
    return list(islice(acting, 1)) or [house(hit, text) for hit in context.issuers[:1]]


def _named(start: int, end: int, context: Context) -> list[Hit]:
    """The bodies of a note; the places where it names no body."""
    inside = [hit for hit in context.between(start, end) if context.is_body(hit) and not hit.nested]
    return [hit for hit in inside if hit.type != "Region"] or inside


def _acts(hit: Hit, context: Context) -> bool:
    """Whether the body is the subject of a clause, or told to do something."""
    if hit.nested or context.text.endswith("由", 0, hit.start):
        return False
    return context.acts(hit) or context.text.endswith(URGED, 0, hit.start)
