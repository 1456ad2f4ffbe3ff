"""The cells of a line of a table, parted by tabs, wide blanks or bars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

CELL = re.compile("[^\u3000\t\n |｜]+(?: (?! )[^\u3000\t\n |｜]+)*")
WORD = re.compile("[^\\s|｜]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: offsets in characters, and its words."""

    start: int
    end: int
    text: str


Row = Sequence[Cell]


def cells_of(pattern: re.Pattern[str], line: str, start: int) -> list[Cell]:
    """The cells of a line that begins at ``start``, by :data:`CELL`, or by :data:`WORD` where one blank parts them."""
    return [Cell(start + one.start(), start + one.end(), one[0]) for one in pattern.finditer(line)]
