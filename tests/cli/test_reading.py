"""How the inputs are read, from the command line: limits with safe defaults, and the columns of a table."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from kg.cli import main
from kg.cli.reading import COLUMNS, LIMITS, read_options
from kg.read import Columns, ReadLimits, ReadOptions

ROWS = "编号,题名,全文本,见报日,报纸名\n1,{},{},2026-06-04,广西工报\n"


@pytest.fixture
def table(write: Callable[..., Path]) -> Path:
    title, *body = write().read_text("utf-8").strip().split("\n")
    return write("corpus.csv", ROWS.format(title, "".join(body).replace(",", "，")))


def test_defaults_are_those_of_reading() -> None:
    given = {limit.field: limit.default for limit in LIMITS} | dict.fromkeys(COLUMNS, "")
    assert read_options(given) == ReadOptions()
    assert {limit.field for limit in LIMITS} == {field.name for field in fields(ReadLimits)}
    assert set(COLUMNS) == {field.name for field in fields(Columns)}


def test_columns_of_a_table(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(["build", str(table), "-o", str(out)]) == 1
    assert "--text-column" in capsys.readouterr().err
    named = [
        "--text-column",
        "全文本",
        "--title-column",
        "题名",
        "--date-column",
        "见报日",
        "--source-column",
        "报纸名",
    ]
    assert main(["build", str(table), "-o", str(out), *named, "-q"]) == 0
    nodes = json.loads((out / "graph.json").read_text("utf-8"))["nodes"]
    (article,) = (node for node in nodes if node["type"] == "Article")
    assert article["label"] == "广西举办职工技能比武"
    assert article["sources"] == "corpus.csv#1"


@pytest.mark.parametrize(
    ("name", "size", "option", "value"),
    [("big.txt", 1_100_000, "--max-file-mb", "1"), ("rows.csv", 1_100_000, "--max-container-mb", "1")],
)
def test_limit_is_named_in_what_is_skipped(
    write: Callable[..., Path], tmp_path: Path, name: str, size: int, option: str, value: str
) -> None:
    big = write(name, "text\n" + "工" * (size // 3))
    assert main(["build", str(write()), str(big), "-o", str(tmp_path / "out"), option, value, "-q"]) == 0
    (skip,) = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))["skipped"]
    assert skip["path"] == name
    assert option in skip["reason"]


def test_limits_are_whole_numbers(write: Callable[..., Path], tmp_path: Path) -> None:
    assert main(["build", str(write()), "-o", str(tmp_path / "out"), "--max-pages", "0"]) == 2


def test_help_names_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--help"]) == 0
    printed = capsys.readouterr().out
    assert all(limit.option in printed for limit in LIMITS)
    assert all(f"--{use}-column" in printed for use in COLUMNS)
