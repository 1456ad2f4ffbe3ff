"""The records as Arrow tables with explicit schemas."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count, groupby, islice, takewhile
from operator import attrgetter
from typing import Any, TypeVar

import pyarrow as pa

from kg.export.registry import Tables, Texts
from kg.model import Article, Claim, Doubtful, Entity, Mention, Provenance, Source
from kg.spool import ordered
from kg.text import assemble

T = TypeVar("T")
# A row group: a reader takes what it needs, and a writer holds one (claims: some 80 MB).
ROWS, SOME = 65_536, 4_096

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
_TEXT, _OFFSET = pa.string(), pa.int64()
_PIECE = pa.struct([("start", _OFFSET), ("end", _OFFSET), ("role", _TEXT), ("glued", pa.bool_())])


def _schema(text: str, **other: pa.DataType) -> pa.Schema:
    return pa.schema([pa.field(name, other.get(name, _TEXT), nullable=False) for name in text.split()])


SCHEMAS = {
    "articles": _schema(
        "id source headline kicker date byline kind text pieces start end place path continued publisher url "
        "duplicate_of continues site",
        pieces=pa.list_(_PIECE), start=_OFFSET, end=_OFFSET, continued=pa.bool_(),
    ),
    "mentions": _schema("id article start end text type rule entity name place", start=_OFFSET, end=_OFFSET),
    "entities": _schema("id type name aliases attributes", aliases=pa.list_(_TEXT)),
    "claims": _schema(
        "id subject relation object qualifiers basis confidence article start end sentence rule "
        "subject_mention object_mention place",
        confidence=pa.float64(), start=_OFFSET, end=_OFFSET,
    ),
    "doubtful": _schema(
        "kind text reason candidates sentence path article start end confidence rule",
        candidates=pa.list_(_TEXT), confidence=pa.float64(), start=_OFFSET, end=_OFFSET,
    ),
    "merges": _schema(
        "verdict type stage reason score left right left_article right_article left_entity right_entity",
        score=pa.float64(),
    ),
}  # fmt: skip


def tables_of(tables: Tables) -> Iterator[tuple[str, Iterator[pa.Table]]]:
    """Each table by its name, in parts of so many rows, its rows in an order of their own."""
    sources = {source.id: source for source in tables.sources}
    articles = sorted(tables.articles, key=attrgetter("path", "start", "id"))
    yield "articles", _parts(articles, lambda rows: _articles(rows, sources, tables.texts))
    paged = {one.id: sources[one.source] for one in articles if sources[one.source].places}
    mentions = ordered(tables.mentions, attrgetter("article", "start", "end", "type", "id"))
    yield "mentions", _parts(mentions, lambda rows: _table("mentions", rows, place=_places(paged, rows)))
    yield "entities", _parts(sorted(tables.entities, key=attrgetter("type", "name", "id")), _entities)
    order = attrgetter("provenance.article", "provenance.start", "relation", "id")
    yield "claims", _parts(ordered(tables.claims, order), lambda rows: _claims(rows, paged))
    yield "doubtful", _parts(tables.doubtful, _doubtful)
    ranked = sorted(tables.merges, key=attrgetter("verdict", "type", "left", "right", "left_article", "right_article"))
    yield "merges", _parts(ranked, lambda rows: _table("merges", rows))


def _parts(rows: Iterable[T], table: Callable[[Sequence[T]], pa.Table]) -> Iterator[pa.Table]:
    """Tables of so many of the rows at a time, an empty one where there are none.

    Each is put together from small ones: as a table a row takes a quarter of what its record takes.
    """
    left, first = iter(rows), True
    chunks = takewhile(len, (list(islice(left, SOME)) for _ in count()))
    tables = map(table, chunks)
    while some := list(islice(tables, ROWS // SOME)):
        yield pa.concat_tables(some).combine_chunks()
        first = False
    if first:
        yield table([])


def _articles(articles: Sequence[Article], sources: Mapping[str, Source], texts: Texts | None) -> pa.Table:
    pieces = [
        [{"start": p.start, "end": p.end, "role": p.role, "glued": p.glued} for p in one.pieces] for one in articles
    ]
    paths = [_path(sources[one.source].path) for one in articles]
    return _table("articles", articles, text=list(_texts(articles, sources, texts)), pieces=pieces, path=paths)


def _texts(articles: Sequence[Article], sources: Mapping[str, Source], texts: Texts | None) -> Iterator[str]:
    """The texts of articles of which those of one source stand together."""
    for name, its in groupby(articles, attrgetter("source")):
        source = sources[name] if texts is None else replace(sources[name], text=texts(name))
        yield from (assemble(source, one).text for one in its)


def _doubtful(found: Sequence[Doubtful]) -> pa.Table:
    candidates, paths = [list(one.candidates) for one in found], [_path(one.path) for one in found]
    return _table("doubtful", found, candidates=candidates, path=paths)


def _path(name: str) -> str:
    """The name of a file need not be text: Python keeps the odd bytes as lone surrogates."""
    return name.encode(errors="replace").decode()


def _entities(entities: Sequence[Entity]) -> pa.Table:
    aliases = [sorted(set(one.aliases)) for one in entities]
    return _table("entities", entities, aliases=aliases, attributes=[_json(one.attributes) for one in entities])


def _places(paged: Mapping[str, Source], spans: Sequence[Mention | Provenance]) -> list[str]:
    """Where each begins in its file; ``paged`` are the sources that know, by article."""
    found = (paged[one.article].place_at(one.start) if one.article in paged else None for one in spans)
    return [place.label if place is not None else "" for place in found]


def _claims(claims: Sequence[Claim], paged: Mapping[str, Source]) -> pa.Table:
    proofs = [one.provenance for one in claims]
    told = {name: list(map(attrgetter(name), proofs)) for name in ("article", "start", "end", "sentence", "rule")}
    qualifiers = [_json(one.qualifiers) for one in claims]
    return _table("claims", claims, qualifiers=qualifiers, place=_places(paged, proofs), **told)


def _table(name: str, records: Sequence[object], **columns: list[Any]) -> pa.Table:
    """The records as a table: the given columns, the others from the records' fields of that name."""
    schema = SCHEMAS[name]
    columns |= {field: list(map(attrgetter(field), records)) for field in schema.names if field not in columns}
    return pa.Table.from_arrays([pa.array(columns[field.name], field.type) for field in schema], schema=schema)


def _json(values: Mapping[str, str | float]) -> str:
    return _ENCODER.encode(dict(values)) if values else "{}"
