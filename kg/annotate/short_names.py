"""Short names of bodies that stand in brackets behind the full one: 香港工会联合会（工联会）, …（以下简称“职教社”）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.text.hits import Cover, Hit
from kg.text.patterns import HAN
from kg.text.words import is_word, stands_alone

DEFINED = re.compile(f"（(?:(?:以下|下)?(?:简称|统称|称)(?:为|：)?)?[“「]?(?P<short>[{HAN}]{{2,8}})[”」]?）")
RULE = "organisation-short"
# From this frequency on in jieba's dictionary a string is a word that needs no definition.
COMMON = 300


def short_names(text: str, hits: list[Hit], heads: frozenset[str]) -> Iterator[Hit]:
    """Every place where a short name stands that the text defines; ``heads`` alone (集团, 协会) are none."""
    found: dict[str, Hit] = {}
    for hit in hits:
        match = DEFINED.match(text, hit.end)
        short = match["short"] if match is not None else ""
        if short and short not in heads and short not in found and _shortens(short, text[hit.start : hit.end]):
            found[short] = hit
    cover = Cover(hits)
    for short in sorted(found, key=lambda one: (-len(one), one)):
        for match in re.finditer(re.escape(short), text):
            start, end = match.span()
            if cover.free(start, end) and (len(short) > 2 or stands_alone(text, start, end)):
                hit = Hit(start, end, found[short].type, RULE, found[short].name, 0.88)
                cover.add(hit)
                yield hit


def _shortens(short: str, name: str) -> bool:
    """Whether the characters of ``short`` stand in the name in this order, and it is no word by itself."""
    characters = iter(name)
    return len(short) < len(name) and all(one in characters for one in short) and not is_word(short, COMMON)
