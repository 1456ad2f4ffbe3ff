"""Files in, sources out: one source for a document, several for an archive or a corpus."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from stat import S_ISREG

from kg.errors import ReadError, UsageError
from kg.model import OffsetMap, Place, Source, content_id
from kg.read import archive, book, corpus, image, page, parquet, pdf, plain, word  # noqa: F401 - each registers its suffixes
from kg.read.clean import UNMOVED, clean, to_clean
from kg.read.guard import read_guarded
from kg.read.limits import Deadline, Expansion, ReadOptions
from kg.read.registry import Content, Document, OnSkip, Refusal, contents, known, light, suffixes


def read_file(path: Path | str, root: Path | str | None = None, options: ReadOptions | None = None) -> Source:
    """Read a file that holds one document. ``Source.path`` is relative to ``root`` (POSIX style), or as given.

    Raises :class:`UsageError` where the file is missing or of an unknown kind, :class:`ReadError` where it holds no
    readable text, or several documents; each message says what to do.
    """
    sources = list(_first_two(read_sources(path, root, options)))
    if len(sources) != 1:
        raise ReadError(
            f"{_name(Path(path), root)}: 文件里有不止一篇文档；请用 read_sources 读取 "
            "the file holds several documents; use read_sources"
        )
    return sources[0]


def read_sources(
    path: Path | str,
    root: Path | str | None = None,
    options: ReadOptions | None = None,
    on_skip: OnSkip | None = None,
) -> Iterator[Source]:
    """Read every document of a file: one of most kinds, each row of a corpus, each member of an archive.

    Members are named after the file (``news.zip/a/b.docx``, ``corpus.csv#12``). ``on_skip`` is told the name and the
    reason of each that cannot be read, and the others go on; without it, the first raises. A file that can be read in
    part (a page without text) is told too.

    Raises :class:`UsageError` where the file is missing or of an unknown kind, :class:`ReadError` where nothing of it
    can be read.
    """
    path, options = Path(path), options or ReadOptions()
    name, size = _checked(path, root)
    if options.isolated and not light(path.suffix.lower()):
        return read_guarded(path, name, root, options, on_skip)
    return _sources(_document(path, name, size, options), on_skip)


def read_here(
    path: Path, root: Path | str | None, options: ReadOptions, on_skip: OnSkip | None, hand_over: Callable[[], None]
) -> Iterator[Source]:
    """What :func:`read_sources` gives, read in this process; ``hand_over`` is called before what may end it."""
    return _sources(replace(_document(path, *_checked(path, root), options), hand_over=hand_over), on_skip)


def _sources(document: Document, on_skip: OnSkip | None) -> Iterator[Source]:
    good = 0
    refused: list[ReadError] = []
    for content in contents(document):
        try:
            if isinstance(content, Refusal):
                raise ReadError(content.reason)
            source = _source(content)
        except ReadError as error:
            if on_skip is None or content.name == document.name:
                raise
            refused.append(error)
            on_skip(content.name, str(error))
            continue
        good += 1
        if on_skip is not None:
            for note in content.notes:
                on_skip(content.name, note)
        yield source
    if not good and not refused:
        raise document.error("里面没有可读的文档；请检查内容", "no document in it can be read; check its contents")


def _source(content: Content) -> Source:
    text, offsets = clean(content.text, content.markup)
    if not text.strip():
        raise ReadError(f"{content.name}: 文件里没有文字；请检查内容 the file has no text in it; check its contents")
    places = content.places if offsets is UNMOVED else _moved(content.places, offsets, len(text))
    identity = content_id(content.name, content.digest)
    return Source(
        identity, content.name, content.format, text, content.text, offsets, content.encoding, places,
        dict(content.metadata),
    )  # fmt: skip


def _moved(places: tuple[Place, ...], offsets: OffsetMap, length: int) -> tuple[Place, ...]:
    """The places in the cleaned text of those in the file's own."""
    starts = to_clean(offsets, [place.start for place in places], length)
    ends = to_clean(offsets, [place.end for place in places], length)
    return tuple(
        Place(start, end, *place[2:])
        for start, end, place in zip(starts, ends, places, strict=True)
        if end > start
    )


def _checked(path: Path, root: Path | str | None) -> tuple[str, int]:
    """The name of the file and its size in bytes. Raises what :func:`read_sources` does where it cannot be read."""
    name = _name(path, root)
    if not known(path.suffix.lower()):
        raise UsageError(f"{name}: 不支持的文件类型，可读 unknown kind of file, known are: {' '.join(suffixes())}")
    try:
        found = path.stat()
    except (OSError, ValueError) as error:
        raise UsageError(f"找不到文件 file not found: {name}") from error
    if not S_ISREG(found.st_mode):
        raise ReadError(f"{name}: 不是普通文件；请给出文件 not a regular file; give a file")
    return name, found.st_size


def _document(path: Path, name: str, size: int, options: ReadOptions) -> Document:
    limits = options.limits
    return Document(
        name=name,
        size=size,
        opener=lambda: path.open("rb"),
        options=options,
        deadline=Deadline(name, limits.seconds),
        expansion=Expansion(limits.expanded_bytes),
    )


def _name(path: Path, root: Path | str | None) -> str:
    if root is None:
        return path.as_posix()
    # What pathlib would say of most files, for a tenth of what it takes.
    whole, folder = str(path), str(root).rstrip(os.sep) + os.sep
    if whole.startswith(folder) and path.is_absolute():
        return path.as_posix()[len(folder) :]
    if path.is_absolute() and path.is_relative_to(root):
        return path.relative_to(root).as_posix()
    try:
        return path.resolve().relative_to(Path(root).resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def _first_two(sources: Iterator[Source]) -> Iterator[Source]:
    """At most two: enough to tell one from many, whatever the size of the corpus."""
    for _, source in zip(range(2), sources, strict=False):
        yield source
