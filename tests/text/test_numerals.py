"""Numbers in characters have the value that a reader gives them; what says two at once has none."""

import pytest

from kg.text.numerals import digits, number_in_words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三", 3),
        ("十", 10),
        ("十二", 12),
        ("三十五", 35),
        ("一百二十", 120),
        ("一百零五", 105),
        ("两千", 2000),
        ("三万五千", 35_000),
        ("一亿两千万", 120_000_000),
        ("百", 100),
        ("五六百", 0),
        ("三三两两", 0),
        ("十百", 0),
        ("二〇二三", 0),
        ("甲", 0),
    ],
)
def test_value(text: str, value: int) -> None:
    assert number_in_words(text) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [(11000.0, "11000"), (42.65, "42.65"), (1.2e-5, "0.000012"), (-3.0, "-3"), (1e22, str(10**22)),
     (10**30, str(10**30))],
)  # fmt: skip
def test_digits_lose_nothing(value: float, text: str) -> None:
    assert digits(value) == text
