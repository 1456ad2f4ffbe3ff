"""A built folder is taken up again as the graph that was built, or as a part of it."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import kg
import kg.pipeline.load
from kg.analysis.files import open_graph
from kg.errors import KgError, UsageError


@pytest.fixture(scope="module")
def whole(sample_build: Path) -> nx.MultiDiGraph:
    return open_graph(sample_build)


def same(one: nx.MultiDiGraph, other: nx.MultiDiGraph) -> bool:
    return bool(nx.utils.graphs_equal(one, other)) and list(one) == list(other)


@pytest.fixture(scope="module")
def tables(sample_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build with its tables and without its graph files."""
    folder = tmp_path_factory.mktemp("tables")
    for file in (*sample_build.glob("*.parquet"), sample_build / "run.json"):
        shutil.copy(file, folder)
    return folder


def test_files_and_tables_give_the_graph_that_was_built(
    sample_build: Path, tables: Path, whole: nx.MultiDiGraph
) -> None:
    built = nx.node_link_graph(json.loads((sample_build / "graph.json").read_text("utf-8")), edges="edges")
    for loaded in (whole, kg.load(sample_build), kg.load(tables)):
        assert same(loaded, built)
        assert loaded.graph == built.graph


@pytest.mark.parametrize(
    "asked",
    [
        {"types": ["Person", "UnionBody"]},
        {"types": ["组织机构"]},
        {"region": "青海"},
        {"period": "2026-05"},
        {"region": "青海省", "types": ["Person", "Event"], "period": "2026-05-12"},
    ],
)
def test_a_part_is_what_subgraph_makes_of_the_whole(
    sample_build: Path, tables: Path, whole: nx.MultiDiGraph, asked: dict[str, Any]
) -> None:
    part = kg.subgraph(whole, **asked)
    assert 0 < len(part) < len(whole)
    assert part.number_of_edges() > 0
    assert same(kg.load(sample_build, **asked), part)
    assert same(kg.load(tables, **asked), part)


def test_a_page_and_its_box_become_a_citation(tmp_path: Path, whole: nx.MultiDiGraph) -> None:
    page = tmp_path / "页.html"
    text = "<p>广西壮族自治区总工会在南宁市举办2026年职工技能比武开幕式。</p>" * 2
    page.write_text(f"<html><body>{text}</body></html>", encoding="utf-8")
    built = kg.build([page], tmp_path / "out")
    assert any(" " in place for *_, place in built.edges(data="place") if place)
    (tmp_path / "out" / "graph.json").unlink()
    assert same(kg.load(tmp_path / "out"), built)


def test_edges_that_the_build_left_out_stay_out(tmp_path: Path) -> None:
    built = kg.build([kg.sample_path()], tmp_path / "out", min_confidence=0.8, formats=["parquet"])
    assert same(kg.load(tmp_path / "out"), built)


def test_without_tables_the_graph_file_is_read(sample_build: Path, tmp_path: Path, whole: nx.MultiDiGraph) -> None:
    shutil.copy(sample_build / "graph.json", tmp_path)
    assert same(kg.load(tmp_path), whole)
    assert set(kg.load(tmp_path, types=["Person"])) == set(kg.load(sample_build, types=["Person"]))
    with pytest.raises(UsageError, match="no graph"):
        kg.load(tmp_path / "nothing")


def test_a_damaged_table_is_told(sample_build: Path, tmp_path: Path) -> None:
    for table in sample_build.glob("*.parquet"):
        shutil.copy(table, tmp_path)
    (tmp_path / "claims.parquet").write_bytes(b"PAR1 no table PAR1")
    with pytest.raises(UsageError, match=r"claims\.parquet"):
        kg.load(tmp_path)


def test_another_ontology_is_asked_for(tables: Path, small_ontology: Path) -> None:
    relations = small_ontology / "relations.yaml"
    relations.write_text(relations.read_text("utf-8").replace("holds_position:", "has_post:"), encoding="utf-8")
    with pytest.raises(KgError, match="holds_position"):
        kg.load(tables, ontology=small_ontology)


@pytest.mark.parametrize("types", [["Person"], ["Person", "UnionBody"], ["组织机构"], [], "Region"])
def test_types_alone_are_read_line_by_line(
    sample_build: Path, whole: nx.MultiDiGraph, types: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = kg.subgraph(whole, types=types)
    monkeypatch.setattr(sys.modules["kg.pipeline.load"], "open_graph", None)  # the whole is not read
    loaded = kg.load(sample_build, types=types)
    assert same(loaded, part)
    assert loaded.graph == part.graph


@pytest.mark.parametrize("keeps", ["graph.json", "*.parquet"])
def test_a_type_that_nobody_knows_is_told(sample_build: Path, tmp_path: Path, keeps: str) -> None:
    for file in sample_build.glob(keeps):
        shutil.copy(file, tmp_path)
    with pytest.raises(UsageError, match="nearest: Person"):
        kg.load(tmp_path, types=["Region", "Persn"])


def test_a_graph_of_another_hand_is_read_whole(sample_build: Path, tmp_path: Path, whole: nx.MultiDiGraph) -> None:
    data = json.loads((sample_build / "graph.json").read_text("utf-8"))
    (tmp_path / "graph.json").write_text(json.dumps(data), "utf-8")
    assert same(kg.load(tmp_path, types=["Person"]), kg.subgraph(whole, types=["Person"]))


@pytest.mark.parametrize("cut", [0.2, 0.99])
def test_a_graph_that_breaks_off_is_told(sample_build: Path, tmp_path: Path, cut: float) -> None:
    data = (sample_build / "graph.json").read_bytes()
    (tmp_path / "graph.json").write_bytes(data[: int(cut * len(data))])
    with pytest.raises(UsageError, match="cannot be read"):
        kg.load(tmp_path, types=["Person"])
