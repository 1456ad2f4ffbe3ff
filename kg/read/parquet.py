"""Corpora in Parquet: a process of its own reads them, since their library is not bounded by the size of the file."""

from __future__ import annotations

from collections.abc import Iterator

from kg.read.corpus import Part, columns_of, documents
from kg.read.registry import Document, reader

BATCH = 16  # rows in memory at once


@reader(".parquet")
def read_parquet(document: Document) -> Iterator[Part]:
    """A Parquet table; only the columns that are needed are read."""
    import pyarrow.parquet as pq

    with document.open() as stream, pq.ParquetFile(stream) as table:
        columns = columns_of(document, table.schema_arrow.names)
        batches = table.iter_batches(BATCH, columns=[name for name in columns.values() if name])
        yield from documents(document, columns, (row for batch in batches for row in batch.to_pylist()))
