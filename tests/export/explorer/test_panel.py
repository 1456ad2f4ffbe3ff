"""The evidence panel: what a node is, what an edge rests on, and how one cites it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import networkx as nx

UNION = "江苏省总工会"
MEETING = "江苏省工会第3次工作会议"


def node_of(graph: nx.MultiDiGraph, label: str) -> str:
    return next(str(node) for node, name in graph.nodes(data="label") if name == label)


def _edge(page: Any, relation: str, label: str = UNION) -> tuple[int, dict[str, Any]]:
    """The page's number of the first edge of a kind at a node, and the graph's data of it."""
    node = page.named(label)
    data = next(one for *_, one in page.graph.out_edges(node, data=True) if one["relation"] == relation)
    number = page.run(
        """
        const [from, name] = arguments, G = explorer.G;
        const wanted = (edge) => G.from[edge] === from && G.relations[G.relation[edge]].name === name;
        return [...Array(G.m).keys()].findIndex(wanted);
        """,
        page.number(label),
        relation,
    )  # fmt: skip
    return int(number), data


def test_a_node_tells_its_attributes_aliases_and_facts(page: Any) -> None:
    page.find("江苏省")
    page.shows("#panel dd", "320000")
    page.find(UNION)
    page.wait(lambda: page.heading() == UNION)
    page.shows("#panel dd", page.graph.nodes[page.named(UNION)]["aliases"].replace("|", "、"))
    relations = {row["relation"] for *_, row in page.graph.edges(page.named(UNION), data=True)}
    groups = " ".join(str(one.get_property("textContent")) for one in page.all("#panel details.group > summary"))
    assert {"organizes", "issues", "implements", "has_metric"} <= relations
    for chinese in ("举办", "印发", "实施", "指标值", "任职"):
        assert chinese in groups


def test_the_graphs_own_words_are_told_in_the_readers_language(page: Any) -> None:
    page.find("江苏省")
    page.shows("#panel dd", "省级")
    page.click("#language")
    page.shows("#panel dd", "province")


def test_what_holds_for_one_year_is_of_that_year(pages: Callable[..., Any], graph: nx.MultiDiGraph) -> None:
    dated = graph.copy()
    subject, target, key = next(
        edge for edge in dated.out_edges(node_of(dated, UNION), keys=True)
        if dated.edges[edge]["relation"] == "has_metric"
    )  # fmt: skip
    dated.edges[subject, target, key].update(valid_from="2024", valid_to="2024")
    page = pages(dated)
    page.find(UNION)
    page.shows("#panel .when", "2024")
    assert "2024–2024" not in page.text("#panel")


def test_a_fact_opens_its_sentence_with_the_words_marked(page: Any) -> None:
    page.find(UNION)
    _, data = _edge(page, "implements")
    reform = page.named("技能成长行动")
    page.click(f"#panel details.claim:has(a[data-node='{reform}']) > summary")
    page.shows("#panel blockquote", data["evidence"])
    marks = {str(one.get_property("textContent")) for one in page.all("#panel blockquote mark")}
    assert {UNION, "技能成长行动"} <= marks


def test_an_edge_tells_article_date_place_rule_and_confidence(page: Any) -> None:
    number, data = _edge(page, "organizes")
    page.run("explorer.openEdge(arguments[0])", number)
    page.shows("#panel blockquote", data["evidence"])
    said = page.text("#panel")
    for word in ("全面推进技能成长行动", "第2页", data["rule"], f"{data['confidence']:.2f}", "主办", "原文"):
        assert word in said
    assert f"e={number}" in page.chrome.current_url


def test_an_inferred_edge_says_that_no_sentence_does(page: Any) -> None:
    number, _ = _edge(page, "subordinate_to")
    page.run("explorer.openEdge(arguments[0])", number)
    page.shows("#panel", "没有原句")
    assert "推断" in page.text("#panel")


def test_a_reading_that_stayed_open_is_shown_as_such(page: Any) -> None:
    page.find(UNION)
    page.shows("#panel .unresolved > summary", "未定读法 1")
    page.shows("#panel .unresolved", f"候选: {UNION}、中华全国总工会")
    page.shows("#panel .unresolved blockquote mark", "该会")
    article = next(node for node, kind in page.graph.nodes(data="type") if kind == "Article")
    page.run("explorer.openNode(explorer.G.number.get(arguments[0]))", article)
    page.shows("#panel .unresolved blockquote", "该会将继续推进。")


def test_a_citation_follows_the_standard(page: Any) -> None:
    number, _ = _edge(page, "organizes")
    page.run("explorer.openEdge(arguments[0])", number)
    page.click("#panel .cite")
    cited = page.wait(lambda: page.run("return explorer.copied"))
    assert re.fullmatch(r".+全面推进技能成长行动\[Z\]\. .+, 2025-\d\d-\d\d: 第2页\.", cited)
    page.shows("#toast", "已复制")


def test_the_sentence_and_the_link_can_be_copied(page: Any) -> None:
    number, data = _edge(page, "organizes")
    page.run("explorer.openEdge(arguments[0])", number)
    page.shows("#panel button", "复制原句")
    page.press("#panel button", "复制原句")
    assert page.wait(lambda: page.run("return explorer.copied")) == data["evidence"]
    page.find(UNION)
    page.press("#panel button", "复制链接")
    page.wait(lambda: page.named(UNION) in page.run("return explorer.copied"))


def test_posts_are_listed_by_time(page: Any) -> None:
    person = next(s for s, _, data in page.graph.out_edges(data=True) if data.get("title") == "党组成员")
    page.run("explorer.openNode(arguments[0])", page.number(page.graph.nodes[person]["label"]))
    page.shows("#panel details.group > summary", "任职经历")
    tags = {str(one.get_property("textContent")) for one in page.all("#panel details.claim .tag")}
    assert {"副主席", "党组成员"} <= tags
