"""A rule's pattern as a person writes it: what stands in it for more is put in, and places lead back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

SLOT = re.compile(r"\{(?P<name>subject|object|venue|other|none)(?::(?P<types>[A-Za-z|]+))?(?P<many>\+{1,2})?\}")
GAP, WIDE_GAP = "[^。；！？\\n，,：]{0,16}?", "[^。；！？\\n]{0,48}?"
ANY_OF = "<any_of>"
OTHERS = "<others>"  # in a pattern: what may follow a list before its verb
ADVERBS = "<adverbs>"  # what may stand between a subject and its verb
COUNTED = "<counted>"  # what may follow a list of bodies: how many they are, and of what kind
UNMARKED = "<unmarked>"  # what may begin a list of bodies: places, and items that no mention marks
WON, PLACES = "<won>", "<places>"  # verbs of winning, and what is won at a contest
_MARK = re.compile(f"{SLOT.pattern}|……|…|{ANY_OF}|{OTHERS}|{ADVERBS}|{COUNTED}|{UNMARKED}|{WON}|{PLACES}")


@dataclass(frozen=True, slots=True)
class Written:
    """``source`` is the regular expression that ``pattern`` stands for."""

    pattern: str
    source: str
    # Where each part begins, in the source and in the pattern, and whether it is as it was written.
    _parts: Sequence[tuple[int, int, bool]]

    def place(self, at: int) -> int:
        """The character of the pattern that one of the source comes from: of what was put in, where its mark begins."""
        start, written, own = self._parts[bisect_right(self._parts, at, key=lambda part: part[0]) - 1]
        return written + at - start if own else written


def expanded(pattern: str, slot: Callable[[re.Match[str]], str], any_of: str, words: Mapping[str, str]) -> Written:
    """The pattern with what its marks stand for: a slot's own expression, gaps, ``words``, those of ``any_of``."""
    said = {"……": WIDE_GAP, "…": GAP, **words}
    parts, pieces, size, end = [(0, 0, True)], [], 0, 0

    def add(piece: str, written: int, *, own: bool) -> None:
        nonlocal size
        parts.append((size, written, own))
        pieces.append(piece)
        size += len(piece)

    for mark in _MARK.finditer(pattern):
        add(pattern[end : mark.start()], end, own=True)
        if mark["name"]:
            piece = slot(mark)
        else:
            piece = expanded(any_of, slot, "", words).source if mark[0] == ANY_OF else said[mark[0]]
        add(piece, mark.start(), own=False)
        end = mark.end()
    add(pattern[end:], end, own=True)
    return Written(pattern, "".join(pieces), parts)
