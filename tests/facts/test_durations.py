"""Times that a policy measures: both ends of a change, and an average."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]
BODY = "南昌市总工会"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("修琴用时由过去的27天缩短为13天", {("修琴用时", 27.0, "天"), ("修琴用时", 13.0, "天")}),
        ("领证周期从47天压到21天以内", {("领证周期", 47.0, "天"), ("领证周期", 21.0, "天")}),
        ("出图时间由原来的53分钟压缩至7分钟", {("出图时间", 53.0, "分钟"), ("出图时间", 7.0, "分钟")}),
        ("退费时限由19天缩短到1天", {("退费时限", 19.0, "天"), ("退费时限", 1.0, "天")}),
        ("退费时限由72小时缩短到9小时", {("退费时限", 72.0, "小时"), ("退费时限", 9.0, "小时")}),
        ("平均退费时间缩短至9天", {("平均退费时间", 9.0, "天")}),
        ("开行返乡专列17趟", {("开行返乡专列", 17.0, "趟")}),
        ("从3月起连续21天巡堤，用了9天", set()),
        ("自2019年增加到2024年，书屋一直开门", set()),
        ("1个工作日内答复", set()),
    ],
)
def test_a_time_is_a_figure_where_it_is_measured(
    graph_of: Build, text: str, found: set[tuple[str, float, str]]
) -> None:
    view = graph_of(f"{BODY}动态\n近日，{BODY}公布数据。{BODY}介绍，{text}。")
    assert {(name, value, unit) for _, name, value, unit in view.facts("has_metric", "value", "unit")} == found
