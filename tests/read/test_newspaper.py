"""Newspaper pages: whole articles out of columns that are interleaved, headlines by their size, other things apart."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from functools import cache
from math import cos, degrees, sin
from pathlib import Path
from random import Random
from time import process_time
from typing import TYPE_CHECKING

import pytest
from boxfont import boxes
from makers import find_font, worn
from newspaper import Press, Sheet, Word, as_pdf, as_picture, breadth, jump, page, stories

from kg.model import Article, OffsetMap, Source
from kg.ontology import Ontology
from kg.ontology import load as load_ontology
from kg.pipeline.jumps import joined
from kg.read import ReadOptions, ocr, pdf, read_sources
from kg.read.lines import compact, put_together
from kg.split import split
from kg.store.records import Reading
from kg.text import assemble

if TYPE_CHECKING:
    from PIL.Image import Image

HERE = ReadOptions(isolated=False)
SEEDS = range(10)
SHARE = 0.95


@cache
def ontology() -> Ontology:
    return load_ontology()


def cut(path: Path, data: bytes) -> tuple[Source, list[tuple[Article, str]]]:
    path.write_bytes(data)
    (source,) = read_sources(path, path.parent, HERE)
    return source, [(article, assemble(source, article).text) for article in split(source, ontology()).articles]


def counts(sheet: Sheet, articles: Iterable[tuple[Article, str]]) -> tuple[int, int, int, int]:
    """Headlines found and all, paragraphs in the article of their headline and all."""
    texts: dict[str, str] = {}
    for article, text in articles:
        key = compact(article.headline)
        texts[key] = texts.get(key, "") + compact(text)
    heads = sum(compact(story.headline) in texts for story in sheet.stories)
    right = sum(
        compact(paragraph) in texts.get(compact(story.headline), "")
        for story in sheet.stories
        for paragraph in story.paragraphs
    )
    return heads, len(sheet.stories), right, sum(len(story.paragraphs) for story in sheet.stories)


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[int, int, int, int]]:
    folder = tmp_path_factory.mktemp("pages")
    return [counts(page(seed), cut(folder / f"{seed}.pdf", as_pdf(page(seed), seed=seed))[1]) for seed in SEEDS]


def test_headlines_of_ten_pages(measured: list[tuple[int, int, int, int]]) -> None:
    assert all(6 <= stories <= 10 for _, stories, *_ in measured)
    assert sum(found for found, *_ in measured) >= SHARE * sum(stories for _, stories, *_ in measured)


def test_paragraphs_of_ten_pages(measured: list[tuple[int, int, int, int]]) -> None:
    assert sum(right for *_, right, _ in measured) >= SHARE * sum(paragraphs for *_, paragraphs in measured)


def seen(sheet: Sheet, scale: float, angle: float) -> list[ocr.Found]:
    """What the recognition gives for the sheet: boxes somewhat larger than the words, on a page that is turned."""
    result = []
    for word in sheet.words:
        wide, high, pad = breadth(word.text) * word.size, word.size, word.size * 0.2
        box = (word.left - pad, word.top - pad / 2, word.left + wide + pad, word.top + high + pad / 2)
        upright = ((box[0], box[1]), (box[2], box[1]), (box[2], box[3]), (box[0], box[3]))
        corners = tuple(
            (scale * (x * cos(angle) - y * sin(angle)), scale * (x * sin(angle) + y * cos(angle))) for x, y in upright
        )
        across, down = [corner[0] for corner in corners], [corner[1] for corner in corners]
        result.append(ocr.Found(word.text, (min(across), min(down), max(across), max(down)), corners))
    return sorted(result, key=lambda found: found.box[1])


def drawing(sheet: Sheet, angle: float, dpi: int, font: Path | None = None) -> Image:
    """The sheet as a scan that lies askew; without a font, what is drawn on it alone."""
    shown = sheet if font else replace(sheet, words=[])
    return as_picture(shown, font or Path(), dpi).rotate(degrees(-angle), center=(0, 0), fillcolor="white")


def scanned(
    monkeypatch: pytest.MonkeyPatch, sheet: Sheet, angle: float, dpi: int, font: Path | None = None
) -> list[tuple[Article, str]]:
    """The articles of a grainy picture of the sheet, its words as the recognition gives them."""
    picture = worn(drawing(sheet, angle, dpi, font), 0) if font else drawing(sheet, angle, dpi)
    monkeypatch.setattr(ocr, "recognise", lambda _: seen(sheet, dpi / 72, angle))
    text, places = put_together(ocr.picture_lines(picture, 1, 1.0))
    source = Source("id", "page.png", "png", text, text, OffsetMap(), places=places)
    return [(article, assemble(source, article).text) for article in split(source, ontology()).articles]


@pytest.mark.parametrize("angle", [0.0, 0.02])
def test_ten_scanned_pages(monkeypatch: pytest.MonkeyPatch, angle: float) -> None:
    sums = [0, 0, 0, 0]
    for seed in SEEDS:
        sheet = page(seed)
        found = scanned(monkeypatch, sheet, angle, 100)
        sums = [before + more for before, more in zip(sums, counts(sheet, found), strict=True)]
    assert sums[0] >= SHARE * sums[1]
    assert sums[2] >= SHARE * sums[3]


@pytest.mark.parametrize("seed", [0, 3, 5])
def test_article_goes_on_on_another_page(tmp_path: Path, seed: int) -> None:
    first, second, story = jump(seed)
    path = tmp_path / "pages.pdf"
    path.write_bytes(as_pdf(first, second, seed=seed))
    (source,) = read_sources(path, path.parent, HERE)
    result = split(source, ontology())
    (article,) = [article for article in result.articles if compact(article.headline) == compact(story.headline)]
    text = compact(assemble(source, article).text)
    assert all(compact(paragraph) in text for paragraph in story.paragraphs)
    assert not [mark for mark in ("下转", "上接") if mark in text]
    assert [repair.article for repair in result.repairs if repair.kind == "continued"] == [article.id]
    assert {place.page for place in source.places} == {1, 2}


@pytest.mark.parametrize("seed", [1, 4, 5, 8])
def test_article_goes_on_in_another_file(tmp_path: Path, seed: int) -> None:
    first, second, story = jump(seed)
    readings = []
    for name, sheet in (("01.pdf", first), ("02.pdf", second)):
        (tmp_path / name).write_bytes(as_pdf(sheet, seed=seed))
        (source,) = read_sources(tmp_path / name, tmp_path, HERE)
        result = split(source, ontology())
        readings.append(Reading(source, result.articles, jumps=tuple(map(asdict, result.jumps))))
    left, right = joined(readings)
    (rest,) = [one for one in right.articles if one.continues]
    (head,) = [one for one in left.articles if one.id == rest.continues]
    assert compact(rest.headline) == compact(head.headline) == compact(story.headline)
    pieces = [(left.source, piece) for piece in head.pieces] + [(right.source, piece) for piece in rest.pieces]
    text = "".join(source.text[piece.start : piece.end] for source, piece in pieces if piece.role != "headline")
    assert all(compact(paragraph) in compact(text) for paragraph in story.paragraphs)
    assert not [mark for mark in ("下转", "上接") if mark in text]
    (repair,) = right.repairs
    assert (repair["kind"], repair["article"]) == ("continued", head.id)


@pytest.mark.parametrize("gap", [1.0, 2.0])
@pytest.mark.parametrize("spacing", [0.0, 0.8])
def test_columns_are_seen_whatever_the_font(gap: float, spacing: float) -> None:
    """Lines across two columns have a gap in them; those of one column have none, though their type be set apart."""
    from pypdfium2 import PdfDocument
    from reportlab.pdfgen.canvas import Canvas

    column = "纺织厂工会为夜班职工送去热饭热汤和棉衣"
    for columns, wanted in ((1, False), (2, True)):
        stream = io.BytesIO()
        canvas = Canvas(stream)
        canvas.setFont(boxes(), 9)
        for row in range(8):
            for at in range(columns):
                left = 50 + at * (9 + spacing) * (len(column) + gap)
                canvas.drawString(left, 700 - 14 * row, column, charSpace=spacing)
        canvas.save()
        with PdfDocument(stream.getvalue()) as document:
            sheet = document[0]
            found = list(pdf._file_lines(sheet.get_textpage(), sheet.get_height()))
        assert pdf._side_by_side(found) is wanted


def test_article_that_jumps_to_another_page_than_the_second_is_left_alone(tmp_path: Path) -> None:
    first, second, _ = jump(0)
    for sheet in (first, second):
        for word in sheet.words:
            word.text = word.text.replace("上接第1版", "上接第7版")
    first.words[0].text, second.words[0].text = "第1版：要闻", "第2版：综合"
    path = tmp_path / "pages.pdf"
    path.write_bytes(as_pdf(first, second))
    (source,) = read_sources(path, path.parent, HERE)
    result = split(source, ontology())
    assert [article.continued for article in result.articles].count(True) == 1
    assert not [repair for repair in result.repairs if repair.kind == "continued"]


def test_author_above_the_columns_stands_in_none_of_them(tmp_path: Path) -> None:
    (story,) = stories(4, 1)
    press = Press(Sheet(600.0), Random(1), 3, 16, 10.0, 15.0, 1.5)
    top = press.head(story, 0, 3, 60.0)
    lines = press.lines(story)
    third = -(-len(lines) // 3)
    press.sheet.words.append(Word("本报记者 韦秋实", press.left(1) + 40, top, 10.0))
    for column in range(3):
        press.set(lines[column * third : (column + 1) * third], column, top + 15)
    press.sheet.height = 800.0
    press.sheet.stories.append(story)
    _, articles = cut(tmp_path / "page.pdf", as_pdf(press.sheet))
    heads, _, right, paragraphs = counts(press.sheet, articles)
    assert (heads, right) == (1, paragraphs)
    assert articles[0][0].byline.endswith("韦秋实")


def test_page_of_many_cells_takes_no_long_time(tmp_path: Path) -> None:
    def table(canvas: object) -> None:
        for row in range(120):
            for column in range(40):
                canvas.drawString(20 + 14 * column, 820 - 6 * row, "工会")  # type: ignore[attr-defined]
                canvas.rect(20 + 14 * column, 820 - 6 * row, 14, 6)  # type: ignore[attr-defined]

    start = process_time()
    source, _ = cut(tmp_path / "table.pdf", written(table, 4))
    assert process_time() - start < 20
    assert not [place for place in source.places if place.block]


def test_captions_and_adverts_are_apart(tmp_path: Path) -> None:
    seeds = [seed for seed in (*SEEDS, 20, 23) if page(seed).apart]
    assert len(seeds) >= 3
    for seed in seeds:
        sheet = page(seed)
        apart_from(sheet, cut(tmp_path / "page.pdf", as_pdf(sheet, seed=seed))[1])


def apart_from(sheet: Sheet, articles: list[tuple[Article, str]]) -> None:
    """Captions and adverts are in no article."""
    for story in sheet.stories:
        text = next((text for article, text in articles if compact(article.headline) == compact(story.headline)), "")
        assert not [line for line in sheet.apart if compact(line) in compact(text)]
    assert not [text for _, text in articles if "以旧换新" in text]


@pytest.mark.parametrize("angle", [0.0, -0.015])
def test_captions_and_adverts_of_a_scan_are_apart(monkeypatch: pytest.MonkeyPatch, angle: float) -> None:
    """What is framed and what is below a picture is seen in the pixels, among words and grain, on a page askew."""
    font = find_font()
    if font is None:
        pytest.skip("no font with Chinese characters: install fonts-noto-cjk")
    for seed in (3, 5):
        sheet = page(seed)
        assert sheet.apart
        articles = scanned(monkeypatch, sheet, angle, 200, font)
        apart_from(sheet, articles)
        heads, all_heads, right, paragraphs = counts(sheet, articles)
        assert (heads, right) == (all_heads, paragraphs)


def test_head_has_its_kicker_and_its_subheads(tmp_path: Path) -> None:
    sheet = page(0)
    kickers = {compact(story.headline): story.kicker for story in sheet.stories}
    assert any(kickers.values())
    _, articles = cut(tmp_path / "page.pdf", as_pdf(sheet))
    found = {compact(article.headline): article.kicker for article, _ in articles if article.headline[:2] != "图为"}
    assert found == kickers


def test_places_are_those_of_the_printed_lines(tmp_path: Path) -> None:
    source, _ = cut(tmp_path / "page.pdf", as_pdf(page(1)))
    words = {word.text for word in page(1).words}
    assert {source.text[place.start : place.end] for place in source.places} <= words
    assert max(place.size for place in source.places) >= 1.4
    assert sorted(place.start for place in source.places) == [place.start for place in source.places]


def written(draw: Callable[[object], None], size: float = 12) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setFont(boxes(), size)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def notice(canvas: object) -> None:
    """One column of text, and a table under it."""
    for number in range(20):
        canvas.drawString(
            72, 760 - 18 * number, "各单位要把职工疗休养列入年度计划，于每月底前上报进展情况，并做好台账管理。"
        )  # type: ignore[attr-defined]
    for row in range(8):
        for column, text in enumerate(("云岭市", "职工驿站", "四十二个", "李某某")):
            canvas.drawString(72 + 110 * column, 360 - 18 * row, text)  # type: ignore[attr-defined]


def sidebar(canvas: object) -> None:
    """A web page as printed: its text on the left, the titles of others on the right."""
    for number in range(24):
        canvas.drawString(60, 760 - 18 * number, "全市工会组织开展职工技能比武，共有三百余名选手参加。")  # type: ignore[attr-defined]
        canvas.drawString(430, 760 - 18 * number, ("送清凉进工地", "读书会开班")[number % 2])  # type: ignore[attr-defined]


@pytest.mark.parametrize("draw", [notice, sidebar])
def test_other_pages_stay_in_the_order_of_the_file(tmp_path: Path, draw: Callable[[object], None]) -> None:
    source, _ = cut(tmp_path / "notice.pdf", written(draw))
    assert not [place for place in source.places if place.block]
