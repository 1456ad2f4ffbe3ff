"""Short names that a text defines: 产业工人队伍建设改革（以下简称“产改”）."""

from __future__ import annotations

from collections.abc import Iterator

from kg.facts.context import Context
from kg.facts.dates import Dated
from kg.text.compiled import Scan
from kg.text.patterns import BEFORE_DEFINED, DEFINED

SHORT_FOR = "short_for"
_DEFINED = Scan(DEFINED.pattern)


def short_names(context: Context) -> Iterator[Dated]:
    """``short_for``: the full name, on the mention of the short one that stands in the brackets behind it."""
    matches = list(_DEFINED.finditer(context.text))
    if not matches:
        return
    ends = {hit.end: hit for hit in context.hits if hit.name}
    starts = {hit.start: hit for hit in context.hits if hit.name}
    for match in matches:
        behind = (ends.get(match.start() + 1 - back) for back in range(BEFORE_DEFINED + 2))
        full = next((hit for hit in behind if hit is not None), None)
        short = starts.get(match.end()) or starts.get(match.end() - 1)
        if full is not None and short is not None and full.type == short.type and full.name != short.name:
            yield Dated(short, SHORT_FOR, full.name)
