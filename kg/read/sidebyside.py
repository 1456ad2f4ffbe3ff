"""Columns that stand side by side in a text, with blanks between them, as a PDF is saved with its layout."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from unicodedata import east_asian_width

FEWEST = 6  # lines that one gap parts, at least: fewer may be signatures or a row of names
GAP = 3  # cells between two columns, at least; a Chinese character takes two
NARROWEST = 16  # cells of a column of prose
RAGGED = 4  # cells that a full line is short of the longest, at most
PAGE, LONGEST = 1000, 1000  # lines, and characters of one: what has more is no page
FULL_SHARE, PROSE_SHARE = 2, 4  # of so many lines of a column one at least is full, one at least holds a mark
_WIDE = re.compile(f"(?<=\\S)(?:[ \u3000]{{{GAP},}}|\u3000{{2,}})")  # before a line they only indent it
_MARKS = re.compile("[，。；：、]")


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of the line ``row`` (from 1), without the blanks around it; ``left`` is the cell where it begins."""

    row: int
    left: int
    text: str

    @property
    def cells(self) -> list[int]:
        """Where each character begins, and where the last one ends."""
        return list(accumulate(map(_width, self.text), initial=self.left))

    def part(self, start: int, end: int) -> Strip:
        """The characters from ``start`` to ``end``."""
        inside = self.text[start:end]
        return Strip(self.row, self.cells[start + len(inside) - len(inside.lstrip())], inside.strip())


def in_columns(text: str) -> list[Strip]:
    """The lines of a text, those of one column behind those of the other; empty where no columns stand side by side."""
    pages = text.split("\f")
    if _WIDE.search(text) is None or not any(map(_is_page, pages)):
        return []
    found: list[Strip] = []
    row, count = 1, 0
    for page in pages:
        lines = [Strip(number, 0, line) for number, line in enumerate(page.split("\n"), row)]
        found += _arranged([line.part(0, len(line.text)) for line in lines]) if _is_page(page) else lines
        row, count = row + len(lines) - 1, count + len(lines)
    return found if len(found) > count else []


def _is_page(text: str) -> bool:
    return text.count("\n") < PAGE and max(map(len, text.split("\n"))) <= LONGEST


def _arranged(strips: Sequence[Strip]) -> Iterator[Strip]:
    """The strips in the order in which they are read; an empty one stands between two columns."""
    first, last, cell = _region(strips)
    if first == last:
        yield from strips
        return
    yield from _arranged(strips[:first])
    sides = [_sides(strip, cell) for strip in strips[first:last]]
    left, right = [side for side, _ in sides], [side for _, side in sides]
    if _is_prose(left) and _is_prose(right):
        yield from _arranged(left)
        yield Strip(strips[last - 1].row, 0, "")
        yield from _arranged(right)
    else:
        yield from strips[first:last]
    yield from _arranged(strips[last:])


def _region(strips: Sequence[Strip]) -> tuple[int, int, int]:
    """The strips that one gap parts, from the first to behind the last, and a cell of the gap; 0, 0, 0 for none."""
    gaps = [list(_gaps(strip)) for strip in strips]
    counts = Counter(cell for one in gaps for gap in one for cell in gap)
    cell = max(counts, key=lambda one: (counts[one], one), default=0)
    parted = {index: len(one) for index, one in enumerate(gaps) if any(cell in gap for gap in one)}
    across = [index for index, strip in enumerate(strips) if not (_beside(strip, cell) or index in parted)]
    bounds = [-1, *across, len(strips)]
    runs = [[index for index in parted if begin < index < end] for begin, end in pairwise(bounds)]
    best = max(runs, key=len)
    usual = Counter(parted[index] for index in best).most_common(1)
    while best and parted[best[0]] > usual[0][0]:  # the name of the paper, the day and the page, in one row
        best = best[1:]
    if len(best) < FEWEST:
        return 0, 0, 0
    last = best[-1] + 1
    while last < len(strips) and strips[last].text and _beside(strips[last], cell):  # one column may be longer
        last += 1
    return best[0], last, cell


def _gaps(strip: Strip) -> Iterator[range]:
    """The gaps between the words of a strip, as cells."""
    cells: list[int] = []
    for blanks in _WIDE.finditer(strip.text):
        cells = cells or strip.cells
        yield range(cells[blanks.start()], cells[blanks.end()])


def _beside(strip: Strip, cell: int) -> bool:
    """Whether it is wholly left or right of a cell, or empty."""
    return not strip.text or strip.cells[-1] <= cell or strip.left > cell


def _sides(strip: Strip, cell: int) -> tuple[Strip, Strip]:
    """What stands left and right of a cell in the gap."""
    at = next((index for index, one in enumerate(strip.cells) if one > cell), len(strip.text))
    return strip.part(0, at), strip.part(at, len(strip.text))


def _is_prose(column: Sequence[Strip]) -> bool:
    """Whether a column is text that is broken at its width, not a list or the cells of a table."""
    lines = [strip for strip in column if strip.text]
    if len(lines) < FEWEST:
        return False
    widths = [strip.cells[-1] - strip.left for strip in lines]
    longest = max(widths)
    full = sum(width >= longest - RAGGED for width in widths)
    marked = sum(_MARKS.search(strip.text) is not None for strip in lines)
    return longest >= NARROWEST and FULL_SHARE * full >= len(lines) and PROSE_SHARE * marked >= len(lines)


def _width(mark: str) -> int:
    return 2 if east_asian_width(mark) in "WF" else 1
