"""PDF files: the text layer line by line, with page and box, by PDFium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kg.read import ocr
from kg.read.layout import LINE, Page, has_columns, lay_out
from kg.read.lines import Line, compact, described, put_together
from kg.read.printed import WIDE, Box
from kg.read.registry import Content, Document, reader
from kg.read.textlayer import CharBoxes, drawn, runs

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

HEADER, HEADER_WITHIN = b"%PDF-", 1024
# Bytes at the end where the mark must stand; a file that was cut off has none.
END, END_WITHIN = b"%%EOF", 4096
TITLE_WITHIN = 2000  # characters; a title further down is that of something else
STAMP = 30  # characters
PICTURE = 0.5  # of the page
DPI = 300  # what scans are made with at the most
# The library puts a blank where a line has a gap between two characters. So many of such lines, and such a
# share of all, may be columns; names of persons have one too.
GAP, GAPS, GAPPED = re.compile(f"[{chr(WIDE)}-\uffff] [{chr(WIDE)}-\uffff]"), 4, 0.2


@reader(".pdf")
def read_pdf(document: Document) -> Content:
    """A PDF with a text layer; ``Place.label`` is ``第3页 [72,90,523,104]``: the box in points from the top left."""
    data = document.data()
    _check_marks(document, data)
    with closing(_open(document, data)) as pdf:
        document.check_pages(len(pdf))
        scans: list[int] = []
        text, places = put_together(_lines(document, pdf, scans))
        said = pdf.get_metadata_value("Title")
    if scans and not text:
        raise document.error(ocr.MISSING, ocr.MISSING_ENGLISH)
    listed = "、".join(map(str, scans))
    notes = (f"{document.name}: 第{listed}页{ocr.MISSING} pages {listed}: {ocr.MISSING_ENGLISH}",) if scans else ()
    title = said if compact(said) in compact(text[: len(said) + TITLE_WITHIN]) else ""
    return Content(text, places=places, metadata=described(title=title), notes=notes)


def _check_marks(document: Document, data: bytes) -> None:
    if HEADER not in data[:HEADER_WITHIN]:
        raise document.damaged("pdf", "no %PDF- at its start")
    if END not in data[-END_WITHIN:]:
        raise document.error("文件不完整，结尾缺失；请重新下载", "the file is cut off, its end is gone; fetch it again")


def _open(document: Document, data: bytes) -> PdfDocument:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise document.error(
                "文件已加密，需要密码；请去掉密码后另存", "encrypted, a password is needed; save it without one"
            ) from error
        raise document.damaged("pdf", error) from error


def _lines(document: Document, pdf: PdfDocument, scans: list[int]) -> Iterator[Line]:
    """The lines of all pages. Pages that are pictures are recognised; else, where that is missing, put on ``scans``."""
    for number in range(1, len(pdf) + 1):
        document.check_time()
        with closing(pdf[number - 1]) as page:
            lines = list(page_lines(page, number))
            if not _is_scan(page, lines):
                yield from lines
            elif ocr.available():
                yield from _recognised(document, page, number)
            else:
                scans.append(number)


def _is_scan(page: PdfPage, lines: list[Line]) -> bool:
    """Whether hardly any text, a stamp of the scanning program at the most, stands beside a picture of the page."""
    if len(lines) > STAMP or sum(len(compact(line.text)) for line in lines) > STAMP:
        return False
    width, height = page.get_size()
    for thing in page.get_objects(max_depth=3):
        left, bottom, right, top = thing.get_bounds()
        if (right - left) * (top - bottom) > PICTURE * width * height:
            return True
    return False


def _recognised(document: Document, page: PdfPage, number: int) -> Iterator[Line]:
    long_side = max(page.get_size())
    scale = min(ocr.SHARP_SIDE / long_side, DPI / 72, (document.limits.pixels / long_side**2) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    yield from ocr.picture_lines(bitmap.to_pil(), number, 1 / scale)


def page_lines(page: PdfPage, number: int) -> list[Line]:
    """The lines of a page's text layer: those of a newspaper page article by article, else in the file's order."""

    def label(box: Box) -> str:
        left, top, right, bottom = box
        return f"第{number}页 [{left:.0f},{top:.0f},{right:.0f},{bottom:.0f}]"

    height = page.get_height()
    with closing(page.get_textpage()) as layer:
        lines = list(_file_lines(layer, height))
        if _side_by_side(lines):
            printed = Page(runs(layer, height))
            if has_columns(printed):
                return list(lay_out(Page(printed.runs, *drawn(page)), label, number))
    return [Line(text, number, label(box)) for text, box in lines]


def _file_lines(layer: Any, height: float) -> Iterator[tuple[str, Box]]:
    boxes = CharBoxes(layer, height)
    start = 0
    for text in layer.get_text_range().split("\r\n"):
        if text.strip():
            first, last = boxes.at(start), boxes.at(start + len(text) - 1)
            yield text, (first[0], min(first[1], last[1]), last[2], max(first[3], last[3]))
        start += len(text) + 2


def _side_by_side(lines: list[tuple[str, Box]]) -> bool:
    """Whether text may stand in columns: lines go up again, or have gaps in them."""
    if any(below[1] < above[1] for (_, above), (_, below) in pairwise(lines)):
        return True
    gaps = sum(len(text) > LINE and GAP.search(text) is not None for text, _ in lines)
    return gaps >= max(GAPS, GAPPED * len(lines))
