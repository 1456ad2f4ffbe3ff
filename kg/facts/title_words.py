"""The words between a body and a title, or before a title alone."""

from __future__ import annotations

import re

from kg.text.hits import Hit
from kg.text.patterns import HAN

# Prefixes that say when a post is held, not which.
WHEN = ("原", "前", "时任")
# What leads up to the words before a title: 仪式由校工会主席….
LINK = re.compile("^.*(?:[由和与及等兼请]|包括|领导有?|成员|来自|会见|听取了?|审议了?|通过|邀请)")
PAIRED = re.compile(
    f"(?:(?![由兼请]|[部处司局科室会院系所心])[{HAN}]){{1,8}}[与和][{HAN}]{{2,8}}(?:[处司局科室系部]|学院|研究院)"
)
PLAIN_WORDS = frozenset({"的", "兼", "现任", "主要", "分管日常工作的", "首任", "新任", *WHEN})


def rest_of(word: str, body: Hit | None) -> str:
    """The words before a title without what leads up to them; of one unit that two words name (甲与乙处) both."""
    one = (body is not None or word.endswith("部")) and PAIRED.fullmatch(word) is not None
    return word if one else LINK.sub("", word)
