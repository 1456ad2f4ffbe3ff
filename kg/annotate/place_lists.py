"""Lists of places that a web page prints beside its text: the links of a site to its towns, advertising by town."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import groupby

from kg.annotate.lexicon import Found
from kg.text.words import is_word

# So many places are a list: in one line without a mark of a sentence, or each on a line of its own.
LIST_OF_PLACES = 6
SENTENCE = re.compile("[。；！？，、]")
SHARE = 4  # of so many characters of such a line, one at least belongs to a place's name
FREQUENT = 2000  # so often in jieba's dictionary a word of two characters is no chance
TOWNS, USUAL = ("乡", "镇"), 500  # nor is one of these that stands behind such a word: 部分|乡镇
LINE = re.compile("[^\\n]+")


def place_lists(text: str, places: Iterable[Found]) -> frozenset[int]:
    """The offsets of the places that are links: none of them is told of."""
    ordered = sorted(places, key=lambda one: one.start)
    starts = [one.start for one in ordered]
    lines = [
        (line, ordered[bisect_left(starts, line.start()) : bisect_left(starts, line.end())])
        for line in LINE.finditer(text)
        if line[0].strip()
    ]
    return frozenset(one.start for run in _runs(lines) for one in run)


def _runs(lines: list[tuple[re.Match[str], list[Found]]]) -> Iterator[list[Found]]:
    for line, places in lines:
        named = sum(one.end - one.start for one in places)
        if len(places) >= LIST_OF_PLACES and SHARE * named >= len(line[0]) and not SENTENCE.search(line[0]):
            yield places
    for alone, group in groupby(lines, key=_alone):
        run = [one for _, places in group for one in places]
        if alone and len(run) >= LIST_OF_PLACES:
            yield run


def _alone(entry: tuple[re.Match[str], list[Found]]) -> bool:
    """Whether a line is a place's name and nothing else."""
    line, places = entry
    return len(places) == 1 and line[0].strip() == places[0].surface


def lent(text: str, one: Found) -> bool:
    """Whether a town's first character ends a frequent word and the rest is one: 其中城镇."""
    before = text[max(0, one.start - 1) : one.start + 1]
    often = USUAL if one.surface.endswith(TOWNS) else FREQUENT
    return len(before) == 2 and is_word(before, FREQUENT) and is_word(text[one.start + 1 : one.end], often)
