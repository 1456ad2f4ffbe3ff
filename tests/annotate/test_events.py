"""Names of events: their parts, short forms and places; meetings called by their kind alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "5月6日，鄂州市中医院第二届职工代表大会暨第三届工会会员代表大会第四次会议在鄂城区举行。",
            {"鄂州市中医院第二届职工代表大会暨第三届工会会员代表大会第四次会议"},
        ),
        (
            "5月6日，鄂州市总工会传达学习中央群团工作会议、全国工会主席会议精神。",
            {"中央群团工作会议", "全国工会主席会议"},
        ),
        ("5月6日，鄂州市总工会传达学习省委有关会议精神。", set()),
    ],
    ids=["a part of a congress", "meetings passed on", "which meeting stays open"],
)
def test_names_of_meetings(graph_of: Build, text: str, names: set[str]) -> None:
    assert graph_of(text).names("Event") == names


def test_a_level_word_stands_for_the_articles_place(graph_of: Build) -> None:
    view = graph_of("5月6日，湖北省武汉市举行活动。省劳模工匠报告会在武汉市召开。")
    assert view.names("Event") == {"湖北省劳模工匠报告会"}


def test_a_meeting_called_by_its_kind_is_one_where_it_is_told_when(graph_of: Build) -> None:
    view = graph_of("5月6日，鄂州市总工会在华容区召开座谈会。")
    assert view.facts("held_in") == {("座谈会", "华容区")}
    assert graph_of("鄂州市总工会每月召开座谈会。").names("Event") == set()


def test_who_attends_the_meeting_does_not_attend_the_contest_that_it_spoke_of(graph_of: Build) -> None:
    view = graph_of(
        "5月6日，记者从鄂州市工会工作会议上获悉，市总工会持续举办鄂州市第四届职工技能大赛。市总工会主席荀立川出席会议。"
    )
    assert view.facts("attends") == {("荀立川", "鄂州市工会工作会议")}


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("金华市总工会举办民营企业职工运动会。", {"民营企业职工运动会"}),
        ("全国总工会在江西井冈山举办劳模培训班。", {"劳模培训班"}),
        ("金华市总工会举办培训班。", set()),
        ("金华市总工会举办焊工培训班20期。", set()),
        ("金华市总工会举办各类培训班。", set()),
        ("金华市总工会组织职工参加歌咏比赛。", set()),
    ],
)
def test_what_a_body_holds_is_named_by_what_it_is_about(graph_of: Build, text: str, events: set[str]) -> None:
    view = graph_of(text)
    assert view.names("Event") == events
    assert {event for _, event in view.facts("organizes")} == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "6月3日，由金华市总工会主办、婺城区总工会承办的第六届“金星杯”职工焊接大赛取得圆满成功。",
            {"第六届金星杯职工焊接大赛"},
        ),
        ("6月3日，我院教职工趣味运动会在体育馆举行。", {"教职工趣味运动会"}),
        ("6月3日，机关二分会在操场举办了教职工气排球交流赛。", {"教职工气排球交流赛"}),
        ("机关二分会每年举办教职工气排球交流赛。", set()),
        (
            "6月3日，喜迎党的二十大职工书画展开幕式在金华市举行。",
            {"喜迎党的二十大职工书画展开幕式", "中国共产党第二十次全国代表大会"},
        ),
        ("6月3日，金东经开区2025年职业技能大赛落幕。", {"金东经开区2025年职业技能大赛"}),
        ("6月3日，大会同期进行示范病房授牌仪式。", {"示范病房授牌仪式"}),
    ],
    ids=["by its success", "ours", "of one day", "of every year", "a congress", "a zone", "a verb before it"],
)
def test_where_a_name_begins(graph_of: Build, text: str, events: set[str]) -> None:
    assert graph_of(text).names("Event") == events


def test_a_kind_of_event_with_a_pointing_word_is_the_one_that_was_named(graph_of: Build) -> None:
    view = graph_of(
        "6月3日，金华市2025年职业技能大赛在婺城区举行。此次职业技能大赛由金华市总工会主办。\n"
        "6月9日，金华市职工文艺展演暨表彰大会举行。金华市总工会主席荀立川参加表彰会。"
    )
    assert view.facts("organizes") == {("金华市总工会", "金华市2025年职业技能大赛")}
    assert view.facts("attends") == {("荀立川", "金华市职工文艺展演暨表彰大会")}
    assert not view.names("Programme")


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("6月3日，第六届金华科普日系列展演启动仪式在婺城区举行。", {"第六届金华科普日系列展演启动仪式"}),
        ("6月3日，2025年金华市企业服务月活动在婺城区举行。", {"2025年金华市企业服务月活动"}),
        ("6月3日，金华市举行红十字人道奖、奉献奖颁奖仪式。", {"红十字人道奖、奉献奖颁奖仪式"}),
        (
            "6月3日，金华市焊接协会（以下简称协会）2025年学术年会在婺城区举行。",
            {"金华市焊接协会2025年学术年会"},
        ),
        ("6月3日，金华市总工会将举办一系列专场招聘会。", set()),
        (
            "6月3日，2025年金华市职工篮球赛在婺城区落下了帷幕。金华市总工会主席荀立川出席颁奖仪式。",
            {"2025年金华市职工篮球赛"},
        ),
        ("6月3日，金华市第三届焊接论坛在婺城区举行。本届论坛由金华市总工会主办。", {"金华市第三届焊接论坛"}),
    ],
    ids=["a day", "a month", "prizes", "a short name", "none in particular", "a part", "this one"],
)
def test_what_belongs_to_a_name(graph_of: Build, text: str, events: set[str]) -> None:
    assert graph_of(text).names("Event") == events


def test_a_list_of_honours_stands_in_a_name_and_one_event_has_two_phrasings(graph_of: Build) -> None:
    view = graph_of(
        "金华机床集团工会第一次会员代表大会召开\n"
        "6月3日，金华机床集团公司工会第一次会员代表大会在婺城区举行。\n"
        "6月4日，庆祝“五一”国际劳动节暨全省五一劳动奖和全省工人先锋号表彰大会在金华市举行。"
    )
    assert view.names("Event") == {
        "金华机床集团公司工会第一次会员代表大会",
        "庆祝五一国际劳动节暨全省五一劳动奖和全省工人先锋号表彰大会",
    }


def test_one_of_a_quoted_name_is_that_event(graph_of: Build) -> None:
    view = graph_of("6月3日，金华市总工会精心组织了一场“花样年华”女职工插花活动。")
    assert view.facts("organizes") == {("金华市总工会", "花样年华女职工插花活动")}


def test_a_session_of_ones_own_house_is_named_by_its_number(graph_of: Build) -> None:
    view = graph_of("3月5日，我院四届一次教代会在报告厅召开，金华职业学院党委书记荀立川主持会议。")
    assert view.facts("chairs") == {("荀立川", "四届一次教代会")}


def test_a_centre_is_where_it_is_held(graph_of: Build) -> None:
    view = graph_of("7月18日，四川省机械行业工会工作研究会2025年年会在绵阳长虹会议中心召开。")
    assert view.names("Event") == {"四川省机械行业工会工作研究会2025年年会"}


def test_a_joint_meeting_is_named_by_both_sides(graph_of: Build) -> None:
    view = graph_of("5月6日，鄂州市人民政府与鄂州市总工会召开联席会议。")
    assert view.names("Event") == {"鄂州市人民政府与鄂州市总工会联席会议"}


def test_a_bare_kind_means_the_meeting_of_that_kind_in_the_headline(graph_of: Build) -> None:
    sides = "鄂州市总工会与鄂州市中级人民法院"
    text = f"{sides}召开“法院+工会”联席会议\n5月6日，{sides}召开联席会议。"
    assert graph_of(text).names("Event") == {"法院+工会联席会议"}


def test_a_meeting_whose_spirit_is_passed_on_is_not_the_one_that_is_chaired(graph_of: Build) -> None:
    passed = "鄂州市总工会传达学习省工会工作会议精神\n5月6日，鄂州市委召开会议，传达学习全国工会主席会议精神。"
    view = graph_of(f"{passed}市委书记李大为主持会议。")
    assert view.facts("chairs") == set()
    assert view.names("UnionBody") & {"鄂州市总工会传达学习省工会", "鄂州市总工会传达学习"} == set()


def test_what_is_carried_out_is_no_part_of_a_meeting_of_all_unions(graph_of: Build) -> None:
    text = "2月19日，江西省总工会在南昌召开会议，落实全总十八届二次执委会议和省委八届六次全会部署。"
    assert not any(name.startswith("落实") for name in graph_of(text).names("Event"))


def test_what_is_carried_out_is_no_part_of_a_region_s_meeting(graph_of: Build) -> None:
    text = "2月19日，赣州市总工会召开会议，认真贯彻落实江西省总工会十届三次全委会精神。"
    assert graph_of(text).names("Event") >= {"江西省总工会十届三次全委会"}
