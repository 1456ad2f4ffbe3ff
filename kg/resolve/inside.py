"""What each article says by itself; one that goes on in another file is read together with what continues it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, starmap
from operator import attrgetter
from typing import TypeVar

from kg.alone import Alone
from kg.model import Article, Claim, Mention, Unresolved
from kg.ontology import Ontology
from kg.resolve.article import ArticleResolver
from kg.resolve.names import SHORT_FOR
from kg.resolve.references import Key
from kg.resolve.reprints import body_of, sketched
from kg.resolve.scene import Home, Inside
from kg.resolve.turns import each, together

Moved = TypeVar("Moved", Mention, Unresolved)
# The mentions of an article, and the mentions that its claims are about.
_Its = tuple[list[Mention], frozenset[str]]


class Reader:
    """Reads the articles one after another; ``open`` gets what stays unresolved, by the article that it begins in.

    Those that ``told`` has need not be read.
    """

    def __init__(self, found: Inside, ontology: Ontology, told: Iterable[Alone] = ()) -> None:
        self.found, self._ontology, self._told = found, ontology, told
        self.open: dict[str, list[Unresolved]] = {}
        self._known: dict[Key, Key] = {}  # equal keys are one object

    def run(self) -> None:
        """Read all; what waits in memory are articles of which a part is still to come."""
        articles, wholes = self.found.articles, _wholes(self.found.articles)
        waiting: dict[str, _Its] = {}
        known = each(articles, self._told, attrgetter("article"))
        for article, named, said in together(articles, self.found.mentions, self.found.claims):
            _, told = next(known)
            if told and article.id not in wholes:
                self._take(article, named, told[0])
                continue
            parts = wholes.get(article.id, [article])
            waiting[article.id] = named, frozenset(end for claim in said for end in (claim.subject, claim.object))
            if all(part.id in waiting for part in parts):
                self._read(parts, {part.id: waiting.pop(part.id) for part in parts})

    def _take(self, article: Article, named: Sequence[Mention], told: Alone) -> None:
        found, keys = self.found, [self._known.setdefault(key, key) for key in starmap(Key, told.keys)]
        ids = [one.id for one in named]
        found.keys.update((ids[place], keys[number]) for place, number in zip(told.mentions, told.refers, strict=True))
        self._note(article, named)
        found.homes[article.id] = Home(told.provinces, told.prefectures)
        self.open[article.id] = list(told.unresolved)

    def _note(self, article: Article, named: Sequence[Mention]) -> None:
        self.found.named[article.id] = tuple(one.id for one in named)
        self.found.short.extend(one for one in named if SHORT_FOR in one.attributes)

    def _read(self, parts: Sequence[Article], its: dict[str, _Its]) -> None:
        found, lengths = self.found, accumulate((part.end for part in parts[:-1]), initial=0)
        begins = dict(zip((part.id for part in parts), lengths, strict=True))
        told = [_moved(one, begins[one.article]) for part in parts for one in its[part.id][0]]
        claimed = frozenset[str]().union(*(ends for _, ends in its.values()))
        resolver = ArticleResolver(parts[0], told, self._ontology, claimed)
        keys = {mention: self._known.setdefault(key, key) for mention, key in resolver.keys().items()}
        found.keys.update(keys)
        for part in parts:
            self._note(part, its[part.id][0])
        found.homes.update(dict.fromkeys(begins, Home.of(resolver.places)))
        self.open[parts[0].id] = [_moved(one, -begins[one.article]) for one in resolver.unresolved]


def inside(
    articles: Sequence[Article],
    mentions: Iterable[Mention],
    claims: Iterable[Claim],
    ontology: Ontology,
    told: Iterable[Alone] = (),
) -> tuple[Inside, list[Unresolved]]:
    """What each article by itself says, and what stays open; ``told`` is what is known of some, in their order."""
    reader = Reader(Inside(articles, mentions, claims), ontology, told)
    reader.run()
    return reader.found, [one for article in articles for one in reader.open.get(article.id, ())]


def alone(
    article: Article, text: str, mentions: Sequence[Mention], claims: Iterable[Claim], ontology: Ontology
) -> Alone:
    """What an article says by itself; ``text`` is that of its source."""
    reader = Reader(Inside((article,), mentions, tuple(claims)), ontology)
    reader.run()
    found, places = reader.found, {mention.id: place for place, mention in enumerate(mentions)}
    keys = list(dict.fromkeys(found.keys.values()))
    numbers, home = {key: number for number, key in enumerate(keys)}, found.homes[article.id]
    return Alone(
        article.id,
        tuple(map(tuple, keys)),
        tuple(places[mention] for mention in found.keys),
        tuple(numbers[key] for key in found.keys.values()),
        home.provinces,
        home.prefectures,
        tuple(reader.open[article.id]),
        sketched(body_of(article, text).body),
    )


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
