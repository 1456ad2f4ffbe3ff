"""The extracts of one build in the order of its files, wherever their shards lie: one shard or two at a time in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from kg.store.records import Extract
from kg.store.shards import extracts_of, name_of

# A file's number and the number of its part; and where that lies: a shard's name and the row in it.
Order = tuple[int, int]
Row = tuple[str, int]


class Shelf:
    """Leads from each part of each file to its row; ``read`` gives the bytes of a kept shard.

    The shards of ``several`` files that were worked at side by side are held together.
    """

    def __init__(self, read: Callable[[str], bytes], several: int = 2) -> None:
        self._read = read
        self._own: dict[str, bytes] = {}
        self._rows: dict[Order, Row] = {}
        self._names: dict[str, str] = {}
        self._opened = lru_cache(maxsize=several)(self._open)

    def add(self, order: Order, name: str, row: int) -> None:
        """Note where a part lies; the first counts, since it comes twice where its task was begun anew."""
        self._rows.setdefault(order, (self._names.setdefault(name, name), row))

    def hold(self, data: bytes) -> str:
        """Hold a shard that is kept nowhere else, and name it."""
        name = name_of(data)
        self._own[name] = data
        return name

    def __iter__(self) -> Iterator[Extract]:
        for _, (name, row) in sorted(self._rows.items()):
            yield self._opened(name)[row]

    def _open(self, name: str) -> list[Extract]:
        return extracts_of(self._own[name] if name in self._own else self._read(name))
