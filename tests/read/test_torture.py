"""Files that harm: each is refused with cause and remedy, in bounded time and memory, and nothing is written."""

from __future__ import annotations

import io
import os
import pickle
import signal
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from makers import BODY, MAKERS, ROW, TITLE, make_docx, make_epub, make_html, make_parquet, make_pdf, make_text, zipped

from kg.errors import ReadError
from kg.read import ReadLimits, ReadOptions, guard, read_sources, worker
from kg.read.archive import escapes
from kg.read.parquet import BATCH

BINARY = [".docx", ".pdf", ".epub", ".parquet", ".zip"]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusals(folder: Path, name: str, data: bytes, limits: ReadLimits | None = None) -> str:
    """Read a file that gives no source; the reasons, one a line."""
    path = folder / name
    path.write_bytes(data)
    reasons: list[str] = []
    options = ReadOptions(limits or ReadLimits())
    try:
        assert not list(read_sources(path, folder, options, lambda _, reason: reasons.append(reason)))
    except ReadError as error:
        reasons.append(str(error))
    assert reasons
    assert all(reason.startswith(name) and ("；" in reason or "unknown" in reason) for reason in reasons)
    return "\n".join(reasons)


@pytest.mark.parametrize("suffix", MAKERS)
def test_empty(tmp_path: Path, suffix: str) -> None:
    assert "文件是空的" in refusals(tmp_path, f"a{suffix}", b"")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("suffix", BINARY)
def test_truncated(tmp_path: Path, made: dict[str, bytes], suffix: str, share: float) -> None:
    data = made[suffix]
    refusals(tmp_path, f"a{suffix}", data[: int(len(data) * share)])


@pytest.mark.parametrize("suffix", BINARY)
@pytest.mark.parametrize("content", [*BINARY, ".txt", ".html"])
def test_mislabelled(tmp_path: Path, made: dict[str, bytes], suffix: str, content: str) -> None:
    if suffix != content:
        refusals(tmp_path, f"a{suffix}", made[content])


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".csv", ".jsonl"])
@pytest.mark.parametrize("content", BINARY)
def test_binary_under_the_name_of_a_text(tmp_path: Path, made: dict[str, bytes], suffix: str, content: str) -> None:
    refusals(tmp_path, f"a{suffix}", made[content])


def test_web_page_under_another_name(tmp_path: Path) -> None:
    assert ".html" in refusals(tmp_path, "a.txt", make_html())
    assert ".txt" in refusals(tmp_path, "a.html", make_text())


def test_encrypted(tmp_path: Path) -> None:
    assert "加密" in refusals(tmp_path, "a.pdf", make_pdf(password="geheim"))
    assert "加密" in refusals(tmp_path, "a.docx", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    assert "旧版" in refusals(tmp_path, "b.docx", OLE + bytes(600))
    locked = bytearray(zipped({"a.txt": make_text()}))
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(header) + flags] |= 1
    assert "加密" in refusals(tmp_path, "a.zip", bytes(locked))
    namespace = 'xmlns="http://www.w3.org/2001/04/xmlenc#"'
    keys = f'<encryption><CipherReference {namespace} URI="OEBPS/text/1.xhtml"/></encryption>'
    assert "DRM" in refusals(tmp_path, "a.epub", with_member(make_epub(), "META-INF/encryption.xml", lambda _: keys))


