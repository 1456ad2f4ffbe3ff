"""Records on disk: they come back as they were put there, block by block, and small ones never touch the disk."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import spool
from kg.model import Claim, Mention, Provenance
from kg.spool import Spool, Texts, mark, ordered


def claim(number: int) -> Claim:
    proof = Provenance(f"{number % 7:016x}", number, number + 4, f"他说了第{number}句。\ud800", "rule")
    said: dict[str, str | float] = {"value": number / 3, "unit": "人"} if number % 2 else {}
    return Claim(f"{number:016x}", "a", "reports", "b", "stated", 0.5, proof, said, "m", "")


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few records are held in memory that all else is on disk."""
    monkeypatch.setattr(spool, "HELD", 3)


@pytest.mark.usefixtures("tiny")
def test_records_come_back_by_blocks(tmp_path: Path) -> None:
    claims = [claim(number) for number in range(50)]
    kept = Spool(Claim, lambda one: mark(one.provenance.article[-2:]), tmp_path).extend(claims)
    assert len(kept) == 50
    assert kept.names() == [f"{number:02x}" for number in range(7)]
    assert list(kept) == sorted(claims, key=lambda one: one.provenance.article)
    assert list(kept) == list(kept), "it can be asked twice"
    assert kept.block("03") == [one for one in claims if one.provenance.article.endswith("3")]
    assert kept.block("zz") == []
    assert not kept.in_memory
    assert not list(tmp_path.iterdir()), "nobody else sees its file"


@pytest.mark.parametrize("held", [3, 100])
def test_another_process_can_have_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int) -> None:
    """In the same order, whether they were on disk or not."""
    monkeypatch.setattr(spool, "HELD", held)
    kept = Spool(Claim, lambda one: mark(one.provenance.article[-2:])).extend(map(claim, range(50)))
    saved = pickle.loads(pickle.dumps(kept.save(tmp_path / "claims")))
    assert list(saved) == list(saved) == list(kept)
    assert list(Spool(Claim).save(tmp_path / "none")) == []


def test_small_ones_stay_in_memory(tmp_path: Path) -> None:
    one = claim(1)
    kept = Spool(Claim, folder=tmp_path / "nowhere").extend([one])
    assert next(iter(kept)) is one
    assert kept.in_memory


@given(st.lists(st.tuples(st.text("0f", max_size=3), st.integers()), max_size=30), st.integers(1, 9))
def test_sorted_blocks_are_sorted_records(rows: list[tuple[str, int]], held: int) -> None:
    before, spool.HELD = spool.HELD, held
    try:
        kept: Spool[tuple[str, int]] = Spool(tuple, lambda row: mark(row[0]))
        assert list(ordered(kept.extend(rows), lambda row: row)) == sorted(rows)
    finally:
        spool.HELD = before


@pytest.mark.usefixtures("tiny")
def test_values_of_mentions_keep_their_types() -> None:
    one = Mention("m", "a", 0, 2, "工会", "UnionBody", "rule", "工会", "e", {"date": "2031"})
    assert list(Spool(Mention).extend([one] * 7)) == [one] * 7


def test_texts(tmp_path: Path) -> None:
    texts = Texts(tmp_path)
    texts.add("a", "第一篇\ud800")
    texts.add("b", "")
    texts.add("c", "第三篇")
    assert [texts(name) for name in "cab"] == ["第三篇", "第一篇\ud800", ""]
