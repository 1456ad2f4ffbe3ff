"""The departments of a body that a title's words name: 市委|宣传部, 总工会|经费审查委员会, 医院|护理部."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from kg.facts.context import Context
from kg.facts.societies import committee_of
from kg.facts.title_words import without_unit
from kg.ontology import Ontology
from kg.text.hits import Hit
from kg.text.houses import HOUSES

# 第六届委员会 has a 第六届经费审查委员会.
ITS_TERM = re.compile("(第[一二三四五六七八九十]+届)委员会$")
ENDS = (*"部庭处司局科系", "研究室", "办公室", "办公厅", "学院", "车间", "审查委员会", "女职工委员会")
# Rules that find a unit together with its body, and the body of a union's.
UNIT_RULES = ("organisation-inner", "title-unit")
ONE_WORD_HOUSES = frozenset("校院厂局所队站社")
CELLS = ("党总支", "党支部", "分工会")
ARMS, OFFICE = "武装部", re.compile("(?:党工委|党委|工委|委|人民政府|办事处)$")
# What a zone has beside the 管委会.
OF_ZONE, ADMINISTRATION = ("局", "工委"), re.compile("(?:管委会|(?<!监督)管理委员会)$")
HOUSE = re.compile("^.+(?:学校|学院|大学|医院|公司|集团|厂)(?=.)")
COMPANY = "公司"
COMMITTEE = re.compile("^.{4,}?委员会(?=.+[局司处室]$)")  # 国务院某某委员会|某某局
UNION = re.compile("^.+?(?:总工会|工会联合会|工会)(?=.)")


class Departments:
    """Finds them by ``grammar/organisations.yaml``; ``of_unions`` are the ends of those that only unions have."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        organisations: dict[str, Any] = ontology.grammar["organisations"]
        self._party = frozenset(organisations["party"]["departments"])
        inner = (unit for unit in organisations["inner_units"] if unit["of"] == ["UnionBody"] and unit["max"])
        self.of_unions = tuple(end for unit in inner for end in unit["ends"])
        self._short: dict[str, str] = organisations["inner_short"]

    def of(self, house: Hit, words: str, at: Hit) -> Hit | None:
        """The department of a body that the words before a title name, where ``at`` stands."""
        unit = self._named(house, words)
        return None if unit is None else replace(at, type=unit[1], rule="title-unit", name=unit[0])

    def without(self, owner: Hit, context: Context) -> Hit:
        """The body that a department belongs to, where the text named it: the next department is its sister."""
        of_house = HOUSE.match(owner.name) if owner.rule in UNIT_RULES and owner.name.endswith(CELLS) else None
        if of_house is not None:  # 机电系党总支书记甲、学生处处长乙
            kind = "Institution" if of_house[0].endswith(("校", "院", "学")) else "Enterprise"
            return replace(owner, type=kind, name=of_house[0])
        if (owner.rule not in UNIT_RULES and owner.type != "UnionBody") or not owner.name.endswith(ENDS):
            return owner
        others = {hit.name for hit in context.hits if hit.type == owner.type} - {owner.name}
        named = max((one for one in others if owner.name.startswith(one)), key=len, default="")
        whole = (*UNION.findall(owner.name), *HOUSE.findall(owner.name), *COMMITTEE.findall(owner.name))
        name = named or next(iter(whole), "")
        return replace(owner, name=name) if name else owner

    def _named(self, owner: Hit, word: str) -> tuple[str, str] | None:
        """Its name and type, also between two titles: 株洲市委常委、宣传部部长."""
        if owner.name.endswith("委"):
            # In 宣传部长 the title has eaten the department's last character.
            department = next((one for one in (word, word + "部") if one in self._party), "")
            if department:
                return owner.name + department, "PartyOrgan"
        if word.endswith(ARMS) and owner.type in ("PartyOrgan", "StateOrgan"):  # 某街道党工委委员、武装部部长
            return OFFICE.sub("", owner.name) + "人民武装部", "StateOrgan"
        if ADMINISTRATION.search(owner.name) and word.endswith(OF_ZONE):
            return ADMINISTRATION.sub("", owner.name) + word, "PartyOrgan" if word.endswith("工委") else owner.type
        said = next(end for end in range(len(word), -1, -1) if owner.name.endswith(word[:end]))
        word = word[said:] if said > 1 or word[:1] in ONE_WORD_HOUSES else word  # 某大学|学生处
        if self._ontology.is_a(owner.type, "UnionBody") and word.endswith(self.of_unions):
            union = without_unit(owner.name, self.of_unions)
            return ITS_TERM.sub(r"\1", union) + self._short.get(word, word), owner.type
        if committee := committee_of(owner.name, word):
            return committee, owner.type
        ends = ENDS if owner.type in HOUSES else (*ENDS, "中心")  # 职工服务中心 of a union
        named = word.endswith(ends) and len(word) >= 3 and not word.endswith(COMPANY)  # 迎来新任公司|总经理
        return (owner.name + word, owner.type) if named else None
