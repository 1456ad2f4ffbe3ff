"""The tables of a built folder read back as records, and of each only what is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from kg.errors import UsageError
from kg.model import Article, Claim, Entity, Mention, OffsetMap, Place, Provenance, Source

NEEDED = ("entities", "mentions", "claims", "articles")
# A row as (subject, relation, object).
Triple = tuple[str, str, str]


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
        table = self._read("entities", "id type name aliases attributes", None if ids is None else _among("id", ids))
        *head, aliases, attributes = _columns(table)
        return list(map(Entity, *head, map(tuple, aliases), map(_parsed(), attributes)))

    def triples(self) -> Iterator[Triple]:
        """Subject, relation and object of each claim."""
        yield from zip(*_columns(self._read("claims", "subject relation object")), strict=True)

    def claims(self, ids: Collection[str] | None = None) -> list[Claim]:
        """The claims, or those with an end among ``ids``."""
        names = "id subject relation object basis confidence qualifiers article start end sentence rule"
        asked = None if ids is None else _among("subject", ids) | _among("object", ids)
        *head, qualifiers, article, start, end, sentence, rule = _columns(self._read("claims", names, asked))
        proofs = map(Provenance, article, start, end, sentence, rule)
        return list(map(Claim, *head, proofs, map(_parsed(), qualifiers)))

    def mentions(self, ids: Collection[str] | None = None) -> list[Mention]:
        """The mentions, or those of ``ids``, with no more than their place and their entity."""
        asked = pc.field("entity") != "" if ids is None else _among("entity", ids)
        entities, articles = _columns(self._read("mentions", "entity article", asked))
        return [Mention("", article, 0, 0, "", "", "", "", entity)
                for entity, article in zip(entities, articles, strict=True)]  # fmt: skip

    def articles(self) -> list[Article]:
        """The articles without their texts."""
        names = "id source start end headline kicker date byline kind place path publisher url duplicate_of"
        rows = self._read("articles", names).to_pylist()
        return [Article(**row, pieces=()) for row in rows]

    def sources(self, articles: Sequence[Article]) -> list[Source]:
        """What stands in the tables of the sources: their path, and the places of the claims in them."""
        of, paths = {one.id: one.source for one in articles}, {one.source: one.path for one in articles}
        asked = (pc.field("place") != "") & (pc.field("article") != "")
        places: dict[str, dict[int, str]] = {}
        for article, start, label in zip(*_columns(self._read("claims", "article start place", asked)), strict=True):
            places.setdefault(of[article], {})[start] = label
        return [
            Source(key, path, "", "", "", OffsetMap(), places=tuple(_places(places.get(key, {}))))
            for key, path in paths.items()
        ]

    def _read(self, name: str, columns: str, asked: Any = None) -> pa.Table:
        path = self._folder / f"{name}.parquet"
        try:
            return pq.read_table(path, columns=columns.split(), filters=asked, partitioning=None)
        except (OSError, pa.ArrowException) as error:
            remedy = "重新运行 kg build run kg build again"
            raise UsageError(f"数据表无法读取 table cannot be read: {path} ({error})\n  remedy: {remedy}") from error


def _columns(table: pa.Table) -> list[list[Any]]:
    return [column.to_pylist() for column in table.columns]


def _among(name: str, values: Collection[str]) -> Any:
    return pc.field(name).isin(pa.array(sorted(values), pa.string()))


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
