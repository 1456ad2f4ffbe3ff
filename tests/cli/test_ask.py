"""The questions as commands: a table, CSV, JSON, or a file."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from kg.cli import main

QUESTIONS = {
    "find": ["总工会"],
    "claims": ["--relation", "任职"],
    "posts": ["祁玉兰"],
    "officials": ["青海省总工会"],
    "path": ["祁玉兰", "雷向东"],
    "ego": ["青海省总工会"],
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_question_answers_in_three_shapes(
    name: str, sample_build: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = [name, str(sample_build), *QUESTIONS[name]]
    assert main(call) == 0
    table = capsys.readouterr().out
    assert main([*call, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert main([*call, "--csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert "青海省总工会" in table
    assert "青海省总工会" in str(data)
    assert len(rows) == (sum(map(len, data)) if name == "path" else len(data)) > 0
    file = tmp_path / "answer.csv"
    assert main([*call, "-o", str(file)]) == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig")))) == rows


def test_nothing_found_is_said(sample_build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", str(sample_build), "没有这样的名字"]) == 0
    assert "nothing found" in capsys.readouterr().out
    assert main(["path", str(sample_build), "祁玉兰", "陶敏", "--longest", "1"]) == 0
    assert "no way" in capsys.readouterr().out
    assert main(["posts", str(sample_build), "没有这个人"]) == 2
    assert "called so" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("call", "near"),
    [
        (["find", "DIR", "总工会", "--type", "UnionBdy"], "nearest: UnionBody"),
        (["claims", "DIR", "--relation", "hold_position"], "nearest: holds_position"),
        (["ego", "DIR", "青海省", "--relation", "implement"], "nearest: implements"),
        (["export", "DIR", "--format", "gexf", "-o", "DIR/part", "--type", "person"], "nearest: Person"),
        (["compare", "DIR", "报名职工", "--period", "foo"], "known are: 20"),
        (["compare", "DIR", "报名职工", "--unit", "只"], "known are: "),
    ],
)
def test_a_word_that_nobody_knows_is_no_empty_answer(
    sample_build: Path, call: list[str], near: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([part.replace("DIR", str(sample_build)) for part in call]) == 2
    assert near in capsys.readouterr().err


@pytest.mark.parametrize(
    "call",
    [
        ["path", "DIR", "祁玉兰", "雷向东", "--most", "-1"],
        ["path", "DIR", "祁玉兰", "雷向东", "--longest", "-3"],
        ["ego", "DIR", "青海省", "--radius", "-1"],
        ["centrality", "DIR", "--top", "-5"],
        ["lineage", "DIR", "关于做好货车司机服务保障工作的意见", "--depth", "-1"],
        ["show", "DIR", "--top", "-5"],
        ["evaluate", "DIR", "gold.yaml", "--min", "7", "-1"],
    ],
)
def test_a_number_out_of_range_is_refused(
    sample_build: Path, call: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([part.replace("DIR", str(sample_build)) for part in call]) == 2
    assert "is not in the range" in capsys.readouterr().err


def test_a_relation_is_known_though_the_graph_has_none(sample_build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", str(sample_build), "--relation", "cites"]) == 0
    assert "nothing found" in capsys.readouterr().out
    assert main(["ego", str(sample_build), "青海省总工会", "--relation", "任职"]) == 0
    assert "青海省总工会" in capsys.readouterr().out


def test_a_build_of_tables_alone_is_shown_and_exported(
    sample_build: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in (*sample_build.glob("*.parquet"), sample_build / "run.json"):
        shutil.copy(file, tmp_path)
    assert main(["show", str(sample_build)]) == main(["show", str(tmp_path)]) == 0
    whole, tables = capsys.readouterr().out.split("节点 nodes")[1:]
    assert whole == tables
    assert main(["evaluate", str(tmp_path), "gold.yaml"]) == 2
    told = capsys.readouterr().err
    assert "claims.parquet" in told
    assert f"kg export {tmp_path} --format json" in told
    assert main(["export", str(tmp_path), "--format", "json"]) == 0
    assert (tmp_path / "graph.json").read_bytes() == (sample_build / "graph.json").read_bytes()
    (tmp_path / "graph.json").unlink()
    (tmp_path / "claims.parquet").unlink()
    assert main(["show", str(tmp_path)]) == 2
    assert "--format json" in capsys.readouterr().err


def test_a_file_needs_an_ending_that_is_known(sample_build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", str(sample_build), "总工会", "-o", "x.doc"]) == 2
    assert ".csv" in capsys.readouterr().err


def test_a_region_is_exported(sample_build: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(sample_build), "--format", "csv", "--region", "青海", "-o", str(tmp_path)]) == 0
    nodes = (tmp_path / "nodes.csv").read_text("utf-8-sig")
    assert "祁玉兰" in nodes
    assert "陶敏" not in nodes
    assert main(["export", str(sample_build), "--format", "csv", "--region", "青海"]) == 2
