"""Records on disk in blocks: a build holds one block at a time in memory, however many articles it has.

Whatever is done with a block is done with each by itself, so that the blocks of one spool may be worked at anywhere.
"""

from __future__ import annotations

import marshal
import struct
import tempfile
import weakref
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Any, BinaryIO, Generic, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")
# So many records of a spool are in memory at most: what is smaller never touches the disk.
HELD = 32_768
# So many bytes of texts.
SMALL = 4_000_000
# So many characters of an id, a hash in hex, name its block: 256 of them, and one for what has no id.
MARK = 2
# How long a block in a file is.
_LENGTH = struct.Struct("<Q")
_Coder = Callable[..., Any]


class Spool(Generic[T]):
    """Records of one kind (a dataclass, or ``tuple`` of plain values) in blocks.

    ``block`` names the block of a record. The blocks come sorted by their names, and in each the records as they were
    added. ``folder`` is where the file lies (None: where the system keeps such files); nobody else sees it, and it is
    gone with the spool. Raises OSError where the disk is full.
    """

    def __init__(self, kind: type[T], block: Callable[[T], str] = lambda _: "", folder: Path | None = None) -> None:
        self._kind = kind
        self._encode, self._decode = _coders(kind)
        self._block, self._folder = block, folder
        self._held: defaultdict[str, list[T]] = defaultdict(list)
        self._places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self._file: BinaryIO | None = None
        self._count = self._waiting = self._end = 0

    def add(self, record: T) -> None:
        """Add a record."""
        self._held[self._block(record)].append(record)
        self._count += 1
        self._waiting += 1
        if self._waiting >= HELD:
            self._flush()

    def extend(self, records: Iterable[T]) -> Spool[T]:
        """Add records; the spool itself."""
        for record in records:
            self.add(record)
        return self

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[T]:
        for name in self.names():
            for records in self._runs(name):
                yield from records

    @property
    def in_memory(self) -> bool:
        """Whether no record had to go to the disk."""
        return self._file is None

    def names(self) -> list[str]:
        """The names of the blocks that have records, sorted."""
        return sorted(self._places.keys() | self._held.keys())

    def block(self, name: str) -> list[T]:
        """The records of a block, none where there is no such block."""
        return list(chain.from_iterable(self._runs(name)))

    def save(self, path: Path) -> Saved[T]:
        """Put all records into a file. Raises OSError."""
        with path.open("wb") as out:
            for name in self.names():
                for start, length in self._places.get(name, ()):
                    assert self._file is not None
                    self._file.seek(start)
                    out.write(_LENGTH.pack(length) + self._file.read(length))
                if held := self._held.get(name):
                    data = self._dumped(held)
                    out.write(_LENGTH.pack(len(data)) + data)
        return Saved(path, self._kind)

    def _dumped(self, records: Iterable[T]) -> bytes:
        return marshal.dumps(list(map(self._encode, records)))

    def _runs(self, name: str) -> Iterator[Iterable[T]]:
        for start, length in tuple(self._places.get(name, ())):
            assert self._file is not None
            self._file.seek(start)
            yield map(self._decode, marshal.loads(self._file.read(length)))
        yield tuple(self._held.get(name, ()))

    def _flush(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 - closed with the spool
            weakref.finalize(self, self._file.close)
        self._file.seek(self._end)
        for name, records in self._held.items():
            data = self._dumped(records)
            self._file.write(data)
            self._places[name].append((self._end, len(data)))
            self._end += len(data)
        self._held.clear()
        self._waiting = 0


@dataclass(frozen=True, slots=True)
class Saved(Generic[T]):
    """The records of a spool in a file of their own, in the spool's order: another process can be told of it."""

    path: Path
    kind: type[T]

    def __iter__(self) -> Iterator[T]:
        decode = _coders(self.kind)[1]
        with self.path.open("rb") as file:
            while head := file.read(_LENGTH.size):
                yield from map(decode, marshal.loads(file.read(*_LENGTH.unpack(head))))


class Texts:
    """Texts on disk by name."""

    def __init__(self, folder: Path | None = None) -> None:
        at = str(folder) if folder is not None else None
        self._file = tempfile.SpooledTemporaryFile(SMALL, dir=at)  # noqa: SIM115 - closed with the texts
        weakref.finalize(self, self._file.close)
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0

    def add(self, name: str, text: str) -> None:
        """Put a text away."""
        data = text.encode("utf-8", "surrogatepass")
        self._file.seek(self._end)
        self._file.write(data)
        self._places[name] = self._end, len(data)
        self._end += len(data)

    def __call__(self, name: str) -> str:
        """The text of this name."""
        start, length = self._places[name]
        self._file.seek(start)
        return self._file.read(length).decode("utf-8", "surrogatepass")


def mark(identity: str) -> str:
    """The block of an id: ids are hashes, so that blocks are about equal, and sorted blocks are sorted ids."""
    return identity[:MARK]


def ordered(records: Iterable[T], key: Callable[[T], Any]) -> Iterator[T]:
    """The records sorted, those of a spool block by block: ``key`` must begin with what its blocks are named by."""
    blocks = map(records.block, records.names()) if isinstance(records, Spool) else (records,)
    for block in blocks:
        yield from sorted(block, key=key)


def _coders(kind: Any) -> tuple[_Coder, _Coder]:
    """The ways to plain values and back; a record in a record is a tuple in a tuple, and so are records in a tuple."""
    if not is_dataclass(kind):
        return tuple, tuple
    make: _Coder = kind  # type: ignore[assignment]
    names, hints = [field.name for field in fields(kind)], get_type_hints(kind)
    inner = [(at, *coders) for at, name in enumerate(names) if (coders := _inner(hints[name])) is not None]
    values = attrgetter(*names)
    if not inner:
        return values, lambda row: make(*row)

    if len(inner) == 1:
        ((at, encoded, decoded),) = inner
        behind = at + 1

        def encode_one(record: Any) -> tuple[Any, ...]:
            row = values(record)
            return (*row[:at], encoded(row[at]), *row[behind:])

        return encode_one, lambda row: make(*row[:at], decoded(row[at]), *row[behind:])

    def encode(record: Any) -> tuple[Any, ...]:
        row = list(values(record))
        for at, encoded, _ in inner:
            row[at] = encoded(row[at])
        return tuple(row)

    def decode(row: tuple[Any, ...]) -> Any:
        filled = list(row)
        for at, _, decoded in inner:
            filled[at] = decoded(filled[at])
        return make(*filled)

    return encode, decode


def _inner(hint: Any) -> tuple[_Coder, _Coder] | None:
    """The ways for a field of this type, where its values are not plain."""
    if is_dataclass(hint):
        return _coders(hint)
    if get_origin(hint) is tuple and is_dataclass(get_args(hint)[0]):
        encode, decode = _coders(get_args(hint)[0])
        return lambda records: tuple(map(encode, records)), lambda rows: tuple(map(decode, rows))
    return None
