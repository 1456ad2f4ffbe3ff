"""Who is spoken of in reports, in press conferences printed turn by turn, and where several act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]


def test_a_report_to_a_committee_of_a_term_tells_of_the_union(graph_of: Build) -> None:
    text = (
        "在湘潭市总工会第九届委员会第四次全体会议上的工作报告\n湘潭市总工会主席 李国平\n\n各位委员：\n"
        "　　受市总工会第九届常务委员会委托，我向全会报告工作。\n　　推出“湘工夜学”平台，服务职工3200人次。\n"
    )
    assert graph_of(text).facts("implements") == {("湘潭市总工会", "湘工夜学平台")}


def test_what_a_report_plans_is_its_reporters_not_of_a_body_that_it_praises(graph_of: Build) -> None:
    text = (
        "本报讯 6月3日，湘潭市工会第十次代表大会召开。市总工会主席李国平作了题为《同心筑梦》的工作报告。"
        "报告回顾，五年来，湘潭电机厂先后获评全国工人先锋号。报告提出，今后五年，要实施“湘工匠心”培育工程。"
    )
    assert graph_of(text).facts("implements") == {("湘潭市总工会", "湘工匠心培育工程")}


def test_a_name_on_its_own_line_speaks_until_the_next_one(graph_of: Build) -> None:
    text = (
        "湖州市召开民生发布会\n\n　　5月8日，湖州市人民政府新闻办公室举行新闻发布会，市总工会副主席陈立新、"
        "市教育局副局长周海燕回答记者提问。\n\n　　陈立新：\n　　去年我们推出“湖匠学堂”。\n\n　　湖州日报记者：\n"
        "　　学校有哪些措施？\n\n　　周海燕：\n　　谢谢提问。今年我们启动“匠心上门”行动。\n"
        "　　我们还推出“青苗小站”服务。\n"
    )
    assert graph_of(text).facts("implements") == {
        ("湖州市总工会", "湖匠学堂"),
        ("湖州市教育局", "匠心上门行动"),
        ("湖州市教育局", "青苗小站"),
    }


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        (
            "石门县总工会、石门县教育局、石门县民政局近日联合发文。县总工会等三部门将推出“护苗驿站”。",
            {"石门县总工会", "石门县教育局", "石门县民政局"},
        ),
        (
            "石门县教育局、石门县民政局近日联合发文。县总工会等三部门将推出“护苗驿站”。",
            {"石门县总工会"},
        ),
        ("石门县总工会走访企业。配合石门县司法局推出“护苗驿站”。", {"石门县总工会", "石门县司法局"}),
    ],
    ids=["of whom the first is named", "never listed", "as a partner"],
)
def test_several_carry_it_out(graph_of: Build, text: str, doers: set[str]) -> None:
    assert {doer for doer, _ in graph_of(text).facts("implements")} == doers


def test_the_label_of_a_brief_carries_nothing_out(graph_of: Build) -> None:
    view = graph_of("工会简讯\n\n　　●海盐　海盐县武原街道总工会近日挂牌“骑士议事角”。\n")
    assert {doer for doer, _ in view.facts("implements")} == {"武原街道总工会"}
