"""Whose a body is that a text calls by its level alone, by the places that it names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Build = Callable[..., Any]


def test_a_district_that_only_towns_point_to_is_the_article_s_own(graph_of: Build) -> None:
    text = "区九届人大常委会举行第三次会议。区人大常委会主任王建国主持会议，委员建议在拱宸桥街道、灵隐街道先行试点。"
    view = graph_of(text)
    assert ("王建国", "区人大常委会", "主任") in view.facts("holds_position", "title")
    assert "区九届人大常委会第三次会议" in view.names("Event")
    assert view.node("StateOrgan", "区人大常委会")["unplaced"] == "true"


def test_between_two_districts_that_the_article_names_it_stays_open(graph_of: Build) -> None:
    view = graph_of("杭州市拱墅区和西湖区开展互学。区总工会主席王建国出席。")
    assert view.facts("holds_position", "title") == set()
