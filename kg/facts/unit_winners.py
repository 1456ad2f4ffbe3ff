"""Units that a house's own page names without it and that win: 焊装车间、第二党支部获评先进集体."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.context import Context
from kg.facts.houses import BARE
from kg.facts.teams import RULE
from kg.text.hits import Hit
from kg.text.houses import HOUSES
from kg.text.patterns import HAN

# How such a unit ends, and what it is; else it is of the house's own type.
KINDS = {
    "党支部": "PartyOrgan",
    "党总支": "PartyOrgan",
    "党委": "PartyOrgan",
    "工会": "UnionBody",
    "分公司": "Enterprise",
    "项目部": "Enterprise",
    "学院": "Institution",
    "中心": "Institution",
    "院": "Institution",
}
PLAIN = ("车间", "工区", "班组", "分厂", "事业部", "科室", "病区", "支行", "网点", *"系部处科室队班站")
UNIT = f"(?![的了和与及在为被获等各全该本我])[{HAN}\\d]{{2,10}}?(?:{'|'.join((*KINDS, *PLAIN))})"
SO_MANY = "(?:等)?(?:\\d{1,2}个(?:集体|单位|部门|班组))?(?:分别|双双|均|同时|被)?$"
LISTED = re.compile(f"{UNIT}(?:[、和]{UNIT})*(?={SO_MANY})")
EACH = re.compile(f"{UNIT}(?=[、和等分双均同被]|$)")


def unit_winners(words: str, offset: int, context: Context) -> Iterator[Hit]:
    """The units that the words of a clause before its verb list and do nothing else; ``offset`` is where they begin."""
    house = context.main
    if house is None or house.type not in HOUSES or house.rule == BARE or LISTED.match(words) is None:
        return
    for one in EACH.finditer(words):
        kind = next((KINDS[end] for end in KINDS if one[0].endswith(end)), house.type)
        yield Hit(offset + one.start(), offset + one.end(), kind, RULE, house.name + one[0], 0.78)
