"""What a figure measures whose own clause leaves it out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]
Measured = Callable[[str], set[tuple[str, float]]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("计划新建钓鱼角33个，目前建成21个", {("新建钓鱼角", 33.0), ("新建钓鱼角", 21.0)}),
        ("去年改造灶台77家，今年再改58家", {("灶台", 77.0), ("灶台", 58.0)}),
        ("新建钓鱼角33个，其中21个24小时亮灯", {("新建钓鱼角", 33.0)}),
        ("发放雨靴520双，其余另议，草帽21个", {("雨靴", 520.0), ("草帽", 21.0)}),
        ("摊位从13张加到34张", {("摊位", 13.0), ("摊位", 34.0)}),
        ("举办剪纸夜校19期770人", {("剪纸夜校", 19.0), ("剪纸夜校人数", 770.0)}),
        ("受理讨薪案件58件93万元", {("受理讨薪案件", 58.0), ("受理讨薪案件金额", 930_000.0)}),
        ("爱拉琴的琴师占37%，而在乡下，这一比例为61%", {("爱拉琴的琴师占比", 37.0), ("爱拉琴的琴师占比", 61.0)}),
        ("收藏画册3400本。入夏，这个数字达到5600本", {("收藏画册", 3400.0), ("收藏画册", 5600.0)}),
        ("收藏画册3400本。如今，看台有56座", {("收藏画册", 3400.0), ("看台", 56.0)}),
    ],
)
def test_a_clause_that_says_only_how_many_goes_on_from_the_former(
    measured: Measured, text: str, found: set[tuple[str, float]]
) -> None:
    assert measured(text) == found


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("像这样的修鞋铺，全市已有225家", "修鞋铺", 225.0),
        ("像老樊这样会吹唢呐的艺人，全市共有331名", "艺人", 331.0),
        ("像这样的剪纸例会每周不落，已开了46次", "剪纸例会", 46.0),
        ("全市“赣江绣匠”评了五届，共选树148人", "赣江绣匠", 148.0),
        ("公布“赣江绣匠”名单，全市27人入选", "入选赣江绣匠", 27.0),
        ("启动“拾光书屋”建设，起初只有几张木凳，如今建成356家", "拾光书屋", 356.0),
    ],
)
def test_what_is_counted_stands_in_the_clause_before(measured: Measured, text: str, name: str, value: float) -> None:
    assert measured(text) == {(name, value)}


def test_a_quotation_is_not_counted_by_a_clause_with_a_noun_of_its_own(measured: Measured) -> None:
    assert measured("启动“拾光书屋”建设，添置木凳356张") == {("木凳", 356.0)}


def test_those_who_came_are_counted_as_those_who_ought_to(graph_of: Build) -> None:
    view = graph_of("南昌市工会第十九次代表大会12月3日召开。大会应到代表520名，实到507名。")
    assert ("实到代表", 507.0) in {(name, value) for _, name, value in view.facts("has_metric", "value")}
