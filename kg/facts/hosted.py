"""Who holds the contests of a table, whose head says so: 大赛名称　主办单位　承办单位."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.text.cells import CELL, Cell, Row, cells_of
from kg.text.hits import Hit

RULE, CONFIDENCE = "holds-table", 0.85
LONGEST = 40  # characters of a name


def hosted_drafts(context: Context) -> Iterator[Draft]:
    """``organizes`` for each body of a cell below 主办单位 and the like, by ``tables`` of ``grammar/events.yaml``."""
    data: dict[str, Any] = context.ontology.grammar["events"]["tables"]
    if not any(name in context.text for name in data["names"]):
        return
    head: Row = ()
    start = 0
    for line in context.text.split("\n"):
        cells = cells_of(CELL, line, start)
        start += len(line) + 1
        if any(cell.text in data["names"] for cell in cells) and any(cell.text in data["roles"] for cell in cells):
            head = cells
        elif head and len(cells) == len(head):
            yield from _row(context, head, cells, data)
        else:
            head = ()


def _row(context: Context, head: Sequence[Cell], row: Row, data: dict[str, Any]) -> Iterator[Draft]:
    name = next(cell for column, cell in zip(head, row, strict=True) if column.text in data["names"])
    if not name.text.endswith(tuple(data["ends"])) or len(name.text) > LONGEST:
        return
    event = Hit(name.start, name.end, "Event", RULE, name.text, CONFIDENCE)
    known = (hit for hit in context.between(name.start, name.end) if hit.type == "Event" and not hit.nested)
    event = next(known, event)
    for column, cell in zip(head, row, strict=True):
        role = data["roles"].get(column.text)
        bodies = (hit for hit in context.between(cell.start, cell.end) if context.is_body(hit) and not hit.nested)
        for body in bodies if role else ():
            yield Draft(body, "organizes", event, RULE, body.start, CONFIDENCE, {"role": role})
