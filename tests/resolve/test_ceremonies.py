"""A ceremony without a name of its own is the event that it opens or closes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]


@pytest.mark.parametrize("ceremony", ["开班仪式", "开班典礼", "开班式", "结业典礼"])
def test_a_ceremony_is_its_event(graph_of: Build, ceremony: str) -> None:
    graph = graph_of(f"岳阳市工会干部培训班在长沙举行。市总工会副主席王建国出席{ceremony}并讲话。")
    assert graph.names("Event") == {"岳阳市工会干部培训班"}
    assert ("王建国", "岳阳市工会干部培训班") in graph.facts("attends")


def test_a_ceremony_before_any_event_stands_for_itself(graph_of: Build) -> None:
    assert graph_of("岳阳市总工会副主席王建国主持开幕式。").names("Event") == {"开幕式"}


def test_a_contest_named_by_its_ceremony_is_meant_by_this_contest(graph_of: Build) -> None:
    graph = graph_of("岳阳市第二届职工技能竞赛开幕式在长沙举行。本次竞赛由岳阳市总工会主办。")
    assert graph.facts("organizes") == {("岳阳市总工会", "岳阳市第二届职工技能竞赛开幕式")}


def test_a_title_behind_a_name_is_not_of_the_next(graph_of: Build) -> None:
    graph = graph_of("湖南省总工会干部学校党组书记王建国校长、岳阳市总工会主席李明远出席会议。")
    assert graph.facts("holds_position", "title") == {
        ("王建国", "湖南省总工会干部学校", "党组书记"),
        ("李明远", "岳阳市总工会", "主席"),
    }
