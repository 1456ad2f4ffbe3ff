"""Who comes, speaks and hosts: lists with posts, with those whom no name marks, with 等12个部门负责人 behind them."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

import kg.ontology
from kg.facts.rules import compile_rules
from kg.facts.skeleton import Codes

Build = Callable[..., Any]
MEETING = "5月12日，衡阳市工会工作会议在雁峰区召开。"
NAME = "衡阳市工会工作会议"


@pytest.mark.parametrize(
    ("sentence", "persons"),
    [
        ("市总工会主席唐立诚、来自衡钢集团2号高炉的炼钢工贺小川出席了会议。", {"唐立诚", "贺小川"}),
        (
            "市总工会主席唐立诚，监事长贺小川，副总裁邓一舟以及各县市区负责人等60余人参加了会议。",
            {"唐立诚", "贺小川", "邓一舟"},
        ),
        ("市总工会主席唐立诚出席会议，副主席贺小川看望了困难职工。", {"唐立诚"}),
        ("市总工会主席唐立诚、副主席贺小川介绍情况，邓一舟副主席参加会议。", {"邓一舟"}),
    ],
    ids=["a worker of the list", "commas and others", "a clause of another verb", "who speaks does not come"],
)
def test_a_list_ends_at_the_first_verb(graph_of: Build, sentence: str, persons: set[str]) -> None:
    view = graph_of(MEETING + sentence)
    assert {fact for fact in view.facts("attends") if fact[1] == NAME} == {(person, NAME) for person in persons}


def test_bodies_come_with_some_that_no_name_marks(graph_of: Build) -> None:
    view = graph_of(MEETING + "市教育局、园区服务专班、市财政局等13个市直单位分管负责人参加会议。")
    assert view.facts("attends") == {("衡阳市教育局", NAME), ("衡阳市财政局", NAME)}


def test_a_host_stands_before_partners_and_a_day(graph_of: Build) -> None:
    view = graph_of("衡阳市总工会联合技师学院于5月12日在雁峰区举办衡阳市第三届职工技能大赛。")
    assert ("衡阳市总工会", "衡阳市第三届职工技能大赛") in view.facts("organizes")


def test_every_place_and_every_text_of_a_list_counts(graph_of: Build) -> None:
    view = graph_of(
        "衡阳市工会工作会议在雁峰区和石鼓区召开。会议审议通过了《衡阳市职工互助办法》、新修订的《衡阳市工会经费办法》。"
    )
    assert view.facts("held_in") == {(NAME, "雁峰区"), (NAME, "石鼓区")}
    assert view.facts("adopts") == {(NAME, "衡阳市职工互助办法"), (NAME, "衡阳市工会经费办法")}


@pytest.mark.parametrize("between", ["、 ", "　　", "，和"])
def test_a_list_that_ends_in_no_verb_is_read_once(between: str) -> None:
    ontology = kg.ontology.load()
    person = Codes(ontology).of["Person"]
    text = (person + between) * 60 + "\n出席会议并讲话。"
    started = time.process_time()
    for rule in compile_rules(ontology):
        assert all(match is not None for match in rule.pattern.finditer(text))
    assert time.process_time() - started < 20  # read in each way it would not end


def test_a_clause_whose_meeting_goes_without_saying_is_no_name_of_it(graph_of: Build) -> None:
    graph = graph_of("岳阳市总工会召开劳模座谈会。市总工会主席王建国主持，周小明作交流发言。")
    assert graph.node("Event", "劳模座谈会")["aliases"] == ""
    assert graph.facts("chairs") == {("王建国", "劳模座谈会")}
