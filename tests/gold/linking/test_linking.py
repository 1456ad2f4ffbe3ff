"""Which names of 142 articles are one: a change may raise the figures and never lower them."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.analysis.linking import Linking, measure_linking

HERE = Path(__file__).parent
F1, PRECISION = 0.95, 0.98


@pytest.fixture(scope="module")
def result() -> Linking:
    return measure_linking(kg.build([HERE / "corpus"]), sorted(HERE.glob("*.yaml")))


def test_enough_is_asked(result: Linking) -> None:
    assert len(set(result.gold.values())) >= 120
    assert len({member.file for member in result.gold}) >= 120
    assert {member.file for member in result.gold} <= {path.stem for path in (HERE / "corpus").glob("*.txt")}


def test_not_lower(result: Linking) -> None:
    faults = "\n".join(" ".join(fault) for fault in result.faults())
    assert result.precision >= PRECISION, faults
    assert result.f1 >= F1, faults
