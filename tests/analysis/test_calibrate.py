"""Calibration: a rule that errs is trusted less, one seen seldom leans on its relation, and no text judges itself."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.analysis.calibrate import CAUTIONS, Tally, fit, given, held_out
from kg.analysis.observe import Observed, Reading, observe
from kg.ontology import Confidence, agreeing


def edge(file: str, rule: str, *, right: bool, subject: str = "good", sentence: str = "甲。") -> Observed:
    return Observed(file, "implements", right, (Reading(rule, subject, "end", sentence, 0.8),))


EDGES = [
    *(edge(f"{n}.txt", "sure", right=True) for n in range(40)),
    *(edge(f"{n}.txt", "shaky", right=n % 2 == 0) for n in range(40)),
    edge("1.txt", "seldom", right=True),
]


def test_a_rule_is_trusted_as_far_as_it_was_right() -> None:
    table = fit(EDGES, CAUTIONS[0]).table
    assert table.rules["sure"] > 0.9 > table.rules["seldom"] > table.rules["shaky"]
    assert table.rules["shaky"] < 0.5
    careful = fit(EDGES, CAUTIONS[-1]).table
    assert all(careful.rules[rule] < table.rules[rule] for rule in table.rules)


def test_what_a_former_table_counted_goes_in_by_half() -> None:
    former = {"seldom": ("implements", Tally(0, 20)), "elsewhere": ("issues", Tally(30, 0))}
    table, alone = fit(EDGES, CAUTIONS[0], former).table, fit(EDGES, CAUTIONS[0]).table
    assert table.rules["seldom"] < 0.5 < alone.rules["seldom"]
    assert table.rules["elsewhere"] > 0.8
    assert {"elsewhere", "issues"}.isdisjoint({*alone.rules, *alone.relations})


def test_what_found_an_end_counts_too() -> None:
    guessed = [edge(f"{n}.txt", "sure", right=n % 3 == 0, subject="guess") for n in range(60)]
    table = fit([*EDGES, *guessed], CAUTIONS[0]).table
    assert table.subjects["guess"] < 0.8
    assert "good" not in table.subjects
    one, other = (table.of("implements", "sure", subject, "end", 0.8) for subject in ("good", "guess"))
    assert one > other


def test_an_edge_is_judged_by_other_files() -> None:
    lonely = [edge("a.txt", "only here", right=False) for _ in range(20)]
    judged = {found.file: confidence for found, confidence in held_out([*EDGES, *lonely], CAUTIONS[0])}
    own = fit([*EDGES, *lonely], CAUTIONS[0]).table.rules["only here"]
    assert own < 0.3 < judged["a.txt"]


def test_two_sentences_are_surer_than_one_and_never_certain() -> None:
    table = fit(EDGES, CAUTIONS[0]).table
    twice = Observed("x.txt", "implements", True, tuple(Reading("shaky", "", "", s, 0.8) for s in ("甲。", "乙。")))
    again = Observed("x.txt", "implements", True, tuple(Reading("shaky", "", "", s, 0.8) for s in ("甲。", "甲。")))
    assert given(twice, table) > given(again, table)
    assert agreeing([0.9, 0.9, 0.9, 0.9]) < 1
    assert agreeing([1.0, 0.2]) == 1.0
    assert agreeing([]) == 0.0


def test_an_unmeasured_rule_keeps_what_it_declares_within_its_relation() -> None:
    table = Confidence({"implements": 0.7}, {"known": 0.9})
    assert table.of("implements", "new", "", "", 0.95) == 0.7
    assert table.of("implements", "new", "", "", 0.6) == 0.6
    assert table.of("chairs", "new", "", "", 0.95) == 0.95


def test_observing_a_build(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("湖南省总工会深入实施求学圆梦行动。衡阳市总工会推进求学圆梦行动。", "utf-8")
    gold = tmp_path / "a.yaml"
    gold.write_text(
        "input: a.txt\narticles: []\nentities:\n  UnionBody: [湖南省总工会, 衡阳市总工会]\n"
        "  Programme: [求学圆梦行动]\nrelations:\n  - 湖南省总工会 | implements | 求学圆梦行动\n",
        "utf-8",
    )
    kg.build(tmp_path / "a.txt", tmp_path / "out")
    found = observe(tmp_path / "out", [gold])
    assert sorted((one.relation, one.right) for one in found) == [("implements", False), ("implements", True)]
    assert all(one.readings[0].sentence for one in found)
    with pytest.raises(kg.errors.UsageError):
        observe(tmp_path / "missing", [gold])
