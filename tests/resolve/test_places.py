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


def test_the_county_city_of_the_headline_is_the_text_s_own(graph_of: Build) -> None:
    view = graph_of(
        "新安村工会办起夜校\n——巢湖市总工会见闻\n\n合肥市工会先后三次到访。合肥市总工会副主席李卫点评，"
        "合肥市职工夜校也派来老师。市总工会副主席王建国主持。\n"
    )
    assert ("王建国", "巢湖市总工会", "副主席") in view.facts("holds_position", "title")


def test_beside_an_autonomous_region_in_full_qu_is_a_district(graph_of: Build) -> None:
    view = graph_of("区总工会表彰先进\n\n区总工会副主席王建国出席。获奖职工被授予自治区五一劳动奖章。银川下雪了。\n")
    assert ("王建国", "区总工会", "副主席") in view.facts("holds_position", "title")
    view = graph_of("宁夏部署工作\n\n自治区总工会副主席王建国说，全区建成驿站260个，金凤区、兴庆区各有新增。\n")
    assert ("宁夏回族自治区", 260.0) in {(one, value) for one, _, value in view.facts("has_metric", "value")}


def test_a_zone_called_in_short_is_the_one_that_the_article_names_in_full(graph_of: Build) -> None:
    view = graph_of(
        "遵义经开区总工会开展慰问\n6月3日，遵义经济技术开发区总工会联合经开区人社局走访企业。"
        "经开区总工会主席王建国、区总工会副主席李卫参加，遵义经开区党工委副书记赵敏讲话。\n"
    )
    posts = view.facts("holds_position", "title")
    assert ("王建国", "遵义经济技术开发区总工会", "主席") in posts
    assert ("李卫", "遵义经济技术开发区总工会", "副主席") in posts
    assert ("赵敏", "遵义经济技术开发区党工委", "副书记") in posts
    both = {"遵义经济技术开发区总工会", "遵义经济技术开发区人力资源和社会保障局"}
    assert both in map(set, view.facts("cooperates_with"))


def test_of_two_zones_of_a_kind_the_short_name_stays_open(graph_of: Build) -> None:
    view = graph_of("遵义经济技术开发区和贵安经济技术开发区开展互学。经开区总工会主席王建国出席。")
    assert {body for _, body in view.facts("holds_position")} == {"经开区总工会"}


def test_a_park_is_called_yuanqu(graph_of: Build) -> None:
    view = graph_of(
        "园区工会服务司机\n近日，贵阳市清镇市东部物流园区工会推出“暖心车站”。园区工会主席王建国说，园区工会已办实事12件。"
        "园区党工委副书记李卫到场。\n"
    )
    posts = view.facts("holds_position", "title")
    assert ("王建国", "清镇市东部物流园区工会", "主席") in posts
    assert ("李卫", "清镇市东部物流园区党工委", "副书记") in posts
    assert ("清镇市东部物流园区工会", "暖心车站") in view.facts("implements")
