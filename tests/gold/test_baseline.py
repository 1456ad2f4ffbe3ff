"""The gold texts of the project's own writing: a change may raise what is found in them and never lower it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import kg
from kg.analysis import evaluate

HERE = Path(__file__).parent
BASELINE = tomllib.loads((HERE / "baseline.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def result() -> evaluate.Evaluation:
    return kg.evaluate(kg.build([HERE / "corpus"]), sorted(HERE.glob("*.yaml")))


@pytest.mark.parametrize("part", ["entities", "relations"])
@pytest.mark.parametrize("figure", ["precision", "recall"])
def test_not_lower(result: evaluate.Evaluation, part: str, figure: str) -> None:
    found = getattr(evaluate.score(getattr(result, part)), figure)
    assert found >= BASELINE[part][figure], f"{part}: {figure} is {found:.4f}; see baseline.toml"


def test_headlines_not_fewer(result: evaluate.Evaluation) -> None:
    assert result.headlines >= BASELINE["headlines"]
