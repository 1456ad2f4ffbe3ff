"""Numbers with units as plain values: 42.65万人 is 426500 人."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kg.ontology import Ontology
from kg.text import either
from kg.text.compiled import compiled

LARGE = {"万": 10_000, "亿": 100_000_000}


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a text: offsets in characters, the plain value, the unit and the hedge as written."""

    start: int
    end: int
    value: float
    unit: str
    hedge: str


class FigureGrammar:
    """Reads numbers by ``grammar/numbers.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["numbers"]
        self._scales: dict[str, int] = data["scales"]
        self._kept = frozenset(data["hedges_keep"])
        self._percent: dict[str, str] = data["percent"]
        digits, scales = "\\d[\\d,]*(?:\\.\\d+)?", "".join(self._scales)
        self._part = re.compile(f"({digits})([{scales}]*)")
        self._number = compiled(
            f"(?P<before>{either(data['hedges_before'])})?(?<![\\d.第×xX—\\-~+A-Za-z])"
            f"(?P<higher>(?:{digits}[{scales}]{{1,2}})+(?=\\d))?(?P<digits>{digits})(?P<mid>余|多)?"
            f"(?P<scale>[{scales}]{{0,2}})(?P<after>余|多)?"
            f"(?P<unit>{either(data['units'])})(?P<late>以上|左右|余)?"
        )
        self._measured = frozenset(data["left_units"])
        self._not_unit = re.compile(either(data["not_units"]))
        self._not_counted = re.compile(f"[^，。；\\n]{{0,4}}?(?:{either(data['not_counted'])})")

    def figures(self, text: str) -> Iterator[Figure]:
        """All numbers with a unit that a policy may count."""
        for match in self._number.finditer(text):
            dated = not match["scale"] and self._not_unit.match(text, match.start("unit")) is not None
            if not dated and self._not_counted.match(text, match.end("unit")) is None:
                yield self._figure(match)

    def single(self, figure: Figure) -> bool:
        """Whether it counts one thing, which is no figure of policy: 1个卫生间; an amount of 1 (1元, 1%) is one."""
        return figure.value == 1 and figure.unit not in self._measured

    def _figure(self, match: re.Match[str]) -> Figure:
        written = (match["higher"] or "") + match["digits"] + match["scale"]
        value = sum((self._value(*part) for part in self._part.findall(written)), Decimal())
        unit = self._percent.get(match["unit"], match["unit"])
        if len(unit) > 1 and unit[0] in LARGE:
            unit, value = unit[1:], value * LARGE[unit[0]]
        before = match["before"] if match["before"] in self._kept else ""
        hedge = before or match["mid"] or match["after"] or match["late"] or ""
        return Figure(match.start(), match.end(), float(value), unit, hedge)

    def _value(self, digits: str, scales: str) -> Decimal:
        value = Decimal(digits.replace(",", ""))
        for scale in scales:
            value *= self._scales[scale]
        return value
