"""Groups of people by how their names are built, and by the words that lead up to a list of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("衡阳市总工会走访困境妇女。", {"困境妇女"}),
        ("衡阳市总工会慰问青年职工之家。", set()),
        (
            "衡阳市总工会开设“银屏课堂”，重点服务海岛渔民、码头装卸工和船舶检修人员。",
            {"海岛渔民", "码头装卸工", "船舶检修人员"},
        ),
        ("“银屏课堂”面向单亲职工子女招募学员。", {"单亲职工子女"}),
        ("衡阳市总工会面向社会招聘工作人员。", set()),
        ("“银屏课堂”重点聚焦海岛渔民。", {"海岛渔民"}),
        ("“银屏课堂”面向海岛渔民，特别是码头装卸工。", {"海岛渔民", "码头装卸工"}),
        ("张副市长负责退役军人事务。", set()),
        ("衡阳市总工会慰问妇女群众。", set()),
        ("衡阳市总工会关爱百岁老人，动员公众参与。", {"百岁老人"}),
        ("衡阳市总工会举办重阳节特殊困难老年人关爱活动。", {"特殊困难老年人"}),
        ("衡阳市煤矿工会开会。", set()),
        ("衡阳市总工会建成“银屏课堂”，主要服务对象为海岛渔民、码头装卸工。", {"海岛渔民", "码头装卸工"}),
        ("衡阳市总工会帮助下岗失业人员、贫困妇女。", {"下岗失业人员", "贫困妇女"}),
        ("衡阳市总工会面向职工、党员开展宣讲。", set()),
    ],
)
def test_groups(graph_of: Build, text: str, groups: set[str]) -> None:
    assert graph_of(text).names("TargetGroup") == groups
