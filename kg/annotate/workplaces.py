"""Bodies that no head noun of the grammar ends: the occupation behind says that somebody works there.

甲县第二测绘院测绘员王某某 · 王某某是甲县环境卫生管理所的环卫工人 · 王某某　某机床厂装配分厂副厂长, a row of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.annotate.open_names import OPEN_STOP
from kg.annotate.owners import Owners
from kg.annotate.regions import Place
from kg.annotate.rosters import ROW
from kg.ontology import Ontology
from kg.text import either, longest_first
from kg.text.hits import Cover, Hit
from kg.text.patterns import HAN

RULE, CONFIDENCE = "organisation-workplace", 0.76
# How far before a name its workplace may begin, and where a clause may begin with one.
REACH, OPENS = 34, "，；。：是、任为"
NOTE, MARKS = "(?:[（(][^（）()\\n]{1,12}[）)])?", "[ \\t\\u3000｜|，—]*"


class Workplaces:
    """Finds them by ``workplaces`` and ``jobs`` of ``grammar/titles.yaml``; offsets in characters."""

    def __init__(self, ontology: Ontology, owners: Owners) -> None:
        data: dict[str, Any] = ontology.grammar["titles"]
        self._owners = owners
        self._types = {end: kind for kind, ends in data["workplaces"].items() for end in ends}
        heads = either(longest_first(self._types))
        none = "".join(f"(?<!{word})" for word in data["not_jobs"])
        jobs = f"(?:{either((*data['jobs'], *data['row_posts'], *data['occupations']))}){none}"
        titles = f"(?:{either(data['prefixes'])})*(?:{either(data['titles'])})"
        name = f"(?:(?![{OPEN_STOP}])[{HAN}（）]){{2,20}}?"
        place = f"(?P<body>{name}(?P<head>{heads}))"
        post = f"[{HAN}A-Za-z\\d]{{0,12}}?(?:{jobs}|{titles})"
        of = f"(?:的(?:一名|一位|名)?)?{post}"
        self._inline = re.compile(f"{place}(?:的(?:一名|一位|名)?)?(?P<job>[{HAN}A-Za-z\\d]{{0,10}}?{jobs})[ \\u3000]?")
        self._clause = re.compile(f"{place}{of}(?:、{post}){{0,2}}(?=[，。；\\n]|$)")
        self._row = re.compile(f"{NOTE}{MARKS}{place}{post}(?:、[{HAN}]{{2,12}}){{0,3}}[ \\t\\u3000]*$", re.M)

    def hits(
        self, text: str, persons: Iterable[Hit], places: Mapping[int, Place], bodies: Iterable[Hit]
    ) -> Iterator[Hit]:
        """Those that stand before a name, in a clause of their own, in a row."""
        cover = Cover(bodies)
        starts = {place.start for place in places.values()}
        for person in persons:
            match = self._row.match(text, person.end) if person.rule == ROW else None
            yield from self._hit(text, match, cover)
            for start in sorted(at for at in range(max(0, person.start - REACH), person.start) if at in starts):
                inline = self._inline.fullmatch(text, start, person.start)
                if inline is not None:
                    yield from self._hit(text, inline, cover)
                    break
        for start in sorted(starts):
            if text[start - 1 : start] in OPENS:
                yield from self._hit(text, self._clause.match(text, start), cover)

    def _hit(self, text: str, match: re.Match[str] | None, cover: Cover) -> Iterator[Hit]:
        """The body of a match, unless another one stands there."""
        if match is not None and cover.free(*match.span("body")):
            start, end = match.span("body")
            kind = self._types[match["head"]]
            yield Hit(start, end, kind, RULE, self._owners.name(text, start, end), CONFIDENCE)
