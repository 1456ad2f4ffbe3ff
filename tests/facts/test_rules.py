"""Every trigger rule of the shipped ontology reads its examples and none of its counter-examples."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
import yaml

import kg.ontology
from kg.ontology import default_path
from kg.pipeline.examples import check_examples

ONTOLOGY = kg.ontology.load()
RULES = [str(rule.data["id"]) for rule in ONTOLOGY.rules]
# Relations that sentences state by grammar and form, not by a trigger rule.
BY_GRAMMAR = {"holds_position", "has_metric", "contains_measure", "written_by", "published_in", "mentions"}
INFERRED = {"part_of", "jurisdiction", "subordinate_to"}


@pytest.fixture(scope="module")
def faults() -> dict[str, list[str]]:
    """By rule: what its examples find wrong with it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for problem in check_examples(ONTOLOGY):
        found[problem.entry].append(problem.cause)
    return found


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_reads_its_examples_and_no_counter_example(rule: str, faults: dict[str, list[str]]) -> None:
    assert faults.get(rule, []) == []


@pytest.mark.parametrize("path", sorted((default_path() / "rules").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_rule_of_a_file_has_both_and_they_speak_of_its_relation(path: Path) -> None:
    for rule in yaml.safe_load(path.read_text("utf-8")):
        assert rule["counter_examples"], rule["id"]
        claims = [claim for example in rule["examples"] for claim in example["claims"]]
        assert claims, rule["id"]
        assert not [claim for claim in claims if rule["relation"] not in map(str.strip, claim.split("|"))]


def test_every_relation_has_a_reader() -> None:
    by_rule = {str(rule.data["relation"]) for rule in ONTOLOGY.rules}
    assert by_rule | BY_GRAMMAR | INFERRED == set(ONTOLOGY.relations)
