"""The team that stands behind its house and wins with its whole name: 甲公司采掘车间一班, 乙局执法大队城关中队."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from kg.facts.context import Context
from kg.ontology import Ontology
from kg.text import either
from kg.text.hits import Hit
from kg.text.patterns import HAN

RULE = "organisation-team"
PARTS = ("Enterprise", "Institution", "StateOrgan", "Media", "SocialOrganization")
# What may follow such a name: the verb, when, the next of a list, the end.
BEHIND = (
    "(?=[”（(]?(?:[，。；、：（(）)\n \u3000]|$|“(?![^”\n]{1,12}”(?:班|组|队|号|车间))"
    "|[荣喜]?获|被|等|和|与|及|先后|分别|双双|也|还|再次|曾"
    "|[今去前当同]年|\\d{4}年|[于在]\\d|因|凭|以|成功|入选|当选|上榜|榜上))"
)

# 车队先后获得…: the team of that kind that was named last.
CALLED = re.compile("[ \u3000]*(?:该|这[个支])?(?P<noun>车队|班组|车间|科室|团队|小组|[中大支]队|工区|工段|病区|班)")


class Teams:
    """Finds them by ``teams`` of ``grammar/honours.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["honours"]
        word = f"(?![的了和与及在为被获等])[{HAN}\\dA-Za-z#+“”·]"
        self._unit = re.compile(f"(?:{word}){{1,8}}?(?:{either(data['team_ends'])})")
        self._team = re.compile(f"(?:{word}){{0,18}}?(?:{either(data['team_ends'])})(?<!代表队)(?<!参赛队)”?{BEHIND}")

    def of(self, house: Hit, text: str) -> Hit:
        """The team behind the house, else the house itself."""
        match = self._team.match(text, house.end) if house.type in PARTS and not house.nested else None
        if match is None:
            return house
        name = house.name + re.sub("[“”]", "", match[0])
        return replace(house, end=match.end(), name=name, rule=RULE)

    def called(self, words: str, offset: int, context: Context) -> tuple[Hit, int] | None:
        """The team that the words of a clause begin with by its kind alone, and where that kind ends."""
        match = CALLED.match(words)
        if match is None:
            return None
        before = (hit for hit in reversed(context.hits) if hit.end <= offset and hit.type in PARTS)
        named = (one for hit in before if (one := self.of(hit, context.text)).name.endswith(match["noun"]))
        team = next((one for one in named if one.end <= offset), None)
        return None if team is None else (team, match.end())

    def within(self, words: str, start: int) -> tuple[str, int] | None:
        """The unit that stands behind a short word for its house, and where it ends: 医院|康复科."""
        match = self._unit.match(words, start)
        return None if match is None else (match[0], match.end())
