"""The records as Parquet tables with explicit schemas."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from kg.export.registry import Bundle, Tables, register
from kg.model import Article, Claim, Entity, Mention, Source
from kg.text import assemble

Row = dict[str, Any]
_TEXT, _OFFSET = pa.string(), pa.int64()
_PIECE = pa.struct([("start", _OFFSET), ("end", _OFFSET), ("role", _TEXT), ("glued", pa.bool_())])


def _schema(text: str, **other: pa.DataType) -> pa.Schema:
    return pa.schema([pa.field(name, other.get(name, _TEXT), nullable=False) for name in text.split()])


SCHEMAS = {
    "articles": _schema(
        "id source headline kicker date byline kind text pieces start end place path continued",
        pieces=pa.list_(_PIECE), start=_OFFSET, end=_OFFSET, continued=pa.bool_(),
    ),
    "mentions": _schema("id article start end text type rule entity name", start=_OFFSET, end=_OFFSET),
    "entities": _schema("id type name aliases attributes", aliases=pa.list_(_TEXT)),
    "claims": _schema(
        "id subject relation object qualifiers basis confidence article start end sentence rule "
        "subject_mention object_mention",
        confidence=pa.float64(), start=_OFFSET, end=_OFFSET,
    ),
}  # fmt: skip


@register(
    "parquet",
    tuple(f"{name}.parquet" for name in SCHEMAS),
    "pandas, DuckDB, Polars, Spark, R arrow",
    needs_tables=True,
)
def write_parquet(folder: Path, bundle: Bundle) -> None:
    """Writes the tables ``articles``, ``mentions``, ``entities`` and ``claims``.

    Offsets count characters of the source; ``attributes`` and ``qualifiers`` are JSON objects as text.
    """
    if bundle.tables is None:
        raise ValueError("the tables are missing")
    for name, rows in _rows(bundle.tables):
        table = pa.Table.from_pylist(list(rows), schema=SCHEMAS[name])
        pq.write_table(table, folder / f"{name}.parquet", compression="zstd")


def _rows(tables: Tables) -> Iterator[tuple[str, Iterable[Row]]]:
    sources = {source.id: source for source in tables.sources}
    articles = sorted(tables.articles, key=lambda one: (one.path, one.start, one.id))
    yield "articles", (_article(one, sources[one.source]) for one in articles)
    mentions = sorted(tables.mentions, key=lambda one: (one.article, one.start, one.end, one.type, one.id))
    yield "mentions", (_mention(one) for one in mentions)
    yield "entities", (_entity(one) for one in sorted(tables.entities, key=lambda one: (one.type, one.name, one.id)))
    claims = sorted(tables.claims, key=lambda one: (one.provenance.article, one.provenance.start, one.relation, one.id))
    yield "claims", (_claim(one) for one in claims)


def _article(one: Article, source: Source) -> Row:
    names = ("id", "source", "headline", "kicker", "date", "byline", "kind", "start", "end", "place", "continued")
    pieces = [{"start": p.start, "end": p.end, "role": p.role, "glued": p.glued} for p in one.pieces]
    # The name of a file need not be text: Python keeps the odd bytes as lone surrogates.
    path = source.path.encode(errors="replace").decode()
    return _taken(one, names) | {"text": assemble(source, one).text, "pieces": pieces, "path": path}


def _mention(one: Mention) -> Row:
    return _taken(one, SCHEMAS["mentions"].names)


def _entity(one: Entity) -> Row:
    plain = _taken(one, ("id", "type", "name"))
    return plain | {"aliases": sorted(set(one.aliases)), "attributes": _json(one.attributes)}


def _claim(one: Claim) -> Row:
    own = ("id", "subject", "relation", "object", "basis", "confidence", "subject_mention", "object_mention")
    proof = _taken(one.provenance, ("article", "start", "end", "sentence", "rule"))
    return _taken(one, own) | proof | {"qualifiers": _json(one.qualifiers)}


def _taken(record: object, names: Iterable[str]) -> Row:
    return {name: getattr(record, name) for name in names}


def _json(values: Mapping[str, str | float]) -> str:
    return json.dumps(dict(values), ensure_ascii=False, sort_keys=True)
