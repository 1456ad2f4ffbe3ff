"""From drafts to articles."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from kg.model import Article, Kind, Piece, Source, Unresolved, content_id
from kg.split.cues import begins, whole
from kg.split.dates import Issued, dateline, day_of, first_date, issued, page_year, stamp
from kg.split.draft import Draft
from kg.split.layout import Layout
from kg.split.line import LONG
from kg.split.official import official
from kg.split.units import Body, Unit, is_open, is_torn

FALLBACK = 40  # characters of the first sentence, where a text has no headline
BRIEF = 600  # characters that a brief under a column's name may have
SHORT = 300  # characters that a brief signed with a bare name may have
OPENING = 200  # characters of a body in which a date is the article's own
# A document of few words numbers its points alone: 1. 加大培育力度.
LISTED, FEWEST = re.compile(r"\d{1,2}[.．、](?!\d)"), 3
_BLANKS = re.compile(r"\s+")
_SPACED = re.compile(r"(?<=^\S)\s+(?=\S$)")  # 公　告
_DOTS = "●◆■▲★▶◎□◇☆ "
_STOP = re.compile("[。！？!?\n]")
_BRACKETS = "（）()【】[]：: \u3000\t□■◇◆○●△▲☐◎"


@dataclass(frozen=True, slots=True)
class Byline:
    """What the opening or closing line says: who, where, when (ISO or empty)."""

    names: str = ""
    place: str = ""
    date: str = ""


def articles(source: Source, bodies: list[Body], layout: Layout) -> list[Article]:
    """One article for each body that has any text."""
    known = issued(source)
    year = page_year(source.text, known, layout.target_year)
    stamps = [stamp(text) for body in bodies for text in body.draft.dates]
    page = next((found for found in stamps if found), "")
    if page and not known.year:
        year = page[:4]
    only = page if len([found for found in stamps if found]) == 1 else ""
    made = [_article(source, body, layout, known, year, only) for body in bodies]
    made = [_formal(source, made, index, layout) for index in range(len(made))]
    title = source.metadata["title"] if "title" in source.given else ""
    return [replace(made[0], headline=title)] if title and len(made) == 1 else made


def _formal(source: Source, made: list[Article], index: int, layout: Layout) -> Article:
    """A policy document with what its form says: its head and its colophon stand around it, up to its neighbours."""
    one = made[index]
    if one.kind != "policy":
        return one
    start = max((other.end for other in made if other.end <= one.start), default=0)
    end = min((other.start for other in made if other.start >= one.end), default=len(source.text))
    return replace(one, attributes=official(source.text[start:end], one.headline, layout.form))


def _article(source: Source, body: Body, layout: Layout, known: Issued, year: str, page: str) -> Article:
    draft = body.draft
    pieces = tuple(_pieces(body))
    out = known.day or day_of(next(filter(None, map(stamp, draft.dates)), page))
    byline = _byline(body, source, layout, year, out)
    headline = _text(draft, "headline", source) or _fallback(body, pieces, source)
    start, end = min(piece.start for piece in pieces), max(piece.end for piece in pieces)
    when = byline.date or _date(body, layout, year, known) or page or year
    return Article(
        id=content_id(source.id, headline, str(start)), source=source.id, start=start, end=end,
        headline=headline, kicker=_text(draft, "kicker", source),
        date=when if when.startswith(known.given) else known.given,
        byline=byline.names, kind=_kind(body, layout), pieces=pieces, place=byline.place, path=source.path,
        continued=draft.continued, publisher=source.metadata.get("publisher", ""), url=source.metadata.get("url", ""),
    )  # fmt: skip


def _pieces(body: Body) -> list[Piece]:
    pieces: list[Piece] = []
    for placed in body.draft.head:
        broken = bool(pieces) and placed.role == pieces[-1].role == "headline"
        pieces.append(Piece(placed.line.start, placed.line.end, placed.role, broken))
    return pieces + [piece for item in body.units for piece in item.pieces()]


def _text(draft: Draft, role: str, source: Source) -> str:
    """The head's lines of this role as one."""
    lines = (placed.line for placed in draft.head if placed.role == role)
    texts = (_SPACED.sub("", source.text[line.start : line.end]).lstrip(_DOTS) for line in lines)
    return _BLANKS.sub(" ", "".join(texts))


