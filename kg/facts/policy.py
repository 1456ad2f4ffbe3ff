"""What the form of a policy document says: who issues it, by its heading lines and its signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.text.hits import Hit

DATE_LINE = re.compile(
    "^[ \u3000]*(?:\\d{4}|[〇零○二][〇零○一二三四五六七八九]{3})年"
    "[\\d〇一二三四五六七八九十]{1,3}月[\\d〇一二三四五六七八九十]{1,3}日[ \u3000]*$",
    re.M,
)
BLANK = re.compile("[\\s、，,\u3000]*")
SIGNATURE_LINES = 8


def policy_drafts(context: Context) -> Iterator[Draft]:
    """``issues`` claims of a policy document: the bodies of its signature; without one, those of its title line."""
    document = context.document
    if document is None or context.assembled.article.kind != "policy":
        return
    signed = list(_signature(context))
    for hit in signed:
        yield Draft(hit, "issues", document, "policy-signature", hit.start, 0.9)
    if not signed:
        for hit in _title(context):
            yield Draft(hit, "issues", document, "policy-title", hit.start, 0.88)


def _signature(context: Context) -> Iterator[Hit]:
    """The bodies that stand alone on the lines right above a line that is only a date."""
    text = context.text
    outer = {
        hit.start: hit for hit in context.hits if not hit.nested and context.ontology.is_a(hit.type, "Organization")
    }
    for date in DATE_LINE.finditer(text):
        end = date.start()
        for _ in range(SIGNATURE_LINES):
            start = text.rfind("\n", 0, max(0, end - 1)) + 1
            line = [hit for at, hit in sorted(outer.items()) if start <= at < end]
            if not line or not _only(text, start, end, line):
                break
            yield from line
            end = start


def _only(text: str, start: int, end: int, line: list[Hit]) -> bool:
    """Whether the line holds nothing but the bodies."""
    at = start
    for hit in line:
        if not BLANK.fullmatch(text, at, hit.start):
            return False
        at = hit.end
    return BLANK.fullmatch(text, at, end) is not None


def _title(context: Context) -> Iterator[Hit]:
    """The bodies that a title line begins with: 湖南省总工会关于印发《…》的通知."""
    for start, end in context.assembled.spans("headline"):
        at = start
        for hit in context.hits:
            if hit.nested or not start <= hit.start < end:
                continue
            if BLANK.fullmatch(context.text, at, hit.start) is None:
                return
            if not context.ontology.is_a(hit.type, "Organization"):
                return
            yield hit
            at = hit.end
