"""Level words: which region of the article 省, 区 and 镇 can mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

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


def test_全区_is_the_autonomous_region_that_a_text_names_above_its_districts(graph_of: Build) -> None:
    far = "内蒙古自治区总工会介绍典型案例\n内蒙古自治区总工会发布案例。松山区建成驿站3个。全区共建成工会服务站点128个。"
    near = "松山区总工会服务职工\n内蒙古赤峰市松山区总工会建成驿站3个。松山区财政拨款。全区共建成工会服务站点95个。"
    assert ("内蒙古自治区", "工会服务站点", 128.0) in graph_of(far).facts("has_metric", "value")
    assert ("松山区", "工会服务站点", 95.0) in graph_of(near).facts("has_metric", "value")


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


def test_a_local_paper_tells_the_place_that_its_text_leaves_out(graph_of: Build) -> None:
    view = graph_of("市总工会召开工作会议\n来源：三峡日报\n\n近日，市总工会召开工作会议，市总工会主席王建国出席。")
    assert view.facts("holds_position", "title") == {("王建国", "宜昌市总工会", "主席")}


def test_a_survey_of_many_provinces_tells_of_another_place_in_each_paragraph(graph_of: Build) -> None:
    text = (
        "让工资单上写技能\n\n江苏昆山市总工会发出要约。昆山市已有300家企业签订合同。\n\n"
        "湖南走得更远。株洲市总工会副主席王建国与市工商业联合会副主席李立群座谈。\n\n"
        "甘肃金昌把协商桌搬到矿井口。市总工会主席周立新介绍情况。"
    )
    assert graph_of(text).facts("holds_position", "title") == {
        ("王建国", "株洲市总工会", "副主席"),
        ("李立群", "株洲市工商业联合会", "副主席"),
        ("周立新", "金昌市总工会", "主席"),
    }


def test_an_author_of_a_survey_is_from_where_its_paper_is(graph_of: Build) -> None:
    text = (
        "技能不止一张证\n2025年12月2日 天津工人报\n\n重庆推行认定，内蒙古包头把考场搬进车间，甘肃打通通道。"
        "\n\n（作者系市总工会干部学校讲师 韩小岭）"
    )
    names = {a["label"] for _, a in graph_of(text).graph.nodes(data=True)}
    assert "天津市总工会干部学校" in names
    assert "包头市总工会干部学校" not in names


WEB = "{0}\n全市职工技能大赛启动\n4月25日，全市职工技能大赛启动。市总工会主席何清出席并讲话。\n{1}"


@pytest.mark.parametrize(
    ("top", "foot", "body"),
    [
        ("当前位置：首页 > 市州动态 > 张家界 > 正文", "", "张家界市总工会"),
        ("您的位置：首页 > 浏阳站 > 工会", "", "浏阳市总工会"),
        ("当前位置：首页 > 重庆 > 正文", "", "重庆市总工会"),
        ("", "上一篇：五一慰问\n主办：张家界市总工会 湘ICP备10000000号", "张家界市总工会"),
        ("当前位置：湖南 > 长沙 > 浏阳 > 正文", "", "市总工会"),
        ("长沙 | 株洲 | 湘潭 | 衡阳", "", "市总工会"),
        ("当前位置：首页 > 长沙银行 > 正文", "", "市总工会"),
    ],
    ids=["trail", "station", "municipality", "host", "a city in a city", "a list", "a name that begins with a place"],
)
def test_the_page_around_an_article_says_whose_it_is(graph_of: Build, top: str, foot: str, body: str) -> None:
    view = graph_of(WEB.format(top, foot))
    assert view.facts("holds_position", "title") == {("何清", body, "主席")}


def test_what_the_article_names_counts_before_its_page(graph_of: Build) -> None:
    view = graph_of(WEB.format("当前位置：首页 > 张家界 > 正文", "").replace("全市职工", "株洲市职工"))
    assert view.facts("holds_position", "title") == {("何清", "株洲市总工会", "主席")}


def test_a_name_that_several_places_have_is_the_one_of_its_page(graph_of: Build) -> None:
    view = graph_of(WEB.format("当前位置：首页 > 福建 > 福州 > 正文", "").replace("市总工会", "鼓楼区总工会"))
    assert view.node("UnionBody", "鼓楼区总工会")["adcode"] == "350102"


def test_a_word_that_a_line_breaks_is_read_whole(graph_of: Build) -> None:
    """全 at the end of a line and 区 at the head of the next are 全区, of the autonomous region."""
    lines = (
        "广西产改推进会在南宁召开",
        "　　本报讯（记者 关山）6月17日，广西壮族自治区产业工人队伍建设",
        "改革推进会在南宁召开。会议指出，去年以来各地用力抓落实。截至目前，全",
        "区建成职工夜校1560所。青秀区委副书记安青，隆安县委副书记袁立发言，",
        "青秀区总工会作了书面交流。",
    )
    assert ("广西壮族自治区", "职工夜校") in graph_of("\n".join(lines)).facts("has_metric")


def test_市_is_no_州(graph_of: Build) -> None:
    """Beside a 自治州 it is that one city of it that the text names, and 州 is never a city."""
    text = (
        "楚雄州总工会主席何清山率调研组到禄丰市调研。禄丰市委副书记段江，市总工会主席毛远陪同。"
        "州总工会副主席何岚参加。"
    )
    assert {("何清山", "楚雄彝族自治州总工会"), ("毛远", "禄丰市总工会"), ("何岚", "楚雄彝族自治州总工会")} <= {
        (who, body) for who, body, _ in graph_of(text).facts("holds_position", "title")
    }


def test_a_visit_is_of_the_body_that_its_level_word_names(graph_of: Build) -> None:
    text = (
        "州总工会调研组到禄丰市调研产业工人队伍建设改革工作\n\n　　5月18日，楚雄州总工会主席何清山率调研组到禄丰市，"
        "就产业工人队伍建设改革工作开展专题调研。"
    )
    names = {a["label"] for _, a in graph_of(text).graph.nodes(data=True) if a["type"] == "Event"}
    assert names == {"楚雄彝族自治州总工会禄丰市调研"}
