"""Where nothing is new or changed the files stand as they are; whatever they hang on has them made anew."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import kg
from kg.cli import main
from kg.pipeline.run import Build, run

Stories = Callable[..., Path]
FORMATS = ("graphml", "json", "csv", "parquet")


@pytest.fixture
def texts(stories: Stories) -> Path:
    folder = stories(*range(2))
    (folder / "dated.txt").write_text("甘肃省总工会走访定西市\n\n2026年5月3日，甘肃省总工会到定西市调研。\n", "utf-8")
    return folder


def built(texts: Path, out: Path, ontology: Path, **options: Any) -> Build:
    options = {"formats": FORMATS, "workers": 1, "ontology": ontology} | options
    return run([texts], out, **options)


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Which file each is, and when it was written."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "run.json"]
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in files}


def test_files_stand(texts: Path, small_ontology: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = built(texts, out, small_ontology)
    before, told = stamps(out), json.loads((out / "run.json").read_text("utf-8"))
    steps: list[tuple[int, int]] = []
    again = built(texts, out, small_ontology, workers=2, progress=lambda _, done, all_: steps.append((done, all_)))
    assert stamps(out) == before
    assert steps[-1] == (5, 5)
    assert again.parts is None
    assert nx.utils.graphs_equal(again.graph, first.graph)
    now = json.loads((out / "run.json").read_text("utf-8"))
    assert now["store"] == {"read": 0, "stored": 3, "damaged": [], "others": 0}
    passing = ("started", "seconds", "store")
    assert {**now, **dict.fromkeys(passing)} == {**told, **dict.fromkeys(passing)}
    assert again.report.unresolved == first.report.unresolved
    assert again.report.skipped == first.report.skipped


def rename(texts: Path, _: Path) -> None:
    (texts / "000.txt").rename(texts / "009.txt")


def judge(_: Path, out: Path) -> None:
    (out / "judgements.yaml").write_text("[]\n", "utf-8")


def spoil(_: Path, out: Path) -> None:
    (out / "edges.csv").write_bytes((out / "edges.csv").read_bytes() + b"\n")


@pytest.mark.parametrize(
    ("change", "options"),
    [
        (rename, {}),
        (lambda texts, _: (texts / "empty.txt").write_text("", "utf-8"), {}),
        (lambda _, out: (out / "nodes.csv").unlink(), {}),
        (spoil, {}),
        (judge, {}),
        (None, {"min_confidence": 0.5}),
        (None, {"since": "2020"}),
        (None, {"formats": (*FORMATS, "gexf")}),
        (None, {"keep": False}),
    ],
)
def test_what_the_files_hang_on(
    change: Callable[[Path, Path], object] | None,
    options: dict[str, Any],
    texts: Path,
    small_ontology: Path,
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    built(texts, out, small_ontology)
    if change is not None:
        change(texts, out)
    assert built(texts, out, small_ontology, **options).parts is not None
    built(texts, tmp_path / "fresh", small_ontology, **options)
    fresh = [path for path in (tmp_path / "fresh").iterdir() if path.is_file() and path.name != "run.json"]
    assert {path.name: (out / path.name).read_bytes() for path in fresh} == {
        path.name: path.read_bytes() for path in fresh
    }


def test_another_ontology(texts: Path, small_ontology: Path, tmp_path: Path) -> None:
    """Colours change no claim, but the files."""
    out, types = tmp_path / "out", small_ontology / "entities.yaml"
    built(texts, out, small_ontology)
    types.write_text(types.read_text("utf-8") + "\n# a remark\n", "utf-8")
    assert built(texts, out, small_ontology).report.store["read"] in (0, 3)
    assert built(texts, out, small_ontology).parts is None


def test_what_is_to_go_goes(texts: Path, small_ontology: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    built(texts, out, small_ontology)
    (texts / "000.txt").unlink()
    assert built(texts, out, small_ontology).report.store["others"] == 1
    assert built(texts, out, small_ontology).parts is None
    pruned = built(texts, out, small_ontology, prune=True)
    assert pruned.parts is not None
    assert pruned.report.store["pruned"] == 1
    assert built(texts, out, small_ontology, prune=True).parts is None


def test_what_was_made_of_the_graph_stays(
    texts: Path, small_ontology: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    build = ["build", str(texts), "-o", str(out), "--ontology", str(small_ontology), "--format", "json"]
    assert main(build) == main(["report", str(out)]) == 0
    assert "图照旧" not in capsys.readouterr().out
    assert main(build) == 0
    assert "图照旧" in capsys.readouterr().out
    assert (out / "report.html").is_file()
    (out / "report.html").unlink()
    assert kg.build(texts, out, ontology=small_ontology, formats=["json"]).number_of_nodes()
    assert json.loads((out / "run.json").read_text("utf-8"))["outputs"] == ["graph.json"]


def test_a_report_that_somebody_has_changed(texts: Path, small_ontology: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    built(texts, out, small_ontology)
    told = json.loads((out / "run.json").read_text("utf-8"))
    (out / "run.json").write_text(json.dumps({**told, "skipped": [{"file": "a.txt"}]}), "utf-8")
    assert built(texts, out, small_ontology).parts is not None
