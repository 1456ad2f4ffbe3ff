"""The gold texts of the project's own writing: a change may raise what is found in them and never lower it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.analysis import evaluate

HERE = Path(__file__).parent


SETS = sorted(file.parent for file in HERE.rglob("baseline.toml"))


@pytest.fixture(scope="module", params=SETS, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture(scope="module")
def baseline(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "baseline.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def result(folder: Path) -> evaluate.Evaluation:
    return kg.evaluate(kg.build([folder / "corpus"]), sorted(folder.glob("*.yaml")))


@pytest.mark.parametrize("part", ["entities", "relations"])
@pytest.mark.parametrize("figure", ["precision", "recall"])
def test_not_lower(result: evaluate.Evaluation, baseline: dict[str, Any], part: str, figure: str) -> None:
    found = getattr(evaluate.score(getattr(result, part)), figure)
    assert found >= baseline[part][figure], f"{part}: {figure} is {found:.4f}; see baseline.toml"


def test_headlines_not_fewer(result: evaluate.Evaluation, baseline: dict[str, Any]) -> None:
    assert result.headlines >= baseline["headlines"]
