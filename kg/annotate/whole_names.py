"""Names of one article beside one another: what one shows to be two, cut short or no name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.text import longest_first, occurrences
from kg.text.hits import Cover, Hit
from kg.text.patterns import HAN

FULL = 3
# The last character of what is no name and the next one make a word: 哈尔滨作为…, 某主任.
WORDS = ("作为", "主任")
# Behind a name of two: 吴某当选, 刘某说：…, 王某边说边笑, 李某将代表某地.
SAID = re.compile(
    f"当选|[连兼出]任|现[任为系]|曾[任担经获是]|宣[讲读布誓]|说[。，：]|边[{HAN}]{{1,3}}边|将(?:代表|继续|参加|出席|前往|赴|于|在|接受|担任)"
    f"|和[{HAN}]{{2,14}}?(?:公司|集团|大学|学院|学校|[中小]学|[厂局院])[{HAN}]"
)
# Behind a name of any length: what its bearer did.
REPORTED = ("报道",)


def whole_names(text: str, hits: list[Hit]) -> Iterator[Hit]:
    """The persons in the form that the others show to be whole.

    Without names of three characters that two known ones make (甲某乙 of a headline 甲某乙某某出席); with the third
    character where another place has the whole name (甲某 of 甲某于 before a verb).
    """
    whole = [one for hit in hits if (one := _cut(text, hit)) is not None]
    names = {hit.name for hit in whole}
    longer = {name[:-1]: name for name in names if len(name) == FULL}
    for hit in whole:
        name = text[hit.start : hit.end]
        full = longer.get(name, "")
        if full and text.startswith(full, hit.start):
            yield replace(hit, end=hit.start + len(full), name=full)
        elif not (len(name) > 2 and name[:2] in names and any(text.startswith(one, hit.start + 2) for one in names)):
            yield hit


def _cut(text: str, hit: Hit) -> Hit | None:
    """The hit without a verb's first character; None where its last one begins a word that makes it no name."""
    if text.startswith(WORDS, hit.end - 1):
        return None
    said = hit.end - hit.start == FULL and SAID.match(text, hit.end - 1) is not None
    reported = next((len(word) for word in REPORTED if hit.name.endswith(word)), 0)
    end = hit.end - (1 if said else reported)
    return replace(hit, end=end, name=text[hit.start : end]) if end < hit.end else hit


def plain_name(said: str) -> str:
    """A name without the blanks that set its characters apart: 李　敏."""
    return "".join(said.split())


def again(text: str, hits: list[Hit]) -> Iterator[Hit]:
    """Every further place where a name stands."""
    cover = Cover(hits)
    for name in longest_first(one for hit in hits for one in (text[hit.start : hit.end], hit.name)):
        for at in occurrences(name, text):
            if cover.free(at, at + len(name)):
                hit = Hit(at, at + len(name), "Person", "person-again", plain_name(name), 0.9)
                cover.add(hit)
                yield hit
