"""Small helpers for regular expressions over Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

HAN = "\u3400-\u9fff\U00020000-\U0002fa1f"
"""The range of Chinese characters, to stand in a class of a regular expression."""

FREE_TRADE_ZONE = f"中国（[{HAN}]{{2,6}}）自由贸易试验区(?:[{HAN}]{{2,4}}片区)?"
"""The one zone that has brackets in its name, and its areas: 中国（甲省）自由贸易试验区乙市片区."""

NUMERALS = {char: value for value, char in enumerate("一二三四五六七八九十", start=1)} | {"两": 2, "双": 2}
"""What the numerals of slogans count: 五小, 三部曲, 双减."""

PAIRS = re.compile(f"(?P<number>[{''.join(NUMERALS)}])(?P<word>[^{''.join(NUMERALS)}])")
"""The numbers of a slogan, each with the word that its items have: 三送三解."""

ITEM_NUMBER = "(?:[（(]?[一二三四五六七八九十\\d]{1,3}[）)、.．][ \u3000]*)?"
"""The number that a heading or an item of a list may begin with, to stand in an expression: （一）, 3."""

PERSON_NOTE = "[（(][^（）()\\n]{0,8}(?:[男女]|族)[）)]"
"""What a row of a list says of a person; it needs no gap behind it: 张三（女，满族）甲医院护士长."""

AND_OTHERS = f"等(?:[\\d{''.join(NUMERALS)}]{{1,3}}[个家]?)?(?:部门|单位|机关|部委)"
"""What counts the others behind the first of several who do something together: 等六部门."""

CONTEST = re.compile("(?:赛|比武)$")
"""How the name of a contest ends."""

LIVELY = ("欢迎会", "推介会", "招聘会", "联谊会", "音乐会", "晚会", "见面会", "洽谈会", "展示会", "展销会", "团拜会")
"""Meetings that may be called 活动."""

REPLACEMENT = "\ufffd"
"""What stands for a character that could not be read."""

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 forbids, lone surrogates included: no writer of XML or UTF-8 can take them."""

DEFINED = re.compile(
    '》?[（(](?:[^（）()]{0,12}[〔[]\\d{4}[〕\\]]\\d{1,4}号[，；、])?(?:以下|下文?)?(?:简称|统称|称)(?:为|：|:)?[“"「『《]?'
)
"""The bracket behind a name up to the short one that it gives: 产业工人队伍建设改革（以下简称“产改”）."""
BEFORE_DEFINED = 2
"""So many characters, 活动 or 建设, may stand between the name and the bracket."""

OUGHT = "(?<![主需重首紧摘将概纪简])要(?![求点闻素件约])"
"""要 that says what ought to be; not in 主要, 要求."""


def longest_first(words: Iterable[str]) -> tuple[str, ...]:
    """The words, longer ones first, equal lengths in the order of their characters: the longest match wins."""
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))


def either(words: Iterable[str]) -> str:
    """A regular expression that matches one of the words, the longest that fits.

    Words that begin alike share their beginning (上(?:海|饶)): of hundreds the engine then looks at a few.
    """
    rests: dict[str, list[str]] = {}
    for word in longest_first(words):
        rests.setdefault(word[:1], []).append(word[1:])
    return "|".join(f"{re.escape(first)}{_rest(following)}" for first, following in rests.items())


def _rest(words: list[str]) -> str:
    """What may follow the first character, the longest first."""
    return re.escape(words[0]) if len(words) == 1 else f"(?:{either(words)})"


def occurrences(word: str, text: str) -> Iterator[int]:
    """Where the word (not an empty one) stands in the text; an expression for each name would have to be compiled."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def subsequence(short: str, long: str) -> bool:
    """Whether the characters of ``short`` stand in ``long`` in this order."""
    rest = iter(long)
    return all(char in rest for char in short)
