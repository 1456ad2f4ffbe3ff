"""Visits: told by a verb alone, named after who goes and where; not every verb of visiting is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]


def test_a_visit_is_an_event_of_who_goes_and_who_comes_along(graph_of: Build) -> None:
    view = graph_of(
        "6月3日，甘肃省总工会副主席柯立诚一行到酒泉市敦煌市，就集体协商开展调研。敦煌市总工会主席沙小川、副主席文一舟陪同调研。"
    )
    (event,) = view.names("Event")
    assert event == "甘肃省总工会敦煌市调研"
    assert view.facts("attends") == {(person, event) for person in ("柯立诚", "沙小川", "文一舟")}
    assert view.facts("held_in") == {(event, "敦煌市")}
    assert "调研" in view.node("Event", event)["aliases"].split("|")


@pytest.mark.parametrize(
    "text",
    [
        "6月3日，甘肃省总工会印发通知，要求各级工会深入企业开展调研。",
        "甘肃省总工会副主席柯立诚多次到敦煌市调研。",
        "6月3日，甘肃省总工会副主席柯立诚一行与调研组座谈。",
    ],
    ids=["only asked for", "no day", "a part of a word"],
)
def test_not_every_verb_of_visiting_is_a_visit(graph_of: Build, text: str) -> None:
    assert graph_of(text).names("Event") == set()


def test_a_visit_that_the_text_names_is_that_event(graph_of: Build) -> None:
    view = graph_of(
        "6月3日，甘肃省总工会在敦煌市举行2026年送清凉慰问活动。当天上午，甘肃省总工会副主席柯立诚到敦煌市慰问环卫工人。"
    )
    assert view.names("Event") == {"2026年送清凉慰问活动"}


def test_a_meeting_after_a_visit_is_not_the_visit(graph_of: Build) -> None:
    view = graph_of(
        "6月3日，甘肃省总工会副主席柯立诚一行赴敦煌市调研。座谈会上，敦煌市总工会主席沙小川作交流发言。"
    )
    assert ("沙小川", "座谈会") in view.facts("speaks_at")
