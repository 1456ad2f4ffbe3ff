"""``kg export``, ``kg formats`` and ``kg lint``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from kg.cli import main
from kg.errors import UsageError
from kg.export import FORMATS
from kg.pipeline.export import export


def test_a_built_graph_is_written_in_another_format(
    sample_build: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["export", str(sample_build), "--format", "graphml-aggregated", "-o", str(out)]) == 0
    assert capsys.readouterr().out.split() == [str(out / "graph-aggregated.graphml")]
    built = nx.read_graphml(sample_build / "graph.graphml", force_multigraph=True)
    back = nx.read_graphml(out / "graph-aggregated.graphml")
    assert set(back.edges) == {(source, target) for source, target, _ in built.edges}
    assert main(["lint", str(out / "graph-aggregated.graphml"), str(sample_build / "graph.gexf")]) == 0


def test_what_is_read_back_is_written_the_same(sample_build: Path, tmp_path: Path) -> None:
    (written,) = export(sample_build, ["gexf"], tmp_path)
    assert written.read_bytes() == (sample_build / "graph.gexf").read_bytes()


@pytest.mark.parametrize("name", ["nothing", "parquet"])
def test_a_format_that_cannot_be_had_is_told(
    sample_build: Path, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(sample_build), "--format", name, "-o", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert name in told
    assert "remedy: " in told


def test_a_graph_in_memory_needs_a_folder() -> None:
    with pytest.raises(UsageError, match="name a place"):
        export(nx.MultiDiGraph(), ["csv"])


def test_a_part_does_not_take_the_place_of_the_whole(
    sample_build: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (sample_build / "graph.json").read_bytes()
    for more in ((), ("-o", str(sample_build))):
        assert main(["export", str(sample_build), "--format", "json", "--type", "Person", *more]) == 2
        assert "-o DIR" in capsys.readouterr().err
    assert (sample_build / "graph.json").read_bytes() == before


def test_what_was_made_of_a_graph_goes_with_it(
    write: Callable[..., Path], small_ontology: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, out = write(), tmp_path / "out"
    build = ["build", str(text), "-o", str(out), "--ontology", str(small_ontology)]
    assert main([*build, "--format", "json"]) == 0
    fresh = {path.name for path in out.iterdir()}
    own, inner = out / "五月.html", out / "gephi"
    assert main(["report", str(out)]) == main(["report", str(out), "-o", str(own)]) == 0
    assert main(["export", str(out), "--format", "cypher"]) == 0
    assert main(["export", str(out), "--format", "gexf", "-o", str(inner)]) == 0
    made = {path.name for path in out.iterdir()} - fresh - {own.name, inner.name}
    assert "report.html" in made
    capsys.readouterr()
    assert main([*build, "--format", "json"]) == 0
    assert "gone with it" not in capsys.readouterr().out  # it is the same graph
    text.write_text(text.read_text("utf-8") + "\n", "utf-8")
    assert main([*build, "--format", "json"]) == 0
    told = capsys.readouterr().out
    assert f"gone with it: {', '.join(sorted(made))}\n" in told
    assert {path.name for path in out.iterdir()} == fresh | {own.name, inner.name}
    assert main([*build, "--format", "json"]) == 0
    assert "gone with it" not in capsys.readouterr().out


def test_formats_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats"]) == 0
    printed = capsys.readouterr().out
    assert all(name in printed for name in FORMATS)
    assert main(["formats", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["gexf"]["files"] == ["graph.gexf"]


def test_lint_fails_where_there_is_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    graph = nx.MultiDiGraph([("a", "b"), ("a", "b"), ("b", "c")])
    nx.write_graphml(graph, tmp_path / "x.graphml")
    assert main(["lint", str(tmp_path / "x.graphml")]) == 1
    assert "taken" in capsys.readouterr().out


def test_a_bomb_of_entities_is_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE g [<!ENTITY e0 "0123456789">{entities}]><graphml>&e9;</graphml>'
    for name, command in (("x.gexf", "lint"), ("x.graphml", "show")):
        (tmp_path / name).write_text(bomb, encoding="utf-8")
        assert main([command, str(tmp_path / name)]) != 0
        printed = capsys.readouterr()
        assert "amplification" in printed.out + printed.err
