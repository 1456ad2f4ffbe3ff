"""What a person should look at: claims of low confidence and what stayed open, each with its sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import kg
from kg.errors import UsageError
from kg.pipeline.run import run

TEXT = (
    "湖南省总工会动态\n\n　　6月1日，湖南省总工会在长沙市召开全省工会工作会议。省总工会主席王建国出席会议并讲话。\n"
    "　　朝阳区的代表介绍了经验。湖南省总工会服务职工，运行“职工心灵驿站”。\n"
)


def test_edges_below_the_limit_are_listed_and_not_drawn(write: Callable[..., Path], tmp_path: Path) -> None:
    path = write("a.txt", TEXT)
    whole = kg.build(path, tmp_path / "all")
    sure = kg.build(path, tmp_path / "sure", min_confidence=0.9)
    low = {key for *_, key, data in whole.edges(keys=True, data=True) if data["confidence"] < 0.9}
    assert low
    assert {key for *_, key in sure.edges(keys=True)} == {key for *_, key in whole.edges(keys=True)} - low
    assert all(data["confidence"] >= 0.9 for *_, data in sure.edges(data=True))
    rows = pq.read_table(tmp_path / "sure" / "doubtful.parquet").to_pylist()
    left_out = [row for row in rows if "left out" in row["reason"]]
    assert {row["text"].split(" | ")[1] for row in left_out} == {
        data["relation"] for *_, key, data in whole.edges(keys=True, data=True) if key in low
    }
    assert all(row["sentence"] and row["path"] == "a.txt" and row["confidence"] < 0.9 for row in left_out)


def test_what_stays_open_has_its_sentence(write: Callable[..., Path], tmp_path: Path) -> None:
    done = run([write("a.txt", TEXT)], tmp_path / "out")
    rows = pq.read_table(tmp_path / "out" / "doubtful.parquet").to_pylist()
    assert done.report.counts["doubtful"] == len(rows)
    (row,) = [row for row in rows if row["text"] == "朝阳区"]
    assert row["sentence"] == "朝阳区的代表介绍了经验。"
    assert len(row["candidates"]) > 1
    assert done.report.unresolved


@pytest.mark.parametrize("limit", [-0.1, 1.5])
def test_a_limit_that_is_none_is_refused(write: Callable[..., Path], limit: float) -> None:
    with pytest.raises(UsageError, match="0 到 1"):
        kg.build(write("a.txt", TEXT), min_confidence=limit)
