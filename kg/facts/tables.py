"""Figures in the rows of a table, whose head says what the columns are: 指标　单位　2025年."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.facts.context import Context
from kg.facts.draft import Draft, Value
from kg.ontology import Ontology
from kg.text import either
from kg.text.cells import CELL, WORD, Cell, Row, cells_of
from kg.text.hits import Hit

RULE, CONFIDENCE = "metric-table", 0.8
ROWS = 2  # below the head of a table, at least
LONGEST = 24  # characters of the name of a figure
LINE = 80  # characters of a row
YEAR = re.compile("((?:19|20)\\d{2})年(?:度|(?:底|末)?)$")
NUMBER = re.compile("\\d[\\d,]*(?:\\.\\d+)?")
BRACKETS = re.compile("[（(](?:单位[：:])?(?P<unit>[^（()）]{1,5})[）)]")


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of figures: the words of its head without what stands in brackets, the unit there, the year."""

    at: int
    words: str
    unit: str
    year: int


class Tables:
    """Reads them by ``tables`` in ``grammar/numbers.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["numbers"]
        heads: Mapping[str, Sequence[str]] = data["tables"]
        self._of_units, self._of_orders = frozenset(heads["units"]), frozenset(heads["orders"])
        self._of_people = frozenset(heads["people"])
        self._plain = re.compile(f"(?:{either(heads['values'])})+")
        self._changes = re.compile(either(heads["changes"]))
        self._scales: dict[str, int] = data["scales"]
        self._names: dict[str, str] = data["unit_names"]
        self._units = frozenset(data["units"]) | frozenset(self._names)
        self._number = re.compile(
            f"(?P<digits>{NUMBER.pattern})(?P<scale>[{''.join(self._scales)}]{{0,2}})(?P<unit>{either(data['units'])})?"
        )

    def drafts(self, context: Context) -> Iterator[Draft]:
        """``has_metric`` for each figure whose unit the table says: of the body or place that its row names, else of
        whom the text speaks of.
        """
        for head, rows, wide in _tables(context.text):
            columns = self._columns(head, rows)
            # A scan or a PDF may have no more than a blank between two cells: then the head must say that it is one.
            if not columns or not (wide or any(self._tells(cell.text) for cell in head)):
                continue
            label = self._label(head, rows)
            if head[label].text in self._of_people:
                continue
            unit = next((at for at, cell in enumerate(head) if cell.text in self._of_units), -1)
            for row in rows:
                yield from self._of_row(context, row, columns, row[label], row[unit].text if unit >= 0 else "")

    def _of_row(self, context: Context, row: Row, columns: list[_Column], name: Cell, unit: str) -> Iterator[Draft]:
        own = _whose(context, name)
        subject = own or context.topic(name.start)
        for column in columns:
            cell = row[column.at]
            figure = self._value(cell, name.text if own is None else "", column, unit)
            words = column.words if own is not None else self._named(name.text, column)
            if figure is None or subject is None or not 1 < len(words) <= LONGEST:
                continue
            said: dict[str, Value] = dict(zip(("value", "unit"), figure, strict=True))
            at = cell if own is not None else name
            indicator = Hit(at.start, at.end, "Indicator", "indicator", words, CONFIDENCE)
            yield Draft(subject, "has_metric", indicator, RULE, cell.start, CONFIDENCE, said)

    def _tells(self, words: str) -> bool:
        """Whether the words are those of a table's head."""
        known = words in self._of_units or words in self._of_orders or self._plain.fullmatch(words) is not None
        return known or BRACKETS.search(words) is not None or YEAR.match(words) is not None

    def _value(self, cell: Cell, label: str, column: _Column, unit: str) -> tuple[float, str] | None:
        """The plain value and its unit: its own, that of the head or the name, or of the column of units."""
        found = self._number.fullmatch(cell.text)
        inside = BRACKETS.search(label)
        said = next(filter(None, (found and found["unit"], column.unit, inside and inside["unit"], unit)), "")
        if found is None or not said:
            return None
        bare = said.lstrip("".join(self._scales))
        bare = bare if bare in self._units else said  # 百分点 begins with no scale
        scale = 1
        for char in (*found["scale"], *said[: len(said) - len(bare)]):
            scale *= self._scales[char]
        if bare not in self._units:
            return None
        return round(float(found["digits"].replace(",", "")) * scale, 6), self._names.get(bare, bare)

    def _columns(self, head: Row, rows: Sequence[Row]) -> list[_Column]:
        """The columns of figures; of several years the last."""
        found = []
        for at, cell in enumerate(head):
            if cell.text in self._of_orders or not all(self._number.fullmatch(row[at].text) for row in rows):
                continue
            inside, year = BRACKETS.search(cell.text), YEAR.match(cell.text)
            words = BRACKETS.sub("", cell.text)
            found.append(_Column(at, words, inside["unit"] if inside else "", int(year[1]) if year else 0))
        last = max((column.year for column in found), default=0)
        return [column for column in found if column.year in (0, last)]

    def _label(self, head: Row, rows: Sequence[Row]) -> int:
        """The column that names the rows."""
        for at, cell in enumerate(head):
            numbers = all(NUMBER.fullmatch(row[at].text) for row in rows)
            if cell.text not in self._of_orders and cell.text not in self._of_units and not numbers:
                return at
        return 0

    def _named(self, label: str, column: _Column) -> str:
        """What a figure measures: the name of its row, and what the head says of a change or a share."""
        name = BRACKETS.sub("", label)
        if column.year or self._plain.fullmatch(column.words):
            return name
        return f"{name}{column.words}" if self._changes.search(column.words) else ""


def _whose(context: Context, name: Cell) -> Hit | None:
    """The body or place that is all of the row's name."""
    whole = (hit for hit in context.between(name.start, name.end) if (hit.start, hit.end) == (name.start, name.end))
    return next((hit for hit in whole if not hit.nested and (context.is_body(hit) or hit.type == "Region")), None)


def _tables(text: str) -> Iterator[tuple[Row, list[Row], bool]]:
    """The tables of a text: a head without a number, below it rows of as many cells, of which some are numbers; and
    whether more than a blank parts the cells.
    """
    lines: list[Row] = []
    parted: list[bool] = []
    start = 0
    for line in text.split("\n"):
        cells = cells_of(CELL, line, start)
        parted.append(len(cells) > 1)
        lines.append(cells if len(cells) > 1 or len(line) > LINE or " " not in line else cells_of(WORD, line, start))
        start += len(line) + 1
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and len(lines[end]) == len(lines[at]) and parted[end] == parted[at]:
            end += 1
        rows = lines[at + 1 : end]
        headed = len(lines[at]) > 1 and not any(NUMBER.fullmatch(cell.text) for cell in lines[at])
        if headed and len(rows) >= ROWS and all(any(NUMBER.match(cell.text) for cell in row) for row in rows):
            yield lines[at], rows, parted[at]
        at = end
