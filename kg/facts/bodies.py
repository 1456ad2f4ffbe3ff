"""Which body a title belongs to: the one named before it, one inside that, the one it implies, the article's own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from kg.facts.context import Context
from kg.facts.departments import UNIT_RULES, Departments
from kg.facts.houses import BARE, Houses, misfit, unit_rule
from kg.facts.own_body import last_union, of_own_body
from kg.facts.post import Post, of_assembly, of_council, of_department, of_zone
from kg.facts.societies import Societies, charged, elected, speaking
from kg.facts.title_words import (
    LINK,
    PLAIN_WORDS,
    WHEN,
    beside_committee,
    is_ward,
    of_list,
    of_unit,
    rest_of,
    with_duty,
    without_unit,
)
from kg.ontology import Ontology, body_forms
from kg.text import either, longest_first
from kg.text.hits import Hit
from kg.text.houses import HOUSES
from kg.text.patterns import FREE_TRADE_ZONE, HAN

INNER_BODY = re.compile("(?:党委|纪委|党组|党支部|党总支|工会|党工委)$")
PARTY_OF = re.compile("(?:社区|村|公司|集团|[厂校院所])(?:党委|党总支|党支部)$")
UNION_ORGAN = re.compile("(?:第[一二三四五六七八九十]+届)?(?:执行委员会|委员会)?(?:主席团|书记处)?$")
ORDINAL = re.compile("第?[一二三四五六七八九十]{1,3}")
COMMITTEE_OF = re.compile("(?:第[一二三四五六七八九十]+届)?(?:执行)?委员会")
UNIT_END = re.compile("(?:车间|系|学院|分厂|班组|项目部|科室|中队)$")
LEVEL_SLOTS = {"省": "{P}", "市": "{C}", "州": "{C}", "区": "{X}", "县": "{X}"}
SLOT_LEVEL = {"{P}": "province", "{C}": "prefecture", "{X}": "county", "{T}": "township"}
ELSEWHERE = re.compile("[省市州县区][^场政域级]..+(?:办公室|中心)$")  # 省某某办公室 is no unit of an article's company
# A house's department is none of the place that its name begins with: 甲省某集团群团工作部.
OF_HOUSE = re.compile("公司|集团|[厂矿]|银行|学[院校]|大学|医院")
SLOT, OF_ZONE = re.compile("^\\{[PCXT]\\}"), "党工委"
OF_ANOTHER = re.compile("[省市州区县].{3}|.*(?:筹委会|组委会|指挥部|领导小组|工作专班)$")  # 筹委会|副主任
LONGEST_PLACE, ZONED, OFFICE, TEAM = 12, "管委会", "办事处", "班子"


class Bodies:
    """Finds the body of a title by ``grammar/titles.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        self._data: dict[str, Any] = ontology.grammar["titles"]
        self._ontology = ontology
        self._prefixes = longest_first(prefix for prefix in self._data["prefixes"] if prefix not in WHEN)
        self._houses = Houses(ontology)
        self._societies = Societies(ontology)
        zones = ontology.grammar["regions"]["zones"]
        self._zone = re.compile(f"{FREE_TRADE_ZONE}|[{HAN}]{{2,10}}?(?:{either((*zones['own'], *zones['named']))})")
        organisations: dict[str, Any] = ontology.grammar["organisations"]
        self._region_bodies: dict[str, str] = organisations["region_bodies"]
        self._region_levels = frozenset(organisations["region_body_levels"])
        self._units, self.departments = tuple(self._data["unit_ends"]), Departments(ontology)
        self._union_units = self.departments.of_unions
        forms = body_forms(organisations)
        self._full = {form: body for form, body in forms if body.levels != "T" or body.name in (ZONED, OFFICE)}
        titles = f"(?:{either(self._data['prefixes'])})*(?:{either(self._data['titles'])})"
        self._shared = re.compile(f"(?P<body>{either(self._full)})(?P<title>{titles})")
        self._plain = re.compile(f"(?:{either((*self._data['prefixes'], *PLAIN_WORDS))})*")

    def post(
        self, title: Hit, word: str, body: Hit | None, group: Hit | None, context: Context, seat: Hit | None = None
    ) -> Post | None:
        """The post that a title says; ``word`` are the words before it, ``body`` the body right before these.

        ``group`` is the last body of the titles before, ``seat`` that of a post that implies it (副市长、公安局局长).
        """
        weak = title.name in self._data["weak"] and not (body is not None and title.name == "成员")
        prefix = next((one for one in self._prefixes if word.endswith(one)), "")
        if weak or word.endswith(TEAM) or (body is None and title.name in self._data["near"]):
            return of_council(title, word, group) if body is None else None
        rest, full = with_duty(rest_of(word.removesuffix(prefix), body), prefix + title.name)
        place, group = group, None if group is None or group.type == "Region" else group
        group, rest = self._houses.own(title, rest, context) or (group, rest)
        if body is None and (shared := self._elsewhere(title, full, word, rest, place or seat, place, context)):
            return shared
        if body is None and seat is not None and seat.type == "UnionBody" and rest.endswith(self._union_units):
            group = seat  # 某大学工会副主席、女工委主任
        if body is None and group is not None and group.rule == "title-unit" and self.is_house_post(full):
            group = None
        placed = (place is not None and place.type == "Region") or ELSEWHERE.match(rest)  # 成都大运会执委会副主席
        alone = body is None and not placed and not of_list(group, title, context.text)
        unit_of = self._unit_of(title, rest, context) if alone else None
        if unit_of is not None and unit_of.type in HOUSES and not self._houses.is_of(group, title):
            unit_body = replace(title, type=unit_of.type, rule=unit_rule(unit_of), name=unit_of.name + rest)
            return self.inner(title, full, "", unit_body) or Post(unit_of, rest.rpartition("的")[2] + full, "unit", 0.8)
        called = self._houses.called(rest, title, context) if body is None and rest else None
        other = body is None and called is None and OF_ANOTHER.match(rest) is not None
        # 某总会职中校长 is of an unnamed school, 市捐助中心主任乙 no mention.
        if (rest and misfit(body, title, context)) or (other and full not in self._data["inner"]):
            return None
        group = None if body is None and misfit(group, title, context) else self._meant(group, rest)
        owner = body or called or group or unit_of or self._absent(title, full, rest, context)
        if rest and owner is not None and not self._says_nothing(rest, owner):
            base = self.departments.without(owner, context) if body is None or word[0] in "和与及" else owner
            within = self.departments.of(base, rest, replace(title, start=title.start - len(word)))
            if within is not None and full not in self._data["inner"]:
                return Post(within, full, "unit", 0.85, base)
            owner, full = within or owner, of_unit(rest, full, owner.type, self._units)
        return self.inner(title, full, rest, owner) or self._plainly(title, full, body, owner, place)

    def _elsewhere(
        self, title: Hit, full: str, word: str, rest: str, seat: Hit | None, place: Hit | None, context: Context
    ) -> Post | None:
        """A post whose own body stands in the words before it: 总工会主席 of the same place, 玉沙工委副书记."""
        shared = self._of_same_place(title, word, seat) or (self._union_of(title, full, place) if not rest else None)
        return shared or of_zone(title, full, rest, context)

    def _meant(self, group: Hit | None, rest: str) -> Hit | None:
        """The group's body unless the word before the title means another kind of house: 校, 集团."""
        nearest = rest.startswith("该")  # 甲公司副总经理乙任该公司总经理: the house named last
        said = group is not None and rest in self._data["own_words"]
        strange = said and group is not None and (nearest or not self._houses.fits(rest, group))
        return None if strange else group

    def _plainly(self, title: Hit, full: str, body: Hit | None, owner: Hit | None, place: Hit | None) -> Post | None:
        """The post in the body that the title implies, else in its owner."""
        implied = self._data["implied"].get(full)
        if implied is not None and body is None:
            return Post(self._implied(title, implied, place), implied.get("title", full), "implied", 0.88)
        if owner is None or (full in self._data["inner"] and owner.name.endswith(("委", "政府"))):
            return None
        return Post(owner, full, "own", 0.93) if body is not None else Post(owner, full, "carried", 0.85)

    def _says_nothing(self, rest: str, owner: Hit) -> bool:
        """Whether the words before a title name no unit of the body: they are plain, or repeat its own head."""
        committee = owner.type == "UnionBody" and COMMITTEE_OF.fullmatch(rest) is not None
        return committee or rest in PLAIN_WORDS or rest in self._data["own_words"] or owner.name.endswith(rest)

    def continues(self, word: str) -> bool:
        """Whether a title with these words before it can belong to a body named before: 副, 经费审查委员会, 总工会."""
        return (
            self._plain.fullmatch(word) is not None
            or word.endswith((*self._units, *self._union_units))
            or any(word.endswith(body) for body in self._full)
        )

    def is_house_post(self, full: str) -> bool:
        """Whether it is a post of a house itself, not of an organ inside it: 院长, 董事长."""
        return full in self._data["own"] and full not in self._data["inner"]

    def _of_same_place(self, title: Hit, word: str, place: Hit | None) -> Post | None:
        """A post of another body of the place in force: 某县政协副主席、总工会主席; 某高新区党工委书记、管委会主任."""
        if place is None or not (lowest := self._lowest(place.name)):
            return None
        plain = LINK.sub("", word).removeprefix("街道") + title.name
        shared, beside = self._shared.fullmatch(word + title.name), place.name.removeprefix(lowest) in self._full
        beside = beside and shared is None and place.type == "StateOrgan" and OF_HOUSE.search(word) is None
        if beside and (department := of_department(title, word, lowest)) is not None:
            return department
        shared = shared or self._shared.fullmatch(plain)
        if shared is None:
            return None
        if OF_HOUSE.search(place.name) or (shared["body"].startswith("机关") and place.type != "Region"):
            return None
        known = self._full[shared["body"]]
        zone = self._zone.fullmatch(SLOT.sub("", lowest)) or (known.name == ZONED and place.name.endswith(OF_ZONE))
        fits = lowest.endswith("街道") if known.name == OFFICE else bool(zone)
        of_union = place.type == "UnionBody" and known.type == "PartyOrgan"  # 某县总工会办公室主任甲、组织部部长乙
        if of_union or (known.levels == "T" and not fits):
            return None
        said = "党" if known.name.startswith("委") and place.name == f"{lowest}党委" else ""
        body = replace(title, type=known.type, rule="title-unit", name=lowest + said + known.name)
        return Post(body, shared["title"], "unit", 0.85, body)

    def _union_of(self, title: Hit, full: str, place: Hit | None) -> Post | None:
        """A post in the union of the place right before: 中牟县工会副主席."""
        inner = self._data["inner"].get(full)
        if inner is None or inner["type"] != "UnionBody" or place is None or place.type != "Region":
            return of_assembly(title, inner, place)
        regions = self._ontology.regions.find(place.name)
        if not regions or regions[0].level not in self._region_levels:
            return None
        body = replace(title, type="UnionBody", rule="title-unit", name=place.name + self._region_bodies[inner["unit"]])
        return Post(body, inner["title"], "unit", 0.85, body)

    def inner(self, title: Hit, full: str, rest: str, owner: Hit | None) -> Post | None:
        """The organ inside a body that a title belongs to: 中铁六局工会主席, 市教科文卫工会主席."""
        inner = self._data["inner"].get(full)
        if inner is None:
            return None
        if rest[:1] in LEVEL_SLOTS and len(rest) > 2:
            name = LEVEL_SLOTS[rest[0]] + rest[1:] + inner["unit"]
            organ = replace(title, start=title.start - len(rest), type=inner["type"], rule="title-unit", name=name)
            return Post(organ, inner["title"], "unit", 0.85)
        if owner is not None and owner.type == "PartyOrgan" and owner.name.endswith(inner["unit"]) and not rest:
            return Post(owner, inner["title"], "own", 0.88)
        if beside := beside_committee(owner, inner["unit"]):
            organ = replace(title, type=inner["type"], rule="title-unit", name=beside)
            return Post(organ, inner["title"], "inner", 0.88)
        if owner is None or (owner.name.endswith(("委", "政府")) and not PARTY_OF.search(owner.name)):
            return None
        if self._ontology.is_a(owner.type, "UnionBody") and inner["unit"].startswith(("党", "纪")) and rest != "机关":
            return Post(owner, full, "own", 0.9)
        an_organ = owner.rule in (*UNIT_RULES, BARE) or PARTY_OF.search(owner.name) is not None
        base = INNER_BODY.sub("", owner.name) if an_organ else owner.name
        number = rest if rest == "机关" or ORDINAL.fullmatch(rest) else ""
        union = self._ontology.is_a(owner.type, "UnionBody") and inner["type"] == "UnionBody"
        if union and rest != "机关":  # 某县总工会工会主席
            return Post(owner, inner["title"], "own", 0.9)
        name = base + number + inner["unit"]
        organ = replace(title, type=inner["type"], rule=unit_rule(owner), name=name)
        return Post(organ, inner["title"], "inner", 0.88, replace(owner, name=base) if base != owner.name else owner)

    def _absent(self, title: Hit, full: str, rest: str, context: Context) -> Hit | None:
        """The body of a title in whose group none is named."""
        unit = self._unit_named_before(title, rest, context) if rest else None
        return (
            unit
            or self._union_organ(title, context)
            or self._own(title, full, rest, context)
            or self._societies.of_post(title, full, rest, context)
            or speaking(title, full, rest, context)
            or elected(title, full, rest, context)
            or charged(title, full, rest, context)
            or of_own_body(title, full, rest, context)
            or last_union(title, full, context)
        )

    def _union_organ(self, title: Hit, context: Context) -> Hit | None:
        """The union whose organ a title names when the sentence leaves the body out: 书记处书记, 主席团委员."""
        if not title.name.startswith(("书记处", "主席团")):
            return None
        start, _ = context.sentence(title.start)
        bodies = [hit for hit in context.hits if hit.type in context.bodies and hit.end <= title.start]
        near = [hit for hit in bodies if hit.start >= start] or bodies
        name = UNION_ORGAN.sub("", near[-1].name) if near else ""
        return replace(title, type=near[-1].type, rule="title-unit", name=name) if near else None

    def _own(self, title: Hit, full: str, word: str, context: Context) -> Hit | None:
        """The enterprise, school or hospital that a post of such a house means: 校党委书记, 院长."""
        numbered = full in self._data["inner"] and ORDINAL.fullmatch(word) is not None  # 第三党支部书记
        if full not in self._data["own"] or not (word == "" or numbered or word in self._data["own_words"]):
            return None
        word = "" if numbered else word
        house = self._houses.of_word(word, title, context) or self._houses.main(title, context, word)
        return house or self._houses.spoken(word, title, context) or self._houses.unnamed(word, title, context)

    def _unit_of(self, title: Hit, rest: str, context: Context) -> Hit | None:
        """The body that a unit named alone belongs to: 经费审查委员会主任 of the union, 护理部主任 of the hospital."""
        if rest.endswith(self._union_units) or COMMITTEE_OF.fullmatch(rest):
            last = next((h for h in reversed(context.hits) if h.type == "UnionBody" and h.start < title.start), None)
            last = self._houses.union(title, context) or last
            whole = without_unit(last.name, self._union_units) if last is not None else ""
            kept = last is None or whole == last.name
            return last if kept else replace(title, type="UnionBody", rule="title-unit", name=whole)
        before = context.text[title.start - LONGEST_PLACE * 2 : title.start]
        before = before.removesuffix(next((one for one in self._prefixes if before.endswith(rest + one)), ""))
        cut = before.removesuffix(rest)[-1:].strip("任为").isalpha()  # the end of another body's long name
        own = not cut and OF_HOUSE.search(rest) is None  # 某某码头公司操作部 is of another house
        main = (self._houses.main(title, context) or context.main) if own and rest.endswith(self._units) else None
        return main if main and main.type in HOUSES and (len(rest) > 2 or is_ward(rest, main.name)) else None

    def _lowest(self, name: str) -> str:
        """The place that a name begins with: 休宁县 of 休宁县政协, 临江高新区 of 临江高新区组织部."""
        slot = SLOT.match(name)
        if (zone := self._zone.match(name, slot.end() if slot is not None else 0)) is not None:
            return name[: zone.end()]
        for end in range(min(len(name), LONGEST_PLACE), 1, -1):
            if regions := self._ontology.regions.find(name[:end]):
                return regions[0].name
        placed = re.match("\\{[PCXT]\\}|.{1,11}[市县区旗镇乡]", name)
        return placed[0] if placed is not None else ""

    def _unit_named_before(self, title: Hit, word: str, context: Context) -> Hit | None:
        """The enterprise or school whose unit (车间, 系) stands right before a title, if the text named it before."""
        if not UNIT_END.search(word):
            return None
        owners = [h for h in context.hits if h.type in HOUSES and h.end <= title.start and not h.nested]
        fitting = [h for h in owners if context.text[h.end : h.end + len(word) + 1].lstrip("的").startswith(word)]
        return fitting[-1] if fitting else None

    def _implied(self, title: Hit, implied: dict[str, str], group: Hit | None) -> Hit:
        """The body that a title implies, with the place of the group's former body where it has one of that level."""
        name = implied["body"]
        if name.startswith("{") and group is not None:
            name = self._place(group.name, SLOT_LEVEL[name[:3]], name[:3]) + name[3:]
        return replace(title, type=implied["type"], rule="title-implies", name=name)

    def _place(self, name: str, level: str, otherwise: str) -> str:
        """The place of that level that a body's name begins with."""
        untabled = name.endswith("市") and not self._ontology.regions.find(name)  # 南投市
        for end in () if untabled else range(min(len(name), LONGEST_PLACE), 1, -1):
            if regions := self._ontology.regions.find(name[:end]):
                # A mayor is that of any city, of 上海市 and of 诸暨市 too.
                city = level == "prefecture" and regions[0].name.endswith("市")
                return regions[0].name if city or regions[0].level == level else otherwise
        return name if untabled else otherwise
