"""confidence.yaml: what ships is sound, and a broken one is told by entry and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import kg.ontology


def test_the_table_that_ships() -> None:
    ontology = kg.ontology.load()
    table = ontology.confidence
    assert set(table.relations) <= set(ontology.relations)
    assert {rule.data["id"] for rule in ontology.rules} & set(table.rules)
    assert all(0 < value <= 1 for value in (*table.rules.values(), *table.subjects.values(), *table.objects.values()))


def test_a_folder_without_a_table_leaves_what_the_rules_declare(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    shutil.copytree(kg.ontology.default_path(), folder)
    (folder / "confidence.yaml").unlink()
    assert kg.ontology.check(folder) == []
    assert kg.ontology.load(folder).confidence.of("chairs", "chairs-event", "", "", 0.95) == 0.95


@pytest.mark.parametrize(
    ("old", "new", "entry"),
    [
        ("relations:\n", 'relations:\n  "no_such": {right: 1, wrong: 0, confidence: 0.9}\n', "no_such"),
        ("caution:", "caution: x\nspare:", "file"),
    ],
)
def test_a_broken_table_is_told(tmp_path: Path, old: str, new: str, entry: str) -> None:
    folder = tmp_path / "own"
    shutil.copytree(kg.ontology.default_path(), folder)
    path = folder / "confidence.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    problems = kg.ontology.check(folder)
    assert problems
    assert all(problem.file == "confidence.yaml" for problem in problems)
    assert any(entry in problem.entry for problem in problems)
