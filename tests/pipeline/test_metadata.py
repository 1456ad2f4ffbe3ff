"""A metadata file: what a person says counts more than what is guessed, and what it cannot mean is said."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import kg
from kg.cli import main
from kg.errors import UsageError
from kg.pipeline import run as running
from kg.pipeline.run import Build

Write, Run = Callable[..., Path], Callable[..., Build]
HEAD = "path,title,date,publisher,url\n"
PLAIN = "贵州省总工会在遵义市召开会议，部署技能培训工作。\n"
OTHER = "甘肃省总工会在天水市召开会议，部署职工服务工作。\n"


@pytest.fixture
def run(small_ontology: Path) -> Run:
    """A build with hardly any ontology, since each test makes its own."""
    return partial(running.run, ontology=small_ontology)


def article(done: Build, path: str) -> dict[str, object]:
    """The article node of a file."""
    (found,) = [
        data for _, data in done.graph.nodes(data=True) if data["type"] == "Article" and data["sources"] == path
    ]
    return dict(found)


def unused(done: Build) -> list[tuple[int, str]]:
    return [(one["line"], one["path"]) for one in done.report.metadata["unused"]]


def test_row_counts_more_than_what_is_guessed(run: Run, write: Write) -> None:
    text = write("news/a.txt", "本报讯 2025年1月2日，贵州省总工会在遵义市召开会议。\n")
    table = write("news/table.csv", HEAD + "a.txt,遵义开会,2026/3/7,贵州工报,https://example.org/1\n")
    assert article(run(text), "a.txt")["date"] == "2025-01-02"
    done = run(text, metadata=table)
    told = {"label": "遵义开会", "date": "2026-03-07", "publisher": "贵州工报", "url": "https://example.org/1"}
    assert article(done, "a.txt").items() >= told.items()
    assert unused(done) == []
    assert done.report.metadata["used"] == 1


def test_what_a_file_says_of_itself_goes_the_same_way(run: Run, write: Write) -> None:
    rows = (
        "正文,日期,来源\n"
        + PLAIN.strip()
        + ",2024-07-08,贵州工报\n本报讯 2023年1月2日，"
        + OTHER.strip()
        + ",2024-07-08,\n"
    )
    done = run(write("corpus.csv", rows), metadata=write("table.csv", "path,publisher\ncorpus.csv#2,甘肃工报\n"))
    first, second = article(done, "corpus.csv#1"), article(done, "corpus.csv#2")
    assert (first["date"], first["publisher"]) == ("2024-07-08", "贵州工报")
    assert second["publisher"] == "甘肃工报"


def test_empty_cell_says_nothing(run: Run, write: Write) -> None:
    text = write("a.txt", "遵义技能培训开班\n2025年1月2日，贵州省总工会在遵义市召开会议。\n")
    found = article(run(text, metadata=write("table.csv", HEAD + "a.txt,,,贵州工报,\n")), "a.txt")
    assert (found["label"], found["date"]) == ("遵义技能培训开班", "2025-01-02")
    assert found["publisher"] == "贵州工报"


@pytest.mark.parametrize(
    ("given", "read"), [("2024", "2024-03-05"), ("2023年6月", "2023-06"), ("2022-03-09 08:30", "2022-03-09")]
)
def test_given_date_gives_a_dateline_its_year(run: Run, write: Write, given: str, read: str) -> None:
    text = write("a.txt", "技能培训开班\n本报贵阳3月5日电(记者 韦秋实)贵州省总工会在遵义市召开会议。\n")
    done = run(text, metadata=write("table.csv", f"path,date\na.txt,{given}\n"))
    assert article(done, "a.txt")["date"] == read


def test_day_of_the_text_stays_where_only_its_year_is_given(run: Run, write: Write) -> None:
    text = write("a.txt", "技能培训开班\n本报讯(记者 韦秋实)2024年4月8日，贵州省总工会在遵义市召开会议。\n")
    done = run(text, metadata=write("table.csv", "path,date\na.txt,2024\n"))
    assert article(done, "a.txt")["date"] == "2024-04-08"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(
    "head", ["路径,标题,发布日期,来源,网址", "Path\tTitle\tPub Date\tPublisher\tURL", "path;title;date;source;link"]
)
def test_encodings_separators_and_names_of_columns(run: Run, write: Write, encoding: str, head: str) -> None:
    separator = next(mark for mark in "\t;," if mark in head)
    row = separator.join(["a.txt", "遵义开会研究职工服务工作", "2026-03-07", "贵州工报", "https://example.org"])
    table = write("table.csv", f"{head}\r\n{row}\r\n".encode(encoding))
    done = run(write("a.txt", PLAIN), metadata=table)
    assert article(done, "a.txt")["label"] == "遵义开会研究职工服务工作"


@pytest.mark.parametrize("path", ["news/a.txt", "./news/../news/a.txt", "news\\a.txt", "a.txt"])
def test_path_from_the_file_or_from_an_input(
    run: Run, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    write("news/a.txt", PLAIN)
    write("news/sub/b.txt", OTHER)
    table = write("elsewhere/table.csv", f"path,title\n{path},遵义开会\n")
    monkeypatch.chdir(tmp_path)
    assert article(run("news", metadata=table), "news/a.txt")["label"] == "遵义开会"


def test_rows_of_a_table_and_members_of_an_archive(run: Run, write: Write, tmp_path: Path) -> None:
    rows = write("corpus.csv", f"编号,正文\n1,{PLAIN.strip()}\n2,{OTHER.strip()}\n")
    with zipfile.ZipFile(tmp_path / "news.zip", "w") as archive:
        archive.writestr("in/c.txt", "海南省总工会在三亚市召开会议。")
    table = write("table.csv", "path,title\ncorpus.csv#2,天水开会\nnews.zip/in/c.txt,三亚开会\nnews.zip/d.txt,没有\n")
    done = run([rows, tmp_path / "news.zip"], metadata=table)
    assert article(done, "corpus.csv#2")["label"] == "天水开会"
    assert article(done, "news.zip/in/c.txt")["label"] == "三亚开会"
    assert unused(done) == [(4, "news.zip/d.txt")]


def test_row_that_matches_nothing_is_listed_and_said(
    small_ontology: Path, write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, table = write("a.txt", PLAIN), write("table.csv", "path,title\nb.txt,别的\na.txt,遵义开会\n")
    options = ["--metadata", str(table), "--ontology", str(small_ontology)]
    assert main(["build", str(text), "-o", str(tmp_path / "out"), *options]) == 0
    printed = capsys.readouterr().out
    assert "Metadata not used (1)" in printed
    assert "b.txt" in printed
    told = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))["metadata"]
    assert (told["path"], told["rows"], told["used"]) == ("table.csv", 2, 1)
    assert [(one["line"], one["path"]) for one in told["unused"]] == [(2, "b.txt")]


def test_path_of_two_inputs_is_not_guessed(run: Run, write: Write, tmp_path: Path) -> None:
    write("x/a.txt", PLAIN)
    write("y/a.txt", OTHER)
    table = write("z/table.csv", "path,title\na.txt,遵义开会\n")
    done = run([tmp_path / "x", tmp_path / "y"], metadata=table)
    assert unused(done) == [(2, "a.txt")]
    assert "遵义开会" not in dict(done.graph.nodes(data="label")).values()


def test_title_of_a_page_with_several_articles_is_not_used(run: Run, write: Write) -> None:
    page = write("page.txt", kg.sample_path().read_bytes())
    done = run(page, metadata=write("table.csv", "path,title,date\npage.txt,一版,2021-05-06\n"))
    found = [data for _, data in done.graph.nodes(data=True) if data["type"] == "Article"]
    assert len(found) == 8
    assert {data["date"] for data in found} == {"2021-05-06"}
    assert "一版" not in {data["label"] for data in found}
    assert unused(done) == [(2, "page.txt")]


def test_metadata_file_is_no_input(run: Run, write: Write, tmp_path: Path) -> None:
    write("news/a.txt", PLAIN)
    table = write("news/table.csv", "path,title\na.txt,遵义开会\n")
    done = run(tmp_path / "news", metadata=table)
    assert done.report.skipped == []
    assert [one["path"] for one in done.report.inputs] == ["news/a.txt"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("path,titel\na.txt,x\n", r"table\.csv 第1行 line 1: .*unknown column: titel\n  remedy: .*path, title, date"),
        ("title,date\nx,2026\n", r"line 1: .*no column path"),
        ("path,title,标题\na.txt,x,y\n", r"line 1: .*two columns for title"),
        ("path,date\n\na.txt,2026-13-01\n", r"line 3: .*not a date: 2026-13-01\n  remedy: .*2026-06-04"),
        ("path,date\na.txt,2026-02-30\n", "line 2: .*not a date"),
        ("path,date\na.txt,昨天\n", "line 2: .*not a date"),
        ("path,title\na.txt,x,y\n", r"line 2: .*3 cells instead of 2"),
        ('path,title\n"a\n\n.txt",x\n,y\n', "line 5: .*names no path"),
        ("path,title\na.txt,x\n./a.txt,y\n", "line 3: .*same document as line 2"),
        ('path,title\na.txt,"x\n', "line 2: .*not valid CSV"),
        ("", "line 1: .*no column path"),
        (b"PK\x03\x04" + bytes(99), "cannot be read"),
    ],
)
def test_broken_file_is_a_usage_error(
    run: Run, write: Write, tmp_path: Path, content: str | bytes, message: str
) -> None:
    text, table = write("a.txt", PLAIN), write("table.csv", content)
    with pytest.raises(UsageError, match=message):
        kg.build(text, metadata=table)
    assert main(["build", str(text), "-o", str(tmp_path / "out"), "--metadata", str(table)]) == 2
    assert not (tmp_path / "out").exists()


def test_every_fault_is_named_at_once(run: Run, write: Write) -> None:
    table = write("table.csv", "path,date\n" + "a.txt,never\n" * 25)
    with pytest.raises(UsageError, match=r"(?s)line 2: .*line 21: .*and 5 more"):
        run(write("a.txt", PLAIN), metadata=table)


def test_missing_file_is_a_usage_error(run: Run, write: Write, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such metadata file"):
        run(write("a.txt", PLAIN), metadata=tmp_path / "nowhere.csv")
