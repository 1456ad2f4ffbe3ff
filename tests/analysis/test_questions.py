"""Questions to a graph: by name, by date, by region, from one node to another."""

from __future__ import annotations

import networkx as nx
import pytest

import kg
from kg.analysis.regions import prefix_of
from kg.errors import UsageError


def region(graph: nx.MultiDiGraph, code: str, name: str, parent: str = "") -> None:
    graph.add_node(code, type="Region", type_zh="行政区域", label=name, adcode=code)
    if parent:
        edge(graph, code, "part_of", parent, basis="inferred")


def edge(graph: nx.MultiDiGraph, source: str, relation: str, target: str, **more: object) -> None:
    told = {"relation": relation, "label": relation, "basis": "stated", "confidence": 0.9, "support": 1, **more}
    if told["basis"] == "stated":
        told |= {"evidence": f"{source}{relation}{target}。", "place": "a.txt", "sources": "a.txt", "rule": "r"}
    graph.add_edge(source, target, f"{source}-{relation}-{target}-{more.get('title', '')}", **told)


@pytest.fixture
def graph() -> nx.MultiDiGraph:
    """Two provinces, one with a county; their unions, a person who moves, a programme that both carry out."""
    graph = nx.MultiDiGraph()
    region(graph, "100000", "中国")
    region(graph, "530000", "云南省", "100000")
    region(graph, "530102", "五华区", "530000")
    region(graph, "420000", "湖北省", "100000")
    graph.add_node("五华工会", type="UnionBody", type_zh="工会组织", label="五华区总工会", aliases="区总工会|区总")
    graph.add_node("湖北工会", type="UnionBody", type_zh="工会组织", label="湖北省总工会", aliases="省总工会")
    graph.add_node("甲", type="Person", type_zh="人物", label="钱一鸣")
    graph.add_node("乙", type="Person", type_zh="人物", label="孙二虎")
    graph.add_node("项目", type="Programme", type_zh="政策项目", label="技能提升行动")
    graph.add_node("会", type="Event", type_zh="会议活动", label="推进会", date="2026-03-05")
    graph.add_node("文", type="Article", type_zh="报道", label="报道", date="2026-04")
    edge(graph, "五华工会", "jurisdiction", "530102", basis="inferred")
    edge(graph, "湖北工会", "jurisdiction", "420000", basis="inferred")
    edge(graph, "甲", "holds_position", "湖北工会", title="副主席", valid_to="2025-06", article="文")
    edge(graph, "甲", "holds_position", "五华工会", title="主席", valid_from="2025-07", article="文")
    edge(graph, "乙", "holds_position", "五华工会", title="副主席", article="文", support=3)
    edge(graph, "五华工会", "organizes", "会")
    edge(graph, "五华工会", "implements", "项目", article="文")
    edge(graph, "湖北工会", "implements", "项目", date="2024")
    edge(graph, "文", "mentions", "五华工会", article="文")
    return graph


def labels(graph: nx.MultiDiGraph) -> set[str]:
    return {data["label"] for _, data in graph.nodes(data=True)}


def test_find_takes_the_label_before_the_alias_before_a_part(graph: nx.MultiDiGraph) -> None:
    assert [one.label for one in kg.find(graph, "总工会")] == ["五华区总工会", "湖北省总工会"]
    assert [(one.label, one.match) for one in kg.find(graph, " 区总工会 ")] == [("五华区总工会", "alias")]
    assert kg.find(graph, "总工会", types=["人物"]) == []
    assert len(kg.find(graph, "总工会", types=["Organization"])) == 2
    assert kg.find(graph, "没有") == kg.find(graph, "") == []


def test_a_name_is_found_by_an_alias_that_only_the_ontology_knows(graph: nx.MultiDiGraph) -> None:
    graph.add_node("产", type="Programme", label="产业工人队伍建设改革")
    graph.add_node("会上", type="Event", label="云南产改推进会")
    edge(graph, "湖北工会", "implements", "产")
    found = [(one.label, one.match) for one in kg.find(graph, "产改")]
    assert found == [("产业工人队伍建设改革", "known as"), ("云南产改推进会", "part")]
    assert kg.show(graph, "产改").entities == ("产业工人队伍建设改革 (Programme)",)
    assert "湖北工会" in kg.ego(graph, "产改")
    graph.nodes["会上"]["aliases"] = "产改"
    assert [one.match for one in kg.find(graph, "产改")] == ["alias"]


def test_claims_by_end_relation_and_date(graph: nx.MultiDiGraph) -> None:
    (post,) = kg.claims(graph, subject="钱一鸣", relation="holds_position", since="2025-07")
    assert (post.object, post.qualifiers["title"], post.when) == ("五华区总工会", "主席", "2025-07")
    assert post.sentence == "甲holds_position五华工会。"
    assert [one.subject for one in kg.claims(graph, object="技能提升行动", until="2025")] == ["湖北省总工会"]
    assert {one.relation for one in kg.claims(graph, entity="五华区总工会", basis="inferred")} == {"jurisdiction"}
    assert "mentions" not in {one.relation for one in kg.claims(graph)}
    with pytest.raises(UsageError, match="not a date"):
        kg.claims(graph, since="去年")
    with pytest.raises(UsageError, match="ends before it begins"):
        kg.claims(graph, since="2027", until="2025")
    with pytest.raises(UsageError, match="called so"):
        kg.claims(graph, subject="没有这个人")


