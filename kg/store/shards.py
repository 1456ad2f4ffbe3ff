"""A shard: extracts as one Parquet file whose name is the hash of its bytes, so that a damaged one is known."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from kg.store.records import Extract
from kg.store.tables import from_table, to_table

SUFFIX = ".parquet"
NAME_LENGTH = 32
_NAME = re.compile(f"[0-9a-f]{{{NAME_LENGTH}}}{re.escape(SUFFIX)}")


class Head(NamedTuple):
    """What an extract is of, without what it holds: see :class:`kg.store.records.Extract`."""

    file: str
    key: str
    part: int
    last: bool
    version: str
    passing: bool


@dataclass(frozen=True, slots=True)
class Shard:
    """Extracts as a Parquet table in ``data``, what stands in it, and the seconds that each stage took."""

    data: bytes
    heads: tuple[Head, ...]
    seconds: dict[str, float]


def holds_shards(folder: Path) -> bool:
    """Whether a folder is a store's: all in it, hidden files apart, is called as shards are, and one is whole."""
    try:
        files = [path for path in folder.iterdir() if not path.name.startswith(".")]
        named = all(_NAME.fullmatch(path.name) for path in files)
        return named and any(path.is_file() and name_of(path.read_bytes()) == path.name for path in files)
    except OSError:
        return False  # whoever reads the files will say why they cannot be


def shard_of(extracts: Sequence[Extract]) -> bytes:
    """The extracts as the bytes of a Parquet file."""
    return packed(to_table(extracts))


def packed(table: pa.Table) -> bytes:
    """The table as the bytes of a Parquet file of which no reader chooses rows by what they hold.

    So it is written without dictionaries and statistics, in a third less time and with a sixth less room.
    """
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd", use_dictionary=False, write_statistics=False)
    return bytes(sink.getvalue())


def extracts_of(data: bytes) -> list[Extract]:
    """The extracts in the bytes of a shard."""
    return from_table(table_of(data))


def table_of(data: bytes, columns: Sequence[str] | None = None) -> pa.Table:
    """Some columns of a shard, None all. Raises ArrowException where the bytes are no Parquet, KeyError for no column.

    By this thread alone: ``pyarrow.parquet.read_table`` leaves the bytes with a thread of Arrow, which gives them back
    a moment later; where the interpreter ends in between, the process is aborted.
    """
    with pq.ParquetFile(pa.BufferReader(data)) as file:
        if columns is None:
            return file.read(use_threads=False)
        return file.read(columns=list(columns), use_threads=False).select(list(columns))


def heads_of(extracts: Sequence[Extract]) -> tuple[Head, ...]:
    """What stands in extracts."""
    return tuple(Head(one.file, one.key, one.part, one.last, one.version, one.passing) for one in extracts)


def name_of(data: bytes) -> str:
    """The name of a shard's file."""
    return hashlib.sha256(data).hexdigest()[:NAME_LENGTH] + SUFFIX