def with_member(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """A ZIP with one member changed, or added."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members: dict[str, str | bytes] = {member: archive.read(member) for member in archive.namelist()}
    before = members.get(name, b"")
    members[name] = change(before.decode() if isinstance(before, bytes) else before)
    return zipped(members)


def entities(text: str) -> str:
    """XML whose title grows a thousand million times."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    start = text.index("?>") + 2
    return f'{text[:start]}<!DOCTYPE x [<!ENTITY e0 "哈哈">{levels}]>{text[start:]}'.replace(TITLE, "&e9;")


def test_entities_do_not_grow(tmp_path: Path) -> None:
    refusals(tmp_path, "a.docx", with_member(make_docx(), "word/document.xml", entities))


def test_entities_do_not_read_files(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("机密内容", encoding="utf-8")

    def leak(text: str) -> str:
        start = text.index("?>") + 2
        uri = (tmp_path / "secret.txt").as_uri()
        return f'{text[:start]}<!DOCTYPE x [<!ENTITY e SYSTEM "{uri}">]>{text[start:]}'.replace(TITLE, "题&e;目")

    path = tmp_path / "a.docx"
    path.write_bytes(with_member(make_docx(), "word/document.xml", leak))
    (source,) = read_sources(path)
    assert "题" in source.text
    assert "机密" not in source.text


def test_archive_bombs(tmp_path: Path) -> None:
    zeros = zipped({"a.txt": b"0" * 30_000_000})
    assert "炸弹" in refusals(tmp_path, "a.zip", zeros)
    assert "炸弹" in refusals(tmp_path, "b.zip", zipped({"in/b.zip": zeros}))
    assert "炸弹" in refusals(tmp_path, "c.docx", with_member(make_docx(), "a.bin", lambda _: "0" * 30_000_000))
    wide = zipped({f"{n}.txt": os.urandom(200_000) for n in range(10)})
    assert "解压后超过 1 MB" in refusals(tmp_path, "d.zip", wide, ReadLimits(expanded_bytes=1_000_000))
    assert "超过 9；" in refusals(tmp_path, "e.zip", wide, ReadLimits(members=9))


def test_nested_archives_count_together(tmp_path: Path) -> None:
    inner = zipped({"a.txt": os.urandom(600_000)})
    both = zipped({"a.zip": inner, "b.zip": inner})
    assert "解压后超过" in refusals(tmp_path, "a.zip", both, ReadLimits(expanded_bytes=2_000_000))


def test_archive_in_archive_in_archive(tmp_path: Path) -> None:
    data = zipped({"a.txt": make_text()})
    for _ in range(2):
        data = zipped({"in.zip": data})
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    assert [source.path for source in read_sources(path, tmp_path)] == ["a.zip/in.zip/in.zip/a.txt"]
    assert "套了 3 层" in refusals(tmp_path, "b.zip", zipped({"in.zip": data}))


def test_path_that_escapes(tmp_path: Path) -> None:
    names = ["../out.txt", "a/../../out.txt", "/out.txt", "..\\out.txt", "C:\\out.txt", "C:out.txt"]
    assert all(escapes(name) for name in names)
    assert not any(escapes(name) for name in ("a/..b/c..txt", "上午9:30.txt"))
    before = sorted(tmp_path.parent.iterdir())
    reasons = refusals(tmp_path, "a.zip", zipped({name: make_text() for name in names}))
    assert reasons.count("压缩包之外") == len(names)
    assert sorted(tmp_path.parent.iterdir()) == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_lying_sizes(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"0" * 5_000_000}))
    for header, size in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(header) + size
        data[at : at + 4] = (10).to_bytes(4, "little")
    refusals(tmp_path, "a.zip", bytes(data))


def pdf_of(*objects: bytes) -> bytes:
    """A PDF of these objects, the first its catalog."""
    data = b"%PDF-1.4\n"
    starts = []
    for number, content in enumerate(objects, 1):
        starts.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer


def test_page_tree_without_end(tmp_path: Path) -> None:
    pages = b"<</Type/Pages/Kids[2 0 R]/Count 1999>>"
    refusals(tmp_path, "a.pdf", pdf_of(b"<</Type/Catalog/Pages 2 0 R>>", pages))
    many = pdf_of(b"<</Type/Catalog/Pages 2 0 R>>", pages.replace(b"1999", b"2001"))
    assert "超过 2000；" in refusals(tmp_path, "b.pdf", many)


