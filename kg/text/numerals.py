"""Numbers written in characters (三十五, 一百二十, 两千, 七点三五亿), and numbers in plain digits."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = {mark: value for value, marks in enumerate(("零〇", "一", "二两", "三", *"四五六七八九")) for mark in marks}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_TENS = {"廿": 20, "卅": 30}
_GROUPS = {"万": 10_000, "亿": 100_000_000}
NUMBER_CHARACTERS = "".join((*_DIGITS, *_SCALES, *_TENS, *_GROUPS))
# What may stand behind a number: 点三五, 点三五亿.
FRACTION = f"点[{''.join(_DIGITS)}]+[{''.join(_GROUPS)}]*"


def digits(value: float) -> str:
    """A number in plain digits, without ``.0`` or an exponent, nothing of it lost: ``11000``, ``0.000012``."""
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    return f"{Decimal(repr(value)):f}"


def number_in_words(text: str) -> int:
    """The value of a number in characters; 0 for what is none or says two at once (五六百, 三三两两)."""
    total = group = 0
    digit = -1
    smallest = 10_000
    for mark in text:
        if mark in _DIGITS:
            if digit > 0:
                return 0
            digit = _DIGITS[mark]
        elif mark in _SCALES:
            if _SCALES[mark] >= smallest:
                return 0
            smallest = _SCALES[mark]
            group += (digit if digit > 0 else 1) * smallest
            digit = -1
        elif mark in _TENS:
            if digit > 0 or smallest <= _SCALES["十"]:
                return 0
            smallest = _SCALES["十"]
            group += _TENS[mark]
        elif mark in _GROUPS:
            total += (group + max(digit, 0) or 1) * _GROUPS[mark]
            group, digit, smallest = 0, -1, 10_000
        else:
            return 0
    return total + group + max(digit, 0)


def decimal_in_words(text: str) -> Decimal:
    """The value of a number in characters that may have a fraction; 0 for what is none or says two at once."""
    whole, _, behind = text.partition("点")
    before, digits = number_in_words(whole), behind.rstrip("".join(_GROUPS))
    if not digits or not (before or whole in ("零", "〇")):
        return Decimal(before)
    value = Decimal(f"{before}.{''.join(str(_DIGITS[digit]) for digit in digits)}")
    for group in behind[len(digits) :]:
        value *= _GROUPS[group]
    return value
