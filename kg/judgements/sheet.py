"""Questions as a table that a person fills in, and the judgements that come back from it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kg.errors import UsageError, reason, unwritable
from kg.judgements.files import ALONE, NAMING, judgement_of
from kg.model import Judgement

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
            writer.writerows(dict(shown) | {name: getattr(asked, name) for name in ABOUT} for asked, shown in rows)
    except OSError as error:
        raise unwritable(path, error) from error


def read_sheet(path: Path, by: str, day: str) -> list[Judgement]:
    """The judgements of the rows whose ``verdict`` is filled in. Raises UsageError, naming the line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle)
            rows: Sequence[Mapping[str, str]] = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        remedy = "给出 kg review --csv 写出的表格 name a table that kg review --csv has written"
        raise UsageError(f"无法读取 cannot be read: {path} ({reason(error)})\n  remedy: {remedy}") from error
    missing = {"verdict", *ABOUT} - set(reader.fieldnames or ())
    if missing:
        remedy = "保留表头，只填 verdict 等列 leave the head as it is, fill in verdict and the like"
        raise UsageError(f"{path}: 缺列 columns are missing: {', '.join(sorted(missing))}\n  remedy: {remedy}")
    filled = ((number, row) for number, row in enumerate(rows, 2) if (row["verdict"] or "").strip())
    return [_judgement(row, by, day, f"{path} 第{number}行 row {number}") for number, row in filled]


def _judgement(row: Mapping[str, str], by: str, day: str, place: str) -> Judgement:
    values = {name: (value or "").strip() for name, value in row.items() if name in COLUMNS}
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
