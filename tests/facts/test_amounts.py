"""What an amount of money is given or spent for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Measured = Callable[[str], set[tuple[str, float]]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("擂主当场授旗，每人奖励7万元", {("奖励", 70_000.0)}),
        ("擂主获得7万元奖励", {("奖励", 70_000.0)}),
        ("新建琴房9所，每所补助13万元", {("新建琴房", 9.0), ("新建琴房补助", 130_000.0)}),
        ("设巡堤岗位270个，每个岗位月补助3万元", {("巡堤岗位", 270.0), ("岗位月补助", 30_000.0)}),
        ("今年拿出93万元开展“灯谜大集”活动", {("灯谜大集资金", 930_000.0)}),
        ("每年拿出93万元，支持职工参加“灯谜大集”", {("灯谜大集资金", 930_000.0)}),
        ("再列支47万元，为骑手添置雨靴", {("列支资金", 470_000.0)}),
        ("今年拿出93万元用于修琴，全市“灯谜大集”照常", {("修琴资金", 930_000.0)}),
        ("取得甲证、乙证的，分别按每人730元、960元给予补贴", {("补贴", 730.0), ("补贴", 960.0)}),
        ("对琴师、鼓师给予每人730元、960元的带徒补贴", {("带徒补贴", 730.0), ("带徒补贴", 960.0)}),
        ("受灾家庭按每户2700元标准给予雨季救助", {("雨季救助", 2700.0)}),
    ],
)
def test_what_an_amount_is_for(measured: Measured, text: str, found: set[tuple[str, float]]) -> None:
    assert measured(text) == found
