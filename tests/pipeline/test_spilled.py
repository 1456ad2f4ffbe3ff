"""What does not fit into memory goes to disk block by block, and changes no byte of what is built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from kg import export, spool
from kg.ontology import load
from kg.pipeline.run import run

CITIES = ("安顺市", "六盘水市", "毕节市", "铜仁市")
FORMATS = tuple(name for name, one in export.FORMATS.items() if one.default)


@pytest.fixture
def texts(write: Callable[..., Path], tmp_path: Path) -> Path:
    for number in range(12):
        city, name = CITIES[number % 4], "苏秉" + "文武斌成"[number % 4]
        said = f"2026年{number + 1}月3日，{city}总工会召开推进会，主席{name}出席并讲话。今年已建成驿站{number + 2}个。"
        write(f"texts/{number:03}.txt", f"{city}总工会第{number + 1}次走访\n\n{said}\n会上印发《{city}夜校办法》。\n")
    return tmp_path / "texts"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name != "run.json"}


def test_disk_changes_no_byte(texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = run(texts, tmp_path / "whole", formats=FORMATS)
    monkeypatch.setattr(spool, "HELD", 3)
    monkeypatch.setattr(spool, "SMALL", 10)
    spilled = run(texts, tmp_path / "spilled", formats=FORMATS)
    assert len(contents(tmp_path / "whole")) > 10
    assert contents(tmp_path / "spilled") == contents(tmp_path / "whole")
    assert spilled.report.counts == whole.report.counts
    assert nx.utils.graphs_equal(spilled.graph, whole.graph)
    assert {path.name for path in tmp_path.iterdir()} == {"texts", "whole", "spilled"}, "nothing is left behind"


def test_a_graph_in_memory_is_written_as_its_parts_are(texts: Path, tmp_path: Path) -> None:
    built = run(texts, tmp_path / "out", formats=("csv", "gexf", "graphml", "json", "graphml-aggregated"))
    export.write_all(
        tmp_path / "again", built.graph, load(), formats=("csv", "gexf", "graphml", "json", "graphml-aggregated")
    )
    assert contents(tmp_path / "again") == contents(tmp_path / "out")


def test_the_graph_is_not_put_together_to_be_written(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a graph in memory")

    monkeypatch.setattr(nx, "MultiDiGraph", refuse)
    assert run(texts, tmp_path / "out", formats=FORMATS).report.counts["edges"] > 20
