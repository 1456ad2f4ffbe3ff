"""Corpora in Parquet: a process of its own reads them, since their library is not bounded by the size of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import TYPE_CHECKING

from kg.read.corpus import Cells, Part, columns_of, documents
from kg.read.registry import Document, reader

if TYPE_CHECKING:
    from pyarrow import RecordBatch

BATCH = 16  # rows in memory at once


@reader(".parquet")
def read_parquet(document: Document) -> Iterator[Part]:
    """A Parquet table; only the columns that are needed are read."""
    import pyarrow.parquet as pq

    with document.open() as stream, pq.ParquetFile(stream) as table:
        columns = columns_of(document, table.schema_arrow.names).values()
        batches = table.iter_batches(BATCH, columns=[name for name in columns if name])
        yield from documents(document, _rows(document, batches, columns))


def _rows(document: Document, batches: Iterable[RecordBatch], columns: Iterable[str]) -> Iterator[Cells]:
    for batch in batches:
        yield from _cells(batch, columns)
        document.hand_over()


def _cells(batch: RecordBatch, columns: Iterable[str]) -> Iterator[Cells]:
    """The cells of each row; of two columns of one name, the last counts."""
    at = {name: number for number, name in enumerate(batch.schema.names)}
    return zip(*(batch.column(at[name]).to_pylist() if name in at else repeat(None) for name in columns), strict=False)
