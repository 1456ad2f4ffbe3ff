"""The house (school, hospital, enterprise) that an organ is of, and whose site a page is from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from kg.text.hits import Hit
from kg.text.patterns import HAN, either

HOUSES = ("Enterprise", "Institution")
# The rule of an organ that is called by a short word for its house, and of a house that only its organ names.
ORGAN_OWNER = "organisation-house-organ"
ORGAN = re.compile(
    "(?:党委|纪委|党组|党支部|党总支|党工委|团委|工会)(?:第[一二三四五六七八九十]+届)?(?:经费审查委员会|女职工委员会|委员会)?$"
)
# The legal form of a company, and the brackets around 集团 in it; the same in the name of one of its organs.
LEGAL = re.compile("(?:股份|控股)?(?:有限|责任)*公司$|[（）]")
ORGAN_LEGAL = re.compile("(?:股份|控股)?有限(?:责任)?公司(?=工会|党委|纪委|团委|党总支|党支部)|[（）]")
# What a house says of itself on its own site.
OURS = re.compile(
    "(?:[我本](?=校|院|厂|矿|站|司|公司|集团)|(?<![高职学])(?=校(?:党委|工会|长|团委))|(?<![学医法究设])(?=院(?:党委|工会))"
    f"|(?<![{HAN}])(?=集团(?:公司)?(?:党委|工会)))"
    "(?P<noun>校|院|厂|矿|站|司|公司|集团)"
)
# Behind one of these stands a partner or a guest.
BESIDE = ("与", "和", "同", "联合", "会同", "携手", "协同", "向", "对")
REACH = 36
# What may stand before the body that opens a sentence: 近日，, 12月18日下午，.
WHEN = "(?:(?:[0-9年月日]|[上下]午|[上中下]旬|晚)+|近日|日前|近年来|多年来|一直以来|连日来|[今去前]年(?:以来)?)?，?"
_OPENS = re.compile(f"(?:^|[。！？；\n（])[ \u3000]*{WHEN}(?:[{HAN}]{{2,7}}?[省市州盟县区旗])*$")
LEAD = 28
_PARTNER = re.compile(f"(?:{either(BESIDE)})(?:[^，。；：\n]{{2,{REACH}}}[、和与及])?$")
_BEFORE, _BEHIND = re.compile(f"(?:版权所有|Copyright|©)[^{HAN}]{{0,24}}$"), re.compile("[^，。；\n]*?\\s*版权所有")


class HouseNames:
    """Knows the house in an organ's name by its head, from ``open_heads`` of ``grammar/organisations.yaml``."""

    def __init__(self, groups: Iterable[Mapping[str, Any]]) -> None:
        self.types: dict[str, str] = {head: group["type"] for group in groups for head in group["heads"]}
        self._head = re.compile(f"(?:{either(self.types)})$")

    def owner(self, organ: str) -> tuple[str, str] | None:
        """Type and name of the house that ``organ`` is the union or a committee of: 某大学工会."""
        name = ORGAN.sub("", organ)
        head = self._head.search(name) if name != organ else None
        kind = self.types[head[0]] if head is not None else ""
        return (kind, name) if kind in HOUSES else None


def union_of(house: Hit, text: str, end: int) -> Hit:
    """The union of the house, where the noun that stands for it ends before 工会: 公司|工会推出…; else the house."""
    if house.type not in HOUSES or not text.startswith("工会", end):
        return house
    return Hit(end, end + 2, "UnionBody", ORGAN_OWNER, f"{house.name}工会", house.confidence)


def is_partner(text: str, start: int) -> bool:
    """Whether the house that begins at ``start`` stands as somebody's partner: 与某某大学、|某某医院等共建."""
    return _PARTNER.search(text, max(0, start - 2 * REACH), start) is not None


def opens_sentence(text: str, start: int) -> bool:
    """Whether what begins at ``start`` opens a sentence, a line or a bracket, but for a word of when."""
    return _OPENS.search(text, max(0, start - LEAD), start) is not None


def has_owner(text: str) -> bool:
    """Whether the foot of a page says whose site it is."""
    return any(sign in text for sign in ("版权所有", "Copyright", "©"))


def owns_site(text: str, start: int, end: int) -> bool:
    """Whether the foot of the page says that its site is that of the body ``text[start:end]`` or of an organ of it."""
    if _BEHIND.match(text, end, end + REACH) is not None:
        return True
    return _BEFORE.search(text, max(0, start - REACH), start) is not None
