"""What was extracted from all files, put together: on disk but for what the whole build asks for again and again."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from operator import attrgetter
from pathlib import Path
from typing import Any

from kg.alone import Alone
from kg.model import Article, Claim, Mention, Source, Unresolved
from kg.pipeline.jumps import joined
from kg.pipeline.period import PeriodFilter
from kg.resolve import each, together
from kg.spool import Spool, Texts
from kg.store.records import Reading


@dataclass(slots=True)
class Corpus:
    """Readings in their order. ``sources`` are without their ``texts``, mentions and claims come article by article.

    ``documents``, ``repairs`` and ``unresolved`` are those of each source; ``jumping`` are the readings of which an
    article goes on in another file, without mentions and claims. ``sketches`` are those of the articles that have one.
    """

    folder: Path | None = None
    sources: list[Source] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    documents: list[dict[str, Any]] = field(default_factory=list)
    repairs: list[tuple[Mapping[str, Any], ...]] = field(default_factory=list)
    unresolved: list[tuple[Unresolved, ...]] = field(default_factory=list)
    jumping: list[Reading] = field(default_factory=list)
    sketches: dict[str, array[int]] = field(default_factory=dict)
    texts: Texts = field(init=False)
    mentions: Spool[Mention] = field(init=False)
    claims: Spool[Claim] = field(init=False)
    _alone: Spool[Alone] = field(init=False)
    _joined: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.texts = Texts(self.folder)
        self.mentions, self.claims = Spool(Mention, folder=self.folder), Spool(Claim, folder=self.folder)
        self._alone = Spool(Alone, folder=self.folder)

    @classmethod
    def of(cls, readings: Iterable[Reading], folder: Path | None = None) -> Corpus:
        """The readings put together."""
        corpus = cls(folder)
        for reading in readings:
            corpus.add(reading)
        return corpus

    def add(self, reading: Reading) -> None:
        """Put a reading behind the others."""
        source = reading.source
        self.texts.add(source.id, source.text)
        self.sources.append(replace(source, text=""))
        self.articles += reading.articles
        self.documents.append(_document(reading))
        self.repairs.append(reading.repairs)
        self.unresolved.append(reading.unresolved)
        if reading.jumps:
            self.jumping.append(replace(reading, mentions=(), claims=(), alone=()))
        for one in reading.alone:
            # All sketches are held against one another, and a number of Python's takes ten times the room.
            self.sketches[one.article] = array("I", one.sketch)
            self._alone.add(replace(one, sketch=()))
        self.mentions.extend(reading.mentions)
        self.claims.extend(reading.claims)

    def whole(self) -> Iterator[tuple[Source, list[Article]]]:
        """Each source with its text and its articles."""
        articles = iter(self.articles)
        for source, document in zip(self.sources, self.documents, strict=True):
            its = [next(articles) for _ in range(document["articles"])]
            yield replace(source, text=self.texts(source.id)), its

    def told(self) -> Iterator[Alone]:
        """What articles say by themselves, their sketches apart; of those that were joined nothing is known."""
        return (one for one in self._alone if one.article not in self._joined)

    def readings(self) -> Iterator[Reading]:
        """Each reading by itself."""
        found = together(self.articles, self.mentions, self.claims)
        known = each(self.articles, self.told(), attrgetter("article"))
        told = zip(self.whole(), self.repairs, self.unresolved, strict=True)
        for (source, articles), repairs, unresolved in told:
            its = [next(found) for _ in articles]
            mentions = tuple(one for _, named, _ in its for one in named)
            claims = tuple(one for _, _, said in its for one in said)
            alone = (one for _ in articles for one in next(known)[1])
            whole = tuple(replace(one, sketch=tuple(self.sketches[one.article])) for one in alone)
            yield Reading(source, tuple(articles), repairs, mentions, claims, unresolved, alone=whole)

    def join(self) -> None:
        """Let each article that began in another file say so; what was put right stands in ``repairs``."""
        marked = {one.source.id: one for one in joined(self.jumping)}
        articles = {article.id: article for one in marked.values() for article in one.articles}
        self._joined |= {one.id for one in self.articles if articles.get(one.id, one) != one}
        for one in self._joined:
            self.sketches.pop(one, None)
        self.articles = [articles.get(one.id, one) for one in self.articles]
        for number, source in enumerate(self.sources):
            if source.id in marked:
                self.repairs[number] = marked[source.id].repairs
        self.jumping = []

    def within(self, period: PeriodFilter) -> Corpus:
        """The part that lies within a period."""
        return Corpus.of(period.over(self.readings()), self.folder) if period else self

    def without(self, paths: Iterable[str]) -> Corpus:
        """What is left without some sources."""
        out = frozenset(paths)
        return Corpus.of((one for one in self.readings() if one.source.path not in out), self.folder)


def _document(reading: Reading) -> dict[str, Any]:
    source = reading.source
    return {
        "path": source.path,
        "id": source.id,
        "format": source.format,
        "encoding": source.encoding,
        "characters": len(source.text),
        "articles": len(reading.articles),
    }
