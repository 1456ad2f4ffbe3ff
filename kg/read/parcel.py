"""A source on its way from the process that read it: plain tuples, since records take five times as long to pickle."""

from __future__ import annotations

from collections.abc import Mapping

from kg.model import OffsetMap, Place, Source

Spot = tuple[int, int, int, str, float, str]
Parcel = tuple[
    str, str, str, str, str, tuple[tuple[int, ...], tuple[int, ...]], str, list[Spot], Mapping[str, str], frozenset[str]
]


def packed(source: Source) -> Parcel:
    """Its fields, places and offsets as tuples."""
    return (
        source.id, source.path, source.format, source.text, source.raw, (source.offsets.clean, source.offsets.raw),
        source.encoding, [(at.start, at.end, at.page, at.label, at.size, at.block) for at in source.places],
        dict(source.metadata), source.given,
    )  # fmt: skip


def unpacked(parcel: Parcel) -> Source:
    """The source that was packed."""
    identity, path, kind, text, raw, offsets, encoding, spots, metadata, given = parcel
    places = tuple(Place(*spot) for spot in spots)
    return Source(identity, path, kind, text, raw, OffsetMap(*offsets), encoding, places, metadata, given)
