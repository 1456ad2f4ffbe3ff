"""The part of time that a build is asked for: articles outside it stay out of the graph, and run.json lists them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from kg.analysis.facts import overlaps
from kg.store.records import Reading, Skipped
from kg.text.times import NEVER, Span, asked, days

UNKNOWN = "日期不明 no date"
OUTSIDE = "不在所求时段 outside the period"


@dataclass(frozen=True, slots=True)
class Left:
    """An article that stays out of the graph, and why."""

    path: str
    headline: str
    date: str
    reason: str


@dataclass(slots=True)
class PeriodFilter:
    """Keeps what lies between ``since`` and ``until``, each a day, month or year in ISO; empty: open on that side.

    Both days are included; it is false where neither is asked for. Raises UsageError for what is no date, and where it
    ends before it begins.
    """

    since: str = ""
    until: str = ""
    left: list[Left] = field(default_factory=list)

    _asked: Span = field(init=False)

    def __post_init__(self) -> None:
        self._asked = asked(self.since, self.until)

    def __bool__(self) -> bool:
        return bool(self.since or self.until)

    def over(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The readings with the articles of which at least a day lies within; ``left`` gets the others.

        An article that knows only its month or year is within if any day of that is.
        """
        for reading in readings:
            kept = self._kept(reading)
            if kept.articles:
                yield kept

    def _kept(self, reading: Reading) -> Reading:
        out = set()
        for article in reading.articles:
            span = days(article.date)
            if overlaps(span, self._asked):
                continue
            reason = UNKNOWN if span == NEVER else OUTSIDE
            self.left.append(Left(reading.source.path, article.headline, article.date, reason))
            out.add(article.id)
        if not out:
            return reading
        return replace(
            reading,
            articles=tuple(one for one in reading.articles if one.id not in out),
            mentions=tuple(one for one in reading.mentions if one.article not in out),
            claims=tuple(one for one in reading.claims if one.provenance.article not in out),
            unresolved=tuple(one for one in reading.unresolved if one.article not in out),
            alone=tuple(one for one in reading.alone if one.article not in out),
        )

    def report(self) -> dict[str, Any]:
        """For run.json; empty where no period was asked for."""
        if not self:
            return {}
        undated = sum(one.reason == UNKNOWN for one in self.left)
        left = [asdict(one) for one in self.left]
        return {
            "since": self.since,
            "until": self.until,
            "outside": len(left) - undated,
            "undated": undated,
            "left": left,
        }

    def skipped(self) -> list[Skipped]:
        """Why a file gave nothing, where all of its articles stay out."""
        return [Skipped(one.path, f"{one.reason}: {one.headline} {one.date}".rstrip()) for one in self.left]
