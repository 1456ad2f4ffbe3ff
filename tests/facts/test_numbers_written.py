"""Numbers as pages write them, and whose the figures of a report, a turn and a gathering are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]
Measured = Callable[[str], set[tuple[str, float]]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全年受理诉求3 408件", ("受理诉求", 3408.0)),
        ("追回工资2\u2009340万元", ("追回工资", 23400000.0)),
        ("发放慰问金12 345 678元", ("慰问金", 12345678.0)),
        ("25人以上企业建会率达94%", ("25人以上企业建会率", 94.0)),
        ("会员满意率从现在的81%提高到90%", ("会员满意率", 81.0)),
    ],
)
def test_a_number_is_read_whole(measured: Measured, text: str, found: tuple[str, float]) -> None:
    assert found in measured(text)


def test_columns_are_not_one_number(measured: Measured) -> None:
    assert 3120.0 not in {value for _, value in measured("新建驿站 3 120人参加")}


def test_a_report_of_a_committee_tells_the_figures_of_its_body(graph_of: Build) -> None:
    text = (
        "在鹰潭市总工会第六届委员会第三次全体会议上的工作报告\n（2026年1月9日）\n鹰潭市总工会常务副主席  江一帆\n"
        "各位委员：\n受市总工会第六届常务委员会委托，我向全会报告工作。\n新建职工书屋35家。"
        "12名职工受到表彰，鹰潭铜业集团有限公司先后获评全国五一劳动奖状。走访困难职工600户。"
    )
    facts = {(s, v) for s, _, v in graph_of(text).facts("has_metric", "value")}
    assert {("鹰潭市总工会", 35.0), ("鹰潭市总工会", 600.0)} <= facts


def test_a_name_on_its_own_line_heads_what_is_said(graph_of: Build) -> None:
    text = (
        "贵溪市举行新闻发布会\n贵溪市教育局副局长万里云、贵溪市民政局局长项小红回答记者提问。\n"
        "万里云：\n谢谢提问。\n我们与鹰潭职业技术学院合作，输送毕业生8000人。\n"
        "项小红：\n我们建成幸福食堂76个。"
    )
    facts = {(s, v) for s, _, v in graph_of(text).facts("has_metric", "value")}
    assert {("贵溪市教育局", 8000.0), ("贵溪市民政局", 76.0)} <= facts


def test_those_who_take_part_are_not_of_an_event_told_later(graph_of: Build) -> None:
    text = (
        "鹰潭市总工会动态\n鹰潭市总工会推进安全生产。一线很忙。大家很拼。天气很热。\n"
        "一年下来，7000名职工参与，整改率98%。\n6月12日，鹰潭市总工会举办鹰潭市第三届安全技能大赛。"
    )
    facts = {(s, v) for s, _, v in graph_of(text).facts("has_metric", "value")}
    assert ("鹰潭市总工会", 7000.0) in facts
