"""Files that harm, at full size: what reading them takes of the memory, and what a build over all of them leaves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from makers import make_docx, make_html, make_pdf, make_text, zipped
from test_torture import OLE, entities, pdf_of, with_member

from kg.read import guard

ROOT = Path(guard.__file__).parents[2]

PEAK = """
import resource, sys
from kg.errors import ReadError
from kg.read import guard, read_sources
try:
    print(len(list(read_sources(sys.argv[1], None, None, lambda *_: None))), "read")
except ReadError as error:
    print(error)
guard.close_all()
# Not its own ru_maxrss, which counts the memory of the process that started it.
own = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
print((own + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) // 1024)
"""


def nested(levels: int) -> bytes:
    """An archive in an archive in an archive, each level ten times as many."""
    data = zipped({f"{n}.txt": make_text() + os.urandom(50_000).hex().encode() for n in range(10)})
    for _ in range(levels):
        data = zipped({f"{n}.zip": data for n in range(10)})
    return data


def huge_document() -> bytes:
    """A Word file of two hundred thousand paragraphs, each of its own words."""
    many = "".join(f"<w:p><w:r><w:t>{number * 7919:x}</w:t></w:r></w:p>" for number in range(200_000))
    return with_member(make_docx(), "word/document.xml", lambda text: text.replace("<w:p>", f"{many}<w:p>", 1))


def wide_picture() -> bytes:
    """A PNG of 900 million pixels, black or white, row by row so that it need not be made in memory."""
    side = 30_000
    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(b"\0" * (side // 8 + 1)) for _ in range(side)) + packer.flush()

    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")

    head = side.to_bytes(4, "big") * 2 + b"\x01\0\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


HARMFUL: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "zip bomb": ("a.zip", lambda: zipped({"a.txt": b"0" * 300_000_000}), "炸弹"),
    "nested archives": ("a.zip", lambda: nested(2), "read"),
    "picture": ("a.png", wide_picture, "图像太大"),
    "line of a table": ("a.csv", lambda: b"text\n" + "工会".encode() * 60_000_000, "超过 50 MB"),
    "cells of a table": ("a.csv", lambda: b"text,title\n" + b"," * 49_000_000, "0 read"),
    "columns of a table": ("a.csv", lambda: b"," * 49_000_000, "a.csv"),
    "line of a table in GB18030": ("a.csv", lambda: b"text\n" + "工会".encode("gb18030") * 60_000_000, "超过 50 MB"),
    "line of JSON": ("a.jsonl", lambda: b'{"text":"' + "工会".encode() * 60_000_000 + b'"}\n', "超过"),
    "objects of JSON": ("a.jsonl", lambda: b'{"text":[' + b'{"":0},' * 6_900_000 + b"0]}\n", "超过"),
    "paragraphs of Word": ("a.docx", huge_document, ""),
    "elements of a page": ("a.html", lambda: b"<html><body>" + b"<p>x" * 12_000_000, "a.html"),
    "text": ("a.txt", lambda: "工会".encode("gb18030") * 12_000_000, "read"),
    "text with a byte lost": ("a.txt", lambda: b"\xb9" + ("工会" * 500 + "\n").encode("gb18030") * 12_000, "read"),
}


@pytest.mark.skipif(sys.platform != "linux", reason="the bound is Linux's")
@pytest.mark.parametrize("kind", HARMFUL)
def test_memory_stays_below_one_and_a_half_gigabytes(tmp_path: Path, kind: str) -> None:
    """Of this process and the one that it reads in, together."""
    name, make, said = HARMFUL[kind]
    (tmp_path / name).write_bytes(make())
    environment = {**os.environ, "PYTHONPATH": str(Path(guard.__file__).parents[2])}
    command = [sys.executable, "-c", PEAK, name]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path, check=True)
    *reasons, peak = done.stdout.splitlines()
    assert said in "".join(reasons)
    assert int(peak) < 1500


def everything(folder: Path) -> dict[str, tuple[int, int]]:
    """Size and time of every file below a folder."""
    return {
        str(path.relative_to(folder)): (path.stat().st_size, path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_build_over_bad_files_writes_into_its_folder_alone(tmp_path: Path) -> None:
    texts, home, scratch = (tmp_path / name for name in ("texts", "home", "scratch"))
    for folder in (texts, home, scratch):
        folder.mkdir()
    escaping = {name: make_text() for name in ("../out.txt", "/tmp/out.txt", "..\\out.txt", "a/../../../out.txt")}
    bad = {
        "empty.txt": b"",
        "cut.pdf": make_pdf()[:900],
        "locked.pdf": make_pdf(password="geheim"),
        "mislabelled.docx": make_html(),
        "old.docx": OLE + bytes(600),
        "binary.txt": bytes(range(256)) * 40,
        "bomb.zip": zipped({"a.txt": b"0" * 30_000_000}),
        "escaping.zip": zipped(escaping),
        "grows.docx": with_member(make_docx(), "word/document.xml", entities),
        "endless.pdf": pdf_of(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1999>>"),
        "endless.csv": 'title,text\n甲,"'.encode() + "工会\n".encode() * 20_000,
        "deep.jsonl": b'{"text":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n",
        "deep.html": b"<html><body>" + b"<div>" * 100_000 + b"x</body></html>",
    }
    for name, data in {**bad, "good.txt": make_text()}.items():
        (texts / name).write_bytes(data)
    before = everything(tmp_path)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(home), "TMPDIR": str(scratch)}
    command = [sys.executable, "-m", "kg.cli", "build", "texts", "-o", "out", "-q"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    after = everything(tmp_path)
    assert {name: after[name] for name in after if not name.startswith("out/")} == before
    assert not list(scratch.iterdir())
    run = json.loads((tmp_path / "out/run.json").read_text("utf-8"))
    assert [one["path"] for one in run["documents"]] == ["texts/good.txt"]
    assert all(one["reason"] for one in run["skipped"])
    assert {one["path"].split("/")[1].partition("#")[0] for one in run["skipped"]} == set(bad)
