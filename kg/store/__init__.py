"""What was extracted from each file, as records and as Parquet shards that the next build takes up again."""

from __future__ import annotations

from kg.store.folder import STORE, Store
from kg.store.lock import LOCK, locked
from kg.store.records import Extract, Reading, Skipped, lean
from kg.store.shards import Head, Shard, extracts_of, heads_of, shard_of
from kg.store.tables import schema

__all__ = [
    "LOCK",
    "STORE",
    "Extract",
    "Head",
    "Reading",
    "Shard",
    "Skipped",
    "Store",
    "extracts_of",
    "heads_of",
    "lean",
    "locked",
    "schema",
    "shard_of",
]
