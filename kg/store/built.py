"""The tables of a built folder read back as records, and of each only what is asked for."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import reduce
from itertools import accumulate
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow.parquet import ParquetFile

from kg.errors import damaged
from kg.model import Article, Claim, Entity, Mention, OffsetMap, Place, Provenance, Source

NEEDED = ("entities", "mentions", "claims", "articles")
# A row as (subject, relation, object).
Triple = tuple[str, str, str]
# Which rows of some columns are asked for.
Mask = Callable[[Any], Any]


class Built:
    """The tables under ``folder``, as ``kg build`` wrote them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @staticmethod
    def is_at(folder: Path) -> bool:
        """Whether all tables that a graph is made of lie there."""
        return all((folder / f"{name}.parquet").is_file() for name in NEEDED)

    def entities(self, ids: Collection[str] | None = None) -> list[Entity]:
        """The entities, or those of ``ids``."""
        table = self._read("entities", "id type name aliases attributes", None if ids is None else _among(ids, "id"))
        *head, aliases, attributes = _columns(table)
        return list(map(Entity, *head, map(tuple, aliases), map(_parsed(), attributes)))

    def triples(self) -> Iterator[Triple]:
        """Subject, relation and object of each claim."""
        yield from zip(*_columns(self._read("claims", "subject relation object")), strict=True)

    def claims(self, ids: Collection[str] | None = None) -> list[Claim]:
        """The claims, or those with an end among ``ids``."""
        names = "id subject relation object basis confidence qualifiers article start end sentence rule"
        asked = None if ids is None else _among(ids, "subject", "object")
        *head, qualifiers, article, start, end, sentence, rule = _columns(self._read("claims", names, asked))
        proofs = map(Provenance, article, start, end, sentence, rule)
        return list(map(Claim, *head, proofs, map(_parsed(), qualifiers)))

    def mentions(self, ids: Collection[str] | None = None) -> list[Mention]:
        """The mentions, or those of ``ids``, with no more than their place and their entity."""
        asked = _filled("entity") if ids is None else _among(ids, "entity")
        entities, articles = _columns(self._read("mentions", "entity article", asked))
        return [Mention("", article, 0, 0, "", "", "", "", entity)
                for entity, article in zip(entities, articles, strict=True)]  # fmt: skip

    def articles(self) -> list[Article]:
        """The articles without their texts."""
        names = "id source start end headline kicker date byline kind place path publisher url duplicate_of continues"
        rows = self._read("articles", names).to_pylist()
        return [Article(**row, pieces=()) for row in rows]

    def sources(self, articles: Sequence[Article]) -> list[Source]:
        """What stands in the tables of the sources: their path, and the places of the claims in them."""
        of, paths = {one.id: one.source for one in articles}, {one.source: one.path for one in articles}
        asked = _filled("place", "article")
        places: dict[str, dict[int, str]] = {}
        for article, start, label in zip(*_columns(self._read("claims", "article start place", asked)), strict=True):
            places.setdefault(of[article], {})[start] = label
        return [
            Source(key, path, "", "", "", OffsetMap(), places=tuple(_places(places.get(key, {}))))
            for key, path in paths.items()
        ]

    def _read(self, name: str, columns: str, asked: Mask | None = None) -> pa.Table:
        """Some columns of a table, or of the rows asked for: a batch at a time.

        ``read_table`` would do, but it loads pandas, where that is installed, and takes a second for it.
        """
        path, names = self._folder / f"{name}.parquet", columns.split()
        try:
            with ParquetFile(path) as file:
                if asked is None:
                    return file.read(columns=names)
                batches = [batch.filter(asked(batch)) for batch in file.iter_batches(columns=names)]
                return pa.Table.from_batches(batches, pa.schema([file.schema_arrow.field(one) for one in names]))
        except (OSError, pa.ArrowException) as error:
            raise damaged("数据表无法读取 table", path, error) from error


def _columns(table: pa.Table) -> list[list[Any]]:
    return [column.to_pylist() for column in table.columns]


def _among(values: Collection[str], *names: str) -> Mask:
    """Rows with one of the values in one of the columns."""
    wanted = _strings(sorted(values))
    return lambda rows: reduce(pc.or_, (pc.is_in(rows.column(name), value_set=wanted) for name in names))


def _filled(*names: str) -> Mask:
    """Rows with something in each of the columns."""
    return lambda rows: reduce(pc.and_, (pc.binary_length(rows.column(name)).cast(pa.bool_()) for name in names))


def _strings(values: Sequence[str]) -> pa.StringArray:
    """An array of its bytes: what turns Python's objects into arrays loads pandas first, to know its columns."""
    parts = [value.encode() for value in values]
    ends = array("i", accumulate(map(len, parts), initial=0))
    return pa.StringArray.from_buffers(len(parts), pa.py_buffer(ends), pa.py_buffer(b"".join(parts)))


def _parsed() -> Callable[[str], dict[str, Any]]:
    """Reads JSON objects; the commonest, the empty one, and what stands often are read once."""
    known: dict[str, dict[str, Any]] = {"{}": {}}

    def parse(text: str) -> dict[str, Any]:
        found = known.get(text)
        if found is None:
            found = known[text] = json.loads(text)
        return found

    return parse


def _places(labels: dict[int, str]) -> Iterator[Place]:
    """A place of one character for each start that is known: nothing else of a source is asked for."""
    for start, label in sorted(labels.items()):
        page = label[1 : label.index("页")] if label.startswith("第") and "页" in label else ""
        yield Place(start, start + 1, int(page) if page.isdigit() else 0, label)
