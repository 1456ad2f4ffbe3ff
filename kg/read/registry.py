"""One reader for each suffix, and what passes between the readers and the rest. A new format is one function."""

from __future__ import annotations

import hashlib
import io
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import BinaryIO, NamedTuple

from kg.errors import ReadError
from kg.model import Place
from kg.read.limits import Deadline, Expansion, ReadLimits, ReadOptions

BLOCK = 1 << 20  # bytes
HEAVY = {f"kg.read.{name}" for name in ("archive", "book", "image", "page", "parquet", "pdf", "word")}


class Content(NamedTuple):
    """What a reader gives for one document.

    ``text`` is the file's text, ``markup`` the ranges of it to drop, in order; ``places`` count in ``text`` too.
    ``name`` and ``digest`` are filled in for the file itself; a reader of many documents names each (``name#row``).
    ``notes`` say what of the document could not be read.
    """

    text: str
    encoding: str = "utf-8"
    markup: tuple[tuple[int, int], ...] = ()
    places: tuple[Place, ...] = ()
    metadata: Mapping[str, str] = MappingProxyType({})
    notes: tuple[str, ...] = ()
    name: str = ""
    format: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document inside a file that is not read, or a part of one, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader gets: a file, or a member of an archive. ``size`` is in bytes."""

    name: str
    size: int
    opener: Callable[[], BinaryIO]
    options: ReadOptions
    deadline: Deadline
    expansion: Expansion
    depth: int = 0
    hashes: list[str] = field(default_factory=list)
    """The SHA-256 of its bytes, where they were read all at once."""
    held: list[bytes] = field(default_factory=list)
    """All its bytes, where it is small and was opened: it is opened again to be hashed."""
    hand_over: Callable[[], None] = lambda: None
    """Hands over what was read so far; readers of many documents call it before a library goes on to parse."""

    @property
    def limits(self) -> ReadLimits:
        """The limits that hold for it."""
        return self.options.limits

    @property
    def suffix(self) -> str:
        """``.pdf``: in small letters."""
        return posixpath.splitext(self.name)[1].lower()

    def open(self) -> BinaryIO:
        """A new stream of its bytes, seekable. Raises :class:`ReadError` where it is empty or cannot be opened."""
        self.bounded(self.limits.container_bytes)
        if self.held:
            return io.BytesIO(self.held[0])
        try:
            stream = self.opener()
            if self.size > BLOCK:
                return stream
            with stream:
                self.held.append(stream.read(BLOCK))
            return io.BytesIO(self.held[0])
        except OSError as error:
            raise self.error("无法打开，请检查权限", "cannot be opened, check its permissions") from error

    def data(self) -> bytes:
        """All its bytes. Raises :class:`ReadError` where it is empty, too large or cannot be opened."""
        limit = self.limits.document_bytes
        self.bounded(limit)
        with self.open() as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise self.too_large(limit)
        if not self.held:
            self.hashes.append(hashlib.sha256(data).hexdigest())
        return data

    def bounded(self, limit: int) -> None:
        """Raise :class:`ReadError` where it is empty or has more than ``limit`` bytes."""
        if not self.size:
            raise self.error("文件是空的；请检查来源", "the file is empty; check where it came from")
        if self.size > limit:
            raise self.too_large(limit)

    def too_large(self, limit: int) -> ReadError:
        """The error for a file of more than ``limit`` bytes."""
        size = f"{limit / 1_000_000:g} MB"
        option = "--max-file-mb" if limit == self.limits.document_bytes else "--max-container-mb"
        return self.error(
            f"文件超过 {size}；请先拆分，或放宽 {option}", f"larger than {size}; split it first, or raise {option}"
        )

    def damaged(self, kind: str, cause: object) -> ReadError:
        """The error for a file that the library of its kind refuses."""
        return self.error(
            f"无法按 {kind} 读取，文件可能已损坏或后缀不对；请重新取得或另存",
            f"cannot be read as {kind}, damaged or misnamed ({_first_line(cause)}); fetch it again or save it anew",
        )

    def error(self, chinese: str, english: str) -> ReadError:
        """An error of this document: cause and remedy in both languages."""
        return ReadError(f"{self.name}: {chinese} {english}")

    def check_pages(self, pages: int) -> None:
        """Raise :class:`ReadError` where it has more pages than the limit."""
        if pages > self.limits.pages:
            raise self.error(
                f"有 {pages} 页，超过 {self.limits.pages}；请先拆分，或放宽 --max-pages",
                f"{pages} pages, more than {self.limits.pages}; split it first, or raise --max-pages",
            )

    def check_time(self) -> None:
        """Raise :class:`ReadError` where its time is over; readers call it once a page, row or member."""
        self.deadline.check()


Reader = Callable[[Document], Content | Iterable[Content | Refusal]]
OnSkip = Callable[[str, str], None]
_READERS: dict[str, Reader] = {}


def reader(*names: str) -> Callable[[Reader], Reader]:
    """Register a reader for these suffixes (``.txt``): it gives one content, or several from one file."""

    def register(function: Reader) -> Reader:
        _READERS.update(dict.fromkeys(names, function))
        return function

    return register


def suffixes() -> tuple[str, ...]:
    """The suffixes that can be read, sorted."""
    return tuple(sorted(_READERS))


def light(suffix: str) -> bool:
    """Whether the reader of a suffix uses no library that a file could bring down, or is not of this package."""
    return _READERS[suffix].__module__ not in HEAVY


def known(suffix: str) -> bool:
    """Whether there is a reader for the suffix."""
    return suffix in _READERS


def contents(document: Document) -> Iterator[Content | Refusal]:
    """Every content of a document, named. Raises :class:`ReadError`, whatever the format's library raised."""
    kind = document.suffix.lstrip(".")
    try:
        found = _READERS[document.suffix](document)
        for content in (found,) if isinstance(found, Content) else found:
            if isinstance(content, Content) and not content.name:
                content = content._replace(name=document.name, format=kind, digest=digest(document))
            yield content
    except ReadError:
        raise
    except ImportError as error:
        missing = error.name or error
        raise document.error(f"缺少组件 {missing}；请重装 kg", f"{missing} is missing; install kg again") from error
    except Exception as error:  # a damaged file makes the libraries raise what they do not name
        if isinstance(error, MemoryError) or "alloc" in str(error):
            raise document.error("内存不够；请先拆分", "out of memory; split it first") from error
        raise document.damaged(kind, error) from error


def digest(document: Document) -> str:
    """The SHA-256 of its bytes, in hex."""
    if document.hashes:
        return document.hashes[0]
    if document.held:
        return hashlib.sha256(document.held[0]).hexdigest()
    found = hashlib.sha256()
    with document.open() as stream:
        while block := stream.read(BLOCK):
            found.update(block)
    return found.hexdigest()


def _first_line(cause: object) -> str:
    text = str(cause).strip() or type(cause).__name__
    return text.splitlines()[0][:200]
