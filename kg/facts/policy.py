"""What the form of a policy document says: who issues it, by its heading lines and its signature; who adopted it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from kg.facts.about import passes_on
from kg.facts.context import Context
from kg.facts.dates import ADOPTED
from kg.facts.draft import Draft
from kg.text.hits import Hit
from kg.text.patterns import AND_OTHERS
from kg.text.signatures import signatures

# Behind the meeting that adopted it: （2024年5月30日某市第九届人民代表大会第三次会议通过）.
PASSED = re.compile("(?:审议|讨论|表决|全票|修订|修正){0,2}通过")
CARRIES = re.compile("(?:贯彻|落实|执行|实施|转发)[〈《“]?$")
# Between two bodies, or behind the last: blanks, and another name of the one before, 等4部门.
BLANK = re.compile(f"(?:[（(][^（）()\n]{{2,12}}[）)])?(?:{AND_OTHERS})?[\\s、，,\u3000]*")


def policy_drafts(context: Context) -> Iterator[Draft]:
    """``issues`` claims of a policy document: the bodies of its signature; without one, those of its title. ``adopts``
    claims of the meetings under its title.
    """
    document = context.document
    if document is None or context.assembled.article.kind != "policy":
        return
    yield from _adopted(context, document)
    yield from _titled(context, document)
    signed = [(hit, "policy-signature", 0.9) for hit in _signature(context)]
    for hit, rule, confidence in signed or [(hit, "policy-title", 0.88) for hit in _title(context)]:
        for one in (document, *_notice(context, document)):
            yield Draft(hit, "issues", one, rule, hit.start, confidence)


def _notice(context: Context, document: Hit) -> Iterator[Hit]:
    """The notice that passes the document on, where that is the article's title."""
    heads = (hit for hit in context.hits if context.assembled.role_at(hit.start) == "headline" and not hit.nested)
    yield from islice((hit for hit in heads if passes_on(hit.name, document.name)), 1)


def _titled(context: Context, document: Hit) -> Iterator[Draft]:
    """The documents that its own title says it carries out or passes on: 关于贯彻落实《…》的实施意见."""
    for hit in context.hits:
        inside = document.start <= hit.start and hit.end <= document.end and hit.start > document.start
        if hit.type == "PolicyDocument" and inside and CARRIES.search(context.text, document.start, hit.start):
            yield Draft(document, "cites", hit, "policy-title-cites", hit.start, 0.9)


def _adopted(context: Context, document: Hit) -> Iterator[Draft]:
    """The meetings that the note under its title names."""
    for note in ADOPTED.finditer(context.text):
        for hit in context.hits:
            inside = hit.type == "Event" and note.start() < hit.start and hit.end < note.end()
            if inside and PASSED.match(context.text, hit.end):
                yield Draft(hit, "adopts", document, "policy-adopted", hit.start, 0.9)


def _signature(context: Context) -> Iterator[Hit]:
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


def _title(context: Context) -> Iterator[Hit]:
    """The bodies that a title begins with, on its own line or above it: 湖南省总工会关于印发《…》的通知."""
    bodies = _named(context, "Organization")
    for start, end in context.assembled.spans("kicker"):
        yield from _alone(context.text, start, end, bodies)
    for start, end in context.assembled.spans("headline"):
        at = start
        for hit in sorted((hit for hit in context.hits if not hit.nested), key=lambda hit: hit.start):
            if not start <= hit.start < end:
                continue
            if BLANK.fullmatch(context.text, at, hit.start) is None:
                return
            if not context.ontology.is_a(hit.type, "Organization"):
                return
            yield hit
            at = hit.end
