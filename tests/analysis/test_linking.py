"""B³ counts as its definition says, and a broken linking gold is named."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner

import kg
from kg.analysis.linking import measure_linking
from kg.cli import app
from kg.errors import UsageError


def graph(*nodes: tuple[str, str, str]) -> nx.MultiDiGraph:
    """Persons: label, aliases, sources."""
    made = nx.MultiDiGraph()
    for number, (label, aliases, sources) in enumerate(nodes):
        made.add_node(str(number), label=label, type="Person", aliases=aliases, sources=sources)
    return made


def gold(tmp_path: Path, text: str) -> list[Path]:
    path = tmp_path / "gold.yaml"
    path.write_text(f"clusters:\n  Person:\n{text}", encoding="utf-8")
    return [path]


def test_all_right(tmp_path: Path) -> None:
    made = graph(("王芳", "", "a.txt|in/b.txt"), ("王芳", "", "c.txt"))
    result = measure_linking(made, gold(tmp_path, "  - {a: 王芳, b: 王芳}\n  - {c: 王芳}\n"))
    assert (result.precision, result.recall, result.f1) == (1, 1, 1)
    assert not list(result.faults())


def test_one_node_for_two(tmp_path: Path) -> None:
    made = graph(("王芳", "", "a.txt|b.txt|c.txt"))
    result = measure_linking(made, gold(tmp_path, "  - {a: 王芳, b: 王芳}\n  - {c: 王芳}\n"))
    assert result.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert result.recall == 1
    assert [fault[0] for fault in result.faults()] == ["merged"]


def test_two_nodes_for_one_and_one_that_is_missing(tmp_path: Path) -> None:
    made = graph(("王芳", "", "a.txt"), ("王丽芳", "王芳", "b.txt"))
    result = measure_linking(made, gold(tmp_path, "  - {a: 王芳, b: 王芳, c: 王芳}\n"))
    assert result.precision == 1
    assert result.recall == pytest.approx((1 / 3 + 1 / 3 + 0) / 3)
    assert [fault[0] for fault in result.faults()] == ["apart", "missing"]


@pytest.mark.parametrize("text", ["  - [王芳]\n", "  - {a: 王芳}\n  - {a: 王芳}\n"], ids=["no mapping", "twice"])
def test_broken_gold_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError, match=r"gold\.yaml"):
        measure_linking(graph(), gold(tmp_path, text))


def test_command_measures_linking(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("6月3日，湖南省总工会主席王芳介绍了情况。", encoding="utf-8")
    kg.build([tmp_path / "a.txt"], tmp_path / "out", formats=["graphml"])
    files = gold(tmp_path, "  - {a: 王芳}\n")
    run = CliRunner().invoke(app, ["evaluate", str(tmp_path / "out"), str(files[0]), "--show"])
    assert run.exit_code == 0
    assert "B³" in run.output
