"""Plain values: every attribute of the graph is text, an int or a float, and no reader chokes on it."""

from __future__ import annotations

import math
from collections.abc import Iterable

from kg.errors import KgError
from kg.text.numerals import digits
from kg.text.patterns import NOT_XML

SEPARATOR = "|"


def plain(value: object) -> str:
    """``value`` as text without the characters that XML forbids; a whole number loses its ``.0``.

    Raises KgError for anything but text and numbers (a list, a dict, None).
    """
    if isinstance(value, str):
        # What is printable has none of them; most text is, and that is seen sooner.
        return value if value.isprintable() else NOT_XML.sub("", value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return digits(value)
    raise KgError(f"不是文字也不是数字 neither text nor a number: {value!r}")


def number(value: object) -> float:
    """``value`` as a finite float. Raises KgError where it is none."""
    try:
        result = float(value) if isinstance(value, str | int | float) else math.nan
    except ValueError:
        result = math.nan
    if not math.isfinite(result):
        raise KgError(f"不是数值 not a number: {value!r}")
    return result


def joined(values: Iterable[str]) -> str:
    """The distinct non-empty values, sorted and joined by ``|``; a ``|`` inside one becomes the full-width ``｜``."""
    return SEPARATOR.join(sorted({plain(value).replace(SEPARATOR, "｜") for value in values} - {""}))
