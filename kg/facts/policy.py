"""What the form of a policy document says: who issues it, by its heading lines and its signature; who adopted it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from kg.facts.about import passes_on
from kg.facts.context import Context
from kg.facts.dates import ADOPTED
from kg.facts.draft import Draft
from kg.facts.issuers import signing, titling
from kg.text.hits import Hit

# Behind the meeting that adopted it: （2024年5月30日某市第九届人民代表大会第三次会议通过）.
PASSED = re.compile("(?:审议|讨论|表决|全票|修订|修正){0,2}通过")
CARRIES = re.compile("(?:贯彻|落实|执行|实施|转发)[〈《“]?$")


def policy_drafts(context: Context) -> Iterator[Draft]:
    """``issues`` claims of a policy document: the bodies of its signature; without one, those of its title. ``adopts``
    claims of the meetings under its title.
    """
    document = context.document
    if document is None or context.assembled.article.kind != "policy":
        return
    yield from _adopted(context, document)
    yield from _titled(context, document)
    signed = [(hit, "policy-signature", 0.9) for hit in signing(context)]
    for hit, rule, confidence in signed or [(hit, "policy-title", 0.88) for hit in titling(context)]:
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