PROBE = """
import resource, sys
from kg.errors import ReadError
from kg.read import ReadLimits, ReadOptions, guard, read_sources, worker
try:
    print(len(list(read_sources(sys.argv[1], options=ReadOptions(ReadLimits(memory_bytes=400_000_000))))))
except ReadError as error:
    print(error)
guard.close_all()
# Of the worker alone: a process that a large one starts counts the memory of that one as its own.
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the bound is Linux's")
def test_memory_is_bounded(tmp_path: Path) -> None:
    operators = b"BT /F1 12 Tf " + b"(%b) Tj 0 1 Td " % (b"A" * 30) * 3_000_000
    packed = zlib.compress(operators, 9)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    data = pdf_of(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        b"<</Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    path = tmp_path / "bomb.pdf"
    path.write_bytes(data)
    environment = {**os.environ, "PYTHONPATH": str(Path(guard.__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", PROBE, str(path)], capture_output=True, text=True, env=environment)
    said, peak = done.stdout.splitlines()
    assert "内存超过 400 MB" in said
    assert int(peak) < 600


def test_time_is_bounded(tmp_path: Path) -> None:
    page = f"<html><body><article>{f'<p>{BODY[0]}</p>' * 60_000}</article></body></html>"
    assert "超过 1 秒" in refusals(tmp_path, "a.html", page.encode(), ReadLimits(seconds=1))
    path = tmp_path / "b.html"
    path.write_bytes(make_html())
    assert len(list(read_sources(path))) == 1


def test_deep_trees(tmp_path: Path) -> None:
    refusals(tmp_path, "a.html", b"<html><body>" + b"<div>" * 200_000 + b"x</body></html>")
    refusals(tmp_path, "a.jsonl", b'{"text":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n")
    deep = with_member(make_docx(), "word/document.xml", lambda text: text.replace("<w:p>", "<w:p>" * 9000))
    refusals(tmp_path, "a.docx", deep)


def test_table_without_end(tmp_path: Path) -> None:
    reasons = refusals(tmp_path, "a.csv", 'title,text\n甲,"'.encode() + "工会\n".encode() * 200_000)
    assert "a.csv#1" in reasons
    path = tmp_path / "a.parquet"
    path.write_bytes(make_parquet([ROW] * 100))
    listed: list[str] = []
    sources = list(read_sources(path, tmp_path, ReadOptions(ReadLimits(rows=7)), lambda name, _: listed.append(name)))
    assert (len(sources), listed) == (7, ["a.parquet#8"])


def test_table_that_repeats_itself(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = tmp_path / "a.parquet"
    column = pa.array(["工" * 1_000_000] * 100).dictionary_encode()
    pq.write_table(pa.table({"text": column}), path, compression="zstd")
    listed: list[str] = []
    assert len(list(read_sources(path, tmp_path, None, lambda name, _: listed.append(name)))) == 11
    assert listed == ["a.parquet#12"]


def test_chapter_without_end(tmp_path: Path) -> None:
    def repeat(text: str) -> str:
        return text.replace('<itemref idref="b"/>', '<itemref idref="b"/>' * 50_000)

    path = tmp_path / "a.epub"
    path.write_bytes(with_member(make_epub(), "OEBPS/book.opf", repeat))
    (source,) = read_sources(path)
    assert source.text.count(BODY[3]) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_pipe_and_device(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to("/dev/zero")
    for name in ("a.txt", "b.txt"):
        with pytest.raises(ReadError, match="不是普通文件"):
            list(read_sources(tmp_path / name))


def test_folder_of_the_reader_is_not_imported_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "html.py").write_text("raise SystemExit('imported')", encoding="utf-8")
    (tmp_path / "a.html").write_bytes(make_html())
    guard.close_all()
    monkeypatch.chdir(tmp_path)
    assert len(list(read_sources("a.html"))) == 1


def test_reader_that_dies_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(make_html())
    ask = guard.Worker.ask

    def die(worker: guard.Worker, request: tuple[object, ...]) -> None:
        worker.process.send_signal(signal.SIGSTOP)  # an idle worker is quick enough to answer before it is killed
        ask(worker, request)
        worker.process.kill()
        worker.process.wait()

    monkeypatch.setattr(guard.Worker, "ask", die)
    with pytest.raises(ReadError, match="崩溃"):
        list(read_sources(path))
    monkeypatch.undo()
    assert len(list(read_sources(path))) == 1


def test_two_files_at_once(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.parquet").write_bytes(make_parquet([ROW] * 3))
    left, right = (read_sources(tmp_path / f"{name}.parquet", tmp_path) for name in "ab")
    assert [source.path for pair in zip(left, right, strict=True) for source in pair] == [
        f"{name}.parquet#{row}" for row in (1, 2, 3) for name in "ab"
    ]


def test_rows_are_sent_before_more_are_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a library breaks down over must not take along what was read before."""
    monkeypatch.setattr(worker, "_bound", lambda memory: None)
    path = tmp_path / "a.parquet"
    path.write_bytes(make_parquet([ROW] * (2 * BATCH + 1)))
    sent: list[list[str]] = []
    asked = pickle.dumps((str(path), tmp_path, pickle.dumps(ReadOptions())))
    worker.serve(io.BytesIO(asked), lambda *replies: sent.append([reply[0] for reply in replies]))
    assert sent == [["source"] * BATCH, ["source"] * BATCH, ["source"], ["end"]]
