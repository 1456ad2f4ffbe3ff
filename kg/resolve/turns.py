"""Article by article: its mentions and its claims, which are never all in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

from kg.model import Article, Claim, Mention
from kg.spool import Spool

T = TypeVar("T")


def in_turn(articles: Sequence[Article], records: Iterable[T], of: Callable[[T], str]) -> Iterable[T]:
    """The records in the order of their articles, those of other articles left out; a spool has that order."""
    if isinstance(records, Spool):
        return records
    rank = {article.id: number for number, article in enumerate(articles)}
    return sorted((one for one in records if of(one) in rank), key=lambda one: rank[of(one)])


def each(
    articles: Sequence[Article], records: Iterable[T], of: Callable[[T], str]
) -> Iterator[tuple[Article, list[T]]]:
    """Each article with its records, which come in the articles' order."""
    groups = groupby(records, of)
    name, found = next(groups, ("", iter(())))
    for article in articles:
        if name != article.id:
            yield article, []
            continue
        yield article, list(found)
        name, found = next(groups, ("", iter(())))


def together(
    articles: Sequence[Article], mentions: Iterable[Mention], claims: Iterable[Claim]
) -> Iterator[tuple[Article, list[Mention], list[Claim]]]:
    """Each article with its mentions and its claims, which come in the articles' order."""
    named = each(articles, mentions, attrgetter("article"))
    said = each(articles, claims, attrgetter("provenance.article"))
    for (article, its), (_, stated) in zip(named, said, strict=True):
        yield article, its, stated
