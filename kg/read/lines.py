"""Puts the lines of a document together and keeps the place of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from kg.model import Place

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-/.年]\s?(0?[1-9]|1[0-2])\s?[-/.月]\s?(0?[1-9]|[12]\d|3[01])(?!\d)")
# The cell of a table that a label names: an element's path, or a place in a Word file.
_CELL = re.compile(r"(?P<row>.*/(?:tr|row)\[\d+\]/(?=(?:td|th|cell)\[)|表\d+第\d+行)(?:(?:td|th|cell)\[\d+\]|第\d+列)")
CELL = 60  # characters of a cell that is no text


class Line(NamedTuple):
    """A line or a paragraph of a document; ``page``, ``label``, ``size`` and ``block`` are those of
    :class:`kg.model.Place`. ``glued``: it goes on with the paragraph of the line before; ``beside``: it stands in one
    row of a table with it.
    """

    text: str
    page: int
    label: str
    size: float = 0.0
    block: str = ""
    glued: bool = False
    beside: bool = False


def in_rows(lines: Iterable[Line]) -> list[Line]:
    """The lines, those of a table's short cells beside the cell before: a row tells of one thing (甲　某厂　车工).

    A cell of several lines or of a long one is text, or the frame of a page that is laid out as a table.
    """
    found = list(lines)
    cells = [_CELL.match(line.label) for line in found]
    count = Counter(cell[0] for cell in cells if cell is not None)
    short = [
        cell is not None and count[cell[0]] == 1 and len(line.text) <= CELL
        for line, cell in zip(found, cells, strict=True)
    ]
    for index in range(1, len(found)):
        left, right = cells[index - 1], cells[index]
        if left is not None and right is not None and left["row"] == right["row"] and short[index - 1] and short[index]:
            found[index] = found[index]._replace(beside=True)
    return found


def put_together(lines: Iterable[Line]) -> tuple[str, tuple[Place, ...]]:
    """The text of the lines that are not blank, a line break between paragraphs, a wide blank between the cells of a
    row, and the place of each line in it.
    """
    parts: list[str] = []
    places: list[Place] = []
    start = 0
    for text, page, label, size, block, glued, beside in lines:
        if text and not text.isspace():
            between = "" if not parts else _between(parts[-1], text) if glued else "\u3000" if beside else "\n"
            start += len(between)
            end = start + len(text)
            places.append(Place(start, end, page, label, size, block))
            parts += between, text
            start = end
    return "".join(parts), tuple(places)


def _between(left: str, right: str) -> str:
    """What stands between two lines of one paragraph: a blank between words of a foreign language."""
    return " " if left[-1].isascii() and left[-1].isalpha() and right[0].isascii() and right[0].isalpha() else ""


def compact(text: str) -> str:
    """The text without its white space, for comparing."""
    return "".join(text.split())


def iso_date(text: str) -> str:
    """The first full date in ``text`` as ISO, or empty."""
    match = _DATE.search(text)
    return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}" if match else ""


def described(**values: str | None) -> dict[str, str]:
    """Metadata without what is empty, each value on one line; ``date`` as ISO where it holds a full date."""
    found = {key: line for key, value in values.items() if value and (line := " ".join(value.split()))}
    if "date" in found:
        found["date"] = iso_date(found["date"]) or found["date"]
    return found
