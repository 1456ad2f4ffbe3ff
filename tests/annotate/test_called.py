"""Bare nouns at the beginning of a clause lead back to what was named."""

from __future__ import annotations

import pytest

import kg.ontology
from kg.annotate.called import Called
from kg.text.hits import Hit

CALLED = Called(kg.ontology.load())


def _named(text: str, *names: str) -> list[Hit]:
    return [Hit(text.index(n), text.index(n) + len(n), "Institution", "organisation-open", n, 0.85) for n in names]


def test_the_noun_means_the_one_thing_of_its_kind() -> None:
    text = "赣州林业学院挂牌。如今一切就绪。学院招生三百人。"
    (hit,) = CALLED.hits(text, _named(text, "赣州林业学院"))
    assert (text[hit.start : hit.end], hit.name) == ("学院", "赣州林业学院")


def test_of_two_it_is_the_one_that_the_clause_before_ends_with() -> None:
    text = "赣州林业学院联合九江矿业学院。学院招生三百人。"
    assert [hit.name for hit in CALLED.hits(text, _named(text, "赣州林业学院", "九江矿业学院"))] == ["九江矿业学院"]


@pytest.mark.parametrize(
    "text",
    [
        "赣州林业学院、九江矿业学院挂牌。学院招生三百人。",
        "赣州林业学院、九江矿业学院挂牌。在学院招生。",
        "赣州林业学院、九江矿业学院挂牌。学院的职工来了。",
    ],
)
def test_what_could_mean_two_or_does_not_begin_a_clause_means_none(text: str) -> None:
    assert list(CALLED.hits(text, _named(text, "赣州林业学院", "九江矿业学院"))) == []


def test_a_head_that_is_a_verb_leads_back_to_nothing() -> None:
    text = "赣州市总工会开展送法律服务。服务职工三百人。"
    hit = Hit(text.index("送"), text.index("送") + 5, "Programme", "programme-list-item", "送法律服务", 0.86)
    assert list(CALLED.hits(text, [hit])) == []


def test_where_我院_is_written_a_hospital_named_once_is_not_the_noun() -> None:
    text = "我院获奖。赣州安平医院的专家点评。医院召开总结会。"
    assert list(CALLED.hits(text, _named(text, "赣州安平医院"))) == []
