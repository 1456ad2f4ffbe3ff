"""Who wrote an article and where it stands: from its byline, dateline and agency's mark."""

from __future__ import annotations

from collections.abc import Iterator

from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.text.compiled import Scan
from kg.text.hits import Hit

AGENCY = Scan(
    "[（(]?(?P<name>新华社|中新社|中国新闻社)(?=[^，。；\n]{0,12}电)|据(?P<from>[^，。；\n]{2,10}?)(?:报道|消息|电)"
)
SOURCE = Scan("(?:来源|转自|稿源)[:：]\\s*(?P<name>[^\\s|，。；]{2,12})")


def byline_drafts(context: Context) -> Iterator[Draft]:
    """``written_by`` and ``published_in`` claims; their subject is the article."""
    seen: set[str] = set()
    staff = context.ontology.grammar["persons"]["byline_staff"]
    for hit in context.hits:
        role = hit.rule.removeprefix("byline-")
        if role != hit.rule and role not in staff and hit.name not in seen:
            seen.add(hit.name)
            yield Draft(None, "written_by", hit, "byline", hit.start, 0.97, {"role": role})
    for hit in _media(context):
        if hit.name not in seen:
            seen.add(hit.name)
            yield Draft(None, "published_in", hit, "agency", hit.start, 0.95)


def _media(context: Context) -> Iterator[Hit]:
    text = context.text
    media = {hit.start: hit for hit in context.hits if hit.type == "Media"}
    if not media:  # as in most texts
        return
    for pattern in (AGENCY, SOURCE):
        for match in pattern.finditer(text):
            start = match.start("name") if match["name"] else match.start("from")
            if start in media:
                yield media[start]
    yield from (hit for hit in media.values() if hit.rule == "organisation-media")
