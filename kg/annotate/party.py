"""Party committees with their departments, commissions for discipline, committees of the Youth League."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kg.annotate.lexicon import PARTY_PREFIX
from kg.annotate.owners import Owner, Owners, slot
from kg.annotate.regions import VILLAGE, Place
from kg.ontology import Ontology
from kg.text import either, longest_first
from kg.text.hits import Hit
from kg.text.patterns import HAN
from kg.text.words import begins_word

LEAGUE_REACH = 12
# 团县委: a longer form (共青团县委) is read wherever it stands.
SHORT = 3
LEAGUE, LISTED = "团", ("、", "，")
# The levels that say 党委 for 委: autonomous regions (区党委) and towns.
SAY_PARTY = ("区", "兵团", "镇", "乡", "街道")
# 某省常委 stands for 省委常委.
MEMBER = "常委"
BRANCH = re.compile("党委|党总支|党支部")
# 社区党委 before a post in it.
ITS_BRANCH = re.compile(
    f"(?:(?<![{HAN}])|(?<=[由与和]))(?P<kind>社区|村|嘎查)(?P<unit>{BRANCH.pattern})(?=(?:第一|常务)?副?书记|委员)"
)
COMMITTEE = re.compile("委员会|委(?!员)会?")
# Towns and subdistricts call theirs 党委 and 党工委, short forms or not: 镇委, 街道工委.
TOWNS = {"委": "党委", "委员会": "党委", "工委": "党工委"}
# 县委办, no 县委办公 and no 市委办好; how the committees end whose office is an 办公厅.
OFFICE = re.compile("办(?![公理事实好学案证成起会展班])")
# 市委、市政府办公室印发: the offices of both issue what they do.
BOTH_OFFICES = re.compile(
    "、(?:自治区|自治州|[省市州县区旗盟])(?:人民)?政府办(?:公[室厅])?(?:(?:联合|共同|正式|日前|近日|今年|先后)*)"
    "(?:印发|下发|转发|出台|发布|制发|发文)"
)
PROVINCIAL = ("{P}委", "省委", "自治区党委", "自治区委")


class PartyGrammar:
    """Finds them by ``grammar/organisations.yaml``; offsets in characters."""

    def __init__(self, ontology: Ontology, owners: Owners) -> None:
        data: dict[str, Any] = ontology.grammar["organisations"]
        self._owners = owners
        self._leagues_data = data["leagues"]
        # 团大理州委: the League, where its short name begins a word.
        self._league = re.compile(f"(?:{either(self._leagues_data['names'])}|{LEAGUE})(?=[{HAN}])")
        # 市民革主委: the committee of a democratic party, behind a level and before its head.
        others = either(self._leagues_data["names"][1:])
        self._of_level = re.compile(f"(?P<level>[省市区县州])(?P<name>{others})(?=(?:常务)?副?主委|副?主任委员|机关)")
        # 社市委, 盟省委: its committee where the text has the first character of its name only.
        short: dict[str, str] = self._leagues_data["short"]
        self._clipped = tuple(short)
        self._short = re.compile(f"(?<![{HAN}])(?P<clip>{either(short)})(?P<level>[省市区县州])委(?!员)")
        self._schools = frozenset(data["party"]["schools"])
        self._shorts: dict[str, str] = data["party"]["shorts"]
        self._departments = longest_first((*data["party"]["departments"], *self._shorts, *self._schools))
        discipline = data["party"]["discipline"]
        self._discipline = (discipline["name"], *discipline["short"])
        committee = either(data["party"]["committee"])
        self._any = re.compile(f"(?:{either(self._discipline)})|(?:{committee})(?![员托派任以屈婉])|{MEMBER}(?!会)")

    def hits(self, text: str, chains: dict[int, Place], zones: dict[int, Hit]) -> Iterator[Hit]:
        """Committees (云南省委), their departments (省委社会工作部), commissions, the League's committees."""
        for match in self._any.finditer(text):
            owner = self._owners.at(text, match.start(), chains, zones)
            if owner is None or text.endswith(self._clipped, 0, owner.start):
                continue
            prefixed = text.endswith(PARTY_PREFIX, 0, owner.start)
            if (match[0] == "委员会" and not prefixed) or (
                match[0] == "党委" and not owner.place and not text.endswith(SAY_PARTY, 0, match.start())
            ):
                continue
            start = owner.start - len(PARTY_PREFIX) * prefixed
            if match[0] == MEMBER:
                yield Hit(start, match.start(), "PartyOrgan", "title-implies-committee", owner.name + "委", 0.9)
                continue
            if match[0] in self._discipline:
                yield Hit(start, match.end(), "PartyOrgan", "organisation-discipline", owner.name + match[0])
                continue
            base = owner.name + self._committee(match[0], owner)
            if BOTH_OFFICES.match(text, match.end()) is not None:
                yield Hit(start, match.end(), "PartyOrgan", "organisation-party", base + _office(base), 0.9)
                continue
            yield Hit(start, match.end(), "PartyOrgan", "organisation-party", base, 0.95)
            yield from self._department(text, start, match.end(), base)
        yield from self._leagues(text, chains, zones)

    @staticmethod
    def of_villages(text: str, places: Iterable[Hit]) -> Iterator[Hit]:
        """The branches of villages and communities: 某某村党总支, 社区党委 of the community named last."""
        villages = sorted((one for one in places if one.rule == VILLAGE), key=lambda hit: hit.start)
        for place in villages:
            unit = BRANCH.match(text, place.end)
            if unit is not None:
                yield Hit(place.start, unit.end(), "PartyOrgan", "organisation-party", place.name + unit[0], 0.88)
        for match in ITS_BRANCH.finditer(text):
            named = [one for one in villages if one.name.endswith(match["kind"])]
            before = [one for one in named if one.end <= match.start()]
            meant = before[-1] if before else named[0] if len({one.name for one in named}) == 1 else None
            if meant is not None:
                name = meant.name + match["unit"]
                yield Hit(*match.span(), "PartyOrgan", "organisation-party", name, 0.82)

    @staticmethod
    def _committee(said: str, owner: Owner) -> str:
        """How a committee is called: 委 for 委员会, but 党委 in a town."""
        if owner.name == "{T}" or owner.level == "township":
            return TOWNS.get(said, said)
        return "委" if said == "委员会" else said

    def _department(self, text: str, start: int, end: int, base: str) -> Iterator[Hit]:
        """The department behind a committee; in 宣传部长 the title eats the department's last character."""
        for department in self._departments:
            if text.startswith(department, end):
                stop = end + len(department)
                kind = "Institution" if department in self._schools else "PartyOrgan"
                name = base + self._shorts.get(department, department)
                yield Hit(start, stop, kind, "organisation-party", name, 0.95)
                return
        if OFFICE.match(text, end) is not None:
            yield Hit(start, end + 1, "PartyOrgan", "organisation-party", base + _office(base), 0.9)

    def _leagues(self, text: str, chains: dict[int, Place], zones: dict[int, Hit]) -> Iterator[Hit]:
        """共青团保定市委, 团保定市委, 民盟宁夏区委会, 团省委, 共青团县委."""
        kind, rule = self._leagues_data["type"], "organisation-league"
        for match in self._league.finditer(text):
            if match[0] == LEAGUE and not _begins(text, match.start()):
                continue
            named = self._leagues_data["names"][0] if match[0] == LEAGUE else match[0]
            for end in range(match.end() + 1, min(len(text), match.end() + LEAGUE_REACH)):
                whole = COMMITTEE.match(text, end)
                owner = self._owners.at(text, end, chains, zones) if whole is not None else None
                if whole is not None and owner is not None and owner.start == match.end():
                    yield Hit(match.start(), whole.end(), kind, rule, f"{named}{owner.name}委", 0.95)
                    break
        for match in self._of_level.finditer(text):
            if begins_word(text, match.start()) or not text[match.start() - 1 : match.start()].isalpha():
                yield Hit(match.start(), match.end(), kind, rule, f"{match['name']}{slot(match['level'])}委", 0.85)
        for match in self._short.finditer(text):
            name = f"{self._leagues_data['short'][match['clip']]}{slot(match['level'])}委"
            yield Hit(match.start(), match.end(), kind, rule, name, 0.85)
        for match in re.finditer("(?:共青)?团(省|市|区|县|州)委(?!员)", text):
            if len(match[0]) > SHORT or _begins(text, match.start()):
                name = f"{self._leagues_data['names'][0]}{slot(match[1])}委"
                yield Hit(match.start(), match.end(), kind, rule, name, 0.85)


def _office(base: str) -> str:
    """What the general office of a committee is called."""
    return "办公厅" if base.endswith(PROVINCIAL) else "办公室"


def _begins(text: str, start: int) -> bool:
    """Whether a word begins at ``start``, or an item of a list."""
    return begins_word(text, start) or text.endswith(LISTED, 0, start)
