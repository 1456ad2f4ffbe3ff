"""PDF files: the text layer line by line, with page and box, by PDFium."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any

from kg.read.lines import Line, compact, described, put_together
from kg.read.registry import Content, Document, reader

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

HEADER, HEADER_WITHIN = b"%PDF-", 1024
# Bytes at the end where the mark must stand; a file that was cut off has none.
END, END_WITHIN = b"%%EOF", 4096
NO_BOX = (0.0, 0.0, 0.0, 0.0)


@reader(".pdf")
def read_pdf(document: Document) -> Content:
    """A PDF with a text layer; ``Place.label`` is ``第3页 [72,90,523,104]``: the box in points from the top left."""
    data = document.data()
    _check_marks(document, data)
    with closing(_open(document, data)) as pdf:
        if len(pdf) > document.limits.pages:
            raise document.error(
                f"有 {len(pdf)} 页，超过 {document.limits.pages}；请先拆分",
                f"{len(pdf)} pages, more than {document.limits.pages}; split it first",
            )
        text, places = put_together(_lines(document, pdf))
        said = pdf.get_metadata_value("Title")
    title = said if compact(said) in compact(text[: len(said) + 2000]) else ""
    return Content(text, places=places, metadata=described(title=title))


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


def _lines(document: Document, pdf: PdfDocument) -> Iterator[Line]:
    for number in range(len(pdf)):
        document.check_time()
        with closing(pdf[number]) as page:
            yield from text_lines(page, number + 1)


def text_lines(page: PdfPage, number: int) -> Iterator[Line]:
    """The lines of a page's text layer, in the order of the file's blocks."""
    height = page.get_height()
    with closing(page.get_textpage()) as layer:
        start = 0
        for text in layer.get_text_range().split("\r\n"):
            if text.strip():
                left, top, right, bottom = _box(layer, start, start + len(text) - 1)
                box = f"{left:.0f},{height - top:.0f},{right:.0f},{height - bottom:.0f}"
                yield Line(text, number, f"第{number}页 [{box}]")
            start += len(text) + 2


def _box(layer: Any, first: int, last: int) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a line by its first and last characters, given by their indices in the text."""
    import pypdfium2.raw as raw

    corners = []
    for index in (first, last):
        char = raw.FPDFText_GetCharIndexFromTextIndex(layer, index)
        corners.append(layer.get_charbox(char) if char >= 0 else NO_BOX)
    (left, bottom, _, top), (_, low, right, high) = corners
    return left, max(top, high), right, min(bottom, low)
