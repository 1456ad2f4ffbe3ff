"""Times that count from the article's date: the examples of the data, and what figures and deeds make of them."""

from __future__ import annotations

from typing import Any

import pytest

import kg
from kg.facts.spans import SpanGrammar, last_before

DATA = kg.load_ontology().grammar["times"]


def told(one: dict[str, Any]) -> tuple[str, str]:
    """The time that holds at the end of a text."""
    text = one["text"].rpartition("。")[2]
    found = last_before(SpanGrammar(kg.load_ontology()).spans(text, one["published"]), 0, len(text))
    return (found.first, found.last) if found is not None else ("", "")


@pytest.mark.parametrize("one", DATA["examples"], ids=lambda one: f"{one['published']} {one['text']}")
def test_examples(one: dict[str, Any]) -> None:
    assert told(one) == (one.get("from", ""), one.get("to", ""))


@pytest.mark.parametrize("one", DATA["counter_examples"], ids=lambda one: f"{one['published']} {one['text']}")
def test_counter_examples(one: dict[str, Any]) -> None:
    assert told(one) == ("", "")


HEAD = "南昌市总工会服务职工\n\n2026年4月23日\n"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("今年以来，南昌市总工会培训技术工人3500名。", "2026", "2026-04-23"),
        ("截至3月底，南昌市总工会建成职工驿站120个。", "", "2026-03"),
        ("南昌市总工会培训技术工人3500名。", "", ""),
        ("南昌市总工会比去年多培训技术工人3500名。", "", ""),
        ("去年，南昌市总工会提出了目标。该会培训技术工人3500名。", "", ""),
    ],
)
def test_a_figure_holds_when_its_sentence_says(graph_of: Any, text: str, first: str, last: str) -> None:
    found = [one[2:] for one in graph_of(HEAD + text).facts("has_metric", "valid_from", "valid_to")]
    assert [tuple(value or "" for value in one) for one in found] == [(first, last)]


def test_what_is_begun_goes_on(graph_of: Any) -> None:
    view = graph_of(f"{HEAD}去年，南昌市总工会启动“匠心夜校”项目。\n今年，九江市总工会召开会议。")
    ((*_, first, last),) = view.facts("implements", "valid_from", "valid_to")
    assert (first, last or "") == ("2025", "")


def test_a_year_in_a_title_is_no_time(graph_of: Any) -> None:
    view = graph_of(f"{HEAD}南昌市总工会印发《2025年职工培训方案》，培训技术工人3500名。")
    assert {tuple(value or "" for value in one[2:]) for one in view.facts("has_metric", "valid_from")} == {("",)}


@pytest.mark.parametrize(
    ("day", "date"), [("12月31日", "2025-12-31"), ("1月4日", "2026-01-04"), ("3月8日", "2026-03-08")]
)
def test_a_day_of_december_in_a_paper_of_january(graph_of: Any, day: str, date: str) -> None:
    view = graph_of(f"南昌市总工会召开会议\n\n2026年1月2日\n{day}，南昌市总工会召开第三次职工代表大会。")
    assert view.node("Event", "南昌市总工会第三次职工代表大会")["date"] == date
