"""Word borders, from jieba's dictionary, where a character string alone does not decide."""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from pathlib import Path

import jieba

CONTEXT = 6
# Words that are no verbs and stand behind a body as often: 某局|面向职工, 某公司|机关.
BEHIND = ("面向", "面对", "机关", "派员", "派出", "派人", "党委", "党组", "党总支")
PAIRED = "集团结"  # 某集团|结对, no 团结
DATED, YEAR = re.compile("\\d年$"), 2


@lru_cache(maxsize=1)
def tokenizer() -> jieba.Tokenizer:
    """A tokenizer of our own: jieba's global one belongs to the caller's program.

    jieba keeps the dictionary's words and their beginnings in a file that all users of the machine share; to make them
    takes a third of a second longer, writes nothing, and nobody else's file decides on the words.
    """
    jieba.setLogLevel(logging.WARNING)
    found = jieba.Tokenizer()
    entries = _dictionary().split()  # word, frequency, part of speech
    words, counts = entries[::3], [*map(int, entries[1::3])]
    found.FREQ = dict.fromkeys({word[:end] for word in words for end in range(1, len(word))}, 0)
    found.FREQ.update(zip(words, counts, strict=True))
    found.total, found.initialized = sum(counts), True
    return found


def _dictionary() -> str:
    return Path(jieba.__file__).with_name("dict.txt").read_text("utf-8")


def is_word(text: str, minimum: int = 50) -> bool:
    """Whether jieba's dictionary has the word with at least this frequency."""
    return bool((tokenizer().FREQ.get(text) or 0) >= minimum)


@lru_cache(maxsize=65536)
def _borders(window: str) -> frozenset[int]:
    return frozenset(offset for _, start, end in tokenizer().tokenize(window, HMM=False) for offset in (start, end))


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` begins and ends at word borders (自贡 does not in 各自贡献)."""
    dated = DATED.search(text, max(0, start - YEAR), start) is not None  # 2025年|产改, no 年产
    left, right = start if dated else max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    borders = _borders(text[left:right])
    if headed(text, end):  # 发展局|局长
        borders |= {end - left}
    return start - left in borders and end - left in borders


def begins_word(text: str, start: int) -> bool:
    """Whether a word begins at ``start`` (at 市 in 会同市妇联, not in 城市管理)."""
    left = max(0, start - CONTEXT)
    return start - left in _borders(text[left : start + CONTEXT])


def headed(text: str, end: int) -> bool:
    """Whether the one who heads the unit that ends at ``end`` follows: 建设局局长, 会会长."""
    return end > 0 and text[end : end + 2] == text[end - 1] + "长"


def runs_on(text: str, end: int) -> bool:
    """Whether the last character belongs to a longer word: 司机, 局面, 公司法; not 处处长, 大学|学生处, 集团|组织."""
    if headed(text, end) or text[end - 1 : end] == text[end : end + 1] or text.startswith(PAIRED, max(0, end - 2)):
        return False
    behind = text[end : end + 2]
    if (is_verb(behind) or behind in BEHIND) and begins_word(text, end):
        return False
    return any(
        is_word(text[end - 1 : end + width])
        for width in (1, 2)
        if end + width <= len(text) and text[end : end + width].isalpha()
    )


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    """The words of jieba's dictionary that are verbs in the first place: 提升, not 服务, a verbal noun there."""
    return frozenset(re.findall("^([^ ]{2,4}) \\d+ v[di]?$", _dictionary(), re.M))


def is_verb(word: str) -> bool:
    """Whether jieba's dictionary has a word of two to four characters as a verb."""
    return word in _verbs()


@lru_cache(maxsize=16384)
def tokens(text: str) -> tuple[str, ...]:
    """``text`` cut into words."""
    return tuple(tokenizer().cut(text, HMM=False))
