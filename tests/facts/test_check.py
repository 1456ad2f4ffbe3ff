"""Checking an ontology tries its rules: what is wrong with one is told with its file and its id."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg.cli import main
from kg.ontology import default_path

RULE = """\
- id: lies-in
  relation: located_in
  pattern: "{subject:Organization}位于{object:Region}"
  examples: [{text: 长沙市总工会位于湖南省。, claims: [长沙市总工会 | located_in | 湖南省]}]
  counter_examples: [长沙市总工会来到湖南省。]
"""
FILE = "rules/places.yaml"
# what is changed in the rule, what it becomes, words of the cause
BROKEN = {
    "example not read": ("长沙市总工会位于湖南省。,", "长沙市总工会坐落于湖南省。,", "does not give"),
    "example read otherwise": ("located_in | 湖南省]", "located_in | 长沙市]", "does not give"),
    "counter-example read": ("来到", "位于", "counter-example is read"),
    "bad pattern": ("位于{", "(位于{", "not a regular expression"),
    "unknown type": ("{object:Region}", "{object:Place}", "unknown types: Place"),
    "slot left out": ("{object:Region}", "湖南省", "the pattern has no {object:…}"),
    "end from nowhere": ("relation:", "subject: weather\n  relation:", "weather"),
    "end that only an article has": ("relation:", "subject: article\n  relation:", ""),
    "unknown key": ("relation:", "trigger: 位于\n  relation:", "trigger"),
}


@pytest.fixture
def own(small_ontology: Path) -> Callable[[str], Path]:
    def write(rule: str) -> Path:
        (small_ontology / "rules").mkdir()
        (small_ontology / FILE).write_text(rule, encoding="utf-8")
        (small_ontology / "linking.yaml").write_text("{}", encoding="utf-8")
        return small_ontology

    return write


def test_a_sound_rule_is_no_problem(own: Callable[[str], Path], capsys: pytest.CaptureFixture[str]) -> None:
    folder = own(RULE)
    assert kg.check_ontology(folder) == []
    assert main(["ontology", "check", str(folder)]) == 0
    assert "规则 rules 1" in capsys.readouterr().out


def test_what_a_build_does_without_is_told(small_ontology: Path) -> None:
    assert [one.file for one in kg.check_ontology(small_ontology)] == ["linking.yaml", "rules/*.yaml"]


@pytest.mark.parametrize("case", BROKEN)
def test_a_faulty_rule_is_told_with_its_file_and_id(own: Callable[[str], Path], case: str) -> None:
    old, new, cause = BROKEN[case]
    assert old in RULE
    (problem,) = kg.check_ontology(own(RULE.replace(old, new)))
    assert problem.file == FILE
    assert problem.entry.split(" ")[0] == "lies-in"
    assert cause in problem.cause
    assert problem.remedy


@pytest.mark.parametrize(
    ("old", "new", "place", "remedy"),
    [
        ("位于{", "(位于{", "第23个字符 character 23: ct:Organization}▶(位于{object:Regio", "add the )"),
        ("位于{object:Region}", "……位于{object:Region})", "character 42: 于{object:Region}▶)", "delete it"),
        ("{object:Region}", "{object:Region}" * 2, "character 40: 于{object:Region}▶{object:Region}", "another"),
        ("位于{", "<any_of>{", "any_of.2: 不是正则表达式 not a regular expression: [ 没有闭合", "add the ]"),
    ],
)
def test_a_broken_pattern_is_told_where_it_is_written(
    own: Callable[[str], Path], old: str, new: str, place: str, remedy: str
) -> None:
    words = "  any_of: [坐落于, '位[于']\n" if "any_of" in new else ""
    rule = RULE.replace(old, new, 1).replace("  examples", f"{words}  examples")
    (problem,) = kg.check_ontology(own(rule))
    assert place in problem.cause
    assert remedy in problem.remedy
    assert problem.entry == "lies-in (第1行 line 1)"


def test_every_faulty_example_is_told(own: Callable[[str], Path], capsys: pytest.CaptureFixture[str]) -> None:
    second = RULE.replace("lies-in", "lies-there").replace("来到", "位于")
    folder = own(RULE.replace("长沙市总工会位于湖南省。,", "长沙市总工会坐落于湖南省。,") + second)
    assert {problem.entry for problem in kg.check_ontology(folder)} == {"lies-in", "lies-there"}
    assert main(["ontology", "check", str(folder)]) == 1
    shown = capsys.readouterr().err
    assert f"{FILE}: lies-in" in shown
    assert f"{FILE}: lies-there" in shown


SAID = "- {verdict: same, type: Person, left: 甲某, right: 乙某, by: 某某, date: 2026-01-01}\n"


@pytest.mark.parametrize(
    ("file", "text", "line", "cause"),
    [
        ("shapes.ttl", "@prefix kg: <urn:kg:ns#> .\nkg:Shape a [ .\n", 2, "not valid Turtle"),
        ("shapes.ttl", b"\xff\xfe", 0, "cannot be read"),
        ("judgements.yaml", "- verdict: [", 0, "not valid YAML"),
        ("judgements.yaml", SAID + SAID.replace("same", "perhaps"), 0, "judgements.yaml:2: verdict: 不认识"),
        ("judgements.yaml", SAID + SAID.replace("same", "different"), 0, "two judgements contradict"),
        ("judgements.yaml", SAID + SAID.replace("Person", "Human"), 2, "not in the ontology: Human"),
    ],
)
def test_what_only_persons_and_other_programs_read_is_checked(
    own: Callable[[str], Path], file: str, text: str | bytes, line: int, cause: str
) -> None:
    folder = own(RULE)
    (folder / "judgements.yaml").write_text(SAID, encoding="utf-8")
    shutil.copyfile(default_path() / "shapes.ttl", folder / "shapes.ttl")
    assert kg.check_ontology(folder) == []
    (folder / file).write_bytes(text.encode() if isinstance(text, str) else text)
    (problem,) = kg.check_ontology(folder)
    assert (problem.file, problem.line) == (file, line)
    assert cause in problem.cause
    assert problem.remedy
