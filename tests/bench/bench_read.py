"""Speed of reading each format, beside the library that parses it alone, on the same files in the same run.

    python tests/bench/bench_read.py [--documents 100] [--runs 5] [--only .pdf]

The files are those of the tests' makers (tests/read/makers.py), each with an article of some 700 characters of its own.
MB are those of the articles' text in UTF-8, so that the formats compare. ``here`` is our reader in this process,
``kg`` as a build reads: formats that a library parses in a process of their own, which hands the text over. What ours
adds is the processor's time beyond the bare library's, as a share of the latter, the median of the runs (on Linux).
Pictures are counted in pages.

The bare side does what who has only the library must do for the same text and what it says of itself, by the shortest
way: of a row the title above its text and its date as ISO, its columns and its encoding being known beforehand; of a
book the chapters in the order of its package, each paragraph with its path as lxml gives it, and its metadata; of a PDF
each line with the boxes of its ends, and its title. It cleans nothing and hashes nothing.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import posixpath
import re
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "read"))

import makers  # the tests' own, found by the line above
from rich.console import Console
from rich.table import Table

from kg.read import ReadOptions, guard, ocr, read_sources

OURS, HERE = ReadOptions(), ReadOptions(isolated=False)
TIMES = 4  # the article of the makers is short
PAGES = 2  # of pictures: each takes seconds
MEGA = 1_000_000
WIDTH = 100
DATE = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})")
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
LEAST = 0.3  # seconds: the processor's time of another process is told in hundredths


@dataclass(frozen=True, slots=True)
class Corpus:
    """Files of one format, the bare way to read one, and how much it is: ``amount`` in ``unit``."""

    name: str
    bare: Callable[[Path], object]
    files: tuple[Path, ...]
    amount: float
    unit: str = "MB/s"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="", help="one format")
    options = parser.parse_args(arguments)
    table = Table("format", "library", "unit", "bare", "here", "kg", "here adds", "kg adds")
    for column in table.columns[3:]:
        column.justify = "right"
    with tempfile.TemporaryDirectory() as folder:
        for corpus in corpora(Path(folder), options.documents, options.only):
            table.add_row(*measured(corpus, options.runs))
    Console(width=WIDTH).print(table)
    return 0


def measured(corpus: Corpus, runs: int) -> list[str]:
    """The line of a format: speeds, and what ours adds to the bare library's time."""
    ways = (corpus.bare, lambda path: read(path, HERE), lambda path: read(path, OURS))
    for way in ways:  # models, libraries and the process are there before the clock starts
        way(corpus.files[0])
    rounds = [[seconds(way, corpus.files) for way in ways] for _ in range(runs)]
    bare, here, ours = zip(*rounds, strict=True)
    scale = 60 if corpus.unit == "pages/min" else 1
    speeds = [f"{scale * corpus.amount / statistics.median(times):.2f}" for times in (bare, here, ours)]
    adds = [
        f"{statistics.median(own / least - 1 for own, least in zip(times, bare, strict=True)):+.0%}"
        for times in (here, ours)
    ]
    return [corpus.name, corpus.bare.__name__.removeprefix("bare_"), corpus.unit, *speeds, *adds]


def read(path: Path, options: ReadOptions) -> list[object]:
    """Every source of a file, by kg."""
    return list(read_sources(path, path.parent, options))


def seconds(way: Callable[[Path], object], files: Sequence[Path]) -> float:
    """The processor's time that reading all files takes, as often over that it can be told."""
    start, times = spent(), 0
    while not times or spent() - start < LEAST:
        for file in files:
            way(file)
        times += 1
    return (spent() - start) / times


def spent() -> float:
    """The processor's time of this process and of those that read for it, which other programs do not disturb."""
    found = time.process_time()
    for worker in chain.from_iterable(guard._IDLE.values()):
        fields = Path(f"/proc/{worker.process.pid}/stat").read_text().rpartition(")")[2].split()
        found += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return found


def corpora(folder: Path, documents: int, only: str) -> Iterator[Corpus]:
    """The files of every format, written below ``folder``."""
    bodies = [tuple(f"{number}-{at}：{line}" for at in range(TIMES) for line in makers.BODY)
              for number in range(documents)]  # fmt: skip
    size = sum(len(makers.make_text(body)) for body in bodies) / MEGA
    rows = [{**makers.ROW, "正文": "\n".join(body)} for body in bodies]
    made: dict[str, Callable[[], list[bytes]]] = {
        ".txt": lambda: [makers.make_text(body) for body in bodies],
        ".md": lambda: [makers.make_markdown(body) for body in bodies],
        ".html": lambda: [makers.make_html(body) for body in bodies],
        ".docx": lambda: [makers.make_docx(body) for body in bodies],
        ".pdf": lambda: [makers.make_pdf((makers.TITLE, *body)) for body in bodies],
        ".epub": lambda: [makers.make_epub(body) for body in bodies],
        ".csv": lambda: [makers.make_csv(rows=rows)],
        ".jsonl": lambda: [makers.make_json_lines(rows)],
        ".parquet": lambda: [makers.make_parquet(rows)],
        ".zip": lambda: [makers.zipped({f"{n}.docx": makers.make_docx(body) for n, body in enumerate(bodies)})],
    }
    for suffix, make in made.items():
        if only in suffix:
            yield Corpus(suffix, BARE[suffix], written(folder / suffix[1:], suffix, make()), size)
    font = makers.find_font()
    if only in ".png" and font is not None and ocr.available():
        pages = [makers.stored(makers.make_picture(font, (makers.TITLE, *body)), "PNG") for body in bodies[:PAGES]]
        yield Corpus(".png", bare_rapidocr, written(folder / "png", ".png", pages), len(pages), "pages/min")


