"""Dates beside events and documents, as ISO 8601, and document numbers.

A day without a year takes the article's (its date is ISO), or the year before in a paper of the first days of a year;
今天 and 昨天 count from the article's own date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.facts.context import Context
from kg.text.compiled import compiled
from kg.text.hits import Hit

DAY = compiled(
    "(?:(?P<year>\\d{4})年)?(?P<month>\\d{1,2})月(?P<day>\\d{1,2})日|(?P<alone>\\d{1,2})日|(?P<said>今天|今日|昨天|昨日)"
)
# A day that would be so many days after the article is that of the year before: 12月31日 in a paper of 2 January.
AHEAD = 300
SAID = {"今天": 0, "今日": 0, "昨天": 1, "昨日": 1}
SIGNED = compiled("^[ \u3000]*(?P<year>\\d{4})年(?P<month>\\d{1,2})月(?P<day>\\d{1,2})日[ \u3000]*$", re.M)
# Behind the title of a decision: （2024年5月30日某某会议通过）, with no brackets on a line of its own.
ADOPTED = compiled(
    "(?:（|^[ \u3000]*)(?P<year>\\d{4})年(?P<month>\\d{1,2})月(?P<day>\\d{1,2})日[^（），。\\n]{0,60}"
    "(?:通过|决定|批准)(?:）|$)",
    re.M,
)
ISSUED = compiled("印发|发布|出台|下发|公布|施行|发出")
# What may have a date beside it.
DATED = ("Event", "PolicyDocument")


@dataclass(frozen=True, slots=True)
class Dated:
    """What the text says beside a mention."""

    hit: Hit
    key: str
    value: str


def beside(context: Context, number: re.Pattern[str]) -> Iterator[Dated]:
    """``date`` of events and documents and ``document_number`` of documents (``number`` is its pattern)."""
    own = context.assembled.article.date
    for hit in context.hits:
        if hit.type not in DATED or hit.nested or not hit.name or hit.rule.endswith("reference"):
            continue
        start, end = context.sentence(hit.start)
        if hit.type == "Event":
            found = _near(context.text, start, hit.start, hit.end, end, own)
            if found:
                yield Dated(hit, "date", found)
        else:
            match = number.match(context.text, hit.end + 1) or number.match(context.text, hit.end)
            if match is not None:
                yield Dated(hit, "document_number", re.sub("\\s", "", match[0]))
            if ISSUED.search(context.text, start, hit.start):
                found = _last(context.text, start, hit.start, own)
                if found:
                    yield Dated(hit, "date", found)
    yield from _signed(context)


def day_at(context: Context, at: int) -> str:
    """The day of what is told at ``at``, as ISO date or empty: the last one before it in its paragraph, else when the
    text was adopted or signed, else the article's own date.
    """
    text = context.text
    said = _last(text, text.rfind("\n", 0, at) + 1, at, context.assembled.article.date)
    formal = ADOPTED.search(text) or SIGNED.search(text)
    if said or formal is None:
        return said or context.assembled.article.date
    return _iso(int(formal["year"]), int(formal["month"]), int(formal["day"]))


def _signed(context: Context) -> Iterator[Dated]:
    """A policy document takes the number above its title and the date under its signature."""
    if context.document is None or context.assembled.article.kind != "policy":
        return
    said = context.assembled.article.attributes
    if said.get("document_number"):
        yield Dated(replace(context.document), "document_number", said["document_number"])
    if said.get("signed_on"):
        yield Dated(replace(context.document), "date", said["signed_on"])
        return
    for match in SIGNED.finditer(context.text):
        value = _iso(int(match["year"]), int(match["month"]), int(match["day"]))
        if value:
            yield Dated(replace(context.document), "date", value)
            return


def _near(text: str, start: int, left: int, right: int, end: int, own: str) -> str:
    """The last date before the event in its sentence, else the first one right behind it."""
    before = _last(text, start, left, own)
    if before:
        return before
    match = DAY.search(text, right, min(end, right + 12))
    return _read(match, own) if match is not None else ""


def _last(text: str, start: int, end: int, own: str) -> str:
    matches = list(DAY.finditer(text, start, end))
    return _read(matches[-1], own) if matches else ""


def _read(match: re.Match[str], own: str) -> str:
    """A match as ISO date; empty where year or month stay open."""
    today = _day(own)
    if match["said"]:
        return (today - timedelta(days=SAID[match["said"]])).isoformat() if today is not None else ""
    year = int(match["year"]) if match["year"] else int(own[:4]) if own[:4].isdigit() else 0
    if match["alone"]:
        return _iso(today.year, today.month, int(match["alone"])) if today is not None else ""
    found = _iso(year, int(match["month"]), int(match["day"])) if year else ""
    if found and not match["year"] and today is not None and (date.fromisoformat(found) - today).days > AHEAD:
        return _iso(year - 1, int(match["month"]), int(match["day"]))
    return found


def _day(own: str) -> date | None:
    try:
        return date.fromisoformat(own)
    except ValueError:
        return None


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
