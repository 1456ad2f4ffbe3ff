"""Evaluation: what counts as found, wrong and missed, counted by hand on a small graph."""

from __future__ import annotations

import re
from pathlib import Path

import networkx as nx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.analysis.evaluate import Score, by_kind, score
from kg.analysis.gold import load_gold, plain
from kg.analysis.matching import likeness
from kg.errors import UsageError

STATED = {"basis": "stated", "sources": "page.txt", "evidence": "有这么一句。", "rule": "some-rule"}


def outcomes(rows) -> set[tuple[str, str, str]]:  # type: ignore[no-untyped-def]
    return {(row.kind, row.outcome, row.text) for row in rows}


def test_entities(graph: nx.MultiDiGraph, gold: Path) -> None:
    result = kg.evaluate(graph, gold)
    assert outcomes(result.entities) == {
        ("Region", "hit", "海南省"),
        ("UnionBody", "hit", "海南省总工会"),
        ("UnionBody", "missed", "三亚市总工会"),
        ("UnionBody", "wrong", "省总工会"),  # an unmerged second node
        ("Person", "hit", "符海生"),
        ("Indicator", "hit", "新增会员数"),  # alike enough
    }
    assert score(result.entities) == Score(hits=4, wrong=1, missed=1)
    assert result.canonical == pytest.approx(2 / 4)  # 海南 and 新增工会会员数量 are found under another label
    assert (result.headlines, result.articles, result.wanted) == (1, 1, 2)


def test_relations(graph: nx.MultiDiGraph, gold: Path) -> None:
    result = kg.evaluate(graph, gold)
    assert outcomes(result.relations) == {
        ("holds_position", "hit", "符海生 | holds_position | 海南省总工会 | title=副主席"),
        ("holds_position", "missed", "符海生 | holds_position | 省总工会 | title=党组成员"),
        ("holds_position", "wrong", "符海生 | holds_position | 海南省总工会 | title=主席"),
        ("has_metric", "hit", "海南省总工会 | has_metric | 新增会员 | value=35000; unit=人"),
        ("cooperates_with", "missed", "三亚市总工会 | cooperates_with | 海南省总工会"),
        ("cooperates_with", "wrong", "海南省总工会 | cooperates_with | 省总工会"),
    }
    assert {row.rule for row in result.relations if row.outcome in ("wrong", "hit")} == {"some-rule"}


def test_what_is_missed_says_what_stood_in_the_way(graph: nx.MultiDiGraph, gold: Path) -> None:
    graph.add_node("typed", type="Person", label="三亚市总工会", aliases="", sources="page.txt")
    causes = {row.text: row.rule for row in kg.evaluate(graph, gold).faults() if row.outcome == "missed"}
    assert causes == {
        "三亚市总工会": "类型 typed Person",
        "符海生 | holds_position | 省总工会 | title=党组成员": "读作 read as title=主席 (some-rule)",
        "三亚市总工会 | cooperates_with | 海南省总工会": (
            "另一端 other end: 海南省总工会 | cooperates_with | 省总工会 (some-rule)"
        ),
    }
    graph.remove_node("typed")
    graph.nodes["again"].update(label="三亚市总工会办公室")
    graph["person"]["union"][1].update(relation="awarded")
    causes = {row.text: row.rule for row in kg.evaluate(graph, gold).faults() if row.outcome == "missed"}
    assert causes == {
        "三亚市总工会": "读作 read as 三亚市总工会办公室",
        "符海生 | holds_position | 省总工会 | title=党组成员": "读作 read as awarded (some-rule)",
        "三亚市总工会 | cooperates_with | 海南省总工会": "无此节点 no node: 三亚市总工会",
    }


def test_a_relation_that_no_edge_comes_near_has_no_rule(graph: nx.MultiDiGraph, gold: Path) -> None:
    graph.nodes["again"].update(label="三亚市总工会")
    graph.remove_edge("union", "again")
    causes = {row.kind: row.rule for row in kg.evaluate(graph, gold).faults() if row.outcome == "missed"}
    assert causes["cooperates_with"] == "无规则读出 no rule reads it"


