"""Names of one article beside one another: what one shows to be two, cut short or no name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.text.hits import Hit

FULL = 3
# The last character of what is no name and the next one make a word: 哈密作为…, 詹主任.
WORDS = ("作为", "主任")


def whole_names(text: str, hits: list[Hit]) -> Iterator[Hit]:
    """The persons in the form that the others show to be whole.

    Without names of three characters that two known ones make (甲某乙 of a headline 甲某乙某某出席); with the third
    character where another place has the whole name (张寿 of 张寿于 before a verb).
    """
    names = {text[hit.start : hit.end] for hit in hits}
    longer = {name[:-1]: name for name in names if len(name) == FULL}
    for hit in hits:
        name = text[hit.start : hit.end]
        if text.startswith(WORDS, hit.end - 1):
            continue
        whole = longer.get(name, "")
        if whole and text.startswith(whole, hit.start):
            yield replace(hit, end=hit.start + len(whole), name=whole)
        elif not (len(name) > 2 and name[:2] in names and any(text.startswith(one, hit.start + 2) for one in names)):
            yield hit
