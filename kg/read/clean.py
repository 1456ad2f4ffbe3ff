"""Cleaning that keeps the way back: what is dropped is a range, what is changed is one character for one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge

from kg.model import OffsetMap

# Forbidden in XML 1.0 (controls, surrogates, U+FFFE, U+FFFF), invisible (zero-width, soft hyphen, byte order mark,
# directional marks), and the carriage return of a pair.
DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ud800-\udfff\ufeff\ufffe\uffff]+"
    "|\r(?=\n)"
)
# The sound of a character in brackets behind it, as converted copies of a page have it: 動（dòng）.
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
GLOSS = re.compile(rf"[(（](?=[a-zü]*[{_TONES}])(?<=[\u3400-\u9fff][(（])[a-zü{_TONES}]{{1,6}}[)）]")
LINE_BREAKS = {ord(char): "\n" for char in "\r\x0b\x0c\x85\u2028\u2029"}


def clean(raw: str, markup: Iterable[tuple[int, int]] = ()) -> tuple[str, OffsetMap]:
    """Drop ``markup`` (ranges in order), unreadable characters and glosses, make every line break ``\\n``.

    Returns the cleaned text and the map from its offsets (characters) to those of ``raw``.
    """
    parts: list[str] = []
    clean_starts, raw_starts = [0], [0]
    length = position = 0
    spans = ((match.span() for match in pattern.finditer(raw)) for pattern in (DROPPED, GLOSS))
    for start, end in _merged(merge(markup, *spans)):
        if start > position:
            parts.append(raw[position:start])
            length += start - position
        position = end
        if clean_starts[-1] == length:
            raw_starts[-1] = end
        else:
            clean_starts.append(length)
            raw_starts.append(end)
    parts.append(raw[position:])
    return "".join(parts).translate(LINE_BREAKS), OffsetMap(tuple(clean_starts), tuple(raw_starts))


def to_clean(offsets: OffsetMap, raw: Sequence[int], length: int) -> list[int]:
    """The offsets in the cleaned text (of ``length`` characters) of those in ``raw``; of the next where dropped."""
    found = []
    for offset in raw:
        run = bisect_right(offsets.raw, offset) - 1
        if run < 0:
            found.append(0)
            continue
        end = offsets.clean[run + 1] if run + 1 < len(offsets.clean) else length
        found.append(min(offsets.clean[run] + offset - offsets.raw[run], end))
    return found


def _merged(ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The ranges, sorted by start, with those that overlap or touch made one."""
    current: tuple[int, int] | None = None
    for start, end in ranges:
        if current is None:
            current = (start, end)
        elif start <= current[1]:
            current = (current[0], max(current[1], end))
        else:
            yield current
            current = (start, end)
    if current is not None:
        yield current