def test_confidence_is_held_against_the_gold(graph: nx.MultiDiGraph, gold: Path) -> None:
    given = {"副主席": 0.95, "主席": 0.9, "has_metric": 0.85, "cooperates_with": 0.3}
    for _, _, data in graph.edges(data=True):
        data["confidence"] = given.get(data.get("title", data["relation"]), 0.6)
    graph.add_edge("union", "region", **{**STATED, "relation": "located_in", "confidence": 1.0})
    found = {band.low: band for band in kg.evaluate(graph, gold).calibration()}
    assert [(low, found[low].right, found[low].wrong, found[low].neither) for low in sorted(found)] == [
        (0.0, 0, 1, 0), (0.5, 0, 0, 0), (0.7, 0, 0, 0), (0.8, 1, 0, 0), (0.9, 1, 1, 1),
    ]  # fmt: skip
    assert found[0.9].share == 0.5
    assert found[0.9].mean == pytest.approx((0.95 + 0.9 + 1.0) / 3)
    assert found[0.5].share == 0.0


def test_several_graphs_are_measured_together(graph: nx.MultiDiGraph, gold: Path, tmp_path: Path) -> None:
    other = nx.MultiDiGraph()
    other.add_node("x", type="Person", label="别处人", aliases="", sources="second.txt")
    second = tmp_path / "second.yaml"
    second.write_text("input: second.txt\narticles: []\nentities: {Person: [别处人]}\nrelations: []\n", "utf-8")
    both = kg.evaluate([other, graph], [gold, second])
    assert score(both.entities).hits == score(kg.evaluate(graph, gold).entities).hits + 1


def test_symmetric_relation_counts_either_way_round(graph: nx.MultiDiGraph, gold: Path) -> None:
    graph.nodes["again"].update(label="三亚市总工会")
    found = by_kind(kg.evaluate(graph, gold).relations)["cooperates_with"]
    assert (found.hits, found.wrong, found.missed) == (1, 0, 0)


def test_edges_that_say_the_same_count_once(graph: nx.MultiDiGraph, gold: Path) -> None:
    before = score(kg.evaluate(graph, gold).relations)
    graph.add_edge("person", "union", **{**graph["person"]["union"][1], "evidence": "另一句。"})
    assert score(kg.evaluate(graph, gold).relations) == before


def test_graph_in_memory_and_on_disk_measure_the_same(graph: nx.MultiDiGraph, gold: Path, tmp_path: Path) -> None:
    nx.write_graphml(graph, tmp_path / "graph.graphml")
    folder, file, memory = (kg.evaluate(g, [gold]) for g in (tmp_path, tmp_path / "graph.graphml", graph))
    assert folder.as_dict() == file.as_dict() == memory.as_dict()


def test_rule_of_a_wrong_entity_comes_from_the_table_of_mentions(
    graph: nx.MultiDiGraph, gold: Path, tmp_path: Path
) -> None:
    nx.write_graphml(graph, tmp_path / "graph.graphml")
    table = pa.table({"entity": ["again", "again", "union"], "rule": ["suffix", "lexicon", "other"]})
    pq.write_table(table, tmp_path / "mentions.parquet")
    wrong = [row for row in kg.evaluate(tmp_path, gold).faults() if row.text == "省总工会"]
    assert [row.rule for row in wrong] == ["lexicon, suffix"]


@pytest.mark.parametrize(
    "broken",
    ["", "- a list", "articles: []", "input: a.txt\nrelations: [only | two]", "input: [", "input: a\nentities: 5"],
)
def test_broken_gold_is_named(graph: nx.MultiDiGraph, tmp_path: Path, broken: str) -> None:
    (tmp_path / "broken.yaml").write_text(broken, "utf-8")
    with pytest.raises(UsageError, match=r"broken\.yaml") as raised:
        kg.evaluate(graph, tmp_path / "broken.yaml")
    assert not re.search("object has|unpack|None", str(raised.value))  # Python's own words for it


@pytest.mark.parametrize("name", ["graph.json", "graph.graphml"])
@pytest.mark.parametrize("content", ["", "{}", "<x", "[1, 2]", "<graphml></graphml>"])
def test_broken_graph_is_named(gold: Path, tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(UsageError, match=name):
        kg.evaluate(tmp_path / name, gold)


def test_names_compare_in_plain_form(gold: Path) -> None:
    assert plain("《关于 “五险”的意见》") == plain("关于五险的意见")
    assert plain("ＡＢＣ１２") == "abc12"
    programme = next(entity for entity in load_gold(gold).entities if entity.type == "Programme")
    assert (programme.forms, programme.optional) == (frozenset({"椰城行动"}), True)


@given(st.text(), st.text())
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) == likeness(other, one) <= 1
    assert likeness(one, one) == (1.0 if one else 0.0)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_f1_lies_between_precision_and_recall(hits: int, wrong: int, missed: int) -> None:
    figures = Score(hits, wrong, missed)
    low, high = sorted((figures.precision, figures.recall))
    assert low - 1e-9 <= figures.f1 <= high + 1e-9 or figures.f1 == 0 == low
