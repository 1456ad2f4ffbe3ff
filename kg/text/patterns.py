"""Small helpers for regular expressions over Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterable

HAN = "\u3400-\u9fff\U00020000-\U0002fa1f"
"""The range of Chinese characters, to stand in a class of a regular expression."""

NUMERALS = {char: value for value, char in enumerate("一二三四五六七八九十", start=1)} | {"两": 2, "双": 2}
"""What the numerals of slogans count: 五小, 三部曲, 双减."""


def longest_first(words: Iterable[str]) -> tuple[str, ...]:
    """The words, longer ones first, equal lengths in the order of their characters: the longest match wins."""
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))


def either(words: Iterable[str]) -> str:
    """A regular expression that matches one of the words, the longest that fits."""
    return "|".join(map(re.escape, longest_first(words)))
