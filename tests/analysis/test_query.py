"""SQL over the tables and Cypher over the graph: they answer, and they change nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import networkx as nx
import pytest

import kg
from kg.errors import UsageError


def test_sql_counts_what_the_graph_has(sample_build: Path) -> None:
    rows = kg.sql(sample_build, "select type, count(*) as n from entities group by type")
    graph = kg.load(sample_build)
    assert {row["type"]: row["n"] for row in rows} == kg.show(graph).types
    asked = "select subject, object from facts where sentence like '%颁桨%' and relation <> 'mentions'"
    (row,) = kg.sql(sample_build, asked)
    assert row == {"subject": "陶敏", "object": "合肥市总工会"}
    assert kg.sql(sample_build, "select 1 as a, 2 as a, 3 as b") == [{"a": 1, "a_2": 2, "b": 3}]


@pytest.mark.parametrize(
    "query",
    [
        "copy claims to 'x.csv'", "create table t as select 1", "select 1; select 2", "drop view claims", "",
        "attach 'x.db'", "pragma version", "set threads = 1", "select nonsense from nothing", "select * from 'x.csv'",
    ],
)  # fmt: skip
def test_sql_only_reads(query: str, sample_build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.csv").write_text("secret\n1\n", encoding="utf-8")
    before = (tmp_path / "x.csv").read_bytes()
    with pytest.raises(UsageError, match=r"remedy|one query"):
        kg.sql(sample_build, query)
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]
    assert (tmp_path / "x.csv").read_bytes() == before


def test_sql_needs_tables(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no tables"):
        kg.sql(tmp_path, "select 1")


def test_cypher_answers_with_chinese_names(sample_build: Path) -> None:
    graph = kg.load(sample_build)
    asked = "MATCH (p:Person)-[h:holds_position]->(b) WHERE b.label = '合肥市总工会'"
    rows = kg.cypher(graph, f"{asked} RETURN p.label AS 姓名, h.title AS 职务")
    assert rows == [{"姓名": "陶敏", "职务": "副主席"}]
    assert kg.cypher(graph, "MATCH ()-[e]->() RETURN count(e) AS n") == [{"n": graph.number_of_edges()}]
    ((node),) = kg.cypher(graph, "MATCH (b:UnionBody) WHERE b.label = '青海省总工会' RETURN b AS 工会")
    assert node["工会"]["aliases"] == ["省总工会"]


@pytest.mark.parametrize(
    "query",
    ["MATCH (n) DELETE n", "COPY (MATCH (n) RETURN n.label) TO 'x.csv'", "MATCH (n", "CREATE (:Person {id: '1'})",
     "MATCH (n) SET n.label = 'x'", "LOAD FROM 'x.csv' RETURN *"],
)  # fmt: skip
def test_cypher_only_reads(query: str, sample_build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError):
        kg.cypher(kg.load(sample_build), query)
    assert not list(tmp_path.iterdir())


def test_cypher_of_odd_graphs() -> None:
    assert kg.cypher(nx.MultiDiGraph(), "RETURN 1 AS one") == [{"one": 1}]
    graph = nx.MultiDiGraph()
    graph.add_node("a", type="Person", label="“引号” ' \" SET 😀 𠮷", mentions=1)
    graph.add_node("b", type="Person", label="乙", mentions=1.5)
    graph.add_edge("a", "b", "k", relation="knows", confidence=1)
    asked = "MATCH (a)-[e:knows]->(b) WHERE a.label CONTAINS 'SET'"
    rows = kg.cypher(graph, f"{asked} RETURN a.label AS l, b.mentions AS m")
    assert rows == [{"l": "“引号” ' \" SET 😀 𠮷", "m": 1.5}]


def test_schema_lists_tables_labels_and_relationships(sample_build: Path) -> None:
    items = {(one.kind, one.name): one for one in kg.schema(sample_build)}
    assert items["table", "claims"].count == kg.sql(sample_build, "select count(*) as n from claims")[0]["n"]
    assert "confidence double" in items["table", "claims"].columns
    assert items["label", "Person"].zh == "人物"
    assert items["relationship", "holds_position"].joins.startswith("Person→")
    assert {one.kind for one in kg.schema(kg.load(sample_build))} == {"label", "relationship"}


def test_schema_tells_of_all_that_sql_answers(sample_build: Path) -> None:
    asked = kg.sql(sample_build, "select table_name as t, column_name as c from information_schema.columns")
    listed = {one.name: one for one in kg.schema(sample_build) if one.kind in ("table", "view")}
    told = {(name, column.split()[0]) for name, one in listed.items() for column in one.columns.split(", ")}
    assert told == {(row["t"], row["c"]) for row in asked}
    assert listed["facts"].count == kg.sql(sample_build, "select count(*) as n from facts")[0]["n"]


@pytest.mark.parametrize(("module", "extra"), [("duckdb", "analysis"), ("ladybug", "cypher")])
def test_a_missing_library_is_named(
    module: str, extra: str, sample_build: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UsageError, match=rf"kg\[{extra}\]"):
        kg.sql(sample_build, "select 1") if module == "duckdb" else kg.cypher(kg.load(sample_build), "RETURN 1")
