"""The name of a federation ends where it is told what the federation does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]


@pytest.mark.parametrize(
    "text",
    ["醴陵市总工会着力建强工会干部队伍。", "醴陵市总工会创新工会组织形式。", "醴陵市总工会做活工会服务。"],
)
def test_what_a_federation_does_with_unions_is_no_part_of_its_name(graph_of: Build, text: str) -> None:
    named = {name for name in graph_of(text).names("UnionBody") if name.startswith("醴陵")}
    assert named == {"醴陵市总工会"}


@pytest.mark.parametrize("name", ["醴陵市总工会机关工会", "醴陵市总工会干部学校工会"])
def test_a_federation_has_unions_of_its_own_house(graph_of: Build, name: str) -> None:
    assert name in graph_of(f"{name}召开会议。").names("UnionBody")


def test_a_school_ends_before_what_is_set_up_with_it(graph_of: Build) -> None:
    view = graph_of("赣榆区总工会依托赣榆中等专业学校建成工匠学院。")
    assert view.names("Institution") == {"赣榆中等专业学校"}


def test_so_many_centres_are_no_programme(graph_of: Build) -> None:
    assert graph_of("醴陵市构建起3个镇级服务中心。").names("Programme") == set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("苏州工业园区党工委、管委会出台措施。", {"苏州工业园区管委会"}),
        ("高照街道党工委、办事处召开会议。", {"高照街道办事处"}),
        ("余杭区瓶窑镇党委、政府召开会议。", {"瓶窑镇人民政府"}),
        ("余杭区瓶窑镇党委、办事处召开会议。", set()),
    ],
)
def test_the_office_of_a_place_stands_behind_its_committee(graph_of: Build, text: str, names: set[str]) -> None:
    assert graph_of(text).names("StateOrgan") == names


def test_an_award_behind_a_quoted_workshop_is_no_part_of_its_name(graph_of: Build) -> None:
    view = graph_of("醴陵市总工会“赵大江劳模创新工作室”获评省级示范工作室。")
    assert view.names("Programme") == {"赵大江劳模创新工作室"}
