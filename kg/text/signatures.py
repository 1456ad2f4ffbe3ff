"""Where a document is signed: the names that stand alone before a date that ends a line, and on the lines above it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

LINES = 24  # that a joint signature has at the most, blank ones among them
_BLANKS = "[ \u3000]*"
# A line of the signature that only says something of it: （其他部门略）, （代章）.
_NOTE = re.compile("\\s*[（(][^（）()\n]{2,16}[）)]\\s*")
_SMALL = f"{_BLANKS}(?:\\d{{1,2}}|[〇一二三四五六七八九十]{{1,3}}){_BLANKS}"
DATE = re.compile(
    f"[（(]?{_BLANKS}(?:(?:19|20)\\d{{2}}|[一二][〇○Ｏ零oO0一二三四五六七八九]{{3}}){_BLANKS}年{_SMALL}月{_SMALL}日"
    f"{_BLANKS}[）)]?{_BLANKS}$",
    re.M,
)

Name = TypeVar("Name")


def signatures(text: str, names: Callable[[int, int], Sequence[Name]]) -> Iterator[tuple[list[Name], str]]:
    """The names of each signature, in their order, and its date as it is written.

    ``names`` gives those of a range within one line that holds nothing else, none where it holds anything more.
    """
    for date in DATE.finditer(text):
        found: list[Name] = []
        end = date.start()
        for _ in range(LINES):
            start = text.rfind("\n", 0, end) + 1
            noted = not text[start:end].strip() or _NOTE.fullmatch(text, start, end) is not None
            line = [] if noted else names(start, end)
            if not noted and not line:
                break
            found[:0] = line
            if not start:
                break
            end = start - 1
        if found:
            yield found, date[0]
