"""What an edge says beside its ends, in the few words that stand on its line."""

from __future__ import annotations

from decimal import Decimal

from kg.export.columns import Attributes
from kg.text.numerals import digits

# In the order in which they are read: 主办, 副主席, （八）.
_TOLD = ("title", "role", "number", "period")
_BEFORE_UNIT, _AFTER_UNIT = frozenset("余多来"), frozenset({"以上", "以下", "左右", "上下"})
_LARGE = ((10**8, "亿"), (10**4, "万"))


def note(data: Attributes) -> str:
    """``副主席``, ``超42.65万人``, empty where there is nothing beside the ends."""
    parts = [str(data[name]) for name in _TOLD if data.get(name, "") != ""]
    if "value" in data:
        parts.insert(0, figure(data))
    return " · ".join(parts)


def figure(data: Attributes) -> str:
    """A figure as a Chinese reader writes it: ``超42.65万人``, ``1260余条``, ``96%``."""
    number, unit, about = spelt(data["value"]), str(data.get("unit", "")), str(data.get("qualifier", ""))
    if about in _BEFORE_UNIT:
        return f"{number}{about}{unit}"
    return f"{number}{unit}{about}" if about in _AFTER_UNIT else f"{about}{number}{unit}"


def spelt(value: object) -> str:
    """A number in 万 or 亿 where that makes it shorter and loses nothing."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return str(value)
    plain = digits(value)
    for size, word in _LARGE:
        if abs(value) >= size:
            short = f"{(Decimal(plain) / size).normalize():f}"
            return f"{short}{word}" if len(short) < len(plain) else plain
    return plain
