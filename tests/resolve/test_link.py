"""Linking over articles: what speaks for two being one, what speaks against it, and that order does not matter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.gather import gather
from kg.resolve.groups import Evidence, Reason, Token
from kg.resolve.references import Key
from kg.resolve.scene import Local

Build = Callable[..., Any]
WHY = Reason("why", "原因 reason", 0.9)


def thing(article: str) -> Local:
    return Local(article, Key("Person", "王芳"))


def grouped(evidence: dict[Local, Evidence]) -> set[frozenset[str]]:
    groups, _ = gather(evidence, alone=False)
    return {frozenset(local.article for local in members) for members in groups.all()}


def test_a_token_joins_and_a_fact_keeps_apart() -> None:
    shared = Token(("issuer",), WHY)
    one, other, third = (frozenset({number}) for number in ("1号", "2号", "1号"))
    evidence = {
        thing("a"): Evidence([shared], {"number": one}),
        thing("b"): Evidence([shared, Token(("number", "2号"), WHY)], {"number": other}),
        thing("c"): Evidence([Token(("number", "1号"), WHY), shared], {"number": third}),
    }
    assert grouped(evidence) >= {frozenset({"b"})}


def test_what_has_a_place_alone_follows_the_only_one_there() -> None:
    evidence = {
        thing("a"): Evidence([Token(("body", "甲"), WHY)], places=frozenset({"430000"})),
        thing("b"): Evidence([Token(("body", "乙"), WHY)], places=frozenset({"140000"})),
        thing("c"): Evidence(places=frozenset({"430000"})),
        thing("d"): Evidence(places=frozenset({"430000", "140000"})),
    }
    assert grouped(evidence) == {frozenset("ac"), frozenset("b"), frozenset("d")}


def test_two_that_may_be_meant_are_candidates() -> None:
    here = frozenset({"430000"})
    evidence = {thing(name): Evidence([Token(("body", name), WHY)], places=here) for name in "ab"}
    groups, doubts = gather(evidence, alone=False)
    assert len(groups.all()) == 2
    assert [(doubt.left.article, doubt.right.article) for doubt in doubts] == [("a", "b")]


@given(
    st.lists(
        st.tuples(st.sampled_from(["甲", "乙", "丙", ""]), st.sampled_from(["430000", "140000", "430100", ""])),
        min_size=1,
        max_size=12,
    ),
    st.randoms(use_true_random=False),
)
def test_order_does_not_matter(said: list[tuple[str, str]], random: Any) -> None:
    items = [
        (
            thing(f"{number:02}"),
            Evidence([Token(("body", body), WHY)] if body else [], places=frozenset({code} - {""})),
        )
        for number, (body, code) in enumerate(said)
    ]
    shuffled = random.sample(items, len(items))
    assert grouped(dict(items)) == grouped(dict(shuffled))


def test_a_renamed_body_is_one_where_both_names_stand(graph_of: Build) -> None:
    view = graph_of("9月9日，湖北省卫计委开展义诊。", "9月9日，湖北省卫健委开展义诊。")
    assert view.names("StateOrgan") & {"湖北省卫生和计划生育委员会", "湖北省卫生健康委员会"} == {"湖北省卫生健康委员会"}
    assert "湖北省卫计委" in view.node("StateOrgan", "湖北省卫生健康委员会")["aliases"]


def test_a_former_name_alone_stays(graph_of: Build) -> None:
    assert "湖北省卫生和计划生育委员会" in graph_of("9月9日，湖北省卫计委开展义诊。").names("StateOrgan")


def test_levels_are_never_one(graph_of: Build) -> None:
    view = graph_of("吉林省总工会慰问职工。", "吉林省吉林市总工会慰问职工。", "吉林省吉林市船营区总工会慰问职工。")
    assert view.names("UnionBody") >= {"吉林省总工会", "吉林市总工会", "船营区总工会"}


@pytest.mark.parametrize(("year", "count"), [("2024年", 1), ("", 2)])
def test_a_yearly_meeting_is_told_by_its_year(graph_of: Build, year: str, count: int) -> None:
    view = graph_of(
        f"2024年5月10日，山东省{year}职工技能大赛决赛在济南市举行。",
        f"2025年6月10日，山东省{year}职工技能大赛决赛在济南市举行。",
    )
    events = [data for _, data in view.graph.nodes(data=True) if data["type"] == "Event"]
    assert len(events) == count


def test_bodies_that_became_one_name_their_successor(graph_of: Build) -> None:
    view = graph_of("12月1日，国家旅游局与文化部合作举办展览。", "12月1日，文化和旅游部举办展览。")
    assert view.names("StateOrgan") >= {"国家旅游局", "文化部", "文化和旅游部"}
    assert view.node("StateOrgan", "文化部")["successor"] == "文化和旅游部"