def _fallback(body: Body, pieces: tuple[Piece, ...], source: Source) -> str:
    """The first sentence, cut at a comma where it is long."""
    parts = [item.parts[0] for item in body.units if item.parts]
    sentences = (part for part in parts[:2] if not part.text.endswith(("：", ":")))
    first = next(sentences, parts[0] if parts else pieces[0])
    whole_text = source.text[first.start : first.end]
    text = whole_text.lstrip("?？!！·•　 ") or whole_text  # what a conversion left of blanks, unless it is all there is
    stop = _STOP.search(text, 1)
    sentence = _BLANKS.sub(" ", text[: stop.start() if stop else FALLBACK + 1])
    if len(sentence) <= FALLBACK:
        return sentence
    comma = max(sentence.rfind(mark, 8, FALLBACK) for mark in "，,；;、")
    return sentence[: comma if comma > 0 else FALLBACK]


def _byline(body: Body, source: Source, layout: Layout, year: str, out: date | None) -> Byline:
    """All bylines of an article as one: the first of each. ``out`` is the day on which it came out, if known."""
    names, place, when = "", "", ""
    for start, text in _bylines(body):
        match = begins(layout.lead, text) or whole(layout.byline, text) or whole(layout.signoff, text)
        match = match or layout.credit_names.search(text)
        if match is None:
            continue
        groups = match.groupdict()
        spans = [match.span(name) for name in ("names", "reporters", "credited", "place") if groups.get(name)]
        found = {span: source.text[start + span[0] : start + span[1]] for span in spans}
        where = found.pop(match.span("place")) if groups.get("place") else ""
        names = names or _BLANKS.sub(" ", next(iter(found.values()), "").strip(_BRACKETS))
        place = place or where
        when = when or dateline(groups, year, out)
    return Byline(names, place, when)


def _bylines(body: Body) -> list[tuple[int, str]]:
    """The lines that say who wrote it: where each starts in the source, and its text."""
    head = [(placed.line.start, placed.line.text) for placed in body.draft.head if placed.role == "byline"]
    return head + [(part.start, part.text) for item in body.units for part in (*item.byline, *item.signature)]


def _date(body: Body, layout: Layout, year: str, known: Issued) -> str:
    """The document's own date, else that of the page around it or of its signature, the day it came out, its start."""
    own = [match["date"] for text in body.draft.dates if (match := layout.own_date.search(text))]
    for text in [*own, *reversed(body.draft.dates)]:
        if found := stamp(text):
            return found
    opening = next((item.text[:OPENING] for item in body.units if item.parts), "")
    return known.day.isoformat() if known.day else first_date(opening, year)


def _kind(body: Body, layout: Layout) -> Kind:
    draft = body.draft
    head = "".join(placed.line.text for placed in draft.head if placed.role == "headline")
    numbered = any(layout.numbered.match(item.text[:20]) for item in body.units)
    number = any(placed.line.tag == "number" for placed in draft.head)
    clauses = any(layout.clause.match(item.text[:20]) for item in body.units)
    addressed = any(layout.addressee.match(item.text[:LONG]) for item in body.units[:2])
    adopted = draft.has("adopted")
    listed = sum(LISTED.match(item.text) is not None for item in body.units) >= FEWEST
    formal = numbered or listed or addressed or draft.signed or draft.continued or adopted
    sure = number or clauses or (addressed and (numbered or draft.signed))
    lead = draft.has("lead")
    if not lead and (sure or (formal and layout.policy_title.fullmatch(head))):
        return "policy"
    if not lead and (draft.has("byline") or layout.essay.search(head)) and not _reporters(body):
        return "essay"
    length = sum(len(part.text) for item in body.units for part in item.parts)
    if length <= (BRIEF if draft.column else SHORT) and (draft.column or _brief(body)):
        return "brief"
    return "news"


def _reporters(body: Body) -> bool:
    return any("记者" in text or "通讯员" in text for _, text in _bylines(body))


def _brief(body: Body) -> bool:
    """Signed with no more than a name, or without any byline in one paragraph."""
    return not _bylines(body) and sum(bool(item.parts) for item in body.units) == 1


def loose_ends(source: Source, bodies: list[Body], made: list[Article], layout: Layout) -> list[Unresolved]:
    """The paragraphs that begin or break off in the middle of a sentence."""
    return [
        _loose(item, article, source, reason)
        for body, article in zip(bodies, made, strict=True)
        for item in body.units
        for reason in _reasons(item, layout)
    ]


def _reasons(item: Unit, layout: Layout) -> list[str]:
    reasons = []
    if is_torn(item, layout):
        reasons.append("上文缺失 its beginning is not on the page, or in no single place")
    if is_open(item, layout):
        reasons.append("下文缺失 its end is not on the page, or in no single place")
    return reasons


def _loose(item: Unit, article: Article, source: Source, reason: str) -> Unresolved:
    part = item.parts[-1 if reason.startswith("下文") else 0]
    text = source.text[part.start : part.end][:LONG]
    return Unresolved(article.id, part.start, part.end, text, "fragment", reason)
