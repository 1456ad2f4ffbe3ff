"""``--since`` and ``--until``: only the articles of that time are in the graph; run.json lists the others."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg.cli import main
from kg.errors import UsageError
from kg.pipeline.report import NothingBuiltError

TEXTS = {
    "march": "本报兰州3月5日电 甘肃省总工会主席安立文出席座谈会并讲话。\n",
    "may": "甘肃省总工会主席安立文走访天水市总工会。\n",
    "whenever": "甘肃省总工会主席安立文看望职工。\n",
}
DATES = "path,date\nmarch.txt,2026-03-05\nmay.txt,2026-05\n"


@pytest.fixture
def news(write: Callable[..., Path], tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        write(f"news/{name}.txt", f"{name} 的消息\n\n{text}")
    write("dates.csv", DATES)
    return tmp_path / "news"


def built(news: Path, out: Path, **period: str) -> dict[str, object]:
    kg.build(news, out, metadata=news.parent / "dates.csv", formats=["json"], **period)
    graph = json.loads((out / "graph.json").read_text("utf-8"))
    run = json.loads((out / "run.json").read_text("utf-8"))
    return {"articles": {n["label"] for n in graph["nodes"] if n["type"] == "Article"}, "period": run["period"]}


@pytest.mark.parametrize(
    ("period", "within"),
    [
        ({}, {"march 的消息", "may 的消息", "whenever 的消息"}),
        ({"since": "2026-04"}, {"may 的消息"}),
        ({"until": "2026-03-05"}, {"march 的消息"}),
        ({"since": "2026", "until": "2026"}, {"march 的消息", "may 的消息"}),
        ({"since": "2026-05-20"}, {"may 的消息"}),
    ],
)
def test_only_articles_of_the_period_are_in_the_graph(
    news: Path, tmp_path: Path, period: dict[str, str], within: set[str]
) -> None:
    assert built(news, tmp_path / "out", **period)["articles"] == within


def test_what_stays_out_is_listed_with_its_reason(news: Path, tmp_path: Path) -> None:
    told = built(news, tmp_path / "out", since="2026-04")["period"]
    assert isinstance(told, dict)
    assert (told["outside"], told["undated"]) == (1, 1)
    assert {one["path"]: one["reason"].split()[-1] for one in told["left"]} == {
        "news/march.txt": "period",
        "news/whenever.txt": "date",
    }


def test_a_build_of_the_period_equals_one_of_its_files(news: Path, tmp_path: Path) -> None:
    built(news, tmp_path / "all")
    part = built(news, tmp_path / "all", since="2026-04")
    (news / "march.txt").unlink()
    (news / "whenever.txt").unlink()
    built(news, tmp_path / "alone")
    assert part["articles"] == {"may 的消息"}
    assert (tmp_path / "all/graph.json").read_bytes() == (tmp_path / "alone/graph.json").read_bytes()


def test_nothing_within_is_an_error_that_says_why(news: Path, tmp_path: Path) -> None:
    with pytest.raises(NothingBuiltError, match="2026-03-05"):
        built(news, tmp_path / "out", since="2030")


@pytest.mark.parametrize("period", [{"since": "2026-13"}, {"until": "下月"}, {"since": "2027", "until": "2026"}])
def test_a_wrong_date_is_wrong_usage(news: Path, tmp_path: Path, period: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        built(news, tmp_path / "out", **period)


def test_command_says_how_many_stay_out(news: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dates = str(news.parent / "dates.csv")
    assert main(["build", str(news), "-o", str(tmp_path / "out"), "--metadata", dates, "--until", "2026-04"]) == 0
    said = capsys.readouterr().out
    assert "period: 1" in said
    assert "date: 1" in said
