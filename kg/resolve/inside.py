"""What each article says by itself; one that goes on in another file is read together with what continues it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import TypeVar

from kg.model import Article, Claim, Mention, Unresolved
from kg.ontology import Ontology
from kg.resolve.article import ArticleResolver
from kg.resolve.names import SHORT_FOR
from kg.resolve.references import Key
from kg.resolve.scene import Home, Inside
from kg.resolve.turns import together

Moved = TypeVar("Moved", Mention, Unresolved)
# The mentions of an article, and the mentions that its claims are about.
_Its = tuple[list[Mention], frozenset[str]]


class Reader:
    """Reads the articles one after another; ``open`` gets what stays unresolved, by the article that it begins in."""

    def __init__(self, found: Inside, ontology: Ontology) -> None:
        self.found, self._ontology = found, ontology
        self.open: dict[str, list[Unresolved]] = {}
        self._known: dict[Key, Key] = {}  # equal keys are one object

    def run(self) -> None:
        """Read all; what waits in memory are articles of which a part is still to come."""
        wholes = _wholes(self.found.articles)
        waiting: dict[str, _Its] = {}
        for article, named, said in together(self.found.articles, self.found.mentions, self.found.claims):
            parts = wholes.get(article.id, [article])
            waiting[article.id] = named, frozenset(end for claim in said for end in (claim.subject, claim.object))
            if all(part.id in waiting for part in parts):
                self._read(parts, {part.id: waiting.pop(part.id) for part in parts})

    def _read(self, parts: Sequence[Article], its: dict[str, _Its]) -> None:
        found, lengths = self.found, accumulate((part.end for part in parts[:-1]), initial=0)
        begins = dict(zip((part.id for part in parts), lengths, strict=True))
        told = [_moved(one, begins[one.article]) for part in parts for one in its[part.id][0]]
        claimed = frozenset[str]().union(*(ends for _, ends in its.values()))
        resolver = ArticleResolver(parts[0], told, self._ontology, claimed)
        keys = {mention: self._known.setdefault(key, key) for mention, key in resolver.keys().items()}
        ids = {mention: mention for mention in keys}  # one object for each id
        found.keys.update(keys)
        for part in parts:
            named = its[part.id][0]
            found.named[part.id] = tuple(ids.get(one.id, one.id) for one in named)
            found.short.extend(one for one in named if SHORT_FOR in one.attributes)
        found.homes.update(dict.fromkeys(begins, Home.of(resolver.places)))
        self.open[parts[0].id] = [_moved(one, -begins[one.article]) for one in resolver.unresolved]


def inside(
    articles: Sequence[Article], mentions: Iterable[Mention], claims: Iterable[Claim], ontology: Ontology
) -> tuple[Inside, list[Unresolved]]:
    """What each article by itself says, and what stays open."""
    reader = Reader(Inside(articles, mentions, claims), ontology)
    reader.run()
    return reader.found, [one for article in articles for one in reader.open.get(article.id, ())]


def _wholes(articles: Sequence[Article]) -> dict[str, list[Article]]:
    """Of each article that has several parts all of them, its beginning first, by the ids of the parts."""
    known = {article.id for article in articles}
    found: dict[str, list[Article]] = {}
    for article in sorted(articles, key=lambda one: one.continues in known):
        found.setdefault(article.continues if article.continues in known else article.id, []).append(article)
    return {part.id: parts for parts in found.values() if len(parts) > 1 for part in parts}


def _moved(one: Moved, by: int) -> Moved:
    """It at another place: what continues an article is resolved as if it stood behind it."""
    return replace(one, start=one.start + by, end=one.end + by) if by else one
