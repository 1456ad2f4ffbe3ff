"""Bodies that share the place of the one before them in a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]
BODIES = ("UnionBody", "PartyOrgan", "StateOrgan", "SocialOrganization")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "大冶市总工会会同市教育局、卫健局、妇联、团委举办联谊活动。",
            {"大冶市总工会", "大冶市教育局", "大冶市卫生健康局", "大冶市妇女联合会", "共青团大冶市委"},
        ),
        (
            "大冶市委宣传部、统战部、文明办联合印发通知。",
            {"大冶市委宣传部", "大冶市委统战部", "大冶市文明办"},
        ),
        ("大冶市人大、政府、政协领导出席。", {"大冶市人民代表大会", "大冶市人民政府", "大冶市政协"}),
        # a department of no list
        ("大冶市人社局、数据局、总工会联合举办。", {"大冶市人力资源和社会保障局", "大冶市数据局", "大冶市总工会"}),
        # the head of the department stands behind it
        ("大冶市总工会、人社局局长到会。", {"大冶市总工会", "大冶市人力资源和社会保障局"}),
        ("重庆市总工会、人力社保局联合发文。", {"重庆市总工会", "重庆市人力资源和社会保障局"}),
        # not the whole word, nobody's own
        ("大冶市委、政府部门负责人和法院系统代表参加。", {"大冶市委"}),
        ("大冶市总工会和工会干部代表参加。", {"大冶市总工会"}),
        # a place of its own
        ("武汉市财政局、大冶市水利局参加。", {"武汉市财政局", "大冶市水利局"}),
        ("国务院办公厅、财政部印发通知。", {"国务院办公厅", "财政部"}),
    ],
)
def test_sisters(graph_of: Build, text: str, names: set[str]) -> None:
    graph = graph_of(text)
    inferred = {"国务院", "中华全国总工会", "湖北省总工会", "黄石市总工会"}
    assert {name for kind in BODIES for name in graph.names(kind)} - inferred == names
