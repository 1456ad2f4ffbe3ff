"""Brands of a place's workers: “某某护工”, “某某月嫂” in a text that speaks of brands or of labour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.text import either
from kg.text.compiled import Scan
from kg.text.hits import Hit
from kg.text.patterns import HAN

RULE, CONFIDENCE = "programme-trade", 0.8
# Characters before the trade.
SHORTEST, LONGEST = 1, 5


class Trades:
    """Finds them by ``grammar/programmes.yaml``; offsets in characters."""

    def __init__(self, data: dict[str, Any]) -> None:
        trades = either(data["trades"])
        self._cue = re.compile(either(data["trade_cues"]))
        praised = either(data["trade_praise"])
        self._name = Scan(f"“(?!{praised})(?P<name>[{HAN}]{{{SHORTEST},{LONGEST}}}(?:{trades}))”")

    def hits(self, text: str) -> Iterator[Hit]:
        """The quoted names."""
        found = list(self._name.finditer(text))
        if found and self._cue.search(text) is not None:
            for match in found:
                yield Hit(*match.span(), "Programme", RULE, match["name"], CONFIDENCE)
