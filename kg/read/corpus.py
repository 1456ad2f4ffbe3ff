"""Corpora: tables with one document a row (CSV, TSV, JSON lines), streamed, whatever their size."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from itertools import chain
from operator import itemgetter
from typing import BinaryIO

from kg.errors import ReadError
from kg.model import Place, content_id
from kg.read.broken import is_mostly_broken, row_note
from kg.read.decode import decode
from kg.read.lines import compact, described
from kg.read.registry import Content, Document, Refusal, reader
from kg.read.resync import WIDTHS, mended

# How such columns are usually named, compared in small letters without spaces and underscores.
USUAL = {
    "text": ("text", "content", "body", "fulltext", "正文", "内容", "全文", "文本", "文章内容", "正文内容"),
    "title": ("title", "headline", "subject", "标题", "题目", "文章标题", "新闻标题", "文件名称"),
    "date": (
        *("date", "pubdate", "publishdate", "publishedat", "published", "publicationdate", "time"),
        *("日期", "发布日期", "发布时间", "时间", "成文日期", "印发日期", "发表日期"),
    ),
    "source": (
        *("source", "publisher", "media"),
        *("来源", "出处", "媒体", "报纸", "发布机构", "发文机关", "发文单位", "新闻来源"),
    ),
}
SAMPLE = 1 << 16  # bytes
SEPARATORS = ",\t;|"
OBJECT = 4  # a line of JSON takes up to forty times its size in memory, so only a part of a document's size is let in
BROKEN = 100  # rows at the beginning of a file; with as many it has none
SMALL = 10_000_000  # characters; what repeats itself packs well, and does no harm below this
TOO_MANY = (
    "行数或篇幅超过上限，从此行起未读；请拆分，或放宽 --max-rows、--max-ratio "
    "too many rows or too much text, unread from here on; split it, or raise --max-rows or --max-ratio"
)

Cells = Sequence[object]  # of a row: its text, title, date and source, None for what it has not
Part = Content | Refusal


@reader(".csv", ".tsv")
def read_csv(document: Document) -> Iterator[Part]:
    """A table of text, its first line the names of the columns; separator and encoding are found."""
    with document.open() as stream:
        sample = stream.read(SAMPLE)
        end = sample.rfind(b"\n") + 1 if len(sample) == SAMPLE else len(sample)
        head, encoding, _ = decode(sample[: end or SAMPLE], document.name)
        stream.seek(0)
        separator = max(SEPARATORS, key=head.partition("\n")[0].count)
        rows = csv.reader(_lines(document, stream, encoding), delimiter=separator, strict=True)
        with _fields_of(document.limits.document_bytes):
            names = next(rows, [])
        columns = columns_of(document, [name for name in names if name])
        yield from documents(document, _rows(document, rows, names, columns))


def _lines(document: Document, stream: BinaryIO, encoding: str) -> Iterable[str]:
    """The lines; where a lost byte would shift all that follows, each is mended for itself."""
    if encoding in WIDTHS and not encoding.startswith("utf-16"):
        return _mended_lines(document, stream, encoding)
    lines = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
    # A small file has no line of more than its size.
    return lines if document.size <= document.limits.document_bytes else _bounded_lines(document, lines)


def _bounded_lines(document: Document, lines: io.TextIOWrapper) -> Iterator[str]:
    limit = document.limits.document_bytes
    while text := lines.readline(limit + 1):
        if len(text) > limit:
            raise document.too_large(limit)
        yield text


def _mended_lines(document: Document, stream: BinaryIO, encoding: str) -> Iterator[str]:
    limit = document.limits.document_bytes
    while line := stream.readline(limit + 1):
        if len(line) > limit:
            raise document.too_large(limit)
        yield from io.StringIO(mended(line, encoding).text, newline="")


def _rows(
    document: Document, rows: Iterator[list[str]], names: Sequence[str], columns: Mapping[str, str]
) -> Iterator[Cells]:
    """The cells of each row that is not blank; of two columns of one name, the last counts."""
    size, width = document.limits.document_bytes, len(names)
    at = {name: number for number, name in enumerate(names)}
    chosen = itemgetter(*(at[name] if name else -1 for name in columns.values()))
    while True:
        before = csv.field_size_limit(size)  # as in _fields_of, which takes as long as the row itself
        try:
            row = next(rows, None)
        finally:
            csv.field_size_limit(before)
        if row is None:
            return
        if row:
            row += [""] * max(1, width - len(row) + 1)  # the last one for what has no column
            yield chosen(row)


@contextmanager
def _fields_of(size: int) -> Iterator[None]:
    """Let a field have ``size`` characters; the module has one bound for the whole process, so only meanwhile."""
    before = csv.field_size_limit(size)
    try:
        yield
    finally:
        csv.field_size_limit(before)


@reader(".jsonl", ".ndjson")
def read_json_lines(document: Document) -> Iterator[Part]:
    """One JSON object a line, in UTF-8."""
    with document.open() as stream:
        rows = _objects(document, stream)
        begun: list[dict[str, object] | str] = []
        while not begun or isinstance(begun[-1], str):
            row = next(rows, None)
            if row is None or len(begun) == BROKEN:
                raise document.damaged("jsonl", str(begun[0]) if begun else "no row")
            begun.append(row)
        columns = columns_of(document, list(begun[-1])).values()
        yield from documents(document, (_chosen(row, columns) for row in chain(begun, rows)))


def _chosen(row: dict[str, object] | str, columns: Iterable[str]) -> Cells | str:
    return row if isinstance(row, str) else [row.get(name) if name else None for name in columns]


def _objects(document: Document, stream: BinaryIO) -> Iterator[dict[str, object] | str]:
    """Each line's object, or what is wrong with the line."""
    limit = document.limits.document_bytes // OBJECT
    while line := stream.readline(limit + 1):
        if len(line) > limit:
            size = f"{limit / 1_000_000:g} MB"
            remedy = f"a line of more than {size}; split it, or raise --max-file-mb"
            raise document.error(f"有一行超过 {size}；请先拆分，或放宽 --max-file-mb", remedy)
        if not line.strip():
            continue
        try:
            row = json.loads(line.decode("utf-8-sig", "replace"))
        except (ValueError, RecursionError) as error:
            yield f"{type(error).__name__}: {error}"
        else:
            yield row if isinstance(row, dict) else "not an object"


