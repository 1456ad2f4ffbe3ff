"""The metadata file: a table in which a person says what the title, date, publisher and address of documents are."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from kg.errors import ReadError, UsageError
from kg.model import Source
from kg.read.corpus import USUAL, plain_name
from kg.read.filled import read_table
from kg.read.lines import described

# The columns, and how they may be named too; compared as the columns of a corpus are.
COLUMNS = {
    "path": ("path", "file", "filename", "路径", "文件", "文件路径", "文件名"),
    "title": USUAL["title"],
    "date": USUAL["date"],
    "publisher": USUAL["source"],
    "url": ("url", "link", "网址", "链接", "地址"),
}
SHOWN = 20  # faults of one file
_DATE = re.compile(
    r"((?:19|20)\d\d)(?:\s?[-/.年]\s?(\d{1,2})(?:\s?[-/.月]\s?(\d{1,2})\s?日?)?)?[月年]?(?:[T\s]\d{1,2}:\d{2}\S*)?"
    r"|((?:19|20)\d\d)(\d\d)(\d\d)"
)


@dataclass(frozen=True, slots=True)
class Row:
    """What a line of the file (counted from 1) says of the document at ``path``: ``values`` go into its metadata."""

    line: int
    path: str
    values: Mapping[str, str]


def describe(source: Source, values: Mapping[str, str]) -> Source:
    """The source with these values in place of what was known of it."""
    return replace(source, metadata={**source.metadata, **values}, given=source.given | values.keys())


@dataclass(slots=True)
class _Faults:
    """What is wrong with the file called ``name``, for a person."""

    name: str
    found: list[str] = field(default_factory=list)

    def add(self, line: int, cause: str, remedy: str) -> None:
        self.found.append(f"{self.name} 第{line}行 line {line}: {cause}\n  remedy: {remedy}")

    def check(self) -> None:
        """Raise UsageError where there are any."""
        more = len(self.found) - SHOWN
        if self.found:
            raise UsageError("\n".join(self.found[:SHOWN] + [f"还有 {more} 处 and {more} more"] * (more > 0)))


def read_metadata(path: Path) -> tuple[Row, ...]:
    """The rows of a metadata file. Raises UsageError that names each fault's line, cause and remedy."""
    if not path.is_file():
        raise UsageError(f"找不到元数据文件 no such metadata file: {path}\n  remedy: 请检查路径 check its path")
    try:
        table = read_table(path)
    except (OSError, ReadError) as error:
        remedy = "另存为 UTF-8 的 CSV save it as CSV in UTF-8"
        raise UsageError(f"无法读取元数据文件 the metadata file cannot be read: {error}\n  remedy: {remedy}") from error
    faults = _Faults(path.name)
    lines = _lines(table, faults)
    number, names = next(lines, (1, []))
    uses = _uses(number, names, faults)
    faults.check()
    rows = [row for line, cells in lines if (row := _row(line, cells, uses, faults)) is not None]
    faults.check()
    return tuple(rows)


def _lines(table: Iterable[tuple[int, list[str]]], faults: _Faults) -> Iterator[tuple[int, list[str]]]:
    """The number and the cells of each line that is not blank."""
    first = 1
    try:
        for last, cells in table:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield first, stripped
            first = last + 1
    except csv.Error as error:
        faults.add(first, f"不是有效的 CSV not valid CSV: {error}", "检查引号和分隔符 check quotes and separators")


def _uses(line: int, names: Sequence[str], faults: _Faults) -> list[str]:
    """What each column is for."""
    known = {name: use for use, usual in COLUMNS.items() for name in usual}
    uses = [known.get(plain_name(name), "") for name in names]
    remedy = f"列可为 the columns are: {', '.join(COLUMNS)}"
    for name, use in zip(names, uses, strict=True):
        if not use:
            faults.add(line, f"不认识的列 unknown column: {name or '—'}", f"改名或删去 rename or remove it; {remedy}")
        elif uses.count(use) > 1:
            faults.add(line, f"重复的列 two columns for {use}: {name}", "只留一列 keep one of them")
    if not faults.found and "path" not in uses:
        faults.add(line, "没有列 path there is no column path", f"补上文件路径一列 add the documents' paths; {remedy}")
    return uses


def _row(line: int, cells: Sequence[str], uses: Sequence[str], faults: _Faults) -> Row | None:
    if len(cells) != len(uses):
        cause = f"有 {len(cells)} 格，应为 {len(uses)} it has {len(cells)} cells instead of {len(uses)}"
        faults.add(line, cause, "含分隔符的值加引号 put quotes around a value that has a separator in it")
        return None
    values = dict(zip(uses, cells, strict=True))
    path, day = values.pop("path"), values.get("date", "")
    if not path:
        faults.add(line, "没有路径 it names no path", "补上文件路径 add the document's path")
    elif day and not (iso := _iso(day)):
        faults.add(line, f"无法识别的日期 not a date: {day}", "写成 2026-06-04、2026-06 或 2026 write it so")
    else:
        return Row(line, path, described(**values) | ({"date": iso} if day else {}))
    return None


def _iso(text: str) -> str:
    """A date, a month or a year as ISO; empty where it is none, or no day of the calendar."""
    match = _DATE.fullmatch(text)
    year, month, day = ([part for part in match.groups() if part] + ["", ""])[:3] if match else ("", "", "")
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    return "-".join([year, *(f"{int(part):02d}" for part in (month, day) if part)])
