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
MARK, AND = re.compile("、"), re.compile("(?<=..)[和与](?=..)")


def formula_items(text: str) -> Iterator[Hit]:
    """The items that are as many as their number says; offsets in characters."""
    for formula in QUOTED.finditer(text):
        for part in parts(text, formula.end(), formula["digits"]):
            listed = LIST.match(text, part.start, part.end)
            items = _items(text, *listed.span("list"), part.number) if listed is not None else []
            if len(items) == part.number > 1:
                for start, end in items:
                    yield Hit(start, end, "Programme", RULE, text[start:end], 0.82)


def _items(text: str, start: int, end: int, number: int) -> list[tuple[int, int]]:
    """The spans of a list's items; 和 parts the last two where one is wanting else."""
    marks = [match.span() for match in MARK.finditer(text, start, end)]
    last = AND.search(text, marks[-1][1] if marks else start, end)
    if len(marks) + 2 == number and last is not None:
        marks.append(last.span())
    return list(zip([start, *(after for _, after in marks)], [*(before for before, _ in marks), end], strict=True))
