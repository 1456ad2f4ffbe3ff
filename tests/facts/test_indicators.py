"""What a figure measures, by name: where the name begins and ends, and the words that are none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]
BODY = "南昌市总工会"


def measured(build: Build, text: str) -> set[tuple[str, float]]:
    view = build(f"{BODY}动态\n近日，{BODY}公布数据。{BODY}介绍，{text}。")
    return {(name, value) for _, name, value in view.facts("has_metric", "value")}


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("去年争取到上级救助资金30万元", "上级救助资金", 300_000.0),
        ("帮扶救助患病职工95人次", "帮扶救助患病职工", 95.0),
        ("已受理、指派欠薪案件180件", "受理、指派欠薪案件", 180.0),
        ("办理法律帮助案件380件", "办理法律帮助案件", 380.0),
        ("为职工讨回欠薪28万元", "讨回欠薪", 280_000.0),
        ("这起涉案金额7500元的案件已经了结", "涉案金额", 7500.0),
        ("工会自建的站点仅8个", "工会自建的站点", 8.0),
        ("已建爱心药房17家", "爱心药房", 17.0),
        ("企业建会率和职工入会率均动态保持在95%以上", "企业建会率和职工入会率", 95.0),
        ("技术工人年均超过1300人", "技术工人", 1300.0),
        ("服务队走进园区今年资助新生45人", "资助新生", 45.0),
        ("发展以保安员、护理员为重点的新会员5700人", "新会员", 5700.0),
        ("为5万农民工追索劳动报酬680万元", "追索劳动报酬", 6_800_000.0),
        ("供给了70%的新增劳动力", "新增劳动力占比", 70.0),
        ("共同主办技能比武28场", "技能比武", 28.0),
        ("亦将择优颁发600元购书券", "购书券", 600.0),
        ("获颁价值新台币900元之纪念品", "纪念品价值", 900.0),
        ("选派80名省属高校、市属高校等高校教师开展支教", "高校教师", 80.0),
        ("对120名困难职工进行生活、医疗等帮扶", "困难职工", 120.0),
        ("已有150处升级为24小时站点", "24小时站点", 150.0),
        ("货场日进出车辆3000辆次", "货场日进出车辆", 3000.0),
    ],
)
def test_where_a_name_begins_and_ends(graph_of: Build, text: str, name: str, value: float) -> None:
    assert measured(graph_of, text) == {(name, value)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("职工离职率为5.1%，比6月份上升0.1个百分点", {("职工离职率", 5.1), ("职工离职率上升", 0.1)}),
        ("与第十期活动相比增加43人", set()),
        ("补助金16万元，占当期参保人员交纳总额的16%", {("补助金", 160_000.0), ("补助金占比", 16.0)}),
        ("包含教育类4名及医卫类5名", {("教育类", 4.0), ("医卫类", 5.0)}),
        ("高出规定比例5.3个百分点", set()),
        ("高出规定比例9.6、2.8和2.4个百分点", set()),
        (
            "16岁至24岁职工、25岁至59岁职工离职率分别为16.2%、4.2%",
            {("16岁至24岁职工离职率", 16.2), ("25岁至59岁职工离职率", 4.2)},
        ),
        (
            "民营企业及其职工在奖状、奖章和先锋号中的比例也分别占44.6%、37.8%、37.4%",
            {
                ("民营企业及其职工在奖状中的比例", 44.6), ("民营企业及其职工在奖章中的比例", 37.8),
                ("民营企业及其职工在先锋号中的比例", 37.4),
            },
        ),
    ],
)  # fmt: skip
def test_names_of_figures_that_follow_another(graph_of: Build, text: str, found: set[tuple[str, float]]) -> None:
    assert measured(graph_of, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("29名同志荣获江西省五一劳动奖章", {("江西省五一劳动奖章", 29.0)}),
        ("8个集体获得江西省工人先锋号称号", {("江西省工人先锋号", 8.0)}),
        ("16人获评江西省三八红旗手", {("江西省三八红旗手", 16.0)}),
        (
            "34名同志和6个单位分获南昌市五一劳动奖章、奖状",
            {("南昌市五一劳动奖章", 34.0), ("南昌市五一劳动奖状", 6.0)},
        ),
        ("34名焊工和6个车间分别获得补贴、物资和证书", {("焊工", 34.0), ("车间", 6.0)}),
        ("29名焊工获得补贴", {("获得补贴焊工", 29.0)}),
    ],
)
def test_of_those_honoured_the_honour_is_what_is_counted(
    graph_of: Build, text: str, found: set[tuple[str, float]]
) -> None:
    assert measured(graph_of, text) == found


@pytest.mark.parametrize(
    "text",
    ["对决赛前6名颁发证书", "满意度位居全省第3位", "综合实力排名全国22位", "打造“1公里”服务圈", "4天时间已经有人到场"],
)
def test_a_rank_and_a_number_in_a_name_are_no_figures(graph_of: Build, text: str) -> None:
    assert measured(graph_of, f"{text}，建成驿站12家") == {("驿站", 12.0)}


@pytest.mark.parametrize(("hundred", "value"), [("近百名", 100.0), ("超千名", 1000.0)])
def test_a_round_number_is_one_where_it_is_hedged(graph_of: Build, hundred: str, value: float) -> None:
    assert measured(graph_of, f"培训{hundred}焊工") == {("培训焊工", value)}
    assert measured(graph_of, f"培训{hundred[1:]}焊工") == set()
