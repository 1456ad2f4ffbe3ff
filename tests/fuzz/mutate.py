"""Bytes that were a sound file once: cut, doubled, turned over, mixed with another's, with numbers at their limits."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

ODD = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n" * 50, b"\x1a", b"%s%n", b"../../x", b"=cmd|'/c calc'!A1",
    b"<!ENTITY a '&a;&a;'>", b"</script>", b"}}{{", b"\xed\xa0\x80", b"9" * 400, b"[" * 300, b"-" * 500,
    "《".encode() * 40, "（".encode() * 400, "“".encode() * 200, "、".encode() * 300, "第一百二十三万亿".encode() * 20,
    "\u202e\u200b\ufeff".encode(), "😀👩‍🏭𠮷".encode(),
)  # fmt: skip
LIMITS = (b"\x00\x00\x00\x00", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x00\x00\x00\x80", b"\x01")
Change = Callable[[bytearray, random.Random, Sequence[bytes]], None]


def _at(data: bytearray, pick: random.Random) -> int:
    return pick.randrange(len(data) + 1)


def flip(data: bytearray, pick: random.Random, _: Sequence[bytes]) -> None:
    for _ in range(pick.choice((1, 1, 4, 32))):
        if data:
            data[pick.randrange(len(data))] ^= 1 << pick.randrange(8)


def cut(data: bytearray, pick: random.Random, _: Sequence[bytes]) -> None:
    start = _at(data, pick)
    del data[start : start + pick.choice((1, 3, 50, 1000, len(data)))]


def double(data: bytearray, pick: random.Random, _: Sequence[bytes]) -> None:
    start = _at(data, pick)
    data[start:start] = data[start : start + pick.choice((2, 30, 500))] * pick.choice((1, 5, 60))


def insert(data: bytearray, pick: random.Random, _: Sequence[bytes]) -> None:
    start = _at(data, pick)
    data[start:start] = pick.choice(ODD)


def limit(data: bytearray, pick: random.Random, _: Sequence[bytes]) -> None:
    value = pick.choice(LIMITS)
    start = _at(data, pick)
    data[start : start + len(value)] = value


def splice(data: bytearray, pick: random.Random, seeds: Sequence[bytes]) -> None:
    other = pick.choice(seeds)
    start, theirs = _at(data, pick), pick.randrange(len(other) + 1)
    data[start : start + 200] = other[theirs : theirs + pick.choice((10, 200, 4000))]


CHANGES: tuple[Change, ...] = (flip, cut, double, insert, limit, splice)


def mutate(seeds: Sequence[bytes], pick: random.Random) -> bytes:
    """One of the seeds with one to eight changes; the same ``pick`` gives the same bytes."""
    data = bytearray(pick.choice(seeds))
    for _ in range(pick.choice((1, 1, 2, 3, 8))):
        pick.choice(CHANGES)(data, pick, seeds)
    return bytes(data[:2_000_000])
