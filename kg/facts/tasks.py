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
# A sentence that tells what a document says, and where one was issued before: 《意见》明确，实施…; 某局印发《…》.
_PAPERS = "》|通知|意见|方案|办法|规划|计划|纲要|措施|决定|要点"
SAID = re.compile(
    f"(?:^|[，。；：\n 　])[^，。；：\n“”]{{0,8}}?(?:{_PAPERS})[中还]{{0,2}}"
    "(?:共\\d[^，。；]{1,10}|(?:从|聚焦|围绕|紧扣)[^，。；]{2,24})?，?"
    "(?:提出|要求|明确|规定|部署|指出|强调|包括|围绕|聚焦|涵盖)"
)
ISSUED = re.compile(f"(?:印发|发布|出台|下发|制发|发出|推出)了?(?:《|[^，。；\n《》]{{0,12}}?(?:{_PAPERS}))")


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


def issued(context: Context, start: int, offset: int) -> int | None:
    """Where the document was issued whose content the sentence from ``start`` tells before ``offset``."""
    if SAID.search(context.text, max(0, start - 1), offset) is None:
        return None
    found = [one.start() for one in ISSUED.finditer(context.text, 0, start)]
    body = (at for at in reversed(found) if context.assembled.role_at(at) == "body")
    return next(body, None)


def _named(start: int, end: int, context: Context) -> list[Hit]:
    """The bodies of a note; the places where it names no body."""
    inside = [hit for hit in context.between(start, end) if context.is_body(hit) and not hit.nested]
    return [hit for hit in inside if hit.type != "Region"] or inside


def _acts(hit: Hit, context: Context) -> bool:
    """Whether the body is the subject of a clause, or told to do something."""
    if hit.nested or context.text.endswith("由", 0, hit.start):
        return False
    return context.acts(hit) or context.text.endswith(URGED, 0, hit.start)
