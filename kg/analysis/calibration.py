"""What confidence is worth: how many of the edges of each band are right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from kg.analysis.rows import Row

FLOORS = (0.9, 0.8, 0.7, 0.5, 0.0)


@dataclass(frozen=True, slots=True)
class Band:
    """The edges of ``low`` <= confidence < ``high``; ``neither`` are those that a gold file calls optional.

    ``mean`` is their mean confidence, 0 where there is no edge.
    """

    low: float
    high: float
    edges: int
    right: int
    wrong: int
    neither: int
    mean: float

    @property
    def share(self) -> float:
        """The share of the right ones among right and wrong, 0 where there is none."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    def as_dict(self) -> dict[str, Any]:
        """All figures by name."""
        return {**asdict(self), "share": self.share}


def bands(rows: Iterable[Row]) -> tuple[Band, ...]:
    """The bands of the relation rows that stand for an edge, the surest first; the first is open above."""
    found = [row for row in rows if row.outcome != "missed"]
    highs = (1.0, *FLOORS[:-1])
    return tuple(
        _band(low, high, [row for row in found if low <= row.confidence < (high if high < 1 else 2)])
        for low, high in zip(FLOORS, highs, strict=True)
    )


def _band(low: float, high: float, rows: list[Row]) -> Band:
    outcomes = [row.outcome for row in rows]
    counts = [outcomes.count(outcome) for outcome in ("hit", "wrong", "optional")]
    mean = sum(row.confidence for row in rows) / len(rows) if rows else 0.0
    return Band(low, high, len(rows), counts[0], counts[1], counts[2], mean)
