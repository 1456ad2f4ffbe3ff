"""Names right behind an occupation, where a mark of a list ends them, or an honour: 焊工车某某、, 劳动模范王某某.

Or before a clause that says what they are: 车某某，某公司焊工，….
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.annotate.name_patterns import NamePatterns
from kg.text.hits import Hit
from kg.text.words import is_word

# From these frequencies on in jieba's dictionary a name of two characters, and two of a longer one, are words.
WORD, PART = 30, 300
# The same behind an honour, where any word may stand: 劳动模范宣讲.
RARE = 3


def workers(text: str, patterns: NamePatterns, is_none: Callable[[str], bool]) -> Iterator[Hit]:
    """The names; ``is_none`` says that a string is no name."""
    for match in (one for scan in (patterns.employed, patterns.apposed, patterns.aged) for one in scan.finditer(text)):
        name, start = match["name"], match.start("name")
        if is_none(name) or is_word(name, WORD) or is_word(text[start - 1 : start + 1]):
            continue
        if len(name) > 2 and (is_word(name[:2], PART) or is_word(name[-2:], PART)):
            continue
        yield Hit(start, match.end("name"), "Person", "person-worker", name, 0.82)
    for match in patterns.asked.finditer(text):
        if not is_none(match["name"]):
            yield Hit(match.start("name"), match.end("name"), "Person", "person-worker", match["name"], 0.85)
    for match in patterns.bearing.finditer(text):
        name = match["name"]
        if not (is_none(name) or is_word(name, WORD) or is_word(name[:2], RARE)):
            yield Hit(match.start("name"), match.end("name"), "Person", "person-worker", name, 0.82)
