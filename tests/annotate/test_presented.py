"""Persons whom a notice presents (王某某，男，…), and those who win something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("李明，男，汉族，1972年5月生，现任安庆市总工会副主席。", ("李明", "安庆市总工会", "副主席")),
        ("刘志国 男 汉族 1975年10月生 大学学历 现任安庆市总工会副主席", ("刘志国", "安庆市总工会", "副主席")),
        ("1.王海涛，男，1980年3月出生，安庆石化分公司班长。", ("王海涛", "安庆石化分公司", "班长")),
        ("阿依努尔·买买提，女，维吾尔族，现任伊宁市总工会副主席。", ("阿依努尔·买买提", "伊宁市总工会", "副主席")),
    ],
)
def test_who_is_presented_holds_what_follows(graph_of: Build, text: str, post: tuple[str, str, str]) -> None:
    assert graph_of(f"公示\n{text}").facts("holds_position", "title") == {post}


def test_men_and_women_are_no_persons(graph_of: Build) -> None:
    assert graph_of("报名条件：年龄不限，男，女均可。安庆市总工会负责，男、女职工各20名。").names("Person") == set()


@pytest.mark.parametrize(
    ("text", "winners"),
    [
        ("王海涛先后荣获“安庆工匠”称号。", {"王海涛"}),
        ("近日，陆建华被授予“安庆工匠”称号。", {"陆建华"}),
        ("安庆市总工会授予刘洋“安庆工匠”称号。", {"刘洋"}),
        ("安庆市总工会授予王芳、李娜、张丽等20名同志“安庆工匠”荣誉称号。", {"王芳", "李娜", "张丽"}),
        ("“安庆工匠”名单：张卫东、李春花、王大力。", {"张卫东", "李春花", "王大力"}),
        ("安庆工匠（3名）：张卫东、李春花、王大力。", {"张卫东", "李春花", "王大力"}),
        ("罗国庆成为“安庆工匠”获得者，先后获“安庆工匠”称号。", {"罗国庆"}),
        ("施雅文曾获“安庆工匠”称号。", {"施雅文"}),
        ("高职院荣获“安庆工匠”称号。", set()),
        ("高质量成为主旋律，严把关获好评。", set()),
        ("安庆市获悉此事。", set()),
    ],
)
def test_who_wins_is_a_person(graph_of: Build, text: str, winners: set[str]) -> None:
    view = graph_of(text)
    assert view.names("Person") == winners
    assert {person for person, _ in view.facts("awarded")} == winners


def test_a_name_that_is_a_word_stands_before_others(graph_of: Build) -> None:
    view = graph_of("安庆市总工会副主席江山、毛建新、叶红梅参加。")
    assert view.names("Person") == {"江山", "毛建新", "叶红梅"}
    assert {title for *_, title in view.facts("holds_position", "title")} == {"副主席"}


def test_rows_of_a_list_are_no_sentence(graph_of: Build) -> None:
    view = graph_of(
        "关于表彰安庆市劳动模范的决定\n现决定授予2人“安庆市劳动模范”称号，名单如下。\n安庆市劳动模范\n"
        "张卫东 安庆石化集团有限公司炼铁厂高炉班长\n李春花（女） 安庆市人民医院护士长\n王大力 安庆供电公司线路工\n"
    )
    assert {person for person, _ in view.facts("awarded")} == {"张卫东", "李春花", "王大力"}
    assert view.facts("holds_position", "title") == {
        ("张卫东", "安庆石化集团有限公司炼铁厂", "高炉班长"),
        ("李春花", "安庆市人民医院", "护士长"),
        ("王大力", "安庆供电公司", "线路工"),
    }
