"""What two parts of a page have in common that the rest of it has not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

GRAM = 4  # characters: long enough that chance hardly repeats one, short enough for a name
_WORDS = re.compile(r"[\u3400-\u9fff0-9a-zA-Z]+")


def grams(text: str, length: int = GRAM) -> Iterable[str]:
    """Every run of ``length`` characters inside a word run of ``text``, repeats included."""
    for match in _WORDS.finditer(text):
        word = match[0]
        for start in range(len(word) - length + 1):
            yield word[start : start + length]


def shared(part: Counter[str], whole: Counter[str], page: Counter[str]) -> int:
    """How many grams ``part`` shares with ``whole`` and nothing else of the page has; the two do not overlap."""
    return sum(1 for gram in part if whole[gram] and page[gram] == part[gram] + whole[gram])
