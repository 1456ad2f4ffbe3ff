"""Whose deeds a paragraph tells that begins without a subject: the enterprises it names on the way are examples.

健全甲制度…。某公司推行乙。打造丙…: the last sentence is told of the text's own body again.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.text import either, longest_first
from kg.text.ordinals import ORDINAL

if TYPE_CHECKING:
    from kg.facts.context import Context
    from kg.text.hits import Hit

HOUSES = ("Enterprise", "Institution")
COMMA = re.compile("[，。；：\n]")


@lru_cache(maxsize=2)
def _begun(verbs: tuple[str, ...], adverbs: tuple[str, ...]) -> re.Pattern[str]:
    often = "连续[一二三四五六七八九十\\d]+[年届次]"
    return re.compile(f"[ \u3000]*(?:{ORDINAL})?(?:{often}|{either(adverbs)}){{0,3}}(?:{either(verbs)})")


def resumed(context: Context, start: int, topic: Hit) -> Hit | None:
    """The body that the sentence from ``start`` goes back to, past the example ``topic`` of its paragraph."""
    if topic.type not in HOUSES or (context.main is not None and topic.name == context.main.name):
        return None
    paragraph = context.text.rfind("\n", 0, start) + 1
    sentences = [one for one in context.sentences if paragraph <= one[0] < start]
    if not sentences or not _without_subject(context, *sentences[0]) or not _without_subject(context, start, start + 1):
        return None
    own = context.topics.get(sentences[0][0])
    if own is None or own.type in HOUSES:
        own = context.told_of
    return own if own is not None and own.type not in HOUSES else None


def _without_subject(context: Context, start: int, end: int) -> bool:
    """Whether a sentence begins with what is done, by nobody named."""
    words = context.ontology.grammar["programmes"]
    verbs = longest_first((*words["verbs"], *words["founding"]))
    begun = _begun(tuple(verbs), tuple(longest_first(words["adverbs"])))
    if begun.match(context.text, start) is None:
        return False
    comma = COMMA.search(context.text, start)
    return not context.acting(start, max(end if comma is None else comma.start(), start))
