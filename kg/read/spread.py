"""Blanks that a scan or a conversion has strewn between the characters of its lines: 市 总 工会召 开会 议."""

from __future__ import annotations

import re
from collections.abc import Iterator

HAN = "\u3400-\u9fff"
# One blank between two characters; two are a gap that somebody set.
BETWEEN = tuple(re.compile(rf"{blank}(?=[{HAN}])(?<=[{HAN}].)") for blank in (" ", "\u00a0"))
CHARACTERS = re.compile(f"[{HAN}]")
PARTS = re.compile(f"[{HAN}]+")
MARKS = ("，", "。", ",")
# A line all of whose characters stand apart.
FEWEST, APART = 6, 0.6
# A text with blanks all over: in so many of its lines of prose, between so many of their characters.
PROSE, LINES, SPREAD, SOME = 30, 0.7, 0.04, 12
# Its parts are words and ends of words of any length, where rows of names or bodies have one or the other.
LONG, MANY_LONG, ALONE = 5, 0.25, 3
SHORT_LINE = 12


def strewn(raw: str) -> Iterator[int]:
    """The offsets of such blanks."""
    found = sorted(match.start() for pattern in BETWEEN for match in pattern.finditer(raw))
    if len(found) < FEWEST:
        return
    lines = list(_lines(raw, found))
    all_over = _all_over(raw, lines)
    for start, end, blanks in lines:
        han = len(CHARACTERS.findall(raw, start, end))
        dense = len(blanks) >= FEWEST and len(blanks) >= APART * (han - 1 - _breaks(raw, start, end))
        if dense or (all_over and han >= SHORT_LINE):
            yield from blanks


def _lines(raw: str, found: list[int]) -> Iterator[tuple[int, int, list[int]]]:
    """The lines that have such blanks, with them."""
    end, blanks = -1, list[int]()
    start = 0
    for at in found:
        if at >= end:
            if blanks:
                yield start, end, blanks
            start, end, blanks = raw.rfind("\n", 0, at) + 1, raw.find("\n", at), []
            end = len(raw) if end < 0 else end
        blanks.append(at)
    if blanks:
        yield start, end, blanks


def _breaks(raw: str, start: int, end: int) -> int:
    """Between how many characters of a line stands something else than one blank."""
    return max(0, len(re.findall(rf"[{HAN}](?:[^{HAN}\n ]|[ ](?![{HAN}]))+(?=[{HAN}])", raw[start:end])))


def _all_over(raw: str, lines: list[tuple[int, int, list[int]]]) -> bool:
    """Whether the blanks are the conversion's and no writer's: in most lines, between parts of all lengths."""
    prose = [line for line in raw.split("\n") if _is_prose(line)]
    hit = [(start, end, blanks) for start, end, blanks in lines if _is_prose(raw[start:end])]
    blanks = sum(len(one) for _, _, one in hit)
    if blanks < SOME or len(hit) < LINES * len(prose):
        return False
    characters = sum(len(CHARACTERS.findall(line)) for line in prose)
    parts = [len(part) for start, end, _ in hit for part in PARTS.findall(raw[start:end])]
    alone, long = parts.count(1), sum(size >= LONG for size in parts)
    return blanks >= SPREAD * characters and alone >= ALONE and long >= MANY_LONG * len(parts)


def _is_prose(line: str) -> bool:
    return len(line) >= PROSE and any(mark in line for mark in MARKS)
