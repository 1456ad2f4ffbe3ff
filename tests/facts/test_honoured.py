"""Who an honour went to: the nearest person or body of its clause, or the one that the text goes on about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]


@pytest.mark.parametrize(
    "text",
    [
        "株洲机床厂职工李建军荣获全国五一劳动奖章。",
        "株洲机床厂装配钳工李建军介绍了经验。他先后荣获湖南省技术能手、全国五一劳动奖章。",
        "株洲机床厂装配钳工李建军参加了决赛，2023年被授予全国五一劳动奖章。",
        "株洲机床厂装配钳工李建军爱动脑筋，获得许多荣誉：湖南省技术能手、全国五一劳动奖章。",
    ],
)
def test_a_person_has_won_it(graph_of: Build, text: str) -> None:
    view = graph_of(f"湖南省株洲市的一名工匠\n{text}")
    assert ("李建军", "全国五一劳动奖章") in view.facts("awarded")
    assert {winner for winner, _ in view.facts("awarded")} == {"李建军"}


def test_a_body_has_won_what_bodies_win(graph_of: Build) -> None:
    view = graph_of("李建军任湖南省株洲市总工会主席。株洲市总工会服务职工成效明显，先后荣获全国模范职工之家。")
    assert view.facts("awarded") == {("株洲市总工会", "全国模范职工之家")}


@pytest.mark.parametrize(
    "text",
    [
        "李建军介绍了情况。目前，全市有17名高技能人才获得“潇湘工匠”称号。",
        "李建军为全国五一劳动奖章获得者颁奖。",
        "李建军主持会议，株洲机床厂的代表被授予全国五一劳动奖章。",
    ],
)
def test_it_is_nobodys_where_the_text_names_none(graph_of: Build, text: str) -> None:
    view = graph_of(f"湖南省株洲市工会动态\n{text}")
    assert "李建军" not in {winner for winner, _ in view.facts("awarded")}


def test_winners_are_named_behind_the_honour(graph_of: Build) -> None:
    view = graph_of(
        "湖南省株洲市3名职工被授予“湖南省技术能手”称号。他们是株洲机床厂钳工李建军、株洲电机厂焊工周海燕和何清平。\n"
        "2名同志获得“湖南省劳动模范”称号，他们分别是株洲市总工会职工刘玉兰，株洲市中心医院护士陈秀英；"
        "1名同志获得“湖南省先进工作者”称号，她是株洲市公安局民警赵国强。\n"
        "5人被授予湖南省五一劳动奖章，他们表示将继续努力。张立志主持会议。"
    )
    found = view.facts("awarded")
    assert {(name, "湖南省技术能手") for name in ("李建军", "周海燕", "何清平")} <= found
    assert {name for name, honour in found if honour == "湖南省劳动模范"} == {"刘玉兰", "陈秀英"}
    assert "张立志" not in {name for name, _ in found}


def test_the_winners_counted_before_an_honour_are_no_part_of_its_name(graph_of: Build) -> None:
    view = graph_of("湖南省总工会决定，授予49个单位湖南省五一劳动奖状、100名职工湖南省五一劳动奖章。")
    assert view.names("Honour") == {"湖南省五一劳动奖状", "湖南省五一劳动奖章"}


@pytest.mark.parametrize(
    ("text", "winners"),
    [
        # rows that name nobody known do not end a list
        (
            "全国五一劳动奖状\n湘江某附属小学堂\n湖南三友机械有限公司\n岳阳市中级人民法院\n编辑：王建国",
            {"湖南三友机械有限公司", "岳阳市中级人民法院"},
        ),
        # units behind the bodies of a list, a second name in brackets
        (
            "湖南三友机械有限公司采购部、长沙第二研究所（长沙材料研究所）、岳阳水泵有限公司塑编部圆织班组等38个集体"
            "被授予全国工人先锋号。",
            {"湖南三友机械有限公司", "长沙第二研究所", "岳阳水泵有限公司塑编部圆织班组"},
        ),
        # who is counted has won, not the body of the clause before, nor the place they come from
        ("岳阳市总工会等9个单位受到表扬，27个集体被授予全国工人先锋号。", set()),
        ("岳阳3人被授予全国五一劳动奖章。", set()),
        # a quoted honour that is no mention does not cut the list
        ("王海涛先后获得“全国某某人”、“改革先锋”、“全国五一劳动奖章”等荣誉称号。", {"王海涛"}),
    ],
)
def test_winners_of_lists(graph_of: Build, text: str, winners: set[str]) -> None:
    assert {winner for winner, *_ in graph_of(text).facts("awarded")} == winners


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "大会授予李建军等8名同志、追授周海燕等2名同志“湖南省优秀志愿者”称号。",
            {("李建军", "湖南省优秀志愿者"), ("周海燕", "湖南省优秀志愿者")},
        ),
        (
            "李建军、周海燕等2名选手分别荣获焊工组、叉车组、计算机（微机）操作组个人一等奖。",
            {("李建军", "个人一等奖"), ("周海燕", "个人一等奖")},
        ),
        (
            "株洲机床有限公司、株洲电机有限公司共2家企业获得优秀组织奖。",
            {("株洲机床有限公司", "优秀组织奖"), ("株洲电机有限公司", "优秀组织奖")},
        ),
        ("会上，授予组织有力的株洲机床有限公司优秀组织奖。", {("株洲机床有限公司", "优秀组织奖")}),
        ("湖南省第四届道德模范李建军参加了座谈。", {("李建军", "湖南省道德模范")}),
        ("李建军等9名省市劳动模范参加了座谈。", set()),
        ("湖南省海洋与渔业信息指挥中心荣获“全国工人先锋号”称号。", set()),
    ],
    ids=["two verbs", "several events", "counted", "behind its winner", "an edition", "any of two", "a place"],
)
def test_prizes_and_titles(graph_of: Build, text: str, found: set[tuple[str, str]]) -> None:
    assert graph_of(f"株洲市工会动态\n{text}").facts("awarded") == found


def test_each_prize_of_a_sentence_has_its_winners(graph_of: Build) -> None:
    view = graph_of("荣获本次比赛一等奖的是：李建军、周海燕、陈秀英；二等奖的是：刘玉兰、何清平、赵国强。")
    assert view.facts("awarded") == {
        *((name, "一等奖") for name in ("李建军", "周海燕", "陈秀英")),
        *((name, "二等奖") for name in ("刘玉兰", "何清平", "赵国强")),
    }


def test_who_names_a_title_does_not_win_it(graph_of: Build) -> None:
    view = graph_of("湖南省总工会决定将株洲机床有限公司命名为“湖南省模范职工之家”。")
    assert view.facts("awarded") == {("株洲机床有限公司", "湖南省模范职工之家")}


def test_titles_of_a_life_and_of_a_quoted_list(graph_of: Build) -> None:
    view = graph_of(
        "李建军，1976年出生，株洲机床集团有限公司砌筑工班组长，先后获得“潇湘好人”“改革闯将”“技术能手”等荣誉称号。"
    )
    assert view.facts("awarded") == {("李建军", title) for title in ("潇湘好人", "改革闯将", "技术能手")}


@pytest.mark.parametrize(
    ("text", "winners"),
    [
        (
            "株洲机床有限公司党委书记李建军，株洲市总工会副主席周海燕，被评为“湖南省优秀工会工作者”。",
            {"李建军", "周海燕"},
        ),
        (
            "株洲机床有限公司工会、株洲电机有限公司工会，被评为“湖南省模范职工之家”。",
            {"株洲机床有限公司工会", "株洲电机有限公司工会"},
        ),
        (
            "株洲机床有限公司党委书记李建军出席会议，株洲市总工会副主席周海燕，被评为“湖南省优秀工会工作者”。",
            {"周海燕"},
        ),
        ("株洲电机有限公司工会分会等2家单位获“湖南省模范职工小家”称号。", {"株洲电机有限公司工会"}),
        ("湖南省总工会发布了决定。近年来，这里荣获湖南省总工会“工人先锋号”称号。", set()),
    ],
    ids=["persons before a comma", "bodies before a comma", "another clause", "a branch", "who gave it"],
)
def test_a_clause_apart_from_its_winners(graph_of: Build, text: str, winners: set[str]) -> None:
    assert {winner for winner, _ in graph_of(f"株洲市工会动态\n{text}").facts("awarded")} == winners


def test_a_kind_alone_is_the_title_that_the_text_names_in_full(graph_of: Build) -> None:
    view = graph_of("株洲机床有限公司钳工李建军荣获湖南省五一劳动奖章。捧着“劳动奖章”，他很激动。")
    assert view.names("Honour") == {"湖南省五一劳动奖章"}


def test_a_sign_behind_the_mark_of_a_list_is_no_further_honour(graph_of: Build) -> None:
    view = graph_of("长沙市总工会表彰先进。李建国荣获湖南省五一劳动奖章、★等多项荣誉。")
    assert view.facts("awarded") == {("李建国", "湖南省五一劳动奖章")}
