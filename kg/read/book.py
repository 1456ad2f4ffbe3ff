"""EPUB books: the chapters in the order of the spine. The format is a ZIP of XHTML, so no library of its own is needed
beyond lxml (the known one for it is under a licence that reaches into the programs that use it)."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from kg.read.blocks import blocks, parse_html
from kg.read.decode import decode
from kg.read.lines import Line, described, in_rows, put_together
from kg.read.registry import Content, Document, reader
from kg.read.zipped import opened

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
PAGES = {"application/xhtml+xml", "text/html"}
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


@reader(".epub")
def read_book(document: Document) -> Content:
    """A book: the blocks of all its chapters; ``Place.label`` is ``第2章 /html/body/p[3]``."""
    with opened(document, "epub") as container:
        package = next(_parse(container.read(CONTAINER)).iter("{*}rootfile")).get("full-path", "")
        root = _parse(container.read(package))
        chapters = _chapters(root, posixpath.dirname(package))
        if set(chapters) & set(_encrypted(container)):
            raise document.error("书已加密（DRM）；请换未加密的版本", "encrypted (DRM); use a copy that is not")
        notes: list[str] = []
        text, places = put_together(in_rows(_lines(document, container, chapters, notes)))
    said = {name: next(root.iter(f"{DUBLIN_CORE}{name}"), None) for name in ("title", "date", "publisher", "creator")}
    title, date, publisher, author = (None if element is None else element.text for element in said.values())
    metadata = described(title=title, date=date, publisher=publisher, author=author)
    return Content(text, places=places, metadata=metadata, notes=tuple(notes))


def _lines(
    document: Document, container: zipfile.ZipFile, chapters: list[str], notes: list[str]
) -> Iterator[Line]:
    """The lines of all chapters; ``notes`` is told what of them could not be read."""
    for number, name in enumerate(chapters, 1):
        document.check_time()
        text, _, broken = decode(container.read(name), f"{document.name}/{name}")
        notes += broken
        if text.strip():
            yield from blocks(parse_html(text, methods=False), prefix=f"第{number}章 ")


def _chapters(root: _Element, folder: str) -> list[str]:
    files = {
        item.get("id"): posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        for item in root.iter("{*}item")
        if item.get("media-type") in PAGES and item.get("properties") != "nav"
    }
    order = dict.fromkeys(item.get("idref") for item in root.iter("{*}itemref"))
    return [files[name] for name in order if name in files]


def _encrypted(container: zipfile.ZipFile) -> Iterator[str]:
    """What needs a key; fonts are often scrambled in books that are open."""
    if ENCRYPTION in container.namelist():
        for reference in _parse(container.read(ENCRYPTION)).iter("{*}CipherReference"):
            yield unquote(reference.get("URI") or "")


def _parse(data: bytes) -> _Element:
    from lxml import etree

    return etree.fromstring(data, _parser())


@cache
def _parser() -> XMLParser[Any]:
    from lxml import etree

    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
