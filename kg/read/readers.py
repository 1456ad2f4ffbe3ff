"""One reader for each suffix. A new format is one function registered with :func:`reader`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ReadError, UsageError
from kg.model import Source, content_id
from kg.read.clean import clean
from kg.read.decode import decode
from kg.read.markdown import markup

# A larger file is hardly one document: it would hold the memory of many pages for one input. Split it first.
MAX_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader gives: the file's text, its encoding, and the ranges of the text that are markup, in order."""

    text: str
    encoding: str
    markup: tuple[tuple[int, int], ...] = ()


Reader = Callable[[bytes, str], Content]
_READERS: dict[str, Reader] = {}


def reader(*names: str) -> Callable[[Reader], Reader]:
    """Register a reader ``(bytes, name for messages) -> Content`` for these suffixes (``.txt``)."""

    def register(function: Reader) -> Reader:
        _READERS.update(dict.fromkeys(names, function))
        return function

    return register


def suffixes() -> tuple[str, ...]:
    """The suffixes that can be read, sorted."""
    return tuple(sorted(_READERS))


@reader(".txt", ".text")
def read_text(data: bytes, name: str) -> Content:
    """Plain text in any encoding that :func:`kg.read.decode.decode` knows."""
    return Content(*decode(data, name))


@reader(".md", ".markdown")
def read_markdown(data: bytes, name: str) -> Content:
    """Markdown: its marks are dropped, its headings stay lines of their own."""
    text, encoding = decode(data, name)
    return Content(text, encoding, tuple(markup(text)))


def read_file(path: Path | str, root: Path | str | None = None) -> Source:
    """Read one file. ``Source.path`` is relative to ``root`` (POSIX style), or as given.

    Raises :class:`UsageError` where the file is missing or of an unknown kind, :class:`ReadError` where it holds no
    readable text; each message says what to do.
    """
    path = Path(path)
    name = _name(path, root)
    function = _READERS.get(path.suffix.lower())
    if function is None:
        known = " ".join(suffixes())
        raise UsageError(f"{name}: 不支持的文件类型，可读 unknown kind of file, known are: {known}")
    data = _bytes(path, name)
    content = function(data, name)
    text, offsets = clean(content.text, content.markup)
    if not text.strip():
        raise ReadError(f"{name}: 文件里没有文字；请检查内容 the file has no text in it; check its contents")
    digest = hashlib.sha256(data).hexdigest()
    kind = path.suffix.lower().lstrip(".")
    return Source(content_id(name, digest), name, kind, text, content.text, offsets, content.encoding)


def _name(path: Path, root: Path | str | None) -> str:
    if root is None:
        return path.as_posix()
    try:
        return path.resolve().relative_to(Path(root).resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def _bytes(path: Path, name: str) -> bytes:
    if not path.is_file():
        raise UsageError(f"找不到文件 file not found: {name}")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ReadError(
                f"{name}: 文件超过 {MAX_BYTES // 1_000_000} MB；请先拆分 "
                f"larger than {MAX_BYTES // 1_000_000} MB; split it first"
            )
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"{name}: 无法打开，请检查权限 cannot be opened, check its permissions") from error
    if not data:
        raise ReadError(f"{name}: 文件是空的；请检查来源 the file is empty; check where it came from")
    return data
