"""What the commands print with: plain lines, tables and JSON, on any terminal encoding."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any, TypeGuard

import click

# A pipe has no width of its own, and a wrapped path cannot be copied.
PIPE_WIDTH = 160
NOTHING = "—"
# What steers a terminal or turns the order of what it shows, and what cannot be written: a file's name may hold it.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def prepare_streams() -> None:
    """Let a terminal that lacks a character show ``?`` for it instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def printable(text: str) -> str:
    """The text with its control characters written out, as JSON does it, but for line breaks and tabs."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def say(text: str = "", *, error: bool = False) -> None:
    """Print one line, on standard error where ``error``."""
    click.echo(printable(text), err=error)


def say_json(data: Any) -> None:
    """Print data as JSON with its Chinese readable."""
    say(json.dumps(data, ensure_ascii=False, indent=1, default=str))


def say_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table, nothing where it has no row; columns of numbers are flushed right, None is ``—``."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    values = [list(row) for row in rows]
    if not values:
        return
    table = Table(box=SIMPLE_HEAD, show_edge=False)
    for index, name in enumerate(columns):
        numeric = all(row[index] is None or _is_number(row[index]) for row in values)
        table.add_column(name, justify="right" if numeric else "left", overflow="fold")
    for row in values:
        table.add_row(*(Text(_cell(value)) for value in row))
    console = Console(file=sys.stdout, highlight=False)
    if not console.is_terminal:
        console.width = PIPE_WIDTH
    console.print(Text(printable(title), style="bold"), soft_wrap=True)  # its own title a table breaks at its width
    console.print(table)
    console.print()


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _cell(value: object) -> str:
    from kg.text.numerals import digits

    if value is None:
        return NOTHING
    return digits(value) if _is_number(value) else printable(str(value))