def columns_of(document: Document, names: Sequence[str]) -> dict[str, str]:
    """The column of each use, empty where there is none. Raises ReadError where the text's cannot be told."""
    plain = {plain_name(name): name for name in reversed(names)}
    found = {}
    for use, given in asdict(document.options.columns).items():
        if given and given not in names:
            raise _no_column(document, given, use, names)
        found[use] = given or next((plain[name] for name in USUAL[use] if name in plain), "")
    if not found["text"] and len(names) == 1:
        found["text"] = names[0]
    if not found["text"]:
        raise _no_column(document, "text", "text", names)
    return found


def plain_name(name: str) -> str:
    """A column's name for comparing with the usual ones."""
    return "".join(name.lower().replace("_", " ").split())


def _no_column(document: Document, wanted: str, use: str, names: Sequence[str]) -> ReadError:
    listed = "、".join(names)
    return document.error(
        f"没有列 {wanted}，只有：{listed}；请用 --{use}-column 指定",
        f"there is no column {wanted} among these; name it with --{use}-column",
    )


def documents(document: Document, rows: Iterable[Cells | str]) -> Iterator[Part]:
    """A content for each row; a row that is broken (a word on what is wrong) or has no text is a refusal."""
    number = characters = 0
    kind, most = document.suffix.lstrip("."), document.limits.rows
    allowed = max(SMALL, document.limits.ratio * document.size)
    try:
        for number, row in enumerate(rows, 1):
            name = f"{document.name}#{number}"
            if number > most or characters > allowed:
                yield Refusal(name, f"{name}: {TOO_MANY}")
                return
            part = _broken(name, row) if isinstance(row, str) else _document(row, kind, name, number)
            characters += len(part.text) if isinstance(part, Content) else 0
            yield part
    except (csv.Error, UnicodeError) as error:
        yield _broken(f"{document.name}#{number + 1}", f"{error}，余下的行未读 the rows from here on are not read")


def _document(cells: Cells, kind: str, name: str, number: int) -> Part:
    text, title, date, publisher = ["" if cell is None else str(cell) for cell in cells]
    body, title = text.strip(), title.strip()
    if not body:
        return Refusal(name, f"{name}: 这一行没有正文；请检查列 no text in this row; check the column")
    if is_mostly_broken(text):
        return _broken(name, "多为无法识别的字节 most of its bytes are no text")
    if title and (title[0] != body[0] or compact(title) != compact(body.partition("\n")[0])):
        text = f"{title}\n{text}"
    place = Place(0, len(text), 0, f"第{number}行")
    return Content(
        text, places=(place,), metadata=described(title=title, date=date, publisher=publisher),
        notes=row_note(name, text), name=name, format=kind, digest=content_id(text),
    )  # fmt: skip


def _broken(name: str, cause: str) -> Refusal:
    return Refusal(name, f"{name}: 这一行已损坏；请检查 the row is damaged; check it: {cause}")
