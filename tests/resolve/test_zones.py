"""Functional zones: their full names, where they lie, and their bodies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Build = Callable[..., Any]


def _follows(view: Any, relation: str) -> set[tuple[str, str]]:
    label = view.graph.nodes(data="label")
    return {(label[one], label[other]) for one, other, of in view.graph.edges(data="relation") if of == relation}


def test_a_body_called_by_the_end_of_its_zone_is_the_zone_s(graph_of: Build) -> None:
    view = graph_of("江西赣州蓉江新区建成驿站9座。蓉江新区总工会主席王建国介绍情况，高新区总工会参加。")
    assert ("王建国", "赣州蓉江新区总工会", "主席") in view.facts("holds_position", "title")
    assert {"赣州蓉江新区总工会", "高新区总工会"} <= view.names("UnionBody")
    assert ("赣州蓉江新区总工会", "赣州蓉江新区") in _follows(view, "jurisdiction")
    assert ("赣州蓉江新区", "赣州市") in _follows(view, "part_of")


def test_a_zone_that_several_articles_have_their_own_of_is_nobody_s(graph_of: Build) -> None:
    page = "长沙市总工会到高新区走访。高新区总工会建成驿站9座。\n"
    view = graph_of(page, page.replace("长沙", "株洲"))
    assert not {body for body, _ in _follows(view, "jurisdiction") if body == "高新区总工会"}


def test_a_national_zone_is_called_by_its_city_without_shi(graph_of: Build) -> None:
    view = graph_of("合肥市高新技术产业开发区建成驿站9座。合肥高新技术产业开发区总工会主席王建国介绍情况。")
    assert {"合肥高新技术产业开发区", "合肥市"} <= view.names("Region")
    assert ("合肥高新技术产业开发区总工会", "合肥高新技术产业开发区") in _follows(view, "jurisdiction")
