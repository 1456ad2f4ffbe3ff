"""A whole build: the outputs, the report, the same bytes twice, no connection, no edge against the ontology."""

from __future__ import annotations

import filecmp
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pyarrow.parquet as pq
import pytest

import kg
from kg.errors import UsageError
from kg.export import FORMATS
from kg.read import read_file

ALL_FILES = {name for one in FORMATS.values() if one.default for name in one.files}


def test_sample_gives_eight_articles_and_every_output(sample_build: Path) -> None:
    report = json.loads((sample_build / "run.json").read_text("utf-8"))
    assert {path.name for path in sample_build.iterdir()} == ALL_FILES | {"run.json", "store"}
    assert set(report["outputs"]) == ALL_FILES
    assert report["counts"]["articles"] == 8
    assert report["skipped"] == []
    assert {repair["kind"] for repair in report["repairs"]} == {"headline", "moved", "joined"}
    assert report["inputs"][0]["path"] == "page.txt"
    assert report["seconds"].keys() >= {"read", "split", "annotate", "facts", "resolve", "graph", "export"}


def test_no_output_names_the_machine(sample_build: Path) -> None:
    for path in filter(Path.is_file, sample_build.rglob("*")):
        assert str(kg.sample_path().parent).encode() not in path.read_bytes(), path.name


def test_every_edge_keeps_to_the_ontology(sample_build: Path) -> None:
    ontology = kg.load_ontology()
    graph = nx.read_graphml(sample_build / "graph.graphml", force_multigraph=True)
    types = nx.get_node_attributes(graph, "type")
    stated = [data for _, _, data in graph.edges(data=True) if data["basis"] == "stated"]
    assert len({data["relation"] for data in stated}) >= 5
    for subject, target, data in graph.edges(data=True):
        assert ontology.allows(types[subject], data["relation"], types[target])
    assert all(data["evidence"] for data in stated if data["relation"] != "mentions")


def test_every_mention_is_its_text(sample_build: Path) -> None:
    source = read_file(kg.sample_path())
    mentions = pq.read_table(sample_build / "mentions.parquet").to_pylist()
    assert mentions
    for mention in mentions:
        assert source.text[mention["start"] : mention["end"]] == mention["text"]


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error", "-m", "kg.cli", "build", "--sample", "-q", "-o"]
    for seed in "12":
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([*command, str(tmp_path / seed)], env=environment, check=True, timeout=120)
    same, other, failed = filecmp.cmpfiles(tmp_path / "1", tmp_path / "2", sorted(ALL_FILES), shallow=False)
    assert (sorted(same), other, failed) == (sorted(ALL_FILES), [], [])


@pytest.mark.usefixtures("offline")
def test_build_opens_no_connection(write: Callable[..., Path], tmp_path: Path) -> None:
    graph = kg.build([write()], tmp_path / "out")
    assert graph.number_of_nodes() > 1


def test_folder_and_file_are_read_once(write: Callable[..., Path], tmp_path: Path) -> None:
    first, second = write("texts/a.txt"), write("texts/sub/b.txt", "湖南省总工会在长沙市召开会议。")
    write("texts/.hidden.txt")
    graph = kg.build([tmp_path / "texts", first, second])
    sources = {source for _, data in graph.nodes(data=True) for source in data["sources"].split("|") if source}
    assert sources == {"texts/a.txt", "texts/sub/b.txt"}


def test_only_the_formats_asked_for(write: Callable[..., Path], tmp_path: Path) -> None:
    kg.build(write(), tmp_path / "out", formats=["csv"])
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"nodes.csv", "edges.csv", "run.json", "store"}
    with pytest.raises(UsageError, match="unknown format: docx"):
        kg.build(write(), tmp_path / "out", formats=["docx"])


def test_progress_counts_up_to_all(write: Callable[..., Path], tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    kg.build(write(), tmp_path / "out", progress=lambda *step: told.append(step))
    assert list(dict.fromkeys(what for what, _, _ in told)) == ["page.txt", "resolve", "export", ""]
    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)
    assert told[-1][1] == told[-1][2]
