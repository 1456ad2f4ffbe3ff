"""``kg review``: the table to fill in, and what becomes of the answers."""

from __future__ import annotations

import csv
import io
import re
import shutil
from pathlib import Path

import networkx as nx
import pytest

import kg
from kg.cli import main
from kg.judgements import write_sheet
from kg.model import Judgement
from kg.ontology import default_path
from kg.pipeline.review import Review

TEXT = "3月5日，福建省泉州市总工会打造“桐城驿家”服务品牌，服务外卖骑手。\n"


@pytest.fixture
def doubting(tmp_path: Path) -> Path:
    """The ontology, for which more is doubtful: what its rules were measured as changes with every measuring."""
    copied = tmp_path / "ontology"
    shutil.copytree(default_path(), copied)
    table = copied / "confidence.yaml"
    table.write_text(re.sub("(?m)^doubtful: .*$", "doubtful: 0.7", table.read_text("utf-8")), "utf-8")
    return copied


def test_a_filled_table_counts_at_the_next_build(
    tmp_path: Path, doubting: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, folder, sheet = tmp_path / "text.txt", tmp_path / "graph", tmp_path / "open.csv"
    text.write_text(TEXT, "utf-8")
    before = _targets(kg.build([text], folder, ontology=doubting))
    assert main(["review", str(folder), "--csv", str(sheet)]) == 0
    with sheet.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    asked = [row for row in rows if row["relation"] == "targets"]
    assert len(asked) == len(before) == 1
    assert asked[0]["sentence"] in TEXT
    assert main(["review", str(folder), "--list"]) == 0
    assert asked[0]["sentence"] in capsys.readouterr().out
    capsys.readouterr()
    assert main(["review", str(folder), "--apply", str(sheet)]) == 0
    assert "the column verdict is empty" in (said := capsys.readouterr().out)
    assert "judgements.yaml" not in said
    asked[0]["verdict"] = "reject"
    with sheet.open("w", encoding="utf-8-sig", newline="") as lines:
        out = csv.DictWriter(lines, list(rows[0]))
        out.writeheader()
        out.writerows(rows)
    assert main(["review", str(folder), "--apply", str(sheet), "--by", "李娜"]) == 0
    assert "李娜" in (folder / "judgements.yaml").read_text("utf-8")
    assert _targets(kg.build([text], folder, ontology=doubting)) == set()
    capsys.readouterr()
    assert main(["review", str(folder), "--list"]) == 0
    assert "targets" not in capsys.readouterr().out


@pytest.mark.parametrize(("encoding", "separator"), [("utf-8-sig", ","), ("gb18030", ","), ("utf-16", "\t")])
def test_a_table_runs_nothing_and_comes_back_as_any_program_saves_it(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    names = {"=1+1会议", "＝1会议", "+1会议", "-1会议", "@甲会议", "'=1会议", "会议"}
    written, saved = tmp_path / "open.csv", tmp_path / "saved.csv"
    shown = {"sentences": "=1+1会议今天在兰州市召开。"}
    write_sheet(written, ((Judgement("unsure", type="Event", left=name, right="大会"), shown) for name in names))
    with written.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "＝", "+", "-", "@"))]
    with saved.open("w", encoding=encoding, newline="") as lines:
        out = csv.DictWriter(lines, list(rows[0]), delimiter=separator)
        out.writeheader()
        out.writerows(row | {"verdict": "same"} for row in rows)
    kept = Review([], tmp_path / "judgements.yaml").apply(saved, "李娜", "2026-05-06")
    assert {one.left for one in kept} == names


@pytest.mark.parametrize(("given", "rows"), [([], 25), (["--top", "3"], 3)])
def test_a_table_has_all_unless_told(given: list[str], rows: int, tmp_path: Path, doubting: Path) -> None:
    names = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄"
    for name in names:
        (tmp_path / f"{name}.txt").write_text(TEXT.replace("桐城", f"{name}城"), "utf-8")
    folder, sheet = tmp_path / "graph", tmp_path / "open.csv"
    kg.build(sorted(tmp_path.glob("*.txt")), folder, ontology=doubting, formats=["json", "parquet"])
    assert main(["review", str(folder), "--csv", str(sheet), *given]) == 0
    with sheet.open(encoding="utf-8-sig", newline="") as lines:
        listed = list(csv.DictReader(lines))
    assert len([row for row in listed if given or row["relation"] == "targets"]) == rows


@pytest.mark.parametrize(("typed", "kept"), [("", 0), ("y\n\n", 1), ("q\n", 0)])
def test_the_end_of_what_is_typed_loses_no_answer(
    typed: str, kept: int, tmp_path: Path, doubting: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    for name in "甲乙":
        (tmp_path / f"{name}.txt").write_text(TEXT.replace("桐城", f"{name}城"), "utf-8")
    folder = tmp_path / "graph"
    kg.build(sorted(tmp_path.glob("*.txt")), folder, ontology=doubting, formats=["json", "parquet"])
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert main(["review", str(folder)]) == 0
    said = capsys.readouterr().out
    assert (f"kept: {kept} →" in said) == (folder / "judgements.yaml").is_file() == bool(kept)
    assert ("nothing was answered" in said) != bool(kept)


def _targets(graph: nx.MultiDiGraph) -> set[tuple[str, str]]:
    return {(source, end) for source, end, relation in graph.edges(data="relation") if relation == "targets"}
