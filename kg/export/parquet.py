"""The records as Parquet tables."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from kg.export.registry import Bundle, register

TABLES = ("articles", "mentions", "entities", "claims", "doubtful", "merges")


@register(
    "parquet",
    tuple(f"{name}.parquet" for name in TABLES),
    "pandas, DuckDB, Polars, Spark, R arrow",
    needs_tables=True,
)
def write_parquet(folder: Path, bundle: Bundle) -> None:
    """Writes the tables ``articles``, ``mentions``, ``entities``, ``claims``, ``doubtful`` and ``merges``.

    Offsets count characters of the source, ``place`` is the page with its box, the paragraph or the element in the
    file; ``attributes`` and ``qualifiers`` are JSON objects as text.
    """
    import pyarrow.parquet as pq  # slow to load: a list of the formats does not wait for it

    from kg.export.records import tables_of

    if bundle.tables is None:
        raise ValueError("the tables are missing")
    for name, parts in tables_of(bundle.tables):
        first = next(parts)
        with pq.ParquetWriter(folder / f"{name}.parquet", first.schema, compression="zstd") as out:
            for table in chain((first,), parts):
                out.write_table(table)
