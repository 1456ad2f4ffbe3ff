"""Articles that jump from one file to another of the same issue: page 1 here (下转第4版), page 4 there (上接第1版).

The part behind stays an article of its own file, since every offset counts in one file; it takes headline, date and
byline of its beginning, says whose continuation it is, and is resolved together with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import PurePosixPath

from kg.model import Article
from kg.split import CLEAR, CONTINUED, Jump, Repair, grams, shared
from kg.store.records import Reading

WORDS = 3  # runs of characters in common, which no other article of the two files has, where the pages do not prove it


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of an article: in which reading, and what its mark says."""

    index: int
    reading: Reading
    article: Article
    jump: Jump


def joined(readings: Sequence[Reading]) -> list[Reading]:
    """The readings; each article that began in another file says so, and what was put right stands in ``repairs``."""
    parts = [part for index, reading in enumerate(readings) for part in _parts(index, reading)]
    going = {part.article.id: part for part in parts if part.jump.way == "goes"}
    heads: dict[str, Article] = {}  # of each continuation its beginning, by its id
    for rest in parts:
        first = _first(rest, list(going.values())) if rest.jump.way == "comes" else None
        if first is not None:
            heads[rest.article.id] = first.article
            del going[first.article.id]
    begun = {head.id for head in heads.values()}
    ends = {part.article.id: part.jump.at for part in parts if part.article.id in begun and part.jump.way == "goes"}
    for one, head in heads.items():
        while head.id in heads:
            heads[one] = head = heads[head.id]
    touched = {part.index for part in parts if part.article.id in heads or part.article.id in ends}
    return [_marked(one, heads, ends) if index in touched else one for index, one in enumerate(readings)]


def _parts(index: int, reading: Reading) -> list[_Part]:
    known = {article.id: article for article in reading.articles}
    return [_Part(index, reading, known[jump.article], jump) for jump in (Jump(**one) for one in reading.jumps)]


def _first(rest: _Part, going: Sequence[_Part]) -> _Part | None:
    """The part that goes on in ``rest``: the only one that can, or the one whose words it clearly shares."""
    fitting = [part for part in going if _fits(part, rest)]
    scores = {part.article.id: _shared(part, rest) for part in fitting}
    sure = [part for part in fitting if _proved(part, rest) or scores[part.article.id] >= WORDS]
    ranked = sorted(sure, key=lambda part: -scores[part.article.id])
    if len(ranked) > 1 and scores[ranked[0].article.id] <= CLEAR * scores[ranked[1].article.id]:
        return None
    return ranked[0] if ranked else None


def _fits(first: _Part, rest: _Part) -> bool:
    """Whether two parts of different files can be of one issue, and their marks mean each other."""
    here, there = first.jump, rest.jump
    if first.index == rest.index or (here.page and here.page == there.page):
        return False
    days, papers = {here.day, there.day} - {""}, {first.article.publisher, rest.article.publisher} - {""}
    same_day = here.day == there.day != ""
    return (
        len(days) < 2 and len(papers) < 2 and (same_day or _folder(first) == _folder(rest))
        and (not there.page or not here.other or here.other == there.page)
        and (not here.page or not there.other or there.other == here.page)
    )  # fmt: skip


def _proved(first: _Part, rest: _Part) -> bool:
    """Whether both marks name the other's page, in one folder or one paper."""
    here, there = first.jump, rest.jump
    papers = first.article.publisher == rest.article.publisher != ""
    pages = here.other == there.page != "" and there.other == here.page != ""
    return pages and (papers or _folder(first) == _folder(rest))


def _folder(part: _Part) -> PurePosixPath:
    return PurePosixPath(part.reading.source.path).parent


def _shared(first: _Part, rest: _Part) -> int:
    whole = sum((_grams(part.reading, one) for part in (first, rest) for one in part.reading.articles), Counter[str]())
    return shared(_grams(rest.reading, rest.article), _grams(first.reading, first.article), whole)


def _grams(reading: Reading, article: Article) -> Counter[str]:
    return Counter(gram for piece in article.pieces for gram in grams(reading.source.text[piece.start : piece.end]))


def _marked(reading: Reading, heads: Mapping[str, Article], ends: Mapping[str, int]) -> Reading:
    """The reading, its articles with what is known of their other parts."""
    repairs = []
    for one in reading.articles:
        if head := heads.get(one.id):
            reason = f"{CONTINUED}: {head.path}"
            repairs.append(asdict(Repair("continued", one.start, one.end, head.id, reason)))
    articles = tuple(_whole(one, heads.get(one.id), ends.get(one.id, one.end)) for one in reading.articles)
    return replace(reading, articles=articles, repairs=(*reading.repairs, *repairs))


def _whole(one: Article, head: Article | None, end: int) -> Article:
    """The article without the mark at its end, under the headline of its beginning."""
    pieces = tuple(replace(piece, end=min(piece.end, end)) for piece in one.pieces if piece.start < end)
    if head is None:
        return replace(one, pieces=pieces)
    return replace(
        one, pieces=pieces, headline=head.headline, kicker=head.kicker, date=head.date or one.date,
        byline=one.byline or head.byline, place=one.place or head.place, kind=head.kind, continues=head.id,
    )  # fmt: skip
