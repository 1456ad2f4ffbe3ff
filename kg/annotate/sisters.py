"""Bodies that share the place of the one before them in a list: 市人社局、司法局、工商联, 县委宣传部、文明办、妇联."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kg.annotate.lexicon import Found
from kg.annotate.open_names import OPEN_STOP
from kg.annotate.owners import LEVEL_SLOT
from kg.ontology import Body, Ontology
from kg.text import longest_first
from kg.text.compiled import compiled
from kg.text.hits import Hit
from kg.text.patterns import HAN
from kg.text.words import begins_word, headed, runs_on

SLOT = re.compile("\\{([PCXT])\\}")
LETTERS = {"province": "P", "prefecture": "C", "county": "X", "township": "T"}
JOINED = ("、", "和", "与", "及", "以及", "联合", "会同", "携手", "协同")
# Towns name theirs by other words, and a bare 工会 or 委员会 in a list is anybody's.
TOWN = "T"
LONGEST_PLACE = 14
# The two bodies of a zone, a subdistrict, a town: 甲开发区党工委、管委会, 乙街道党工委、办事处, 丙镇党委、政府.
COMMITTEE = re.compile("(?:党工委|工委|党委)$")
TOWN_GOVERNMENT = {"人民政府": "人民政府", "政府": "人民政府"}
PARTNERS = {
    "区": {"管委会": "管委会", "管理委员会": "管委会"},
    "街道": {"办事处": "办事处"},
    "镇": TOWN_GOVERNMENT,
    "乡": TOWN_GOVERNMENT,
}


class Sisters:
    """Finds them by ``grammar/organisations.yaml``; offsets in characters."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["organisations"]
        self._regions = ontology.regions
        self._departments = longest_first(data["party"]["departments"])
        self._league = data["leagues"]
        self._not_before = tuple(data["sisters_not_before"])
        # A department that no list has, where the list goes on or its head follows.
        self._unlisted = compiled(f"(?:(?![{OPEN_STOP}])[{HAN}]){{2,7}}?[局厅](?=[、，。等]|局长|厅长|[副党])")

    def hits(self, text: str, found: Iterable[Found], known: Iterable[Hit]) -> Iterator[Hit]:
        """The bodies; ``found`` are the surfaces of the list of bodies, ``known`` the bodies read so far."""
        bare: dict[int, list[Found]] = {}
        for one in found:
            bare.setdefault(one.start, []).append(one)
        taken = {hit.start for hit in known}
        for hit in known:
            sister = self._next(text, hit, bare, taken)
            while sister is not None:
                yield sister
                sister = self._next(text, sister, bare, taken)

    def _next(self, text: str, hit: Hit, bare: dict[int, list[Found]], taken: set[int]) -> Hit | None:
        """The body behind ``hit`` and a comma or conjunction."""
        mark = next((mark for mark in JOINED if text.startswith(mark, hit.end)), None)
        if mark is None or hit.end + len(mark) in taken:
            return None
        start = hit.end + len(mark)
        partner = self._partner(text, start, hit.name)
        if partner is not None:
            return partner
        place, letters = self._place(hit.name)
        if not place or TOWN in letters:
            return None
        readings = self._readings(text, start, hit, place, letters, bare.get(start, ()))
        options = sorted(readings, key=lambda one: -one.end)
        return next((one for one in options if self._ends(text, one.end)), None)

    def _partner(self, text: str, start: int, name: str) -> Hit | None:
        """The office of the place whose committee ``name`` is."""
        committee = COMMITTEE.search(name)
        place = name[: committee.start()] if committee is not None else ""
        offices = next((some for ending, some in PARTNERS.items() if place.endswith(ending)), {})
        for words, office in offices.items():
            if text.startswith(words, start) and self._ends(text, start + len(words)):
                return Hit(start, start + len(words), "StateOrgan", "organisation-sister", place + office, 0.82)
        return None

    def _readings(
        self, text: str, start: int, hit: Hit, place: str, letters: str, bare: Iterable[Found]
    ) -> Iterator[Hit]:
        rule = "organisation-sister"
        for one in bare:
            body: Body = one.payload
            if body.levels != TOWN and (not body.levels or set(letters) & set(body.levels)):
                yield Hit(start, one.end, body.type, rule, place + body.name, 0.82)
        base = self._committee(hit)
        for department in self._departments if base else ():
            if text.startswith(department, start):
                yield Hit(start, start + len(department), hit.type, rule, base + department, 0.82)
        listed = self._unlisted.match(text, start)
        if listed is not None and not self._placed(listed[0]):
            words = listed[0][1:] if listed[0][0] in (place[-1], *LEVEL_SLOT) else listed[0]  # 州|文体广电旅游局
            yield Hit(start, listed.end(), "StateOrgan", rule, place + words, 0.78)
        if text.startswith("团委", start):
            name = f"{self._league['names'][0]}{place}委"
            yield Hit(start, start + len("团委"), self._league["type"], rule, name, 0.82)

    def _committee(self, hit: Hit) -> str:
        """The committee whose department a body is: 咸宁市委 of 咸宁市委宣传部."""
        own = next((word for word in self._departments if hit.name.endswith("委" + word)), "")
        return hit.name.removesuffix(own) if own and hit.type == "PartyOrgan" else ""

    def _place(self, name: str) -> tuple[str, str]:
        """The place or slot that a body's name begins with, and the letters of its level."""
        slot = SLOT.match(name)
        if slot is not None:
            return slot[0], slot[1]
        name = name.removeprefix(self._league["names"][0])
        for end in range(min(len(name) - 1, LONGEST_PLACE), 1, -1):
            regions = self._regions.find(name[:end])
            if regions and regions[0].level in LETTERS:
                # A city at the head of a province has the departments of a city.
                city = "C" if regions[0].level == "province" and name[end - 1] == "市" else ""
                return name[:end], LETTERS[regions[0].level] + city
        return "", ""

    def _placed(self, name: str) -> bool:
        """Whether a name begins with a place of its own."""
        return any(self._regions.find(name[:end]) for end in range(2, len(name)))

    def _ends(self, text: str, end: int) -> bool:
        """Whether the name ends there: no longer word does (法院系统, 工会干部)."""
        if headed(text, end):
            return True
        return begins_word(text, end) and not runs_on(text, end) and not text.startswith(self._not_before, end)
