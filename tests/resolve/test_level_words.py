"""Level words: which region of the article 省, 区 and 镇 can mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Build = Callable[..., Any]


def test_an_autonomous_region_is_called_区(graph_of: Build) -> None:
    view = graph_of(
        "西藏自治区总工会在林芝市调研。自治区政协副主席、区总工会主席李立群率队，区党委常委王建国参加。",
        "湖北省宜昌市夷陵区总工会在夷陵区开会。区总工会主席李大为主持。",
    )
    assert view.facts("holds_position", "title") == {
        ("李立群", "西藏自治区政协", "副主席"),
        ("李立群", "西藏自治区总工会", "主席"),
        ("王建国", "西藏自治区党委", "常委"),
        ("李大为", "夷陵区总工会", "主席"),
    }


def test_省_is_no_autonomous_region(graph_of: Build) -> None:
    view = graph_of("工会援疆\n省总工会主席周立新赴新疆伊宁市、新疆霍城县考察。湖北援疆工作前方指挥部介绍情况。")
    assert ("周立新", "湖北省总工会", "主席") in view.facts("holds_position", "title")


def test_a_court_is_called_by_the_level_of_its_region(graph_of: Build) -> None:
    view = graph_of(
        "衡阳市总工会召开座谈会，市法院院长周立新出席会议。",
        "耒阳市总工会召开座谈会，市法院院长李大为出席会议。",
    )
    posts = view.facts("holds_position", "title")
    assert ("周立新", "衡阳市中级人民法院", "院长") in posts
    assert ("李大为", "耒阳市人民法院", "院长") in posts


def test_the_league_of_a_county_takes_its_place_from_the_article(graph_of: Build) -> None:
    view = graph_of("衡阳县总工会与共青团县委合作开展活动。")
    pairs = {frozenset(pair) for pair in view.facts("cooperates_with")}
    assert pairs == {frozenset({"衡阳县总工会", "共青团衡阳县委"})}
