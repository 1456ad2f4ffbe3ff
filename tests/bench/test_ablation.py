"""The ablation runs, and what it takes out is gone."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import kg.ontology

HERE = Path(__file__).parent
TEXT = "梧州市总工会召开一届三次全委会\n\n6月3日，梧州市总工会主席陆向东出席会议并讲话。苍梧县有关负责人参加。\n"
GOLD = """input: page.txt
articles: [梧州市总工会召开一届三次全委会]
entities:
  UnionBody: [梧州市总工会]
  Person: [陆向东]
  Region: [苍梧县]
  Event: [梧州市总工会一届三次全委会]
relations:
  - 陆向东 | holds_position | 梧州市总工会 | title=主席
  - 陆向东 | attends | 梧州市总工会一届三次全委会
  - 陆向东 | speaks_at | 梧州市总工会一届三次全委会
"""


@pytest.fixture
def ablation(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, which finds its neighbours beside itself."""
    monkeypatch.syspath_prepend(str(HERE))
    for name in ("ablation", "variants", "gold_sets"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return import_module("ablation")


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "page.txt").write_text(TEXT, "utf-8")
    (tmp_path / "page.yaml").write_text(GOLD, "utf-8")
    return tmp_path


def lines(output: str) -> dict[str, list[str]]:
    """The cells of a table in Markdown, by its first column."""
    rows = [line.strip("| ").split(" | ") for line in output.splitlines() if line.startswith("|")]
    return {cells[0]: cells[1:] for cells in rows[2:]}


def test_without_a_rule_file_its_edges_are_lost(
    ablation: ModuleType, gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ablation.main([str(gold), "--runs", "1", "--only", "rules/", "--markdown"]) == 0
    rows = lines(capsys.readouterr().out)
    lost = {name.split("/")[1].split(".")[0]: int(cells[8]) for name, cells in rows.items() if "rules/" in name}
    assert lost["meetings"] == 2
    assert lost["programmes"] == 0
    assert rows["nothing (the whole)"][5] == "100.0"


@pytest.mark.parametrize(
    ("only", "part"),
    [("regions", "entities"), ("list alone", "entities"), ("posts", "relations"), ("all five", "relations")],
)
def test_without_a_layer_less_is_found(ablation: ModuleType, gold: Path, only: str, part: str) -> None:
    whole, *others = ablation.variants(ablation.load())
    (chosen,) = [one for one in others if only in one.name]
    first, second = ablation.measure([whole, chosen], list(ablation.gold_sets([str(gold)])), 1)
    assert getattr(second, part).recall < getattr(first, part).recall


def test_nothing_stays_taken_out(ablation: ModuleType, gold: Path) -> None:
    whole, *others = ablation.variants(ablation.load())
    (chosen,) = [one for one in others if one.name == "all five"]
    sets = list(ablation.gold_sets([str(gold)]))
    before, without, after = ablation.measure([whole, chosen, whole], sets, 1)
    assert len(without.right) < len(before.right)
    assert after.right == before.right


def test_what_is_taken_out_is_there(ablation: ModuleType) -> None:
    """A reader that was renamed would else stop the table before its end."""
    variants = import_module("variants")
    patches = [patch for variant in variants.variants(kg.ontology.load()) for patch in variant.patches]
    assert patches
    assert not [(owner, name) for owner, name, _ in patches if not hasattr(owner, name)]
