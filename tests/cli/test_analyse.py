"""The analyses as commands."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import networkx as nx
import pytest

from kg.cli import main

ASKED = {
    "diffusion": ["金点子"],
    "compare": ["报名职工"],
    "lineage": ["关于做好货车司机服务保障工作的意见"],
    "centrality": [],
    "schema": [],
    "sql": ["select type, count(*) as n from entities group by type"],
    "cypher": ["MATCH (n) RETURN n.label AS 名称 LIMIT 3"],
}


@pytest.mark.parametrize("name", ASKED)
def test_each_answers(name: str, sample_build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, str(sample_build), *ASKED[name]]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 2
    assert main([name, str(sample_build), *ASKED[name], "--json"]) == 0
    assert json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("call", "told"),
    [("diffusion", "is no Programme: 青海省 (Region)"), ("compare", "is no Indicator: 青海省 (Region)")],
)
def test_a_name_of_another_type_is_told(
    sample_build: Path, call: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([call, str(sample_build), "青海省"]) == 2
    assert told in capsys.readouterr().err
    assert main([call, str(sample_build), "没有这个名字"]) == 2
    assert "called so" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("value", "printed"),
    [("11000.0::double", "11000"), ("42.65::double", "42.65"), ("1.2e-5::double", "0.000012"), ("null", "—"),
     ("1234567", "1234567"), ("true", "True")],
)  # fmt: skip
def test_numbers_are_printed_one_way(
    value: str, printed: str, sample_build: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    query = f"select {value} as n"
    assert main(["sql", str(sample_build), query]) == 0
    assert capsys.readouterr().out.split()[-1] == printed
    assert main(["sql", str(sample_build), query, "--csv"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == ('""' if printed == "—" else printed)


def test_what_is_dated_to_the_year_has_no_lag_and_no_curve(
    sample_build: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diffusion", str(sample_build), "金点子"]) == 0
    told = capsys.readouterr().out
    assert "株洲市" in told
    assert [word for word in ("None", "nothing found", "S-curve") if word in told] == []


def test_a_narrow_table_leaves_its_title_whole(sample_build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sql", str(sample_build), "select 1 as n"]) == 0
    assert capsys.readouterr().out.splitlines()[0].strip() == "结果 Rows (1)"


def test_diff_of_a_build_with_itself(sample_build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(sample_build), str(sample_build)]) == 0
    assert "nothing found" in capsys.readouterr().out


def test_report_and_measures(sample_build: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(sample_build), "-o", str(tmp_path / "r.html")]) == 0
    assert capsys.readouterr().out.strip() == str(tmp_path / "r.html")
    assert main(["export", str(sample_build), "--format", "graphml", "--measures", "-o", str(tmp_path)]) == 0
    back = nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    assert min(community for _, community in back.nodes(data="community")) == 1


@pytest.mark.parametrize(
    "call", [["schema"], ["sql", "select 1"], ["review", "--list"], ["evaluate", "gold.yaml"], ["find", "总工会"]]
)
def test_a_damaged_build_is_told(
    sample_build: Path, tmp_path: Path, call: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for table in sample_build.glob("*.parquet"):
        (tmp_path / table.name).write_bytes(b"PAR1 no table PAR1")
    if call[0] != "find":
        shutil.copy(sample_build / "graph.json", tmp_path)
    assert main([call[0], str(tmp_path), *call[1:]]) == 1
    told = capsys.readouterr().err
    assert "cannot be read" in told
    assert "kg build" in told
