"""Programmes called by numbers, and where a text explains each of these: “1+3+N”, “1”即…，“3”即…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.text.ordinals import FAR

# A year or a telephone number is explained by nobody, so none is kept out here.
FORMULA = re.compile("(?P<digits>[\\dNnXx](?:[+＋][\\dNnXx]){1,4}|\\d{3,5})(?![\\d+])")
_PART = "[“‘]{digit}[”’](?:[：:]|[，,]?(?:即|[就则]?是指?|指|为|代表)(?:的是)?|——)"
_END = re.compile("[。；;\\n]")
# Under a heading of its own a part goes on for some lines.
_LONGEST = 160


class Part(NamedTuple):
    """What one of the numbers stands for: offsets in characters. ``number`` is 0 for N."""

    number: int
    start: int
    end: int


def parts(text: str, start: int, digits: str) -> Iterator[Part]:
    """The explanations of the numbers of a formula that ends at ``start``: all of them, in their order, or none."""
    found: list[tuple[str, re.Match[str]]] = []
    at = start
    for digit in digits.replace("+", "").replace("＋", ""):
        match = re.compile(_PART.format(digit=digit)).search(text, at, start + FAR)
        if match is None:
            return
        found.append((digit, match))
        at = match.end()
    for (digit, match), following in zip(found, [*(one.start() for _, one in found[1:]), None], strict=True):
        end = following if following is not None else _last(text, match.end())
        yield Part(int(digit) if digit.isdigit() else 0, match.end(), end)


def _last(text: str, start: int) -> int:
    """Where the explanation of the last number ends: with its sentence, or behind the lines under its heading."""
    end = _END.search(text, start)
    if end is None:
        return len(text)
    if end[0] != "\n":
        return end.start()
    following = text.find("\n", end.end())
    return min(following if following >= 0 else len(text), start + _LONGEST)
