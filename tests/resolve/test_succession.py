"""A post ends where the texts name the next person to it; the end is marked as inferred."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg.model import Claim, Entity, Provenance
from kg.resolve.succession import succeeded

OLD, NEW = "安立文", "马向东"


@pytest.fixture
def ends(write: Callable[..., Path], tmp_path: Path) -> Callable[..., dict[str, tuple[str, str]]]:
    """Builds texts, each with its date, and gives when each person's post ends and on what ground."""

    def built(*texts: tuple[str, str]) -> dict[str, tuple[str, str]]:
        rows = ["path,date"]
        for number, (date, text) in enumerate(texts):
            write(f"news/{number}.txt", f"第{number + 1}次走访\n\n{text}\n")
            rows.append(f"{number}.txt,{date}")
        write("dates.csv", "\n".join(rows) + "\n")
        graph = kg.build(tmp_path / "news", metadata=tmp_path / "dates.csv")
        return {
            graph.nodes[person]["label"]: (data.get("valid_to", ""), data.get("valid_to_basis", ""))
            for person, _, data in graph.edges(data=True)
            if data["relation"] == "holds_position"
        }

    return built


def test_the_next_holder_ends_a_post(ends: Callable[..., dict[str, tuple[str, str]]]) -> None:
    found = ends(
        ("2026-01-05", f"甘肃省总工会主席{OLD}出席座谈会并讲话。"),
        ("2026-02-03", f"甘肃省总工会主席{OLD}走访天水市总工会。"),
        ("2026-06-01", f"甘肃省总工会主席{NEW}出席座谈会并讲话。"),
    )
    assert found == {OLD: ("2026-02-03/2026-06-01", "inferred"), NEW: ("", "")}


def test_an_election_gives_the_day(ends: Callable[..., dict[str, tuple[str, str]]]) -> None:
    found = ends(
        ("2026-01-05", f"甘肃省总工会主席{OLD}出席座谈会并讲话。"),
        ("2026-06-02", f"6月1日，{NEW}当选为甘肃省总工会主席。"),
    )
    assert found[OLD][1] == "inferred"
    assert found[OLD][0].endswith(("2026-06-01", "2026-06-02"))


@pytest.mark.parametrize(
    "texts",
    [
        # Deputies are several.
        (
            ("2026-01-05", f"甘肃省总工会副主席{OLD}出席座谈会。"),
            ("2026-06-01", f"甘肃省总工会副主席{NEW}出席座谈会。"),
        ),
        # Another body.
        (("2026-01-05", f"甘肃省总工会主席{OLD}出席座谈会。"), ("2026-06-01", f"天水市总工会主席{NEW}出席座谈会。")),
        # Both at the same time.
        (
            ("2026-01-05", f"甘肃省总工会主席{OLD}出席座谈会。"),
            ("2026-03-01", f"甘肃省总工会主席{NEW}出席座谈会。"),
            ("2026-06-01", f"甘肃省总工会主席{OLD}出席座谈会。"),
        ),
        # Directors of a hospital are several, one of each department.
        (("2026-01-05", f"天水市人民医院主任{OLD}出席座谈会。"), ("2026-06-01", f"天水市人民医院主任{NEW}出席会议。")),
        # No text says when.
        (("", f"甘肃省总工会主席{OLD}出席座谈会。"), ("2026-06-01", f"甘肃省总工会主席{NEW}出席座谈会。")),
    ],
)
def test_nothing_ends(ends: Callable[..., dict[str, tuple[str, str]]], texts: tuple[tuple[str, str], ...]) -> None:
    assert set(ends(*texts).values()) == {("", "")}


def test_a_stated_end_stays(ends: Callable[..., dict[str, tuple[str, str]]]) -> None:
    found = ends(
        ("2026-01-05", f"甘肃省总工会主席{OLD}出席座谈会并讲话。"),
        ("2026-03-01", f"免去{OLD}的甘肃省总工会主席职务。"),
        ("2026-06-01", f"甘肃省总工会主席{NEW}出席座谈会并讲话。"),
    )
    assert found[OLD][1] == ""
    assert found[OLD][0].startswith("2026-03")


@pytest.mark.parametrize(("other", "ends"), [(NEW, ["2026-01-05/2026-06-01"]), (OLD, [])])
def test_two_of_one_name_may_be_one(other: str, ends: list[str]) -> None:
    union = Entity("union", "UnionBody", "甘肃省总工会")
    entities = {"one": Entity("one", "Person", OLD), "two": Entity("two", "Person", other), "union": union}
    claims = [
        Claim(who, who, "holds_position", "union", "stated", 0.9, Provenance(who, 0, 1, "", ""), {"title": "主席"})
        for who in ("one", "two")
    ]
    found = succeeded(claims, entities, {"one": "2026-01-05", "two": "2026-06-01"}, {("UnionBody", "主席")})
    assert [claim.qualifiers["valid_to"] for claim in found] == ends
