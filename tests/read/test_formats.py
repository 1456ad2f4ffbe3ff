"""The same article in every format gives the same text, with the way back to its place in the file."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from makers import BODY, DATE, LINES, MAKERS, PUBLISHER, ROW, TITLE, make_csv, make_pdf, saved, zipped

from kg.errors import ReadError
from kg.model import Source, content_id
from kg.read import Columns, ReadOptions, read_file, read_sources, suffixes
from kg.read.lines import compact, iso_date

WHOLE = compact("".join(LINES))
Article = Callable[[str], Path]


def read_all(path: Path, options: ReadOptions | None = None) -> tuple[list[Source], dict[str, str]]:
    """The sources of a file, and the reason of each part that is skipped."""
    skipped: dict[str, str] = {}
    return list(read_sources(path, path.parent, options, skipped.__setitem__)), skipped


def read_bytes(folder: Path, name: str, data: bytes, options: ReadOptions | None = None) -> Source:
    path = folder / name
    path.write_bytes(data)
    return read_file(path, folder, options)


@pytest.mark.parametrize("suffix", MAKERS)
def test_same_article_gives_same_text(article: Article, suffix: str) -> None:
    (source,), skipped = read_all(article(suffix))
    assert compact(source.text) == WHOLE
    assert not skipped
    assert source.format == ("docx" if suffix == ".zip" else suffix[1:])


@pytest.mark.parametrize("suffix", MAKERS)
def test_every_offset_leads_back_to_the_extracted_text(article: Article, suffix: str) -> None:
    source = read_file(article(suffix))
    for offset, char in enumerate(source.text):
        assert source.raw[source.offsets.to_raw(offset)] in {char, "\r"}


@pytest.mark.parametrize("suffix", [s for s in MAKERS if s not in {".txt", ".md"}])
def test_places_are_in_order_and_cover_the_text(article: Article, suffix: str) -> None:
    source = read_file(article(suffix))
    ends = [0, *(place.end for place in source.places)]
    assert all(end <= place.start < place.end for end, place in zip(ends, source.places, strict=False))
    outside = {i for i, char in enumerate(source.text) if char.strip()}
    outside -= {i for place in source.places for i in range(place.start, place.end)}
    assert not outside


@pytest.mark.parametrize(
    ("suffix", "label"),
    [
        (".html", "/html/body/div[3]/div[2]/p[3]"),
        (".docx", "第4段"),
        (".epub", "第2章 /html/body/p[1]"),
        (".csv", "第1行"),
        (".zip", "第4段"),
    ],
)
def test_place_of_a_word(article: Article, suffix: str, label: str) -> None:
    source = read_file(article(suffix))
    place = source.place_at(source.text.index("行动方案"))
    assert place is not None
    assert (place.page, place.label) == (0, label)


def test_place_in_a_pdf_is_page_and_box(tmp_path: Path) -> None:
    source = read_bytes(tmp_path, "a.pdf", make_pdf(pages=3))
    place = source.place_at(source.text.rindex(TITLE))
    assert place is not None
    assert place.page == 3
    page, box = place.label.split(" ")
    assert page == "第3页"
    left, top, right, bottom = map(int, box.strip("[]").split(","))
    assert (left, right) == pytest.approx((72, 72 + 11 * len(TITLE)), abs=2)
    assert 842 - 770 - 11 <= top < bottom <= 842 - 770 + 3


def test_text_without_places_has_none(article: Article) -> None:
    assert read_file(article(".txt")).place_at(0) is None


@pytest.mark.parametrize("suffix", [".html", ".epub", ".csv", ".tsv", ".jsonl", ".parquet"])
def test_metadata(article: Article, suffix: str) -> None:
    metadata = read_file(article(suffix)).metadata
    assert (metadata["title"], metadata["date"], metadata["publisher"]) == (TITLE, DATE, PUBLISHER)


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_title_of_a_file_counts_where_it_stands_in_the_text(article: Article, suffix: str) -> None:
    assert read_file(article(suffix)).metadata == {"title": TITLE}


def test_docx_order_cells_boxes_and_deleted_words(tmp_path: Path) -> None:
    import docx
    from docx.oxml import parse_xml

    word = docx.Document()
    word.add_paragraph("表前一段")
    table = word.add_table(2, 2)
    for index, text in enumerate(("地区", "人数", "苏州", "九十人")):
        table.cell(index // 2, index % 2).text = text
    last = word.add_paragraph("表后\t一段")
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    deleted = f"<w:del {namespace}><w:r><w:delText>删去</w:delText><w:t>也删</w:t></w:r></w:del>"
    inserted = f"<w:ins {namespace}><w:r><w:t>补入</w:t><w:br/><w:t>换行</w:t></w:r></w:ins>"
    box = "<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>"
    boxed = f"<w:r {namespace}><w:pict>{box}</w:pict></w:r>"
    for xml in (deleted, inserted, boxed):
        last._p.append(parse_xml(xml))
    source = read_bytes(tmp_path, "a.docx", saved(word))
    assert source.text == "表前一段\n地区\u3000人数\n苏州\u3000九十人\n表后\t一段补入\n换行\n框内"
    labels = [place.label for place in source.places]
    assert labels == ["第1段", "表1第1行第1列", "表1第1行第2列", "表1第2行第1列", "表1第2行第2列", "第2段", "第2段"]


def test_html_keeps_tables_and_line_breaks(tmp_path: Path) -> None:
    rows = "<tr><td>地区</td><td>人数</td></tr><tr><td>苏州</td><td>九十人</td></tr>"
    main = f"<h1>{TITLE}</h1><p>{BODY[0]}<br>{BODY[1]}</p><table>{rows}</table>"
    page = f"<html><body><article>{main}</article></body></html>"
    lines = read_bytes(tmp_path, "a.html", page.encode()).text.split("\n")
    assert lines == [TITLE, BODY[0], BODY[1], "地区\u3000人数", "苏州\u3000九十人"]


def test_ordered_lists_are_numbered(tmp_path: Path) -> None:
    items = f"<li>{BODY[0]}</li><li><p>{BODY[1]}</p><p>{BODY[2]}</p></li><li>（三）{BODY[2]}</li>"
    page = f"<html><body><article><h1>{TITLE}</h1><ol>{items}</ol></article></body></html>"
    lines = read_bytes(tmp_path, "a.html", page.encode()).text.split("\n")
    assert lines == [TITLE, f"1.{BODY[0]}", f"2.{BODY[1]}", BODY[2], f"（三）{BODY[2]}"]


def test_only_short_cells_stand_beside_one_another(tmp_path: Path) -> None:
    """A page may be laid out as a table, and a cell may tell a story."""
    story = "他在车间里干了二十年，" * 6 + "带出了一班徒弟。"
    rows = (
        f"<tr><td>姓名</td><td>单位</td><td>事迹</td></tr><tr><td><p>李青</p></td><td>水泵厂</td><td>{story}</td></tr>"
        "<tr><td><p>车间主任</p><p>安全员</p></td><td>水泵厂</td></tr>"
    )
    frame = f"<table><tr><td>{TITLE}</td><td><p>{BODY[0]}</p><p>{BODY[1]}</p><table>{rows}</table></td></tr></table>"
    lines = read_bytes(tmp_path, "a.html", f"<html><body>{frame}</body></html>".encode()).text.split("\n")
    assert lines[-6:] == ["姓名\u3000单位\u3000事迹", "李青\u3000水泵厂", story, "车间主任", "安全员", "水泵厂"]
    assert BODY[0] in lines


REPEATED = "各县总工会要把培训经费列入年度预算，按时足额拨付到基层。"
SAID_TWICE = (
    "丰原市总工会召开会议，部署今年的技能培训工作，要求各单位认真落实。",
    REPEATED,
    "会议由副主席何苗主持，江帆作了工作报告，提出了三项任务。",
    REPEATED,
    "会议强调，各级工会要加强检查，确保各项任务按期完成。",
    REPEATED * 2,
    REPEATED * 2,
)


@pytest.mark.parametrize("around", ["%s", "<div>%s</div>", "<article>%s</article>", "<div><div>%s</div></div>"])
@pytest.mark.parametrize("length", [5, 6, 7])
def test_html_keeps_what_an_article_says_twice(tmp_path: Path, around: str, length: int) -> None:
    title, frame = "丰原市总工会部署今年的技能培训", "首页 > 工作动态 > 丰原市总工会部署今年的技能培训"
    said = "".join(f"<p>{text}</p>" for text in SAID_TWICE[:length])
    page = (
        f"<html><head><title>{title}</title></head><body><div class='nav'><p>{frame}</p></div>"
        f"{around % f'<h1>{title}</h1>{said}'}"
        f"<div class='related'><ul><li><a href='1'>{title}</a></li><li>{SAID_TWICE[0]}</li></ul></div></body></html>"
    )
    source = read_bytes(tmp_path, "a.html", page.encode())
    assert source.text.split("\n") == [title, *SAID_TWICE[:length]]
    assert [place.label.rpartition("/")[2] for place in source.places[1:]] == [f"p[{i + 1}]" for i in range(length)]


def test_html_without_main_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="找不到正文"):
        read_bytes(tmp_path, "a.html", b"<html><body><script>let a = 1</script></body></html>")


def test_corpus_is_one_source_a_row(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    row = 'B,"第二行，\n有换行",2025/1/2\r\n'
    path.write_text("title,content,date\r\nA,甲乙丙,2025-01-01\r\n" + row + "C,,2025-01-03\r\n", encoding="utf-8")
    sources, skipped = read_all(path)
    assert [(s.path, s.text) for s in sources] == [("c.csv#1", "A\n甲乙丙"), ("c.csv#2", "B\n第二行，\n有换行")]
    assert sources[1].metadata == {"title": "B", "date": "2025-01-02"}
    assert len({s.id for s in sources}) == 2
    assert {name: "没有正文" in reason for name, reason in skipped.items()} == {"c.csv#3": True}
    with pytest.raises(ReadError, match="read_sources"):
        read_file(path)


def test_columns_can_be_named(tmp_path: Path) -> None:
    data = "甲,乙,丙,丁\n正文一,题目一,2024.5.6,某报\n".encode()
    options = ReadOptions(columns=Columns(text="甲", title="乙", date="丙", source="丁"))
    source = read_bytes(tmp_path, "c.csv", data, options)
    assert source.text == "题目一\n正文一"
    assert source.metadata == {"title": "题目一", "date": "2024-05-06", "publisher": "某报"}
    with pytest.raises(ReadError, match=r"甲、乙、丙、丁.*--text-column"):
        read_bytes(tmp_path, "c.csv", data)
    with pytest.raises(ReadError, match="没有列 戊"):
        read_bytes(tmp_path, "c.csv", data, ReadOptions(columns=Columns(text="戊")))


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_of_any_kind(tmp_path: Path, separator: str, encoding: str) -> None:
    source = read_bytes(tmp_path, "c.csv", make_csv(separator, encoding))
    assert source.metadata["title"] == TITLE


def test_rows_of_any_length(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text("标题,正文,正文\n甲,旧,新\n\n乙,旧\n丙\n丁,旧,新,多余\n", "utf-8")
    sources, skipped = read_all(path)
    assert {source.path: source.text for source in sources} == {"c.csv#1": "甲\n新", "c.csv#4": "丁\n新"}
    assert set(skipped) == {"c.csv#2", "c.csv#3"}
    assert all(set(source.metadata) == {"title"} for source in sources)


def test_bound_of_a_tables_fields_is_that_of_its_own_reading_only(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("title,text\n" + f"甲,{'工会' * 100_000}\n" * 2, "utf-8")
    before = csv.field_size_limit()
    rows = read_sources(path)
    assert len(next(rows).text) > before
    assert csv.field_size_limit() == before
    assert len(next(rows).text) > before


def test_long_corpus_is_cut_at_no_character(tmp_path: Path) -> None:
    data = make_csv(encoding="gb18030") + (f",,,{'职工之家' * 30}\r\n" * 1500).encode("gb18030")
    path = tmp_path / "c.csv"
    path.write_bytes(data)
    assert len(read_all(path)[0]) == 1501


def test_broken_rows_are_listed_and_the_others_read(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text('{"text": "甲"}\n{"text": \n[1]\n{"text": "乙"}\n{"text": "丙', encoding="utf-8")
    sources, skipped = read_all(path)
    assert [(s.path, s.text) for s in sources] == [("c.jsonl#1", "甲"), ("c.jsonl#4", "乙")]
    assert sorted(skipped) == ["c.jsonl#2", "c.jsonl#3", "c.jsonl#5"]


def test_a_broken_first_row_takes_no_other_with_it(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text('{"text": \n[1]\n{"text": "乙"}\n', encoding="utf-8")
    sources, skipped = read_all(path)
    assert [(s.path, s.text) for s in sources] == [("c.jsonl#3", "乙")]
    assert sorted(skipped) == ["c.jsonl#1", "c.jsonl#2"]
    path.write_text("[1]\n" * 100 + '{"text": "乙"}\n', encoding="utf-8")
    with pytest.raises(ReadError, match="damaged"):
        read_all(path)


def test_archive_of_everything(tmp_path: Path, made: dict[str, bytes]) -> None:
    members = {f"件/a{suffix}": data for suffix, data in made.items()}
    path = tmp_path / "all.zip"
    path.write_bytes(zipped({**members, "readme.xyz": b"?", ".hidden.txt": b"?", "__MACOSX/a.txt": b"?"}))
    sources, skipped = read_all(path)
    assert {compact(source.text) for source in sources} == {WHOLE}
    assert len(sources) == len(made)
    assert "all.zip/件/a.zip/新闻/甲.docx" in {source.path for source in sources}
    assert "all.zip/件/a.csv#1" in {source.path for source in sources}
    assert list(skipped) == ["all.zip/readme.xyz"]


def test_member_is_hashed_by_its_own_bytes(tmp_path: Path, made: dict[str, bytes]) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.txt": made[".txt"], "b.docx": made[".docx"]}))
    sources, _ = read_all(path)
    whose = {source.path: source.id for source in sources}
    assert whose["a.zip/b.docx"] == content_id("a.zip/b.docx", hashlib.sha256(made[".docx"]).hexdigest())


def test_names_of_chinese_packers(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xxxxxxxx.txt", "工会".encode())
    data = stream.getvalue().replace(b"xxxxxxxx.txt", "职工之家".encode("gb18030") + b".txt")
    assert read_bytes(tmp_path, "a.zip", data).path == "a.zip/职工之家.txt"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026年6月3日", "2026-06-03"),
        ("发布时间：2025-12-31 08:00", "2025-12-31"),
        ("20250101", ""),
        ("2025年13月1日", ""),
        ("1.2025.1.1", "2025-01-01"),
    ],
)
def test_iso_date(text: str, date: str) -> None:
    assert iso_date(text) == date


def test_every_format_is_made() -> None:
    same = {".text": ".txt", ".markdown": ".md", ".htm": ".html", ".xhtml": ".html", ".shtml": ".html"}
    same |= {".ndjson": ".jsonl"}
    pictures = {".png", ".jpg", ".jpeg", ".tif", ".tiff"}
    assert {same.get(suffix, suffix) for suffix in suffixes()} == {*MAKERS, *pictures}
    assert ROW["来源"] == PUBLISHER


def test_a_year_that_a_page_mentions_is_not_its_date(tmp_path: Path) -> None:
    told = "长沙市总工会召开推进会，市总工会主席王建国出席会议并讲话。会议要求，各级工会要把职工之家建设好。"
    path = tmp_path / "a.html"
    path.write_text(
        f"<html><body><h1>长沙市总工会召开推进会</h1><p>本报讯　4月11日，{told}</p>"
        f"<p>2024年，全市新建职工之家120个，服务职工3万人次。{told}</p><p>版权所有 © 2019</p></body></html>",
        encoding="utf-8",
    )
    assert "date" not in read_file(path).metadata
