"""Plain text and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Place
from kg.read.decode import decode
from kg.read.markdown import markup
from kg.read.registry import Content, Document, reader
from kg.read.sidebyside import Strip, in_columns

WEB_PAGE = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)


@reader(".txt", ".text")
def read_text(document: Document) -> Content:
    """Plain text in any encoding that :func:`kg.read.decode.decode` knows; columns side by side are read one by one."""
    text, encoding, notes = decode(document.data(), document.name)
    if WEB_PAGE.match(text):
        raise document.error("这是网页；请把后缀改成 .html", "this is a web page; rename it to .html")
    strips = in_columns(text)
    if not strips:
        return Content(text, encoding, notes=notes)
    return Content("\n".join(strip.text for strip in strips), encoding, places=tuple(_places(strips)), notes=notes)


def _places(strips: Sequence[Strip]) -> Iterator[Place]:
    """The lines of the file that the strips are parts of."""
    start = 0
    for strip in strips:
        if strip.text:
            yield Place(start, start + len(strip.text), 0, f"第{strip.row}行")
        start += len(strip.text) + 1


@reader(".md", ".markdown")
def read_markdown(document: Document) -> Content:
    """Markdown: its marks are dropped, its headings stay lines of their own."""
    text, encoding, notes = decode(document.data(), document.name)
    return Content(text, encoding, tuple(markup(text)), notes=notes)
