"""Which body a title belongs to: the one named before it, one inside that, the one it implies, the article's own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from kg.facts.context import Context
from kg.ontology import Ontology
from kg.text import longest_first
from kg.text.hits import Hit

INNER_BODY = re.compile("(?:党委|党组|党支部|党总支|工会|党工委)$")
UNION_ORGAN = re.compile("(?:第[一二三四五六七八九十]+届)?(?:执行委员会|委员会)?(?:主席团|书记处)?$")
UNIT_END = re.compile("(?:车间|系|学院|分厂|班组|项目部|科室|中队)$")
DEPARTMENT_END = ("部", "处", "司", "局", "科", "办公室", "系", "学院", "车间")
LEVEL_SLOTS = {"省": "{P}", "市": "{C}", "州": "{C}", "区": "{X}", "县": "{X}"}
SLOT_LEVEL = {"{P}": "province", "{C}": "prefecture", "{X}": "county", "{T}": "township"}
# Prefixes that say when a post is held, not which.
WHEN = ("原", "前", "时任")
# What leads up to the words before a title: 仪式由校工会主席….
LINK = re.compile("^.*[由和与及等]")
PLAIN_WORDS = frozenset({"的", "兼", "现任", "主要", "分管日常工作的", *WHEN})
LONGEST_PLACE = 12
HOUSES = ("Enterprise", "Institution")


@dataclass(frozen=True, slots=True)
class Post:
    """A title and the body it belongs to."""

    body: Hit
    title: str
    rule: str
    confidence: float


class Bodies:
    """Finds the body of a title by ``grammar/titles.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        self._data: dict[str, Any] = ontology.grammar["titles"]
        self._ontology = ontology
        self._prefixes = longest_first(prefix for prefix in self._data["prefixes"] if prefix not in WHEN)
        self._departments = frozenset(ontology.grammar["organisations"]["party"]["departments"])

    def post(self, title: Hit, word: str, body: Hit | None, group: Hit | None, context: Context) -> Post | None:
        """The post that a title says; ``word`` are the words before it, ``body`` the body right before these.

        ``group`` is the last body of the group of titles; None where no body can be told.
        """
        if title.name in self._data["weak"] and not (body is not None and title.name == "成员"):
            return None
        if title.name in self._data["near"] and body is None:
            return None
        prefix = next((one for one in self._prefixes if word.endswith(one)), "")
        rest, full = LINK.sub("", word.removesuffix(prefix)), prefix + title.name
        owner = body or group or self._absent(title, full, rest, context)
        if rest and owner is not None and rest not in PLAIN_WORDS and rest not in self._data["own_words"]:
            unit = self._unit(owner, rest)
            if unit is not None:
                owner = replace(title, start=title.start - len(word), type=unit[1], rule="title-unit", name=unit[0])
                if full not in self._data["inner"]:
                    return Post(owner, full, "unit", 0.85)
        inner = self._inner(title, full, rest, owner)
        if inner is not None:
            return inner
        implied = self._data["implied"].get(full)
        if implied is not None and body is None:
            return Post(self._implied(title, implied, group), implied.get("title", full), "implied", 0.88)
        if owner is None:
            return None
        return Post(owner, full, "own", 0.93) if body is not None else Post(owner, full, "carried", 0.85)

    def _inner(self, title: Hit, full: str, rest: str, owner: Hit | None) -> Post | None:
        """The organ inside a body that a title belongs to: 中铁六局工会主席, 市教科文卫工会主席."""
        inner = self._data["inner"].get(full)
        if inner is None:
            return None
        if rest[:1] in LEVEL_SLOTS and len(rest) > 2:
            name = LEVEL_SLOTS[rest[0]] + rest[1:] + inner["unit"]
            organ = replace(title, start=title.start - len(rest), type=inner["type"], rule="title-unit", name=name)
            return Post(organ, inner["title"], "unit", 0.85)
        if owner is None or owner.name.endswith(("委", "政府")):
            return None
        if self._ontology.is_a(owner.type, "UnionBody") and inner["unit"].startswith("党"):
            return Post(owner, full, "own", 0.9)
        base = INNER_BODY.sub("", owner.name) if owner.rule in ("organisation-inner", "title-unit") else owner.name
        organ = replace(title, type=inner["type"], rule="title-unit", name=base + inner["unit"])
        return Post(organ, inner["title"], "inner", 0.88)

    def _absent(self, title: Hit, full: str, rest: str, context: Context) -> Hit | None:
        """The body of a title in whose group none is named."""
        unit = self._unit_named_before(title, rest, context) if rest else None
        return unit or self._union_organ(title, context) or self._own(title, full, rest, context)

    def _union_organ(self, title: Hit, context: Context) -> Hit | None:
        """The union whose organ a title names when the sentence leaves the body out: 书记处书记, 主席团委员."""
        if not title.name.startswith(("书记处", "主席团")):
            return None
        start, _ = context.sentence(title.start)
        bodies = [hit for hit in context.hits if hit.type in context.bodies and hit.end <= title.start]
        near = [hit for hit in bodies if hit.start >= start] or bodies
        if not near:
            return None
        return replace(title, type=near[-1].type, rule="title-unit", name=UNION_ORGAN.sub("", near[-1].name))

    def _own(self, title: Hit, full: str, word: str, context: Context) -> Hit | None:
        """The enterprise, school or hospital that a post of such a house means: 校党委书记, 院长."""
        if full not in self._data["own"] or not (word == "" or word in self._data["own_words"]):
            return None
        ends = tuple(self._data["own_words"].get(word, ()))
        named = [
            hit for hit in context.hits if hit.type in HOUSES and hit.end <= title.start and hit.name.endswith(ends)
        ]
        main = context.main if context.main is not None and context.main.type in HOUSES else None
        return named[-1] if ends and named else main

    def _unit_named_before(self, title: Hit, word: str, context: Context) -> Hit | None:
        """The enterprise or school whose unit (车间, 系) stands right before a title, if the text named it before."""
        if not UNIT_END.search(word):
            return None
        owners = [h for h in context.hits if h.type in HOUSES and h.end <= title.start and not h.nested]
        fitting = [h for h in owners if context.text[h.end : h.end + len(word) + 1].lstrip("的").startswith(word)]
        return fitting[-1] if fitting else None

    def _unit(self, owner: Hit, word: str) -> tuple[str, str] | None:
        """A department between two titles, its name and type: 保定市委常委、宣传部部长."""
        if owner.name.endswith("委") and word in self._departments:
            return owner.name + word, "PartyOrgan"
        return (owner.name + word, owner.type) if word.endswith(DEPARTMENT_END) and len(word) >= 3 else None

    def _implied(self, title: Hit, implied: dict[str, str], group: Hit | None) -> Hit:
        """The body that a title implies, with the place of the group's former body where it has one of that level."""
        name = implied["body"]
        if name.startswith("{") and group is not None:
            name = self._place(group.name, SLOT_LEVEL[name[:3]], name[:3]) + name[3:]
        return replace(title, type=implied["type"], rule="title-implies", name=name)

    def _place(self, name: str, level: str, otherwise: str) -> str:
        """The place of that level that a body's name begins with."""
        for end in range(min(len(name), LONGEST_PLACE), 1, -1):
            regions = self._ontology.regions.find(name[:end])
            if regions:
                city = level == "prefecture" and regions[0].level == "province" and regions[0].name.endswith("市")
                return regions[0].name if city or regions[0].level == level else otherwise
        return otherwise
