"""Figures as year-end reports print them: labels, shares of what was planned, who tells them, whose they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]
Measured = Callable[[str], set[tuple[str, float]]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("新建分会：412家", {("新建分会", 412.0)}),
        (
            "互助金给付：4.2万人次，金额5236万元",
            {("互助金给付", 42_000.0), ("互助金给付金额", 52_360_000.0)},
        ),
        ("入会率：达96%以上", {("入会率", 96.0)}),
        ("数据显示：1200人次参加培训", {("参加人数", 1200.0)}),
        ("阵地建设：新建书屋65间", {("新建书屋", 65.0)}),
        (
            "新增就业2986人，完成年度任务2700人的110.6%",
            {("新增就业", 2986.0), ("新增就业年度任务", 2700.0), ("新增就业完成年度任务", 110.6)},
        ),
        (
            "新增会员2864人，占年度目标4000人的71.6%，同比增长3%",
            {
                ("新增会员", 2864.0),
                ("新增会员年度目标", 4000.0),
                ("新增会员完成年度目标", 71.6),
                ("新增会员同比增长", 3.0),
            },
        ),
        ("讨薪案件同比下降三成", {("讨薪案件同比下降", 30.0)}),
        ("注册用户16万人，占全市会员的七成以上", {("注册用户", 160_000.0), ("注册用户占比", 70.0)}),
        (
            "案件数量、涉及人数、金额同比分别下降35%、41%和38%",
            {("案件数量下降", 35.0), ("涉及人数下降", 41.0), ("金额下降", 38.0)},
        ),
        (
            "技能人才达1.5万人，年均增长15.3%",
            {("技能人才", 15_000.0), ("技能人才年均增长", 15.3)},
        ),
        ("焊工平均工资较改革前提高21%", {("焊工平均工资提高", 21.0)}),
        (
            "合同签订率达98.7%，较“十三五”末提高2.4个百分点",
            {("合同签订率", 98.7), ("合同签订率提高", 2.4)},
        ),
        ("满意率由改革前的81%上升到96%", {("满意率", 81.0), ("满意率", 96.0)}),
        ("困难家庭由年初的412户减少到年末的236户", {("困难家庭", 412.0), ("困难家庭", 236.0)}),
        ("直接扶持936人创业", {("直接扶持创业", 936.0)}),
        ("开办暑托班15个。截至8月底，已开办18个", {("暑托班", 15.0), ("暑托班", 18.0)}),
        ("开办暑托班15个。已走访农户18户", {("暑托班", 15.0), ("走访农户", 18.0)}),
    ],
)
def test_what_a_report_measures(measured: Measured, text: str, found: set[tuple[str, float]]) -> None:
    assert measured(text) == found


def _subjects(build: Build, text: str) -> set[tuple[str, float]]:
    return {(subject, value) for subject, _, value in build(text).facts("has_metric", "value")}


def test_who_speaks_for_a_body_without_a_name_tells_its_figures(graph_of: Build) -> None:
    text = "醴陵市：小书屋大作用\n醴陵市总工会有关负责人表示，2026年计划再投入150万元，新建书屋20间。"
    assert _subjects(graph_of, text) == {("醴陵市总工会", 1_500_000.0), ("醴陵市总工会", 20.0)}


def test_a_rate_behind_the_figures_of_a_place_is_the_places(graph_of: Build) -> None:
    text = (
        "醴陵市人力资源和社会保障局公布数据\n今年，全市新增就业2400人。登记失业率为2.8%，比年初下降0.3个百分点。"
        "发放补贴资金730万元。"
    )
    assert _subjects(graph_of, text) == {
        ("醴陵市", 2400.0),
        ("醴陵市", 2.8),
        ("醴陵市", 0.3),
        ("醴陵市人力资源和社会保障局", 7_300_000.0),
    }


def test_we_are_the_one_body_that_a_text_names(graph_of: Build) -> None:
    text = "晒晒年终账单\n这一年，我们举办“焊花夜校”128期；\n这一年，我们开展“清凉到岗”行动。\n——醴陵市总工会"
    assert graph_of(text).facts("implements") == {("醴陵市总工会", "焊花夜校"), ("醴陵市总工会", "清凉到岗行动")}


def test_what_an_official_says_behind_the_words_is_done_by_his_body(graph_of: Build) -> None:
    text = "“我们建立‘焊花互助’机制，去年办案17宗。”醴陵市司法局副局长林海波说。\n醴陵市总工会走访企业。"
    assert graph_of(text).facts("implements") == {("醴陵市司法局", "焊花互助机制")}


def test_so_many_departments_do_what_is_counted(graph_of: Build) -> None:
    text = "醴陵市司法局、市总工会等12个部门协同发力，建成“蜂巢驿站”38个、“焊工食堂”12家和“瓷都书屋”6间。"
    view = graph_of(text)
    assert {name for _, name in view.facts("implements")} == {"蜂巢驿站", "焊工食堂", "瓷都书屋"}
    assert {(s, v) for s, _, v in view.facts("has_metric", "value")} == {("醴陵市司法局", n) for n in (38.0, 12.0, 6.0)}


def test_the_inmost_place_of_a_headline_is_whom_it_is_about(graph_of: Build) -> None:
    text = "嘉兴市秀洲区交出答卷\n新建书屋38间。安装体检仪12台，【服务保障】新建站点56个。"
    assert _subjects(graph_of, text) == {("秀洲区", 38.0), ("秀洲区", 12.0), ("秀洲区", 56.0)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("【服务保障】新建站点56个", {"新建站点"}),
        ("实现“三个100%”", set()),
        ("赠送最高10万元意外险", {"意外险"}),
        ("支出预算2860万元", {"支出预算"}),
        ("在6个街道开办暑托班", {"街道"}),
        ("县域服务队仅占总数的17%", {"县域服务队占比"}),
    ],
)
def test_where_a_name_begins_and_ends(measured: Measured, text: str, names: set[str]) -> None:
    assert {name for name, _ in measured(text)} == names


def test_workshops_that_employ_the_poor_are_no_company(graph_of: Build) -> None:
    assert graph_of("保亭县就业帮扶车间增加。").names("Enterprise") == set()


def test_partners_of_one_clause_are_none_of_the_next(graph_of: Build) -> None:
    text = "醴陵市总工会联合醴陵市司法局推出“法务夜市”；联合醴陵市人民医院开展义诊。"
    assert graph_of(text).facts("cooperates_with") == {
        ("醴陵市总工会", "醴陵市司法局"),
        ("醴陵市总工会", "醴陵市人民医院"),
    }


def test_a_place_of_a_list_behind_in_does_nothing(graph_of: Build) -> None:
    text = "醴陵市总工会在职工服务中心、白兔潭社区、来龙门街道3个点位开办“爱心暑托班”。"
    assert {doer for doer, _ in graph_of(text).facts("implements")} == {"醴陵市总工会"}


@pytest.mark.parametrize(
    ("text", "subject", "value"),
    [
        ("醴陵市12351职工热线累计接听来电820通。", "12351职工热线", 820.0),
        ("醴陵市“焊工驿站”已建成38个。", "醴陵市", 38.0),
    ],
)
def test_a_programme_behind_its_place_is_whom_a_figure_is_about(
    graph_of: Build, text: str, subject: str, value: float
) -> None:
    assert _subjects(graph_of, f"醴陵市：数说这一年\n{text}") == {(subject, value)}


def test_what_is_counted_serves_nobody_in_the_next_clause(graph_of: Build) -> None:
    text = "醴陵市总工会建成职工之家9个，慰问困难职工360人次。醴陵市产改推进会召开。会议介绍，王仙镇培训产业工人300名。"
    assert graph_of(text).facts("targets") == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("认定疗养基地62家，其中2025年新增11家", {("疗养基地", 62.0), ("新增疗养基地", 11.0)}),
        ("联合法院、仲裁等部门现场调解纠纷216起", {("现场调解纠纷", 216.0)}),
        ("设立技能津贴，最高每月3000元", set()),
    ],
)
def test_what_a_clause_leaves_to_the_one_before(measured: Measured, text: str, found: set[tuple[str, float]]) -> None:
    assert measured(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "荆门：护航工人\n数据显示，2025年荆门市焊工月均工资5860元；养老保险参保人数86万人。",
            {("荆门市", 5860.0), ("荆门市", 860_000.0)},
        ),
        (
            "台州市黄岩区总工会动态\n黄岩区总工会走访企业。该区组建行业工会6家。",
            {("黄岩区", 6.0)},
        ),
        (
            "荆门市总工会动态\n荆门市总工会设立焊工基金，首期规模3000万元，率先建成焊工大厦，面积达1.2万平方米。",
            {("荆门市总工会", 30_000_000.0), ("荆门市总工会", 12_000.0)},
        ),
    ],
)
def test_whose_the_next_figure_is(graph_of: Build, text: str, found: set[tuple[str, float]]) -> None:
    assert _subjects(graph_of, text) == found


def test_readings_and_rounds_of_doctors_are_named(graph_of: Build) -> None:
    text = "醴陵市总工会举办“瓷都悦读”读书会88场，开展“瓷工暖心”巡回义诊，“渌江讲堂”走进基层宣讲215场。"
    names = graph_of(text).names("Programme")
    assert {"渌江讲堂"} <= names
    assert {name for name in names if name.startswith("瓷")} == {"瓷都悦读", "瓷工暖心巡回义诊"}


def test_a_quoted_party_branch_is_no_programme(graph_of: Build) -> None:
    assert graph_of("醴陵市总工会依托“骑手党支部”服务职工。").names("Programme") == set()
