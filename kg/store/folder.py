"""The shards that a build folder keeps, so that the next build extracts only what is new or changed.

The name of a shard is the hash of its bytes: at any moment each is whole or known to be damaged. Nothing is ever
changed in place; in an output folder, what is still of use goes on into the next one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from kg.store.lock import LOCK
from kg.store.place import Folder, Place
from kg.store.shards import SUFFIX, Head, name_of, packed, table_of
from kg.store.shelf import Row

# A shard is kept as it is while so much of it is of use.
ENOUGH = 0.5
# Of shards smaller than so many bytes so many may lie in a folder; more are put together, so many bytes at a time.
SMALL, MANY, TOGETHER = 100_000, 100, 4_000_000
Wanted = tuple[str, str]


@dataclass(slots=True)
class Store:
    """The shards of a place. ``version`` is that of ontology and code: what others have extracted is of no use.

    ``damaged`` are the shards that were not what their name says; they are gone, and their files are read anew.
    """

    place: Place
    version: str
    damaged: list[str] = field(default_factory=list)
    _heads: dict[str, tuple[Head, ...]] = field(default_factory=dict)

    @classmethod
    def open(cls, at: Path | Place, version: str) -> Store:
        """Look through the shards of a folder or place, and remove what is damaged."""
        store = cls(Folder(at) if isinstance(at, Path) else at, version)
        for name in [*store.place.names()]:
            if name.endswith(SUFFIX):
                store._look(name)
        return store

    def _look(self, name: str) -> None:
        data = self.place.read(name)
        if name_of(data) != name:
            self.damaged.append(name)
            self.place.remove(name)
            return
        with suppress(pa.ArrowException, KeyError):  # else it is of another time, when a head was something else
            rows = table_of(data, Head._fields).to_pylist()
            self._heads[name] = tuple(Head(**row | {"file": _text(row["file"])}) for row in rows)

    def _rows(self) -> dict[Wanted, list[Row]]:
        """Where the parts of each file that is there whole stand, in order."""
        parts: defaultdict[Wanted, dict[int, Row]] = defaultdict(dict)
        last: dict[Wanted, int] = {}
        for name, heads in self._heads.items():
            for number, head in enumerate(heads):
                if head.version == self.version and not head.passing:
                    parts[head.file, head.key].setdefault(head.part, (name, number))
                    if head.last:
                        last[head.file, head.key] = head.part
        whole = {of: rows for of, rows in parts.items() if len(rows) == last.get(of, len(rows)) + 1}
        return {of: [rows[number] for number in sorted(rows)] for of, rows in whole.items()}

    def has(self) -> frozenset[Wanted]:
        """The files that are there whole, each with its key."""
        return frozenset(self._rows())

    def outdated(self) -> frozenset[str]:
        """The files of which there is something that another ontology or other code has extracted."""
        return frozenset(one.file for heads in self._heads.values() for one in heads if one.version != self.version)

    def where(self, wanted: Iterable[Wanted]) -> Iterator[tuple[Wanted, list[Row]]]:
        """Where the parts of files that are there lie: the names of their shards and their rows in them."""
        rows = self._rows()
        yield from ((of, rows[of]) for of in wanted)

    def put(self, data: bytes, heads: Sequence[Head]) -> bool:
        """Keep a shard, unless nothing in it is of use to another build; whether it is kept. Raises OSError."""
        if all(head.passing or not head.key for head in heads):
            return False
        self.place.write(name_of(data), data)
        self._heads[name_of(data)] = tuple(heads)
        return True

    def carry(self, target: Path, files: Mapping[str, str], *, prune: bool) -> int:
        """Put into the folder ``target`` what is of use to the next build; how many files are not in ``files``.

        ``files`` are those of this build, with their keys. Others stay, unless ``prune``. Raises OSError.
        """
        assert isinstance(self.place, Folder)
        live, others = self._live(files, prune=prune)
        target.mkdir()
        if (self.place.path / LOCK).is_file():
            self.place.link(LOCK, target)
        anew = self._anew(live, prune=prune)
        for name in live.keys() - anew:
            self.place.link(name, target)
        self._join(Folder(target), {name: live[name] for name in sorted(anew)})
        return others

    def settle(self, files: Mapping[str, str], *, prune: bool) -> int:
        """Where the place stays: with ``prune`` drop what ``carry`` would; how many files are not in ``files``.

        Without it nothing is dropped, since another build may read there at the same time. Raises OSError.
        """
        live, others = self._live(files, prune=prune)
        if prune:
            anew = self._anew(live, prune=True)
            there = self._join(self.place, {name: live[name] for name in sorted(anew)}) | (live.keys() - anew)
            for name in self._heads.keys() - there:
                self.place.remove(name)
        return others

    def others(self, files: Mapping[str, str]) -> int:
        """How many files are there whole that are not in ``files``."""
        return self._live(files, prune=False)[1]

    def _live(self, files: Mapping[str, str], *, prune: bool) -> tuple[dict[str, list[int]], int]:
        """The rows of use in each shard, and how many files are not in ``files``."""
        rows = self._rows()
        others = {of for of in rows if of[0] not in files}
        kept = {of for of in rows if files.get(of[0]) == of[1]} | (set() if prune else others)
        live: defaultdict[str, list[int]] = defaultdict(list)
        for of in sorted(kept):
            for name, number in rows[of]:
                live[name].append(number)
        return live, len(others)

    def _anew(self, live: Mapping[str, list[int]], *, prune: bool) -> set[str]:
        """The shards whose rows are better written anew: too little of them is of use, or they are too small."""
        least = 1.0 if prune else ENOUGH
        anew = {name for name, numbers in live.items() if len(numbers) < least * len(self._heads[name])}
        small = [name for name in live if self.place.size(name) < SMALL]
        return anew.union(small if len(small) > MANY else ())

    def _join(self, target: Place, rows: Mapping[str, list[int]]) -> set[str]:
        """Write the rows into new shards; their names."""
        written = set()
        tables: list[pa.Table] = []
        for number, (name, numbers) in enumerate(rows.items(), 1):
            tables.append(self._table(name, numbers))
            if number == len(rows) or sum(table.nbytes for table in tables) >= TOGETHER:
                data = packed(pa.concat_tables(tables))
                target.write(name_of(data), data)
                written.add(name_of(data))
                tables = []
        return written

    def _table(self, name: str, rows: Sequence[int]) -> pa.Table:
        table = table_of(self.place.read(name))
        return table if len(rows) == len(table) else table.take(sorted(rows))


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogatepass")
