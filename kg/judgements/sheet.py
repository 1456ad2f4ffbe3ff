"""Questions as a table that a person fills in, and the judgements that come back from it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.errors import UsageError, unwritable
from kg.judgements.files import ALONE, NAMING, judgement_of
from kg.model import Judgement
from kg.text.formulas import bare, inert

# What a person fills in, and what says what it is about.
FILLED = ("verdict", "word", "by", "why")
ABOUT = ("type", "left", "right", "left_text", "right_text", "relation", "sentence")
SHOWN = ("kind", "weight", "reason", "candidates", "sentences")
COLUMNS = (*FILLED, *SHOWN, *ABOUT)
UNKNOWN = "?"


def write_sheet(path: Path, rows: Iterable[tuple[Judgement, Mapping[str, str]]]) -> None:
    """Write questions as CSV for Excel: what each is about, and ``SHOWN`` for the person. Raises UsageError."""
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as handle:
            writer = csv.DictWriter(handle, COLUMNS)
            writer.writeheader()
            told = (dict(shown) | {name: getattr(asked, name) for name in ABOUT} for asked, shown in rows)
            writer.writerows({name: inert(value) for name, value in row.items()} for row in told)
    except OSError as error:
        raise unwritable(path, error) from error


def answers(rows: Iterator[tuple[int, list[str]]], name: str, by: str, day: str) -> list[Judgement]:
    """The judgements of the rows, head and all, whose ``verdict`` is filled in. Raises UsageError, naming the row."""
    _, head = next(rows, (1, []))
    missing = {"verdict", *ABOUT} - set(head)
    if missing:
        remedy = "保留表头，只填 verdict 等列 leave the head as it is, fill in verdict and the like"
        raise UsageError(f"{name}: 缺列 columns are missing: {', '.join(sorted(missing))}\n  remedy: {remedy}")
    empty = dict.fromkeys(head, "")  # a row may be cut off behind its last filled cell
    stripped = ([bare(cell.strip()) for cell in cells] for _, cells in rows)
    told = (empty | dict(zip(head, cells, strict=False)) for cells in stripped)
    filled = ((number, row) for number, row in enumerate(told, 2) if row["verdict"])
    return [_judgement(row, by, day, f"{name} 第{number}行 row {number}") for number, row in filled]


def _judgement(values: Mapping[str, str], by: str, day: str, place: str) -> Judgement:
    asked = Judgement("unsure", **{name: values[name] for name in ABOUT}, place=place)
    said = {"by": values.get("by") or by, "date": day, "why": values.get("why", "")}
    return decide(asked, values["verdict"].lower(), values.get("word", ""), **said)


def decide(asked: Judgement, verdict: str, word: str = "", *, by: str, date: str, why: str = "") -> Judgement:
    """What was asked with its answer; ``word`` is the new name, the alias, or what a reference means.

    Raises UsageError where the verdict does not fit.
    """
    entry = {name: getattr(asked, name) for name in ABOUT}
    if verdict in NAMING:
        entry |= {"right": word, "right_text": ""}
    elif verdict in ALONE:
        entry |= {"right": "", "right_text": ""}
    elif asked.right == UNKNOWN and verdict in ("same", "different"):
        entry["right"] = word
    said = {"verdict": verdict, "by": by, "date": date, "why": why}
    return judgement_of(entry | said, asked.place or "review")
