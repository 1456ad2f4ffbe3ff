"""Scans and images: the same article out of its picture, with page and box; nothing printed, nothing fetched."""

from __future__ import annotations

import importlib
import io
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from boxfont import boxes
from makers import BODY, LINES, TITLE, find_font, make_pdf, make_picture, stored, worn

import kg
from kg.errors import ReadError
from kg.model import Source
from kg.read import ReadLimits, ReadOptions, ocr, read_sources
from kg.read.lines import compact

STAMP = "Scanned by a copier"
HERE = ReadOptions(isolated=False)


@pytest.fixture(scope="module")
def font() -> Path:
    path = find_font()
    if path is None:
        pytest.skip("no font with Chinese characters: install fonts-noto-cjk")
    return path


def read(path: Path, data: bytes, options: ReadOptions | None = None) -> tuple[Source, list[str]]:
    path.write_bytes(data)
    notes: list[str] = []
    (source,) = read_sources(path, path.parent, options, lambda _, reason: notes.append(reason))
    return source, notes


def likeness(text: str, lines: tuple[str, ...] = LINES) -> float:
    return SequenceMatcher(None, compact(text), compact("".join(lines)), autojunk=False).ratio()


def stamped_scan(font: Path) -> bytes:
    """A PDF of two pages: one with a text layer, one the picture of a page with a stamp in text."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setFont(boxes(), 12)
    for number, line in enumerate(("第一页有文字层，这里写的是活动安排和参加人员的名单。", BODY[0])):
        canvas.drawString(72, 700 - 20 * number, line)
    canvas.showPage()
    canvas.drawImage(ImageReader(make_picture(font)), 0, 0, *A4)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(400, 20, STAMP)
    canvas.save()
    return stream.getvalue()


def test_picture_of_a_page(
    font: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    importlib.import_module("urllib3")  # looks whether this machine has IPv6 by opening a socket on it
    request.getfixturevalue("offline")
    source, notes = read(tmp_path / "a.png", stored(make_picture(font), "PNG"), HERE)
    assert likeness(source.text) >= 0.98
    assert not notes
    place = source.place_at(source.text.index("技能提升行动"))
    assert place is not None
    left, top, right, bottom = map(int, place.label.removeprefix("第1页 [").rstrip("]").split(","))
    assert abs(left - 200) < 20
    assert 400 < top < bottom < 700
    assert right < 1654
    assert capfd.readouterr() == ("", "")


def test_worn_scan_gives_the_same_entities_and_claims(font: Path, tmp_path: Path) -> None:
    picture = make_picture(font)
    found = {}
    for name, data in (
        ("text.txt", "\n".join(LINES).encode()),
        ("clean.jpg", stored(picture, "JPEG", quality=90)),
        ("worn.tif", stored(worn(picture), "TIFF")),
    ):
        (tmp_path / name).write_bytes(data)
        graph = kg.build([tmp_path / name])
        label = graph.nodes(data="label")
        found[name] = (
            {(data["type"], data["label"]) for _, data in graph.nodes(data=True)},
            {(label[left], data["relation"], label[right]) for left, right, data in graph.edges(data=True)},
        )
    for name, share in (("clean.jpg", 0.95), ("worn.tif", 0.85)):
        for true, seen in zip(found["text.txt"], found[name], strict=True):
            assert len(true & seen) >= share * len(true), (name, true - seen)


def test_page_without_text_in_a_pdf(font: Path, tmp_path: Path) -> None:
    source, notes = read(tmp_path / "a.pdf", stamped_scan(font))
    assert not notes
    assert source.text.count(STAMP) == 1
    first, second = source.text.index("第一页有文字层"), source.text.index(TITLE)
    assert [place.page for at in (first, second) if (place := source.place_at(at))] == [1, 2]
    assert likeness(source.text[second:], (*LINES, STAMP)) >= 0.98
    place = source.place_at(second)
    assert place is not None
    left, top, *_ = map(int, place.label.removeprefix("第2页 [").rstrip("]").split(","))
    assert abs(left - 72) < 8
    assert abs(top - 72) < 12


def test_pages_of_a_tiff(font: Path, tmp_path: Path) -> None:
    pages = [make_picture(font, (line,), 150) for line in BODY[:2]]
    source, _ = read(tmp_path / "a.tif", stored(pages[0], "TIFF", (pages[1],)))
    assert likeness(source.text, BODY[:2]) >= 0.95
    assert {place.page for place in source.places} == {1, 2}


def test_small_print_is_looked_at_again_in_strips(font: Path) -> None:
    from PIL import Image

    picture = make_picture(font, BODY[:2], 120)
    tall = Image.new("L", (picture.width, 4000), "white")
    tall.paste(picture, (0, 0))
    tall.paste(picture, (0, 1300))
    found = ocr.recognise(tall)
    assert likeness("".join(line.text for line in found), BODY[:2] * 2) >= 0.95
    heights = [line.box[1] for line in found]
    assert heights == sorted(heights)


def test_missing_extra_is_named(font: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "NEEDED", ("there_is_no_such_module",))
    picture = make_picture(font, dpi=72)
    for name, data in (("a.png", stored(picture, "PNG")), ("a.pdf", stored(picture, "PDF"))):
        with pytest.raises(ReadError, match=r"kg\[ocr\]"):
            read(tmp_path / name, data, HERE)
    source, (note,) = read(tmp_path / "b.pdf", stamped_scan(font), HERE)
    assert "第一页有文字层" in source.text
    assert "第2页" in note
    assert "kg[ocr]" in note


def test_page_with_little_text_and_no_picture_is_no_scan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "NEEDED", ("there_is_no_such_module",))
    source, notes = read(tmp_path / "a.pdf", make_pdf((TITLE,)), HERE)
    assert (source.text.strip(), notes) == (TITLE, [])


@pytest.mark.parametrize(
    ("name", "kind", "limits", "says"),
    [
        ("a.png", "PNG", ReadLimits(pixels=10_000), "请缩小"),
        ("a.png", "GIF", ReadLimits(), "损坏"),
        ("a.jpg", "BMP", ReadLimits(), "损坏"),
    ],
)
def test_picture_that_is_refused(tmp_path: Path, name: str, kind: str, limits: ReadLimits, says: str) -> None:
    from PIL import Image

    with pytest.raises(ReadError, match=says):
        read(tmp_path / name, stored(Image.new("L", (200, 100)), kind), ReadOptions(limits))


def test_truncated_and_huge_pictures(tmp_path: Path) -> None:
    from PIL import Image

    noise = Image.effect_noise((300, 300), 50)
    for name, kind in (("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.tif", "TIFF")):
        data = stored(noise, kind)
        with pytest.raises(ReadError, match="损坏"):
            read(tmp_path / name, data[: len(data) // 2])
    huge = stored(Image.new("1", (30_000, 30_000)), "PNG")
    with pytest.raises(ReadError, match="请缩小"):
        read(tmp_path / "huge.png", huge)


def test_page_of_a_scan_without_any_text(tmp_path: Path) -> None:
    from PIL import Image

    with pytest.raises(ReadError, match="没有文字"):
        read(tmp_path / "a.png", stored(Image.new("L", (400, 300), "white"), "PNG"))
