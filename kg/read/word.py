"""Word files: paragraphs, the cells of tables and text boxes as lines, in the order of the document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.read.lines import Line, compact, described, in_rows, put_together
from kg.read.numbering import Numbering
from kg.read.registry import Content, Document, reader
from kg.read.zipped import opened

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPH, TABLE, ROW, CELL, TEXT = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "t"))
BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
# Boxes are paragraphs of their own; deleted words are gone; a fallback says the same again for old programs.
OTHER = {f"{W}txbxContent", f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr"}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@reader(".docx")
def read_word(document: Document) -> Content:
    """A Word file: the text of its body, its lists numbered; ``Place.label`` is ``第5段`` or ``表1第2行第3列``."""
    import docx

    with opened(document, "docx") as container, document.open() as stream:
        container.getinfo("[Content_Types].xml")
        word = docx.Document(stream)
    text, places = put_together(in_rows(_lines(document, word.element.body, Numbering.of(word))))
    said = word.core_properties.title
    title = said if said and compact(said) in compact(text) else _styled_title(word)
    return Content(text, places=places, metadata=described(title=title))


def _lines(document: Document, body: _Element, numbering: Numbering) -> Iterator[Line]:
    cells = _cells(body)
    count = 0
    for paragraph in body.iter(PARAGRAPH):
        document.check_time()
        above = list(paragraph.iterancestors(FALLBACK, CELL, f"{W}txbxContent"))
        if any(element.tag == FALLBACK for element in above):
            continue
        count += not above
        cell = next((cells[element] for element in above if element in cells), "")
        mark, text = numbering.mark(paragraph), "".join(_words(paragraph))
        yield Line(f"{mark}{text}" if text.strip() else "", 0, cell or f"第{count}段")


def _cells(body: _Element) -> dict[Any, str]:
    """The label of each table's cells. The keys keep the elements alive, and so their identity."""
    return {
        cell: f"表{table_number}第{row_number}行第{column}列"
        for table_number, table in enumerate(body.iter(TABLE), 1)
        for row_number, row in enumerate(table.iterchildren(ROW), 1)
        for column, cell in enumerate(row.iterchildren(CELL), 1)
    }


def _words(element: _Element) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag == TEXT:
            yield child.text or ""
        elif tag in BREAKS:
            yield BREAKS[tag]
        elif tag not in OTHER and tag != FALLBACK:
            yield from _words(child)


def _styled_title(word: Any) -> str:
    for paragraph in word.paragraphs:
        style = paragraph.style
        if style is not None and style.name in {"Title", "Heading 1", "标题", "标题 1"}:
            return str(paragraph.text)
    return ""
