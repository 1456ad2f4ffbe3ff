"""Who carries a programme out: the subject of the clause, those before it, a pronoun, a body urged to, or nobody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]
READING = "青苗阅读计划"


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("九江市总工会会同九江市教育局，在浔阳区推出“青苗阅读计划”。", {"九江市总工会", "九江市教育局"}),
        ("九江市总工会召开会议。会后推出“青苗阅读计划”。", {"九江市总工会"}),
        ("九江市总工会下发通知，鼓励浔阳区、濂溪区开展“青苗阅读计划”。", {"浔阳区", "濂溪区"}),
        ("九江市总工会、九江市教育局联合发文。两部门还将推出“青苗阅读计划”。", {"九江市总工会", "九江市教育局"}),
        ("九江市总工会召开会议。各级工会推出“青苗阅读计划”。", set()),
        ("九江市总工会下发通知，支持企业开办“青苗阅读计划”。", set()),
        ("九江市总工会主席王建国强调，各地要推出“青苗阅读计划”。", set()),
        ("九江市总工会主席王建国介绍，今年要推出“青苗阅读计划”。", {"九江市总工会"}),
        ("为丰富职工生活，推出“青苗阅读计划”，由九江市总工会实施。", {"九江市总工会"}),
        ("王建国荣获全国五一劳动奖章。他带头推行“青苗阅读计划”。", {"王建国"}),
        ("王建国肯定了九江市总工会在浔阳区推出“青苗阅读计划”的做法。", {"九江市总工会"}),
        ("九江市总工会召开会议。天气晴好。会后推出“青苗阅读计划”。", {"九江市总工会"}),
        ("九江市濂溪区总工会很热闹。区里议事。总工会今年推出“青苗阅读计划”。", {"濂溪区总工会"}),
        ("九江市总工会依托九江市教育局推出“青苗阅读计划”。", {"九江市总工会"}),
        ("九江市总工会聚焦船工，联合三家企业推出“青苗阅读计划”。", {"九江市总工会"}),
    ],
    ids=[
        "joined by 会同",
        "the sentence before",
        "urged",
        "counted back",
        "no name",
        "urged without a name",
        "exhorted",
        "planned",
        "named behind a purpose",
        "pronoun",
        "right before its verb",
        "two sentences before",
        "called by its kind",
        "with whose help",
        "joined by some without a name",
    ],
)
def test_who_carries_it_out(graph_of: Build, text: str, doers: set[str]) -> None:
    assert graph_of(text).facts("implements") == {(doer, READING) for doer in doers}


def test_the_text_is_about_nobody_where_neither_headline_nor_beginning_says_so(graph_of: Build) -> None:
    text = "渡口的新变化\n\n渡口热闹起来了。记者见到九江市司法局的灯箱。推出“青苗阅读计划”，船工叫好。"
    assert not graph_of(text).facts("implements")


def test_a_body_whose_name_is_unknown_does_not_break_a_list(graph_of: Build) -> None:
    view = graph_of("九江市总工会牵头，联合九江市教育局、某某办、九江市民政局，推出“青苗阅读计划”。")
    doers = {"九江市总工会", "九江市教育局", "九江市民政局"}
    assert view.facts("implements") == {(doer, READING) for doer in doers}


def test_a_meeting_named_after_a_programme_carries_it_out(graph_of: Build) -> None:
    view = graph_of("九江市总工会、九江市妇联共同发起的“青苗阅读计划”启动仪式在九江市工人文化宫举行。")
    assert view.facts("implements") >= {("九江市总工会", READING), ("九江市妇女联合会", READING)}


def test_on_a_visit_it_is_done_by_those_who_are_visited(graph_of: Build) -> None:
    text = (
        "九江市总工会到湖口县调研\n\n8月7日，副主席王建国到湖口县总工会调研。\n近年来，推出“青苗阅读计划”，职工叫好。"
    )
    assert graph_of(text).facts("implements") == {("湖口县总工会", READING)}


def test_公司_is_the_company_that_the_paragraph_speaks_of(graph_of: Build) -> None:
    view = graph_of(
        "浙江省总工会推广集体协商\n浙江省总工会推广集体协商。\n绍兴永利印染有限公司重视技能。公司还推行“师带徒”积分制，培养技师60名。\n"
    )
    assert {subject for subject, *_ in view.facts("implements")} >= {"绍兴永利印染有限公司"}


@pytest.mark.parametrize(
    ("top", "house"),
    [
        ("淮南市工人医院　HUAINAN WORKERS' HOSPITAL\n您的位置：首页 - 医院动态 - 详情", "淮南市工人医院"),
        ("欢迎访问淮南市工人医院网站\n您的位置：首页 - 医院动态 - 详情", "淮南市工人医院"),
        ("淮南市工人医院工会委员会\n首页 / 工会要闻 / 正文\n作者：淮南市工人医院", "淮南市工人医院"),
    ],
    ids=["name in English behind", "greeting", "page of its union"],
)
def test_the_head_of_a_page_says_whose_我院_is(graph_of: Build, top: str, house: str) -> None:
    view = graph_of(f"{top}\n\n我院开展义诊活动\n\n去年全年服务患者2.4万人次。院党委书记韩立江出席活动。\n")
    assert (house, "服务患者", 24000.0) in view.facts("has_metric", "value")
    assert view.facts("holds_position", "title") == {("韩立江", f"{house}党委", "书记")}


OWN = (
    "我院召开职工代表大会\n\n3月2日，我院召开职工代表大会。院党委书记、院长高文斌作报告。过去一年手术量1.7万台，"
    "与贵州省人民医院、遵义医科大学附属医院等合作共建培训中心4个。县总工会主席李明到会祝贺。\n"
)


def test_a_house_that_a_page_never_names_is_its_article_s_own_and_no_partner(graph_of: Build) -> None:
    view = graph_of(OWN)
    assert view.facts("holds_position", "title") == {
        ("高文斌", "医院党委", "书记"),
        ("高文斌", "医院", "院长"),
        ("李明", "县总工会", "主席"),
    }
    assert {subject for subject, *_ in view.facts("has_metric")} == {"医院"}
    assert view.node("Institution", "医院")["unplaced"] == "true"


def test_a_clause_that_begins_with_the_noun_of_the_house_is_the_house_s(graph_of: Build) -> None:
    view = graph_of(
        "淮南市工人医院工会推出关爱计划\n\n3月2日，淮南市工人医院召开会议。院工会推出“暖翼计划”，开设托管班6个；"
        "医务部、护理部共同推行“弹性排班”，增加津贴150元。去年医院护士离职率为2.1%。\n"
    )
    metrics = {(subject, value) for subject, _, value in view.facts("has_metric", "value")}
    assert ("淮南市工人医院", 2.1) in metrics
    assert ("淮南市工人医院工会", 150.0) not in metrics


def test_a_part_of_a_school_is_not_the_school_and_a_court_without_a_name_is_a_court(graph_of: Build) -> None:
    school = graph_of("校党委书记高文斌出席会议。我校物理学院教师王建国发言，物理学院获奖。我校将继续努力。")
    assert ("高文斌", "学校党委", "书记") in school.facts("holds_position", "title")
    court = graph_of("我院召开会议。我院共受理案件95件，法官巡回审判。自贡市总工会主席李明参加。")
    assert court.facts("has_metric", "value") == {("法院", "受理案件", 95.0)}


def test_a_house_acts_where_its_page_says_we(graph_of: Build) -> None:
    court = graph_of(
        "我院与区总工会共建调解室\n\n6月5日，我院与区总工会签订《关于共建调解室的合作协议》。我院党组书记、院长高文斌出席，法官王建国讲解。"
    )
    assert ("法院", "区总工会") in court.facts("cooperates_with") | {(b, a) for a, b in court.facts("cooperates_with")}
    assert ("法院", "关于共建调解室的合作协议") in court.facts("issues")
    assert ("高文斌", "法院", "院长") in court.facts("holds_position", "title")
    school = graph_of(
        "长沙学院工会活动\n\n6月5日，长沙学院开会。我校与长沙市总工会签订《关于共建职工学堂的合作协议》。长沙学院将继续努力。"
    )
    assert school.facts("issues") == {
        ("长沙学院", "关于共建职工学堂的合作协议"),
        ("长沙市总工会", "关于共建职工学堂的合作协议"),
    }


def test_a_guest_and_a_venue_are_not_the_house_of_which_a_page_tells(graph_of: Build) -> None:
    guest = graph_of(
        "我院护理队获奖\n\n6月5日，我院召开会议，贵州省人民医院护理部主任林晓担任评委。医院党委书记高文斌讲话。"
        "去年，我院手术量1.7万台。\n"
    )
    assert ("高文斌", "医院党委", "书记") in guest.facts("holds_position", "title")
    assert ("医院", "手术量", 17000.0) in guest.facts("has_metric", "value")
    venue = graph_of("我校开会\n\n6月5日，我校大会在逸夫图书馆举行。校党委书记高文斌讲话。我校有教师860名。\n")
    assert ("高文斌", "学校党委", "书记") in venue.facts("holds_position", "title")


def test_the_foot_of_a_page_may_name_the_company_that_the_text_calls_so(graph_of: Build) -> None:
    view = graph_of(
        "首页　公司概况　党群园地\n公司工会开展慰问\n\n6月5日，公司工会开展慰问。公司工会主席高文斌带队，"
        "市总工会副主席李明同行。公司现有职工860人。\n版权所有 © 远山公交　服务热线：0000-1234567\n"
    )
    assert ("高文斌", "远山公交工会", "主席") in view.facts("holds_position", "title")
    assert ("远山公交", "职工", 860.0) in view.facts("has_metric", "value")


def test_a_ban_on_copies_at_the_foot_of_a_page_owns_nothing(graph_of: Build) -> None:
    view = graph_of(
        "首页　公司概况　党群园地\n公司工会开展慰问\n\n6月5日，公司工会开展慰问。公司工会主席高文斌带队，"
        "市总工会副主席李明同行。公司现有职工860人。\n版权所有 未经许可不得转载\n"
    )
    assert not [one for one in view.facts("holds_position", "title") if "未经许可" in one[1]]
    assert ("高文斌", "公司工会", "主席") in view.facts("holds_position", "title")
