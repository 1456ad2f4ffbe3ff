"""Plain text and Markdown."""

from __future__ import annotations

import re

from kg.read.decode import decode
from kg.read.markdown import markup
from kg.read.registry import Content, Document, reader

WEB_PAGE = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)


@reader(".txt", ".text")
def read_text(document: Document) -> Content:
    """Plain text in any encoding that :func:`kg.read.decode.decode` knows."""
    text, encoding, notes = decode(document.data(), document.name)
    if WEB_PAGE.match(text):
        raise document.error("这是网页；请把后缀改成 .html", "this is a web page; rename it to .html")
    return Content(text, encoding, notes=notes)


@reader(".md", ".markdown")
def read_markdown(document: Document) -> Content:
    """Markdown: its marks are dropped, its headings stay lines of their own."""
    text, encoding, notes = decode(document.data(), document.name)
    return Content(text, encoding, tuple(markup(text)), notes=notes)
