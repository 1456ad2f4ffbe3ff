"""Figures: plain values with their units and hedges; and the numbers that are none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]
BODY = "南昌市总工会"


@pytest.mark.parametrize(
    ("text", "indicator", "value", "unit", "hedge"),
    [
        ("工会会员达42.65万人", "工会会员", 426500.0, "人", ""),
        ("服务职工超3.5万人次", "服务职工", 35000.0, "人次", "超"),
        ("建成职工驿站120余个", "职工驿站", 120.0, "个", "余"),
        ("职工满意度达98.5％", "职工满意度", 98.5, "%", ""),
        ("投入帮扶资金1.2亿元", "帮扶资金", 120000000.0, "元", ""),
        ("发放慰问金1,250万元", "慰问金", 12500000.0, "元", ""),
        ("培训技术工人近3千名", "技术工人", 3000.0, "名", "近"),
    ],
)
def test_a_figure_has_its_plain_value(
    graph_of: Build, text: str, indicator: str, value: float, unit: str, hedge: str
) -> None:
    view = graph_of(f"{BODY}积极服务职工，{text}。")
    ((subject, name, *rest),) = view.facts("has_metric", "value", "unit", "qualifier")
    assert subject == BODY
    assert indicator in name
    assert rest == [value, unit, hedge]


@pytest.mark.parametrize(
    "text",
    [
        "自1950年5月1日起服务职工",
        "于2026年第3季度召开第十二次会议",
        "印发洪工发〔2025〕12号文件",
        "公布服务电话0791-86281234",
        "开通12351职工服务热线",
        "在3号楼8层举办第2届职工书画展",
        "按照第十七条和2026—2030年规划开展工作",
        "会同教育局等10个部门开展工作",
    ],
)
def test_a_number_that_counts_nothing_is_no_figure(graph_of: Build, text: str) -> None:
    view = graph_of(f"{BODY}{text}，覆盖率达96%。")
    assert [(value, unit) for _, _, value, unit in view.facts("has_metric", "value", "unit")] == [(96.0, "%")]