def test_posts_on_a_day(graph: nx.MultiDiGraph) -> None:
    def held(on: str) -> list[tuple[str, str]]:
        return [(post.title, post.organization) for post in kg.posts(graph, "钱一鸣", on=on)]

    assert held("2025-12-01") == [("主席", "五华区总工会")]
    assert held("2025-05-20") == []
    assert len(kg.posts(graph, "钱一鸣")) == 2
    assert [post.person for post in kg.officials(graph, "五华区总工会")] == ["钱一鸣", "孙二虎"]
    assert [post.person for post in kg.officials(graph, "五华区总工会", on="2026-03-31")] == ["钱一鸣"]


def test_officials_of_the_bodies_below(graph: nx.MultiDiGraph) -> None:
    edge(graph, "五华工会", "subordinate_to", "湖北工会")
    assert [one.person for one in kg.officials(graph, "湖北省总工会", on="2026-05")] == []
    assert {one.person for one in kg.officials(graph, "湖北省总工会", on="2026-05", below=True)} == {"钱一鸣", "孙二虎"}


def test_a_region_has_all_that_lies_below_it(graph: nx.MultiDiGraph) -> None:
    part = kg.subgraph(graph, region="云南省")
    assert labels(part) == {"云南省", "五华区", "五华区总工会", "钱一鸣", "孙二虎", "推进会", "技能提升行动", "报道"}
    assert labels(kg.subgraph(graph, region="云南")) == labels(kg.subgraph(graph, region="530000")) == labels(part)
    assert "五华区" not in labels(kg.subgraph(graph, region="湖北省"))
    assert kg.subgraph(graph, region="中国").number_of_nodes() == len(graph)
    with pytest.raises(UsageError, match="no such region"):
        kg.subgraph(graph, region="海南省")
    region(graph, "421102", "五华区", "420000")
    with pytest.raises(UsageError, match="530102"):
        kg.subgraph(graph, region="五华区")


@pytest.mark.parametrize(
    ("code", "prefix"),
    [("100000", ""), ("530000", "53"), ("530100", "5301"), ("530102", "530102"), ("530102001000", "530102001"),
     ("530102000000", "530102")],
)  # fmt: skip
def test_prefix(code: str, prefix: str) -> None:
    assert prefix_of(code) == prefix


def test_a_part_of_the_graph_by_type_and_period(graph: nx.MultiDiGraph) -> None:
    assert labels(kg.subgraph(graph, types=["人物"])) == {"钱一鸣", "孙二虎"}
    assert labels(kg.subgraph(graph, period="2024")) == {"湖北省总工会", "技能提升行动"}
    assert labels(kg.subgraph(graph, period=("2026-03-01", "2026-03-31"))) == {"五华区总工会", "推进会"}
    for period in ("2027/2025", ("2026-04", "2026-03")):
        with pytest.raises(UsageError, match="ends before it begins"):
            kg.subgraph(graph, period=period)
    part = kg.subgraph(graph, relations=["organizes"])
    part.nodes["会"]["label"] = "changed"
    assert graph.nodes["会"]["label"] == "推进会"


def test_ego_and_paths_do_not_run_through_articles(graph: nx.MultiDiGraph) -> None:
    assert labels(kg.ego(graph, "推进会")) == {"推进会", "五华区总工会"}
    assert "报道" not in labels(kg.ego(graph, "五华区总工会", radius=3))
    assert labels(kg.ego(graph, "五华区总工会", relations=["mentions"])) == {"五华区总工会", "报道"}
    ways = kg.paths(graph, "推进会", "湖北省总工会")
    assert [len(way) for way in ways] == sorted(len(way) for way in ways)
    assert [fact.relation for fact in ways[0]] in (
        ["organizes", "implements", "implements"], ["organizes", "holds_position", "holds_position"],
    )  # fmt: skip
    assert kg.paths(graph, "推进会", "湖北省总工会", longest=2) == []
    assert kg.paths(graph, "报道", "推进会") == []


def test_a_way_runs_through_an_indicator_only_where_nothing_else_joins(graph: nx.MultiDiGraph) -> None:
    graph.add_node("率", type="Indicator", type_zh="指标", label="覆盖率")
    for body in ("五华工会", "湖北工会"):
        edge(graph, body, "has_metric", "率")
    ways = kg.paths(graph, "五华区总工会", "湖北省总工会")
    assert ways
    assert "has_metric" not in {fact.relation for way in ways for fact in way}
    alone = graph.subgraph(["五华工会", "湖北工会", "率"])
    assert [len(way) for way in kg.paths(alone, "五华区总工会", "湖北省总工会")] == [2]


def test_evidence(graph: nx.MultiDiGraph) -> None:
    (fact,) = kg.claims(graph, relation="organizes")
    proof = kg.evidence(fact)
    assert proof is not None
    assert (proof.sentence, proof.place, proof.sources) == ("五华工会organizes会。", "a.txt", ("a.txt",))
    assert proof == kg.evidence(graph.edges["五华工会", "会", fact.key])
    assert kg.evidence(graph.edges["530102", "530000", "530102-part_of-530000-"]) is None


def test_frame_has_a_column_for_each_qualifier(graph: nx.MultiDiGraph) -> None:
    frame = kg.frame(kg.claims(graph, relation="holds_position"))
    assert sorted(frame["title"]) == ["主席", "副主席", "副主席"]
    assert kg.frame([]).empty
