"""What the numbers of a formula count, where the text lists it behind each: “3”即送岗位、送政策、送培训."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.text.explained import FORMULA, parts
from kg.text.hits import Hit
from kg.text.patterns import HAN

QUOTED = re.compile(f"(?<=[“‘]){FORMULA.pattern}")
RULE = "programme-formula-item"
ITEM = f"[{HAN}A-Za-z\\d]{{2,12}}"
# A list right behind the number, or below the heading that says what it counts.
LIST = re.compile(
    f"(?:[^、。，；\\n]{{0,20}}\\n\\s*(?:即|为|包括)?)?[“‘]?(?P<list>{ITEM}(?:[、和与]{ITEM})+)[”’]?(?=[，。；\\n]|$)"
)
ONE = re.compile(ITEM)


def formula_items(text: str) -> Iterator[Hit]:
    """The items that are as many as their number says; offsets in characters."""
    for formula in QUOTED.finditer(text):
        for part in parts(text, formula.end(), formula["digits"]):
            listed = LIST.match(text, part.start, part.end)
            items = list(ONE.finditer(text, *listed.span("list"))) if listed is not None else []
            if len(items) == part.number > 1:
                for item in items:
                    yield Hit(*item.span(), "Programme", RULE, item[0], 0.82)
