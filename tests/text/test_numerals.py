"""Numbers in characters have the value that a reader gives them; what says two at once has none."""

import pytest

from kg.text.numerals import number_in_words


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
