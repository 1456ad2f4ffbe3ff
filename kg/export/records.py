"""The records as Arrow tables with explicit schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

import pyarrow as pa

from kg.export.registry import Tables
from kg.model import Article, Claim, Entity, Mention, Provenance, Source
from kg.text import assemble

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
_TEXT, _OFFSET = pa.string(), pa.int64()
_PIECE = pa.struct([("start", _OFFSET), ("end", _OFFSET), ("role", _TEXT), ("glued", pa.bool_())])


def _schema(text: str, **other: pa.DataType) -> pa.Schema:
    return pa.schema([pa.field(name, other.get(name, _TEXT), nullable=False) for name in text.split()])


SCHEMAS = {
    "articles": _schema(
        "id source headline kicker date byline kind text pieces start end place path continued publisher url "
        "duplicate_of continues",
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


def tables_of(tables: Tables) -> Iterator[tuple[str, pa.Table]]:
    """Each table by its name, its rows in an order of their own."""
    sources = {source.id: source for source in tables.sources}
    articles = sorted(tables.articles, key=attrgetter("path", "start", "id"))
    yield "articles", _articles(articles, [sources[one.source] for one in articles])
    paged = {one.id: sources[one.source] for one in articles if sources[one.source].places}
    mentions = sorted(tables.mentions, key=attrgetter("article", "start", "end", "type", "id"))
    yield "mentions", _table("mentions", mentions, place=_places(paged, mentions))
    yield "entities", _entities(sorted(tables.entities, key=attrgetter("type", "name", "id")))
    order = attrgetter("provenance.article", "provenance.start", "relation", "id")
    yield "claims", _claims(sorted(tables.claims, key=order), paged)
    doubtful, paths = tables.doubtful, [one.path.encode(errors="replace").decode() for one in tables.doubtful]
    yield "doubtful", _table("doubtful", doubtful, candidates=[list(one.candidates) for one in doubtful], path=paths)
    ranked = sorted(tables.merges, key=attrgetter("verdict", "type", "left", "right", "left_article", "right_article"))
    yield "merges", _table("merges", ranked)


def _articles(articles: Sequence[Article], sources: Sequence[Source]) -> pa.Table:
    return _table(
        "articles",
        articles,
        text=[assemble(source, one).text for source, one in zip(sources, articles, strict=True)],
        pieces=[
            [{"start": p.start, "end": p.end, "role": p.role, "glued": p.glued} for p in one.pieces] for one in articles
        ],
        # The name of a file need not be text: Python keeps the odd bytes as lone surrogates.
        path=[source.path.encode(errors="replace").decode() for source in sources],
    )


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
