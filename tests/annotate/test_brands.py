"""Enterprises by their short names, and what looks like one and is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("4月8日，宜春市总工会来到恒瑞医药、海螺水泥慰问一线职工。", {"恒瑞医药", "海螺水泥"}),
        ("万洲电气董事长陆远山出席了启动仪式。", {"万洲电气"}),
        ("工会引导顺丰、中通、圆通等6家在当地经营的快递企业组建工会。", {"中通", "圆通"}),
        ("慰问组先后走访金禾麦业、星驰轮胎、百威啤酒等12家企业。", {"金禾麦业", "星驰轮胎", "百威啤酒"}),
        (
            "武汉华冶重工集团有限公司一公司、武汉华冶重工集团有限公司冷轧厂参加了比赛。",
            {"武汉华冶重工集团有限公司一公司", "武汉华冶重工集团有限公司冷轧厂"},
        ),
    ],
)
def test_short_names_of_enterprises(graph_of: Build, text: str, names: set[str]) -> None:
    assert names <= graph_of(text).names("Enterprise")


@pytest.mark.parametrize(
    "text",
    [
        "各级工会服务物流、餐饮、化工等企业。",
        "全市物流、建材、纺织等12家企业组建了工会。",
        "慰问组来到国有、民营等8家企业。",
        "浙江物流和广东制造走在前列，中国航天令人自豪。",
        "职工代表走进新能源汽车和半导体产业园区，了解生物医药。",
        "现代物流、高端装备、电子信息等产业的员工参加了培训。",
    ],
)
def test_trades_and_kinds_are_no_enterprises(graph_of: Build, text: str) -> None:
    assert graph_of(text).names("Enterprise") == set()
