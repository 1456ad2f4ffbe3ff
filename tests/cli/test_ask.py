"""The questions as commands: a table, CSV, JSON, or a file."""

from __future__ import annotations

import csv
import io
import json
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


def test_a_file_needs_an_ending_that_is_known(sample_build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", str(sample_build), "总工会", "-o", "x.doc"]) == 2
    assert ".csv" in capsys.readouterr().err


def test_a_region_is_exported(sample_build: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(sample_build), "--format", "csv", "--region", "青海", "-o", str(tmp_path)]) == 0
    nodes = (tmp_path / "nodes.csv").read_text("utf-8-sig")
    assert "祁玉兰" in nodes
    assert "陶敏" not in nodes
    assert main(["export", str(sample_build), "--format", "csv", "--region", "青海"]) == 2
