"""Reading the regions' table and the two small lists beside it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from kg.ontology.files import read_text
from kg.ontology.parts import ABBREVIATIONS, REGIONS, RISKY, Problems, document
from kg.ontology.problems import Problem
from kg.ontology.regions import Level, Region, Regions

COLUMNS = ["code", "name", "level", "parent", "short", "aliases"]
_LEVELS: dict[str, Level] = {level: level for level in get_args(Level)}


def regions(folder: Path, problems: Problems) -> Regions:
    """``gazetteer/regions.csv`` with its list of risky surfaces and its one-character abbreviations."""
    rows = _rows(folder, problems)
    codes = {region.code for region in rows}
    return Regions(rows, _risky(folder, problems), _abbreviations(folder, codes, problems))


def _rows(folder: Path, problems: Problems) -> Sequence[Region]:
    text = read_text(folder, REGIONS)
    if isinstance(text, Problem):
        problems.append(text)
        return ()
    try:
        table = list(csv.reader(io.StringIO(text)))
    except csv.Error as error:
        remedy = "另存为逗号分隔的 CSV save it as comma-separated CSV"
        problems.append(Problem(REGIONS, "file", f"不是 CSV not valid CSV: {error}", remedy))
        return ()
    if not table or table[0] != COLUMNS:
        remedy = f"第一行写成 make the first line: {','.join(COLUMNS)}"
        problems.append(Problem(REGIONS, "header", "列名不对 wrong columns", remedy, 1))
        return ()
    return _distinct(table, problems)


def _distinct(table: Sequence[list[str]], problems: Problems) -> Sequence[Region]:
    """The regions below the table's header; a code that stands twice is a problem, as is an unknown parent."""
    rows: list[Region] = []
    lines: dict[str, int] = {}
    for number, cells in enumerate(table[1:], start=2):
        region = _region(cells, number, problems)
        if region is None:
            continue
        if region.code in lines:
            cause = f"代码重复 the code also stands on line {lines[region.code]}: {region.code}"
            problems.append(Problem(REGIONS, region.name, cause, "每个代码只留一行 keep one line per code", number))
        lines[region.code] = number
        rows.append(region)
    problems.extend(_orphans(rows, lines))
    return rows


def _region(cells: list[str], line: int, problems: Problems) -> Region | None:
    if len(cells) != len(COLUMNS):
        cause = f"应有 {len(COLUMNS)} 列 must have {len(COLUMNS)} columns, has {len(cells)}"
        problems.append(Problem(REGIONS, ",".join(cells), cause, "补足逗号 add the missing commas", line))
        return None
    code, name, level, parent, short, aliases = cells
    if level not in _LEVELS or not name or not (code.isdigit() and len(code) in (6, 12)):
        remedy = f"代码 6 或 12 位，级别取 code of 6 or 12 digits, level one of: {', '.join(_LEVELS)}"
        problems.append(Problem(REGIONS, name or code, "代码、名称或级别不对 bad code, name or level", remedy, line))
        return None
    return Region(code, name, _LEVELS[level], parent, short, tuple(aliases.split("|")) if aliases else ())


def _orphans(rows: Sequence[Region], lines: dict[str, int]) -> Problems:
    """Parents must be known and of a higher level, which also rules out cycles."""
    order = list(_LEVELS)
    levels = {region.code: order.index(region.level) for region in rows}
    remedy = "写上级行政区的代码 give the code of the region above it"
    return [
        Problem(REGIONS, region.name, f"上级代码不对 bad parent: {region.parent or '-'}", remedy, lines[region.code])
        for region in rows
        if region.level != "country" and levels.get(region.parent, len(order)) >= levels[region.code]
    ]


def _risky(folder: Path, problems: Problems) -> list[str]:
    doc = document(folder, RISKY, problems)
    if doc is None:
        return []
    surfaces = doc.data.get("surfaces") if isinstance(doc.data, dict) else None
    if not isinstance(surfaces, list) or not all(isinstance(one, str) for one in surfaces):
        remedy = "写成 write `surfaces: [和平, …]`"
        cause = "应是名称的列表 must be a list of names"
        problems.append(Problem(RISKY, "surfaces", cause, remedy, doc.line("surfaces")))
        return []
    return surfaces


def _abbreviations(folder: Path, codes: set[str], problems: Problems) -> dict[str, str]:
    doc = document(folder, ABBREVIATIONS, problems)
    if doc is None:
        return {}
    if not isinstance(doc.data, dict):
        remedy = '写成 write `京: "110000"`'
        problems.append(Problem(ABBREVIATIONS, "file", "应是简称到代码的映射 must map characters to codes", remedy, 1))
        return {}
    pairs = {str(key): str(value) for key, value in doc.data.items()}
    for key, code in pairs.items():
        if code not in codes:
            remedy = f"写 {REGIONS} 中的代码 give a code that stands there"
            problems.append(Problem(ABBREVIATIONS, key, f"未知的代码 unknown code: {code}", remedy, doc.line(key)))
    return pairs