def written(folder: Path, suffix: str, contents: Sequence[bytes]) -> tuple[Path, ...]:
    """The files of these contents."""
    folder.mkdir()
    files = tuple(folder / f"{number:04}{suffix}" for number, _ in enumerate(contents))
    for file, content in zip(files, contents, strict=True):
        file.write_bytes(content)
    return files


# --- the libraries alone -------------------------------------------------------------------------------------------


def bare_charset_normalizer(path: Path) -> object:
    import charset_normalizer

    return str(charset_normalizer.from_bytes(path.read_bytes()).best())


def bare_markdown_it(path: Path) -> object:
    from markdown_it import MarkdownIt

    return MarkdownIt().parse(path.read_text("utf-8"))


def bare_trafilatura(path: Path) -> object:
    import trafilatura

    return trafilatura.bare_extraction(path.read_bytes(), include_comments=False, with_metadata=True)


def bare_python_docx(path: Path | BinaryIO) -> object:
    import docx

    return [paragraph.text for paragraph in docx.Document(path).paragraphs]  # type: ignore[arg-type]


def bare_pypdfium2(path: Path) -> object:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        lines = [line for page in pdf for line in _boxed(page.get_textpage())]
        return "\n".join(text for text, _ in lines), lines, pdf.get_metadata_value("Title")


def _boxed(layer: Any) -> list[tuple[str, object]]:
    """The lines, each with the boxes of its first and last character, as the library hands them out."""
    from pypdfium2 import raw

    lines: list[tuple[str, object]] = []
    start = 0
    for line in layer.get_text_range().split("\r\n"):
        ends = [raw.FPDFText_GetCharIndexFromTextIndex(layer, at) for at in (start, start + len(line) - 1)]
        lines.append((line, [layer.get_charbox(at) for at in ends if at >= 0]))
        start += len(line) + 2
    return lines


def bare_lxml(path: Path) -> object:
    from lxml import etree

    with zipfile.ZipFile(path) as book:
        (root,) = etree.fromstring(book.read("META-INF/container.xml")).iter("{*}rootfile")
        package_at = root.get("full-path")
        package = etree.fromstring(book.read(package_at))
        names = {item.get("id"): item.get("href") for item in package.iter("{*}item")}
        chapters = [names[item.get("idref")] for item in package.iter("{*}itemref")]
        folder = posixpath.dirname(package_at)
        lines = [line for name in chapters for line in _paragraphs(book.read(posixpath.join(folder, name)))]
    said = [package.findtext(f".//{DUBLIN_CORE}{name}") for name in ("title", "date", "publisher", "creator")]
    return "\n".join(text for text, _ in lines), lines, said


def _paragraphs(chapter: bytes) -> list[tuple[str, str]]:
    """Each paragraph and heading of a chapter with its path."""
    from lxml import html

    root = html.document_fromstring(chapter)
    tree = root.getroottree()
    return [(block.text_content(), tree.getpath(block)) for block in root.iter("p", "h1", "h2", "h3", "li", "td")]


def bare_csv(path: Path) -> object:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [_document(row) for row in csv.DictReader(lines)]


def bare_json(path: Path) -> object:
    with path.open(encoding="utf-8") as lines:
        return [_document(json.loads(line)) for line in lines]


def bare_pyarrow(path: Path) -> object:
    import pyarrow.parquet as pq

    return [_document(row) for row in pq.read_table(path).to_pylist()]


def _document(row: dict[str, str]) -> tuple[str, dict[str, str]]:
    """The text of a row and what is said of it."""
    title, date = row["标题"].strip(), DATE.search(row["发布日期"])
    day = f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}" if date else row["发布日期"]
    return f"{title}\n{row['正文']}", {"title": title, "date": day, "publisher": row["来源"].strip()}


def bare_zipfile_docx(path: Path) -> object:
    with zipfile.ZipFile(path) as archive:
        return [bare_python_docx(io.BytesIO(archive.read(name))) for name in archive.namelist()]


def bare_rapidocr(path: Path) -> object:
    return _engine()(str(path)).txts


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})


BARE: dict[str, Callable[[Path], object]] = {
    ".txt": bare_charset_normalizer,
    ".md": bare_markdown_it,
    ".html": bare_trafilatura,
    ".docx": bare_python_docx,
    ".pdf": bare_pypdfium2,
    ".epub": bare_lxml,
    ".csv": bare_csv,
    ".jsonl": bare_json,
    ".parquet": bare_pyarrow,
    ".zip": bare_zipfile_docx,
}

if __name__ == "__main__":
    raise SystemExit(main())
