"""Records to Arrow and back: each record a struct with its own fields, each tuple a list, each mapping JSON.

The schema is made of the records' own types, so the two cannot fall out of step.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from operator import attrgetter
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pyarrow as pa

from kg.store.records import Extract

PLAIN = {int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
# A file's name need not be text: Python keeps its odd bytes as lone surrogates, which no UTF-8 holds.
NAMES = frozenset({"path", "file", "reason", "read"})
_ENCODER = json.JSONEncoder(sort_keys=True)


@dataclass(frozen=True, slots=True)
class Codec:
    """An Arrow type, and the way there and back for many values at once."""

    type: pa.DataType
    encode: Callable[[Sequence[Any]], pa.Array]
    decode: Callable[[pa.Array], list[Any]]


def to_table(extracts: Sequence[Extract]) -> pa.Table:
    """The extracts as a table, one row each."""
    return pa.Table.from_struct_array(_codec(Extract).encode(extracts))


def from_table(table: pa.Table) -> list[Extract]:
    """The extracts of a table that :func:`to_table` made."""
    rows = table.combine_chunks().to_struct_array()
    chunks = rows.chunks if isinstance(rows, pa.ChunkedArray) else [rows]
    return [extract for chunk in chunks for extract in _codec(Extract).decode(chunk)]


@lru_cache(maxsize=128)
def _codec(hint: Any, name: str = "") -> Codec:
    """The codec of a type as it stands in a record, in a field of this name."""
    origin = get_origin(hint)
    if is_dataclass(hint) or hasattr(hint, "_fields"):
        return _record(hint)
    if origin in (tuple, frozenset):
        return _list(_codec(get_args(hint)[0], name), origin)
    if origin is Mapping:
        return Codec(pa.string(), lambda values: pa.array(map(_json, values), pa.string()), _objects)
    if hint is str and name in NAMES:
        return Codec(pa.binary(), _bytes, lambda array: [one.decode("utf-8", "surrogatepass") for one in _plain(array)])
    if hint is str or origin is Literal:
        return Codec(pa.string(), lambda values: pa.array(values, pa.string()), _words)
    kind = PLAIN[hint]
    return Codec(kind, lambda values: pa.array(values, kind), _plain)


def _record(record: Any) -> Codec:
    inner = {name: _codec(hint, name) for name, hint in get_type_hints(record).items()}
    members = [pa.field(name, codec.type, nullable=False) for name, codec in inner.items()]
    getters = [(attrgetter(name), codec) for name, codec in inner.items()]

    def encode(values: Sequence[Any]) -> pa.Array:
        return pa.StructArray.from_arrays([one.encode(list(map(get, values))) for get, one in getters], fields=members)

    def decode(array: pa.Array) -> list[Any]:
        columns = [codec.decode(column) for codec, column in zip(inner.values(), array.flatten(), strict=True)]
        return list(map(record, *columns)) if len(array) else []

    return Codec(pa.struct(members), encode, decode)


def _list(inner: Codec, kind: type[Any]) -> Codec:
    whole = pa.list_(pa.field("item", inner.type, nullable=False))

    def encode(values: Sequence[Any]) -> pa.Array:
        offsets = pa.array([0, *accumulate(map(len, values))], pa.int32())
        ordered = values if kind is tuple else map(sorted, values)
        return pa.ListArray.from_arrays(offsets, inner.encode(list(chain.from_iterable(ordered))), type=whole)

    def decode(array: pa.Array) -> list[Any]:
        offsets = array.offsets.to_pylist()
        items = inner.decode(array.values.slice(offsets[0], offsets[-1] - offsets[0]))
        return [kind(items[start - offsets[0] : end - offsets[0]]) for start, end in pairwise(offsets)]

    return Codec(whole, encode, decode)


def _json(values: Mapping[str, Any]) -> str:
    return _ENCODER.encode(dict(values)) if values else "{}"


def _objects(array: pa.Array) -> list[Any]:
    """Mappings; equal ones are one object, as are equal words: they fill most of a build's memory."""
    return _shared(array, json.loads)


def _words(array: pa.Array) -> list[Any]:
    return _shared(array, None)


def _shared(array: pa.Array, read: Callable[[str], Any] | None) -> list[Any]:
    coded = array.dictionary_encode()
    known = coded.dictionary.to_pylist()
    known = list(map(read, known)) if read is not None else known
    return [known[index] for index in _plain(coded.indices)]


def _plain(array: pa.Array) -> list[Any]:
    found: list[Any] = array.to_numpy(zero_copy_only=False).tolist()
    return found


def _bytes(values: Sequence[str]) -> pa.Array:
    return pa.array([value.encode("utf-8", "surrogatepass") for value in values], pa.binary())
