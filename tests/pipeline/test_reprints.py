"""A reprint is linked to the fullest text, stays in the graph with its own places, and is no further witness."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import kg
from kg.cli import main

STORY = (
    "本报讯(记者 韦秋实)6月3日，广西壮族自治区总工会在南宁市举办2026年职工技能比武开幕式。"
    "广西壮族自治区总工会党组书记、副主席覃立秋出席开幕式并致辞，自治区教育厅有关负责人参加开幕式。"
    "比武设焊工、钳工、电工三个项目，来自全区各行业的职工分组参赛，优胜者由自治区总工会颁发证书并给予奖励。\n"
    "开幕式前，与会人员参观了职工创新成果展，听取了比武筹备情况介绍，并观摩了焊工项目的现场操作。\n"
)
REPRINT = STORY.replace("本报讯(记者 韦秋实)", "本报南宁6月4日电(记者 马山丹)").rpartition("开幕式前")[0]
OTHER = "广西壮族自治区总工会党组书记、副主席覃立秋近日到桂林市调研，看望慰问一线职工。\n"


@pytest.fixture
def built(write: Callable[..., Path], tmp_path: Path) -> Path:
    write("news/a.txt", "广西举办职工技能比武\n\n" + STORY)
    write("news/b.txt", "广西举办职工技能比武\n\n" + REPRINT)
    write("news/c.txt", "覃立秋到桂林调研\n\n" + OTHER)
    kg.build(tmp_path / "news", tmp_path / "out")
    return tmp_path / "out"


def test_reprint_is_linked_and_counted_once(built: Path) -> None:
    graph = json.loads((built / "graph.json").read_text("utf-8"))
    articles = {node["sources"].rpartition("/")[2]: node for node in graph["nodes"] if node["type"] == "Article"}
    assert articles["b.txt"]["duplicate_of"] == articles["a.txt"]["id"]
    assert not articles["a.txt"].get("duplicate_of")
    assert not articles["c.txt"].get("duplicate_of")
    names = {node["id"]: node["label"] for node in graph["nodes"]}
    (speech,) = [edge for edge in graph["edges"] if edge["relation"] == "speaks_at"]
    assert speech["support"] == 1
    assert speech["sources"] == "news/a.txt|news/b.txt"
    posts = [e for e in graph["edges"] if e["relation"] == "holds_position" and names[e["source"]] == "覃立秋"]
    assert {edge["support"] for edge in posts} == {2}
    rows = {row["path"]: row for row in pq.read_table(built / "articles.parquet").to_pylist()}
    assert rows["news/b.txt"]["duplicate_of"] == rows["news/a.txt"]["id"]
    assert json.loads((built / "run.json").read_text("utf-8"))["counts"]["duplicates"] == 1
    mentions = pq.read_table(built / "mentions.parquet").to_pylist()
    assert {row["article"] for row in mentions if row["text"] == "覃立秋"} == {row["id"] for row in rows.values()}


def test_summary_tells_of_reprints(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(tmp_path / "news"), "-o", str(built)]) == 0
    assert "Reprints, counted once: 1" in capsys.readouterr().out
