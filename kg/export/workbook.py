"""An Excel workbook for colleagues."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from kg.errors import ExportError
from kg.export.columns import Attributes
from kg.export.registry import Bundle, register
from kg.text.extras import needed
from kg.text.patterns import NOT_XML

MOST_ROWS, MOST_CHARACTERS = 1_048_576, 32_767
NODE_HEADS = {"label": "名称 label", "type_zh": "类型 type", "aliases": "别名 aliases", "mentions": "提及 mentions"}
EDGE_HEADS = {"label": "关系 relation", "evidence": "原句 sentence", "confidence": "置信度 confidence",
              "support": "句数 support", "place": "出处 place"}  # fmt: skip
_WIDE, _NARROW = 40, 14
# The day that stands in the file in place of today's: the same graph gives the same bytes.
_EPOCH = datetime(2020, 1, 1)  # noqa: DTZ001 - a workbook knows no zones
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


@register("xlsx", ("graph.xlsx",), "Excel, WPS, LibreOffice", default=False, extra="xlsx")
def write_xlsx(folder: Path, bundle: Bundle) -> None:
    """Writes ``graph.xlsx``: a sheet of the nodes and one of the edges, with both ends by name.

    Text never runs as a formula. Raises ExportError where there are more rows than a sheet takes.
    """
    openpyxl = needed("openpyxl", "xlsx")
    book = openpyxl.Workbook(write_only=True)
    book.properties.created = book.properties.modified = _EPOCH
    book.properties.creator = "kg"
    nodes = _ordered(bundle.node_columns, NODE_HEADS)
    rows = ([*_values(data, nodes), node] for node, data in bundle.nodes())
    _sheet(book, "节点 nodes", [NODE_HEADS.get(name, name) for name in nodes] + ["id"], rows)
    edges = _ordered(bundle.edge_columns, EDGE_HEADS)
    label = {node: str(data.get("label", node)) for node, data in bundle.nodes()}
    told = (
        [label[source], data.get("label", ""), label[target], *_values(data, edges[1:]), source, target, key]
        for key, _, source, target, data in bundle.edges()
    )
    heads = ["主语 subject", EDGE_HEADS["label"], "宾语 object", *(EDGE_HEADS.get(name, name) for name in edges[1:])]
    _sheet(book, "边 edges", [*heads, "source", "target", "key"], told)
    path = folder / "graph.xlsx"
    book.save(path)
    _timeless(path)


def _ordered(columns: Iterable[str], first: Mapping[str, str]) -> list[str]:
    return [*first, *(name for name in columns if name not in first)]


def _values(data: Attributes, names: Sequence[str]) -> list[Any]:
    return [data.get(name, "") for name in names]


def _sheet(book: Any, title: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "B2"
    letters = needed("openpyxl.utils", "xlsx").get_column_letter
    for number, head in enumerate(heads, 1):
        sheet.column_dimensions[letters(number)].width = _WIDE if head.startswith(("原句", "名称")) else _NARROW
    sheet.append(heads)
    count = 1
    for count, row in enumerate(rows, 2):
        if count > MOST_ROWS:
            remedy = "用 csv 或 parquet，或先取一部分 use csv or parquet, or export a part (--region, --period)"
            raise ExportError(f"行数超过 Excel 的上限 more rows than Excel takes: {MOST_ROWS}\n  remedy: {remedy}")
        sheet.append([_cell(sheet, value) for value in row])
    sheet.auto_filter.ref = f"A1:{letters(len(heads))}{count}"


def _cell(sheet: Any, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = NOT_XML.sub("", value)[:MOST_CHARACTERS]
    if not text.startswith(("=", "+", "-", "@")):
        return text
    cell = needed("openpyxl.cell", "xlsx").WriteOnlyCell(sheet, value=text)
    cell.data_type, cell.quotePrefix = "s", True
    return cell


def _timeless(path: Path) -> None:
    """Write the archive anew with one and the same time on all its parts."""
    with zipfile.ZipFile(path) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    # openpyxl writes the present time over the one that is set.
    parts = [(name, _MODIFIED.sub(rb"\g<1>2020-01-01T00:00:00Z\g<2>", data)) for name, data in parts]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(zipfile.ZipInfo(name, _EPOCH.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)
