"""CSV after the conventions of Gephi's spreadsheet import."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.export.columns import Edge, Kind, weight
from kg.export.registry import Bundle, open_text, register
from kg.export.rows import Rows, Spelling
from kg.text.formulas import FORMULA, inert

_BETWEEN = "\x1f"  # the cells of a row that are looked at together
_BEGINS = re.compile(f"{_BETWEEN}{FORMULA.pattern}").search
_QUOTED = re.compile('[",\r\n]').search


@register("csv", ("nodes.csv", "edges.csv"), "Excel, Gephi, pandas", alone=True)
def write_csv(folder: Path, bundle: Bundle) -> None:
    """Writes ``nodes.csv`` and ``edges.csv``: UTF-8 with a byte order mark, without which Excel garbles Chinese.

    Text that a spreadsheet would run as a formula stands behind an apostrophe.
    """
    kinds = {name: kind for name, kind in bundle.node_columns.items() if name != "label"}
    rows = _rows("%s,%s", bundle.node_columns, kinds)
    nodes = (rows(data, str(node), data.get("label", "")) for node, data in bundle.nodes())
    _write(folder / "nodes.csv", ("Id", "Label", *kinds), nodes)
    kinds = {name: kind for name, kind in bundle.edge_columns.items() if name not in ("label", "weight")}
    edges = _edges(bundle.edges(), _rows("%s,%s,Directed,%s,%s,%s", bundle.edge_columns, kinds))
    _write(folder / "edges.csv", ("Source", "Target", "Type", "Id", "Label", "Weight", *kinds), edges)


def _edges(edges: Iterable[Edge], rows: Rows) -> Iterator[str]:
    for edge_id, _, source, target, data in edges:
        yield rows(data, source, target, edge_id, data.get("label", ""), weight(data))


def _rows(head: str, kinds: Mapping[str, Kind], shown: Iterable[str]) -> Rows:
    # The codec and the writer of the standard library take several times as long.
    spelling = Spelling(_special, _cell, _BETWEEN)
    return Rows(head, kinds, dict.fromkeys(shown, (",", "")), "\n", {}, spelling, fixed=True)


def _write(path: Path, header: Iterable[str], rows: Iterable[str]) -> None:
    with open_text(path) as out:
        out.write(f"\ufeff{','.join(map(_quoted, header))}\n")
        out.writelines(rows)


def _special(cells: str) -> object:
    return _QUOTED(cells) or _BEGINS(_BETWEEN + cells)


def _cell(text: str) -> str:
    return _quoted(str(inert(text)))


def _quoted(text: str) -> str:
    return '"{}"'.format(text.replace('"', '""')) if _QUOTED(text) else text
