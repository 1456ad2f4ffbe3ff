"""Each file is read back by a reader that is not ours: same nodes, same edges, same attributes, whatever the text."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import igraph
import networkx as nx
import pandas as pd
import pyarrow.parquet as pq
import pytest

from kg.errors import ExportError, UsageError
from kg.export import FORMATS, Tables, records, write_all
from kg.export.columns import LISTS
from kg.ontology import Ontology

FILES = {
    "graph.graphml", "graph.gexf", "graph.html", "graph.json", "nodes.csv", "edges.csv",
    "articles.parquet", "mentions.parquet", "entities.parquet", "claims.parquet", "doubtful.parquet", "merges.parquet",
}  # fmt: skip
FIRST_COLUMNS = {
    "articles": "id source headline kicker date byline kind text pieces",
    "mentions": "id article start end text type rule entity",
    "entities": "id type name aliases attributes",
    "claims": "id subject relation object qualifiers basis confidence article start end sentence rule",
}
Write = Callable[..., Path]


@pytest.fixture(scope="module", params=["plain", "nasty", "empty"])
def case(request: pytest.FixtureRequest, written: Write) -> tuple[nx.MultiDiGraph, Path]:
    graphs = {"plain": "graph", "nasty": "nasty_graph"}
    empty = nx.MultiDiGraph()
    graph = request.getfixturevalue(graphs[request.param]) if request.param in graphs else empty
    return graph, written(graph)


def _edges(graph: nx.MultiDiGraph, *dropped: str) -> dict[str, tuple[str, str, dict[str, Any]]]:
    return {
        key: (source, target, {name: value for name, value in data.items() if name not in dropped})
        for source, target, key, data in graph.edges(keys=True, data=True)
    }


def test_graphml_comes_back_whole(case: tuple[nx.MultiDiGraph, Path]) -> None:
    graph, folder = case
    back = nx.read_graphml(folder / "graph.graphml", force_multigraph=True)
    assert back.is_directed()
    assert dict(back.nodes(data=True)) == dict(graph.nodes(data=True))
    assert _edges(back, "weight", "kind") == _edges(graph)
    assert {data["weight"] for *_, data in back.edges(data=True)} <= {1.0, 2.0, 8.0}
    assert {name: back.graph[name] for name in graph.graph} == graph.graph


def test_graphml_opens_in_igraph(case: tuple[nx.MultiDiGraph, Path]) -> None:
    graph, folder = case
    back = igraph.Graph.Read_GraphML(str(folder / "graph.graphml"))
    assert (back.vcount(), back.ecount(), back.is_directed()) == (len(graph), len(graph.edges), True)
    assert [vertex["label"] for vertex in back.vs] == [label for _, label in graph.nodes(data="label")]
    # The reader of igraph 1.0 gives edges the ids of nodes: their attributes tell them apart here.
    names = back.vs["id"] if len(graph) else []
    edges = sorted((names[edge.source], names[edge.target], edge["relation"], edge["evidence"]) for edge in back.es)
    assert edges == sorted((one, other, d["relation"], d["evidence"]) for one, other, d in graph.edges(data=True))


def test_gexf_comes_back_whole(case: tuple[nx.MultiDiGraph, Path]) -> None:
    graph, folder = case
    back = nx.read_gexf(folder / "graph.gexf", version="1.3")
    assert {node: _told(data) for node, data in back.nodes.items()} == {
        node: _told(data) for node, data in graph.nodes.items()
    }
    if len(graph):  # networkx makes a simple graph of one without parallel edges
        assert {data["id"]: _told(data) for *_, data in back.edges(data=True)} == {
            key: _told(data) for key, (_, _, data) in _edges(graph).items()
        }


def _told(data: dict[str, Any]) -> dict[str, Any]:
    """The attributes but for what GEXF has beside them; lists as lists, where there is one."""
    told = {name: value for name, value in data.items() if name not in ("id", "weight", "viz", "start", "end")}
    for name in LISTS & told.keys():
        value = told.pop(name)
        if value:
            told[name] = json.loads(value) if value.startswith("[") else value.split("|")
    return told


def test_gexf_keeps_parallel_edges_apart_and_colours_nodes(written: Write, graph: nx.MultiDiGraph) -> None:
    root = ElementTree.parse(written(graph) / "graph.gexf").getroot()
    space = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}
    edges = root.findall(".//g:edge", space)
    assert len({(edge.get("source"), edge.get("target"), edge.get("kind")) for edge in edges}) == len(graph.edges)
    assert len({edge.get("id") for edge in edges}) == len(graph.edges)
    assert len(root.findall(".//viz:color", space)) == len(graph)


def test_json_comes_back_whole(case: tuple[nx.MultiDiGraph, Path]) -> None:
    graph, folder = case
    back = nx.node_link_graph(json.loads((folder / "graph.json").read_text(encoding="utf-8")), edges="edges")
    assert list(back.nodes(data=True)) == list(graph.nodes(data=True))
    assert list(back.edges(keys=True, data=True)) == list(graph.edges(keys=True, data=True))
    assert back.graph == graph.graph


def test_csv_comes_back_whole(case: tuple[nx.MultiDiGraph, Path]) -> None:
    graph, folder = case
    assert (folder / "nodes.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (folder / "nodes.csv").open(encoding="utf-8-sig", newline="") as file:
        nodes = {row["Id"]: row for row in csv.DictReader(file)}
    assert {node: row["Label"].removeprefix("'") for node, row in nodes.items()} == dict(graph.nodes(data="label"))
    with (folder / "edges.csv").open(encoding="utf-8-sig", newline="") as file:
        edges = list(csv.DictReader(file))
    ends = [(row["Source"], row["Target"], row["Id"]) for row in edges]
    assert ends == list(graph.edges(keys=True))
    assert {row["Type"] for row in edges} <= {"Directed"}
    assert [row["evidence"].removeprefix("'") for row in edges] == [text for *_, text in graph.edges(data="evidence")]


def test_no_cell_is_a_formula(written: Write, nasty_graph: nx.MultiDiGraph) -> None:
    folder = written(nasty_graph)
    for name in ("nodes.csv", "edges.csv"):
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "＝", "+", "-", "@", "\t", "\r", "\n"))]


def test_csv_opens_in_pandas(written: Write, graph: nx.MultiDiGraph) -> None:
    folder = written(graph)
    assert list(pd.read_csv(folder / "nodes.csv").columns[:2]) == ["Id", "Label"]
    frame = pd.read_csv(folder / "edges.csv")
    assert list(frame.columns[:6]) == ["Source", "Target", "Type", "Id", "Label", "Weight"]
    assert frame["value"].dropna().min() == 60.5
    assert (frame["Weight"] >= 1).all()


@pytest.mark.parametrize(("rows", "some"), [(65_536, 2), (4, 2)])
def test_tables_are_written_in_parts(
    world: Any, ontology: Ontology, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int, some: int
) -> None:
    """Small tables put together are the bytes of one; row groups change nothing but where a reader may stop."""
    graph = world.graph(ontology)
    write_all(tmp_path / "whole", graph, ontology, world.tables(), ["parquet"])
    monkeypatch.setattr(records, "ROWS", rows)
    monkeypatch.setattr(records, "SOME", some)
    write_all(tmp_path / "parts", graph, ontology, world.tables(), ["parquet"])
    for name in FIRST_COLUMNS:
        whole, parts = (tmp_path / kind / f"{name}.parquet" for kind in ("whole", "parts"))
        assert pq.read_table(parts).equals(pq.read_table(whole))
        assert (parts.read_bytes() == whole.read_bytes()) == (rows > pq.read_table(whole).num_rows)


@pytest.mark.parametrize("name", ["world", "nasty", "empty"])
def test_parquet_has_the_records(name: str, request: pytest.FixtureRequest, written: Write, ontology: Ontology) -> None:
    world = request.getfixturevalue(name)
    folder = written(world.graph(ontology), world)
    tables = {table: pq.read_table(folder / f"{table}.parquet") for table in FIRST_COLUMNS}
    for table, columns in FIRST_COLUMNS.items():
        assert tables[table].column_names[: len(columns.split())] == columns.split()
    rows = {table: {row["id"]: row for row in found.to_pylist()} for table, found in tables.items()}
    records = world.tables()
    assert {table: len(found) for table, found in rows.items()} == {
        "articles": len(records.articles),
        "mentions": len(records.mentions),
        "entities": len(records.entities),
        "claims": len(records.claims),
    }
    for claim in records.claims:
        row = rows["claims"][claim.id]
        assert (row["subject"], row["object"], row["sentence"]) == (
            claim.subject,
            claim.object,
            claim.provenance.sentence,
        )
        assert json.loads(row["qualifiers"]) == dict(claim.qualifiers)
        assert row["place"] == "第2页 [1,2,3,4]"
    for entity in records.entities:
        row = rows["entities"][entity.id]
        assert (row["name"], row["aliases"]) == (entity.name, sorted(entity.aliases))
        assert json.loads(row["attributes"]) == dict(entity.attributes)


def test_an_article_row_has_its_text_and_pieces(written: Write, world: Any, graph: nx.MultiDiGraph) -> None:
    row = pq.read_table(written(graph, world) / "articles.parquet").to_pylist()[0]
    assert row["text"] == world.sources[0].text
    assert row["pieces"] == [{"start": 0, "end": len(row["text"]), "role": "body", "glued": False}]


def test_a_file_whose_name_is_no_text_is_written_too(tmp_path: Path, ontology: Ontology, world: Any) -> None:
    world = type(world)()
    world.article("标题", "正文", path="\udcb1\udca8.txt")
    write_all(tmp_path, world.graph(ontology), ontology, world.tables())
    assert pq.read_table(tmp_path / "articles.parquet").column("path").to_pylist() == ["??.txt"]
    assert [path for _, path in nx.read_graphml(tmp_path / "graph.graphml").nodes(data="sources")] == [".txt"]


def test_two_writes_are_the_same_bytes(written: Write, ontology: Ontology, world: Any) -> None:
    shuffled = replace(world, entities=dict(_shuffled(world.entities.items())))
    for name in ("sources", "articles", "mentions", "claims"):
        setattr(shuffled, name, _shuffled(getattr(world, name)))
    folders = [written(one.graph(ontology), one) for one in (world, world, shuffled)]
    contents = [{path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders]
    assert contents[0].keys() == FILES
    assert contents[0] == contents[1]
    assert contents[0] == contents[2]


def _shuffled(items: Any) -> list[Any]:
    result = list(items)
    random.Random(5).shuffle(result)
    return result


@pytest.mark.parametrize("name", ["graph.graphml", "graph.gexf", "graph.json", "graph.html", "nodes.csv"])
def test_lines_end_the_same_everywhere(written: Write, graph: nx.MultiDiGraph, name: str) -> None:
    content = (written(graph) / name).read_bytes()
    assert b"\r" not in content
    # The page's data are compressed; its own words are not.
    assert ("知识图谱" if name == "graph.html" else "工会").encode() in content


def test_a_graph_from_elsewhere_keeps_its_edges_apart(tmp_path: Path, ontology: Ontology) -> None:
    graph = nx.MultiDiGraph()
    for source, target in (("a", "b"), ("a", "b"), ("b", "c")):
        graph.add_edge(source, target, relation="cites", weight=2)
    write_all(tmp_path, graph, ontology, formats=["graphml", "gexf", "json", "csv", "html"])
    back = nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    assert len({key for *_, key in back.edges(keys=True)}) == 3
    assert [data["weight"] for *_, data in back.edges(data=True)] == [2, 2, 2]


@pytest.mark.parametrize("value", [None, ["a"], {"a": 1}])
@pytest.mark.parametrize("name", ["graphml", "gexf", "json", "csv"])
def test_what_no_reader_takes_is_refused(tmp_path: Path, ontology: Ontology, name: str, value: object) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("a", label="甲", extra=value)
    with pytest.raises(ExportError, match="extra"):
        write_all(tmp_path, graph, ontology, formats=[name])


def test_an_attribute_of_two_types_is_refused(tmp_path: Path, ontology: Ontology) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("a", size=1)
    graph.add_node("b", size="2")
    with pytest.raises(ExportError, match="size"):
        write_all(tmp_path, graph, ontology, formats=["graphml"])


def test_ints_among_floats_and_truth_values_come_back(tmp_path: Path, ontology: Ontology) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("a", rank=1, seen=True)
    graph.add_node("b", rank=0.5, seen=False)
    write_all(tmp_path, graph, ontology, formats=["graphml"])
    back = nx.read_graphml(tmp_path / "graph.graphml")
    assert dict(back.nodes(data=True)) == {"a": {"rank": 1.0, "seen": True}, "b": {"rank": 0.5, "seen": False}}


def test_only_what_is_asked_for_is_written(tmp_path: Path, graph: nx.MultiDiGraph, ontology: Ontology) -> None:
    assert write_all(tmp_path / "new", graph, ontology, formats=["csv", "csv"]) == (
        tmp_path / "new" / "nodes.csv",
        tmp_path / "new" / "edges.csv",
    )
    assert {path.name for path in (tmp_path / "new").iterdir()} == {"nodes.csv", "edges.csv"}


def test_every_format_writes_the_files_it_names(tmp_path: Path, ontology: Ontology) -> None:
    tables = Tables((), (), (), (), ())
    for name, one in FORMATS.items():
        write_all(tmp_path / name, nx.MultiDiGraph(), ontology, tables, [name])
        assert {path.name for path in (tmp_path / name).iterdir()} == set(one.files)


@pytest.mark.parametrize("name", ["pdf", "parquet"])
def test_a_format_that_cannot_be_written_is_told(tmp_path: Path, ontology: Ontology, name: str) -> None:
    with pytest.raises(UsageError, match=name):
        write_all(tmp_path, nx.MultiDiGraph(), ontology, formats=[name])


def test_an_unwritable_folder_is_told(tmp_path: Path, ontology: Ontology) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot write"):
        write_all(tmp_path / "file" / "out", nx.MultiDiGraph(), ontology)


def test_nothing_is_left_in_the_working_folder(
    tmp_path: Path, graph: nx.MultiDiGraph, ontology: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    write_all(tmp_path / "out", graph, ontology)
    assert not list((tmp_path / "work").iterdir())
