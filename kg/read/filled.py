"""A table that a person has filled in, in the encoding and with the separator that their program saves with."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from kg.errors import ReadError
from kg.read.corpus import SEPARATORS
from kg.read.decode import decode


def read_table(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table: the line that each ends in, counted from 1, and its cells.

    Raises OSError and ReadError where it cannot be read, and csv.Error at a row that is no valid CSV.
    """
    text, _, notes = decode(path.read_bytes(), path.name)
    if notes:  # a cell that is guessed names another thing, or none
        raise ReadError(notes[0])
    return _rows(text.removeprefix("\ufeff"))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    separator = max(SEPARATORS, key=text.partition("\n")[0].count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    for cells in table:
        yield table.line_num, cells
