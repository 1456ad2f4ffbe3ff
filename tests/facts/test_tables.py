"""Figures in the rows of tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]
HEAD = "富阳区总工会公布年度数据\n　　近日，杭州市富阳区总工会公布年度数据，见下表。\n"
Figures = set[tuple[str, str, float, str]]


def figures(view: Any) -> Figures:
    return set(view.facts("has_metric", "value", "unit"))


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            "指标　单位　数值\n新建工会　家　312\n合同覆盖率　%　92.5\n新增会员　万人　1.54",
            {("新建工会", 312.0, "家"), ("合同覆盖率", 92.5, "%"), ("新增会员", 15400.0, "人")},
        ),
        (
            "指标\t2024年\t2025年\t同比增长（%）\n新建工会（家）\t280\t312\t11.4\n新增会员（人）\t9,000\t15,400\t71.1",
            {
                ("新建工会", 312.0, "家"), ("新建工会同比增长", 11.4, "%"),
                ("新增会员", 15400.0, "人"), ("新增会员同比增长", 71.1, "%"),
            },
        ),
        (
            "指标　单位　本年\n合同覆盖率提高　百分点　3.5\n建会率　%　95",
            {("合同覆盖率提高", 3.5, "百分点"), ("建会率", 95.0, "%")},
        ),
        ("项目 | 数量\n书屋 | 12家\n夜校 | 9所", {("书屋", 12.0, "家"), ("夜校", 9.0, "所")}),
        ("指标 单位 数值\n新建工会 家 312\n合同覆盖率 % 92.5", {("新建工会", 312.0, "家"), ("合同覆盖率", 92.5, "%")}),
        # Without a unit, or with a head that says something else, a number counts nothing that is known.
        ("名次　单位　得分\n1　富阳区教育局　98\n2　富阳区水务公司　91", set()),
        ("时间　课程　人数\n4月1日　瑜伽　30\n4月8日　书法　25", set()),
        ("序号　姓名　数量（场）\n1　李建国　12\n2　王秀兰　9", set()),
        ("姓名　电话（个）\n李青　12345\n王兰　12346", set()),
    ],
)  # fmt: skip
def test_rows(graph_of: Build, rows: str, told: set[tuple[str, float, str]]) -> None:
    assert figures(graph_of(HEAD + rows)) == {("富阳区总工会", *one) for one in told}


def test_a_row_may_be_of_a_place(graph_of: Build) -> None:
    rows = "序号　区县　新建工会（家）　新增会员（人）\n1　富阳区　312　15400\n2　临安区　208　9100"
    assert figures(graph_of("杭州市总工会公布各区数据\n　　近日，杭州市总工会公布各区数据。\n" + rows)) == {
        ("富阳区", "新建工会", 312.0, "家"),
        ("富阳区", "新增会员", 15400.0, "人"),
        ("临安区", "新建工会", 208.0, "家"),
        ("临安区", "新增会员", 9100.0, "人"),
    }


def test_what_a_notice_proposes_is_no_post(graph_of: Build) -> None:
    rows = (
        "姓名　现任职务　拟任职务\n李建国　富阳区总工会办公室副主任　富阳区总工会办公室主任\n"
        "王秀兰　富阳区总工会权益保障部干部　富阳区总工会权益保障部副部长"
    )
    view = graph_of(f"富阳区总工会任职公示\n{rows}\n公示期为4月20日至26日。")
    assert view.facts("holds_position", "title") == {
        ("李建国", "富阳区总工会办公室", "副主任"),
        ("王秀兰", "富阳区总工会权益保障部", "干部"),
    }


def test_a_column_of_honours(graph_of: Build) -> None:
    rows = (
        "姓名　性别　工作单位　荣誉称号\n李建国　男　富阳区第一人民医院　富阳区五一劳动奖章\n"
        "王秀兰　女　富阳区第二人民医院　富阳工匠"
    )
    view = graph_of(f"富阳区总工会公布获奖人员名单\n　　近日，富阳区总工会公布获奖人员名单。\n{rows}")
    assert view.facts("awarded") == {("李建国", "富阳区五一劳动奖章"), ("王秀兰", "富阳工匠")}
    assert view.facts("holds_position") == set()


@pytest.mark.parametrize("gap", ["　", "\t"])
def test_who_holds_the_contests_of_a_table(graph_of: Build, gap: str) -> None:
    rows = [
        ("序号", "大赛名称", "主办单位", "承办单位"),
        ("1", "水泵装调工技能大赛", "山西省总工会、山西省能源局", "太原市总工会"),
        ("2", "茶艺师技能大赛", "山西省总工会", "晋中市总工会、晋中渡口茶业有限公司"),
    ]
    view = graph_of("山西省总工会公布大赛目录\n　　大赛目录如下。\n" + "\n".join(gap.join(row) for row in rows))
    assert set(view.facts("organizes", "role")) == {
        ("山西省总工会", "水泵装调工技能大赛", "主办"),
        ("山西省能源局", "水泵装调工技能大赛", "主办"),
        ("太原市总工会", "水泵装调工技能大赛", "承办"),
        ("山西省总工会", "茶艺师技能大赛", "主办"),
        ("晋中市总工会", "茶艺师技能大赛", "承办"),
        ("晋中渡口茶业有限公司", "茶艺师技能大赛", "承办"),
    }


def test_no_table_of_contests(graph_of: Build) -> None:
    """A text that only has the word, and a table that nothing of the kind heads."""
    text = "山西省总工会征集活动\n　　请填写活动名称。\n\n序号　项目\n1　水泵装调工技能大赛\n\n山西省总工会\n"
    assert graph_of(text).facts("organizes") == set()
