"""What was extracted from each file, as records and as Parquet shards that the next build takes up again."""

from __future__ import annotations

from kg.store.records import Extract, Reading, Skipped, lean
from kg.store.shards import Head, Shard, extracts_of, heads_of, shard_of
from kg.store.tables import schema

__all__ = [
    "Extract",
    "Head",
    "Reading",
    "Shard",
    "Skipped",
    "extracts_of",
    "heads_of",
    "lean",
    "schema",
    "shard_of",
]
