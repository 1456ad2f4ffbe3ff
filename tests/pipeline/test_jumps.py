"""An article that jumps from one file to another of the same issue is one article of two files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

import kg

OPENING = (
    "本报讯（记者 韦秋实）6月3日，天水市总工会在天水市举办职工技能比武。天水市总工会主席覃立秋出席开幕式并致辞。"
    "比武设焊工、钳工两个项目，来自澄江重型机械厂的选手卢小川在赛前说"
)
BEHIND = "，自己练了整整两年，就为了这一天。市总工会主席覃立秋来到澄江重型机械厂的展台，与职工交谈。"
FIRST = f"第1版：要闻\n2026年6月4日 星期四\n\n职工比武场上见真功\n\n{OPENING}（下转第4版）\n"
OTHERS = "本报讯（记者 马山丹）6月3日，白沙县图书馆的职工书屋开放，首日接待读者三百人次。\n"
FOURTH = f"第4版：综合\n\n（上接第1版）{BEHIND}\n\n白沙县职工书屋开放\n\n{OTHERS}"

Write = Callable[..., Path]


def build(tmp_path: Path) -> tuple[dict[str, Any], list[dict[str, Any]], dict[str, Any]]:
    """The nodes by path and headline, the rows of the articles, and run.json."""
    kg.build(tmp_path / "news", tmp_path / "out")
    rows = pq.read_table(tmp_path / "out/articles.parquet").to_pylist()
    graph = json.loads((tmp_path / "out/graph.json").read_text("utf-8"))
    return graph, rows, json.loads((tmp_path / "out/run.json").read_text("utf-8"))


def continued(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """The files of each part behind and of its beginning."""
    paths = {row["id"]: row["path"] for row in rows}
    return [(row["path"], paths[row["continues"]]) for row in rows if row["continues"]]


def test_part_behind_takes_what_its_beginning_says(write: Write, tmp_path: Path) -> None:
    write("news/2026-06-04/01.txt", FIRST)
    write("news/2026-06-04/04.txt", FOURTH)
    graph, rows, run = build(tmp_path)
    assert continued(rows) == [("news/2026-06-04/04.txt", "news/2026-06-04/01.txt")]
    first, rest = (next(row for row in rows if row["id"] == one) for one in ends(rows))
    assert first["headline"] == rest["headline"] == "职工比武场上见真功"
    assert first["date"] == rest["date"] == "2026-06-04"
    assert "下转" not in first["text"]
    assert rest["text"] == BEHIND
    (repair,) = [one for one in run["repairs"] if one["kind"] == "continued"]
    assert repair["article"] == first["id"]
    assert "news/2026-06-04/01.txt" in repair["reason"]
    source = (tmp_path / "news/2026-06-04/04.txt").read_text("utf-8")
    assert source[repair["start"] : repair["end"]] == BEHIND
    nodes = {node["id"]: node for node in graph["nodes"]}
    assert nodes[rest["id"]]["continues"] == first["id"]
    assert nodes[rest["id"]]["sources"] == "news/2026-06-04/04.txt"
    for name in ("覃立秋", "澄江重型机械厂", "天水市总工会"):  # the part behind says 市总工会 alone
        (node,) = [node for node in nodes.values() if node["label"] == name]
        assert node["sources"].split("|") == ["news/2026-06-04/01.txt", "news/2026-06-04/04.txt"]
    for row in pq.read_table(tmp_path / "out/mentions.parquet").to_pylist():
        if row["article"] == rest["id"]:
            assert source[row["start"] : row["end"]] == row["text"]


def test_another_build_joins_what_was_kept(write: Write, tmp_path: Path) -> None:
    fourth = write("news/2026-06-04/04.txt", FOURTH)
    assert not continued(build(tmp_path)[1])
    write("news/2026-06-04/01.txt", FIRST)
    first = build(tmp_path)
    assert continued(first[1])
    assert build(tmp_path)[:2] == first[:2]
    fourth.unlink()
    assert not continued(build(tmp_path)[1])


def ends(rows: list[dict[str, Any]]) -> tuple[str, str]:
    """The ids of the beginning and of the part behind."""
    ((rest, first),) = [(row["id"], row["continues"]) for row in rows if row["continues"]]
    return first, rest


@pytest.mark.parametrize(
    ("first", "fourth"),
    [
        ("天水工人报2026-06-04_01版.txt", "青砚工人报2026-06-04_04版.txt"),
        ("01/20260604.txt", "04/20260604.txt"),
        ("a/x.txt", "a/y.txt"),
    ],
)
def test_issue_is_told_by_folder_or_day(write: Write, tmp_path: Path, first: str, fourth: str) -> None:
    write(f"news/{first}", FIRST)
    write(f"news/{fourth}", FOURTH)
    assert continued(build(tmp_path)[1]) == [(f"news/{fourth}", f"news/{first}")]


@pytest.mark.parametrize(
    ("first", "rest", "why"),
    [
        (("2026-06-04/01.txt", FIRST), ("2026-06-05/04.txt", FOURTH), "another day"),
        (("2026-06-04/01.txt", FIRST), ("2026-06-04/05.txt", FOURTH.replace("第4版", "第5版")), "another page"),
        (("2026-06-04/01.txt", FIRST), ("2026-06-04/04.txt", FOURTH.replace("上接第1版", "上接第2版")), "from another"),
        (("a/x.txt", FIRST), ("b/y.txt", FOURTH), "neither folder nor day in common"),
        (
            ("2026-06-04/01.txt", FIRST.replace("第1版：要闻\n", "").replace("转第4版", "转第6版")),
            ("2026-06-04/x.txt", f"（上接第1版）{OTHERS}"),
            "nothing in common",
        ),
    ],
)
def test_what_may_be_of_another_issue_is_left_alone(
    write: Write, tmp_path: Path, first: tuple[str, str], rest: tuple[str, str], why: str
) -> None:
    for name, text in (first, rest):
        write(f"news/{name}", text)
    _, rows, run = build(tmp_path)
    assert not continued(rows), why
    assert not [one for one in run["repairs"] if one["kind"] == "continued"]


def test_which_of_two_goes_on_is_told_by_the_words(write: Write, tmp_path: Path) -> None:
    other = "新图书馆迎来第一批读者\n\n" + OTHERS.rstrip("\n") + "书架旁，读者们翻看着新到的图书（下转第4版）\n"
    write("news/2026-06-04/01.txt", FIRST + "\n" + other)
    write("news/2026-06-04/04.txt", f"第4版：综合\n\n（上接第1版）{BEHIND}\n")
    _, rows, _ = build(tmp_path)
    first, _ = ends(rows)
    assert next(row["headline"] for row in rows if row["id"] == first) == "职工比武场上见真功"
