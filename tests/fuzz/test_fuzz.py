"""A short turn of each fuzz target; ``fuzz.py`` runs longer ones."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from fuzz import run
from mutate import mutate
from targets import targets

COUNTS = {"whole": 15, "export": 15}
TARGETS = targets()


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_breaks_it(name: str) -> None:
    heavy = name.startswith("ontology")
    ended, broken = run(name, TARGETS[name], range(COUNTS.get(name, 4 if heavy else 30)), seed=20)
    assert not broken, broken[0]
    assert ended


def test_mutation_changes_and_repeats() -> None:
    seeds = [b"abcdefgh" * 40]
    made = [mutate(seeds, random.Random(number)) for number in range(50)]
    assert made == [mutate(seeds, random.Random(number)) for number in range(50)]
    assert sum(data != seeds[0] for data in made) > 40
