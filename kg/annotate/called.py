"""Bare nouns at the beginning of a clause: 学院… after 某某工匠学院, 各驿站… after 暖心驿站."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.ontology import Ontology
from kg.text import either
from kg.text.hits import Cover, Hit
from kg.text.houses import OURS, union_of
from kg.text.patterns import HAN
from kg.text.words import stands_alone

TYPES = frozenset({"Programme", "Institution", "Enterprise", "SocialOrganization", "UnionBody", "StateOrgan"})
# What may stand between the clause's beginning and the noun.
LEAD = (
    "[ \u3000]*(?:(?:半|近|[一两三四五六七八九十\\d]+)?年来|[上下]半年|[今去当]年"
    "|目前|截至[^，。；]{1,12}(?=，)|据(?:统计|了解|介绍))?[，、]?"
)
UNION, FEDERATION = "工会", "总工会"
# One sentence on, of a programme: “甲课堂”开课了。课堂由….
KIND, NEXT = "Programme", re.compile("[^，。；！？\\n]{0,8}[，。]?")
NAMES = ("名为", "名叫", "叫作", "叫做", "一个叫", "取名", "取名为", "命名为")
# Such a word right behind the marks is what it is too: “甲”行动; one that is a verb as well (服务, 结对) is not asked.
DIRECT = re.compile(
    "(?P<kind>专项行动|行动|计划|工程|平台|项目|品牌|驿站|夜校|课堂|学堂|小程序|工作室|服务站|工作站|热线|大赛|系统)"
)
# 活动 alone is read as some event; it is the programme right behind “甲”活动 where no event is told of.
REFERENCE, EVENT = "event-reference", "Event"
HELD_THERE = ("中", "现场", "当天", "上", "期间", "仪式", "后", "前", "结束")
# 计划 is a verb at the head of a clause (计划新增…) unless the words behind it say what a plan does.
PLAN = "计划"
NOUN = re.compile(
    "提出|明确|旨在|聚焦|围绕|紧扣|包括|涵盖|覆盖|惠及|规定|针对|分为|自|由(?!于)|已|共(?!同)|将|还|也|是"
    "|以来|后|实施(?:以来|后|期|[一二三四五六七八九十两\\d])"
)
NEAR, RULE = 120, "called-reference"
NOT_BEHIND = frozenset("的、”》与和及")


class Called:
    """Finds the things that an article named before and calls by their heads alone; offsets in characters.

    Of several that the noun could mean it is the one that the clause before ends with; else none.
    """

    def __init__(self, ontology: Ontology) -> None:
        organisations = (head for group in ontology.grammar["organisations"]["open_heads"] for head in group["heads"])
        words = ontology.grammar["programmes"]
        heads = {*organisations, *words["heads"]["strong"], *words["heads"]["weak"]}
        self._heads = {head for head in heads.difference(words["not_called"]) if len(head) > 1}
        self._behind = re.compile(f"的?[{HAN}]{{0,4}}?(?P<kind>{either(self._heads)})")
        self._opening = re.compile(f"(?:^|[，。；：\n]){LEAD}(?P<head>各?(?P<word>{either(self._heads)}))")
        said = self._heads.intersection(words["explained_as"])
        self._kind = re.compile(f"[{HAN}]{{0,4}}?(?P<kind>{either(said)})(?![{HAN}]{{0,2}}[式会])")

    def _kind_of(self, text: str, hit: Hit) -> re.Match[str] | None:
        """What a programme is said to be, where that is no part of its name: 名为“甲”的驿站, “甲”品牌."""
        if hit.type != KIND:
            return None
        quoted = text.endswith("”", 0, hit.end)
        named_so = quoted and text.endswith(NAMES, 0, hit.start)
        found = (DIRECT.match(text, hit.end) if quoted else None) or self._kind.match(text, hit.end)
        return found or (self._behind.match(text, hit.end) if named_so else None)

    def hits(self, text: str, hits: list[Hit]) -> Iterator[Hit]:
        """Each with the name of what it means."""
        named = [hit for hit in hits if hit.name and not hit.nested and hit.type in TYPES]
        kinds = {hit: kind["kind"] for hit in named if (kind := self._kind_of(text, hit)) is not None}
        used = {name[-size:] for name in {hit.name for hit in named} for size in range(2, len(name))} & self._heads
        used.update(kinds.values())
        if not used:
            return
        events = {hit.start: hit for hit in hits if hit.rule == REFERENCE}
        cover = Cover(hit for hit in hits if hit.rule != REFERENCE)
        for match in self._opening.finditer(text):
            word = _longest(match["word"], used)
            start, at = match.start("head"), match.start("word")
            end = at + len(word)
            verb = word == PLAN and not NOUN.match(text, end)
            if not word or text[end : end + 1] in NOT_BEHIND or verb or not cover.free(start, end):
                continue
            before = (hit for hit in named if hit.end <= start)
            alike = [hit for hit in before if hit.name.endswith(word) or kinds.get(hit, "").endswith(word)]
            if len(alike) > 1 and text[alike[-2].end : alike[-1].start] == "的" and alike[-2] in kinds:
                alike.pop()  # 名为“甲”的爱心驿站: the latter says what the former is
            if start in events and not _of_programme(text, start, end, alike, hits):
                continue
            if alike and stands_alone(text, at, end):
                last = alike[-1]
                if _of_writer(text, word) and text.count(text[last.start : last.end]) == 1:
                    continue
                if word == UNION and last.name.endswith(FEDERATION):  # 工会 alone is one of a house
                    continue
                between = text[last.end : match.start()]
                ends_clause = not any(map(str.isalnum, between)) or (last.type == KIND and NEXT.fullmatch(between))
                if ends_clause or len({hit.name for hit in alike}) == 1:
                    meant = Hit(start, end, last.type, RULE, last.name, last.confidence * 0.9)
                    yield replace(union_of(meant, text, end), start=start, rule=RULE)  # 采油厂|工会: of the house
        yield from self._pointed(text, hits, kinds)

    def _pointed(self, text: str, hits: list[Hit], kinds: dict[Hit, str]) -> Iterator[Hit]:
        """The programmes that 此次活动 means."""
        for hit in hits if kinds else ():
            said = text[hit.start : hit.end] if hit.rule == REFERENCE else ""
            called = [one for one, kind in kinds.items() if said.endswith(kind) and said != kind]
            before = [one for one in called if one.end <= hit.start]
            if before and _of_programme(text, hit.start, hit.end, before, hits):
                yield Hit(hit.start, hit.end, KIND, RULE, before[-1].name, before[-1].confidence * 0.9)


def called(hits: list[Hit], found: Iterable[Hit]) -> list[Hit]:
    """The hits with those found, in order; what was read as some event and is a programme stands once."""
    new = list(found)
    starts = {hit.start for hit in new}
    kept = [hit for hit in hits if hit.rule != REFERENCE or hit.start not in starts]
    return sorted([*kept, *new], key=lambda hit: hit.start)


def _of_programme(text: str, start: int, end: int, alike: list[Hit], hits: list[Hit]) -> bool:
    """Whether what looks like a reference to an event means the programme told of right before."""
    last = alike[-1] if alike and start - alike[-1].end < NEAR else None
    if last is None or text.startswith(HELD_THERE, end):
        return False
    line = text.rfind("\n", 0, last.start)
    return not any(line < hit.start < start and hit.type == EVENT and hit.rule != REFERENCE for hit in hits)


def _of_writer(text: str, word: str) -> bool:
    """Whether the noun means the writer's own house, as where 我院 is written: a hospital named once is another."""
    ours = OURS.search(text)
    return ours is not None and word.endswith(ours["noun"])


def _longest(noun: str, used: set[str]) -> str:
    """The longest beginning of the noun that ends a name of the article."""
    return next((noun[:size] for size in range(len(noun), 1, -1) if noun[:size] in used), "")
