"""Which of several hits stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.text.hits import Hit, longest

_SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6), st.sampled_from(["Region", "Person"])), max_size=8)


def hit(start: int, end: int, kind: str = "Region") -> Hit:
    return Hit(start, end, kind, "rule")


def test_the_longest_wins_then_the_leftmost() -> None:
    assert longest([hit(4, 6), hit(0, 2), hit(1, 5)]) == [hit(1, 5)]
    assert longest([hit(2, 4), hit(0, 3), hit(1, 3)]) == [hit(0, 3)]


def test_hits_apart_all_stand_in_order() -> None:
    assert longest([hit(4, 6), hit(0, 2), hit(2, 4)]) == [hit(0, 2), hit(2, 4), hit(4, 6)]


@given(_SPANS)
def test_none_overlaps_and_none_is_left_out_for_nothing(spans: list[tuple[int, int, str]]) -> None:
    hits = [hit(start, start + length, kind) for start, length, kind in spans]
    chosen = longest(hits)
    taken = [at for one in chosen for at in range(one.start, one.end)]
    assert len(taken) == len(set(taken))
    assert all(any(one.start < kept.end and kept.start < one.end for kept in chosen) for one in hits)
