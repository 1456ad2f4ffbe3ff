"""A source on its way from the process that read it: plain tuples, which are pickled in a fifth of the time."""

from __future__ import annotations

from collections.abc import Mapping

from kg.model import OffsetMap, Place, Source

Spot = tuple[int | str | float, ...]
Parcel = tuple[
    str, str, str, str, str, tuple[tuple[int, ...], tuple[int, ...]], str, list[Spot], Mapping[str, str], frozenset[str]
]


def packed(source: Source) -> Parcel:
    """Its fields, places and offsets as tuples."""
    return (
        source.id, source.path, source.format, source.text, source.raw, (source.offsets.clean, source.offsets.raw),
        source.encoding, [tuple(place) for place in source.places],
        dict(source.metadata), source.given,
    )  # fmt: skip


def unpacked(parcel: Parcel) -> Source:
    """The source that was packed."""
    identity, path, kind, text, raw, offsets, encoding, spots, metadata, given = parcel
    places = tuple(map(Place._make, spots))
    return Source(identity, path, kind, text, raw, OffsetMap(*offsets), encoding, places, metadata, given)
