"""How the answer to a question is printed or written: a table, CSV or JSON."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from kg.cli.console import say, say_json, say_table
from kg.errors import unwritable

Command = TypeVar("Command", bound=Callable[..., Any])
_OPTIONS = (
    click.option("--json", "as_json", is_flag=True, help="输出 JSON print JSON."),
    click.option("--csv", "as_csv", is_flag=True, help="输出 CSV，所有列 print CSV, all columns."),
    click.option("-o", "--output", metavar="FILE", help="写入 .csv 或 .json 文件 write into a .csv or .json file."),
)


def answer_options(command: Command) -> Command:
    """Adds ``--json``, ``--csv`` and ``-o`` to a command; they become its ``shape``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def answer(title: str, rows: Sequence[Any], columns: Mapping[str, str], shape: Mapping[str, Any]) -> None:
    """Give the rows (records): as a table its ``columns`` (field and heading), else all fields."""
    from kg.analysis.facts import flat

    output = shape["output"]
    if output and not output.endswith((".csv", ".json")):
        raise click.UsageError(f"文件名应以 .csv 或 .json 结尾 the file must end in .csv or .json: {output}")
    asked = {"json": shape["as_json"], "csv": shape["as_csv"]}
    if sum(asked.values()) > 1 or (output and any(asked[kind] and not output.endswith(f".{kind}") for kind in asked)):
        raise click.UsageError("格式互相矛盾，只给一种 two formats are asked for, name one: --json, --csv, -o FILE")
    if shape["as_json"] or (output or "").endswith(".json"):
        _give_json([_plain(row) for row in rows], output)
    elif shape["as_csv"] or output:
        _give_csv(flat(rows), output)
    elif not rows:
        say("没有找到 nothing found")
    else:
        say_table(f"{title} ({len(rows)})", list(columns.values()), [_cells(row, columns) for row in flat(rows)])


def _plain(row: Any) -> Any:
    return row if isinstance(row, (dict, list)) else asdict(row)


def _cells(row: Mapping[str, Any], columns: Mapping[str, str]) -> list[object]:
    from kg.export.notes import note

    told = {"note": note({name: value for name, value in row.items() if value != ""}), **row}
    values = (told.get(name, "") for name in columns)
    # a sentence of a page in columns has each line's blanks in it
    return ["".join(map(str.strip, value.splitlines())) if isinstance(value, str) else value for value in values]


def _give_json(data: Any, output: str | None) -> None:
    if output is None:
        say_json(data)
        return
    with _opened(output, "utf-8") as out:
        json.dump(data, out, ensure_ascii=False, indent=1, default=str)
        out.write("\n")


def _give_csv(rows: Sequence[Mapping[str, Any]], output: str | None) -> None:
    """Without a byte order mark Excel garbles Chinese in a file; in a pipe it is in the way."""
    if output is None:
        _write_csv(rows, sys.stdout)
        return
    with _opened(output, "utf-8-sig") as out:
        _write_csv(rows, out)


def _opened(output: str, encoding: str) -> TextIO:
    try:
        return Path(output).open("w", encoding=encoding, newline="")
    except OSError as error:
        raise unwritable(output, error) from error


def _write_csv(rows: Sequence[Mapping[str, Any]], out: TextIO) -> None:
    from kg.text.formulas import inert
    from kg.text.numerals import digits

    writer = csv.writer(out, lineterminator="\n")
    if rows:
        writer.writerow(list(rows[0]))
        cells = ([digits(one) if isinstance(one, float) else inert(one) for one in row.values()] for row in rows)
        writer.writerows(cells)
