"""Organisations: gazetteer names, [place | level word] + body, party committees, units inside, open-class names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from kg.annotate.hits import Cover, Hit, longest
from kg.annotate.lac import Guess
from kg.annotate.lexicon import PARTY_PREFIX, Body, Found
from kg.annotate.regions import HAN, Place
from kg.annotate.words import runs_on, stands_alone
from kg.ontology import Ontology
from kg.text import either, longest_first

LEVEL_SLOT = {
    "省": "P",
    "自治区": "P",
    "兵团": "P",
    "市": "C",
    "州": "C",
    "盟": "C",
    "地区": "C",
    "县": "X",
    "区": "X",
    "旗": "X",
    "镇": "T",
    "乡": "T",
    "街道": "T",
}
RUN_ON = ("门", "员会")
TITLED_UNIT = re.compile("(?:党委|党组|党支部|党总支|党工委|团委|工会)$")
TITLE_AFTER = re.compile("(?:常务)?副?(?:书记|主席|成员|委员|常委)")
INNER_STOP = "与在由从向对为于被把将给到至是的了等并而让使"
OPEN_STOP = INNER_STOP + "和"


@dataclass(frozen=True, slots=True)
class Owner:
    """What stands before a body: ``name`` is a place's canonical name or a slot such as ``{P}``."""

    start: int
    name: str
    place: bool
    level: str = ""


class OrganisationGrammar:
    """Finds organisations by ``grammar/organisations.yaml``; offsets in characters of the text."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._data: dict[str, Any] = ontology.grammar["organisations"]
        words = longest_first(self._data["level_words"])
        prefixes = "".join(self._data["level_prefixes"])
        self._level = re.compile(f"(?:[{prefixes}])?({'|'.join(words)})$")
        party = self._data["party"]
        committee = either(party["committee"])
        self._departments = longest_first(party["departments"])
        self._discipline = (party["discipline"]["name"], *party["discipline"]["short"])
        self._committee = re.compile(f"(?:{committee})(?![员托派任以屈婉])")
        self._party_any = re.compile(
            f"(?:{'|'.join(map(re.escape, self._discipline))})|(?:{committee})(?![员托派任以屈婉])"
        )
        media = "|".join(self._data["media_ends"])
        name = f"(?P<name>(?!本)[{HAN}]{{2,8}}?(?:{media}))"
        self._media = re.compile(
            f"(?:来源|稿源|转自|原载)[：:][ \u3000]*{name}(?![{HAN}])|(?:^|[\\n（(\u3000 ]){name.replace('name', 'head')}(?=讯|消息)"
            f"|(?:^|[\\n（(\u3000 ]){name.replace('name', 'by')}(?=(?:全媒体|首席|见习|特约)?记者)",
            re.M,
        )
        self._clipped = re.compile(
            f"(?<![{HAN}])({'|'.join(words)})总(?=[、，。的党机将与和及在]|联合|开展|推出|印发|启动|举办|召开)"
        )
        self._level_start = re.compile(f"(?<![{HAN}])(?:{'|'.join(words)})")
        self._department = re.compile(f"(?:(?![{OPEN_STOP}])[{HAN}]){{2,8}}?(?:厅|局|委员会|办公室|管委会|管理委员会)")
        self._stops = re.compile("|".join(word for word in self._data["left_stops"] if len(word) > 1))
        self._common = frozenset(self._data["common_heads"])
        self._not_before = tuple(self._data["head_not_before"])
        self._generic = frozenset(self._data["generic_modifiers"])
        self._inner = [(unit, _inner_pattern(unit)) for unit in self._data["inner_units"]]

    # --- what stands before a body -------------------------------------------------------------------------------

    def owner(self, text: str, end: int, chains: dict[int, Place], zones: dict[int, Hit]) -> Owner | None:
        """The place or level word that ends at ``end``."""
        zone, place = zones.get(end), chains.get(end)
        if zone is not None and (place is None or zone.start <= place.start):
            return Owner(zone.start, zone.name, True)
        if place is not None:
            return Owner(place.end - len(place.last), self.place_name(place.last), True, self._level_of(place.last))
        match = self._level.search(text, max(0, end - 4), end)
        if match is None:
            return None
        if len(match[1]) == 1 and not _free_level(text, match.start()):
            return None
        return Owner(match.start(), "{" + LEVEL_SLOT[match[1]] + "}", False)

    def place_name(self, surface: str) -> str:
        """A place's canonical name: 云南 → 云南省; a name of several places keeps its words."""
        regions = self._ontology.regions.find(surface)
        if not regions:
            return surface
        return regions[0].name if surface not in (r.name for r in regions) else surface

    # --- the kinds -----------------------------------------------------------------------------------------------

    def known(self, text: str, found: Iterable[Found]) -> Iterator[Hit]:
        """Gazetteer names that are organisations."""
        for one in found:
            if (
                self._ontology.is_a(one.payload.type, "Organization")
                and (len(one.surface) > 3 or stands_alone(text, one.start, one.end))
                and not text.startswith(RUN_ON, one.end)
                and not (one.surface.endswith("党组") and TITLE_AFTER.match(text, one.end))
            ):
                yield Hit(one.start, one.end, one.payload.type, "organisation-gazetteer", one.payload.name, 0.97)

    def bodies(
        self, text: str, found: Iterable[Found], chains: dict[int, Place], zones: dict[int, Hit]
    ) -> Iterator[Hit]:
        """Place or level word + body of the list, and the bodies of a list of places that share it."""
        for one in found:
            owner = self.owner(text, one.start, chains, zones)
            body: Body = one.payload
            if owner is None or not self._fits(owner, body) or text.startswith(RUN_ON, one.end):
                continue
            confidence = 0.95 if owner.place else 0.9
            yield Hit(owner.start, one.end, body.type, "organisation-body", owner.name + body.name, confidence)
            if owner.place:
                yield from self._coordinated(text, owner.start, body, chains, zones)

    def generic(self, text: str, chains: dict[int, Place], hits: list[Hit]) -> Iterator[Hit]:
        """Departments that no list has: place or level word + words + 局, 厅, 委员会 (南昌市卫生局, 市卫生局)."""
        cover = Cover(hits)
        levels = {match.end() for match in self._level_start.finditer(text)}
        for end in sorted({*chains, *levels}):
            owner = self.owner(text, end, chains, {})
            match = self._department.match(text, end)
            if owner is None or match is None or owner.level == "country" or self._stops.search(match[0]):
                continue
            if (
                cover.free(owner.start, match.end())
                and not runs_on(text, match.end())
                and stands_alone(text, end, match.end())
            ):
                yield Hit(owner.start, match.end(), "StateOrgan", "organisation-body", owner.name + match[0], 0.82)

    def _level_of(self, surface: str) -> str:
        regions = self._ontology.regions.find(surface)
        return regions[0].level if regions else ""

    def _fits(self, owner: Owner, body: Body) -> bool:
        """Whether a body that only towns and zones have stands behind one of them."""
        if body.levels != "T":
            return owner.level != "country"
        return owner.place and owner.level in ("", "township")

    def _coordinated(
        self, text: str, end: int, body: Body, chains: dict[int, Place], zones: dict[int, Hit]
    ) -> Iterator[Hit]:
        """高新区、高照街道总工会: each place before the comma has its own body."""
        while end > 0 and text[end - 1] in "、和与":
            owner = self.owner(text, end - 1, chains, zones)
            if owner is None or not owner.place:
                return
            yield Hit(owner.start, end - 1, body.type, "organisation-coordinated", owner.name + body.name, 0.85)
            end = owner.start

    def party(self, text: str, chains: dict[int, Place], zones: dict[int, Hit]) -> Iterator[Hit]:
        """Committees (云南省委), their departments (省委社会工作部) and commissions for discipline."""
        for match in self._party_any.finditer(text):
            owner = self.owner(text, match.start(), chains, zones)
            if owner is None or (match[0] == "委员会" and not _after(text, owner.start, PARTY_PREFIX)):
                continue
            if not owner.place and match[0] == "党委" and owner.name != "{P}":
                continue
            start = owner.start - len(PARTY_PREFIX) if _after(text, owner.start, PARTY_PREFIX) else owner.start
            if match[0] in self._discipline:
                yield Hit(start, match.end(), "PartyOrgan", "organisation-discipline", f"{owner.name}{match[0]}")
                continue
            base = owner.name + _committee_name(match[0], owner.name)
            yield Hit(start, match.end(), "PartyOrgan", "organisation-party", base, 0.95)
            for department in self._departments:
                if text.startswith(department, match.end()) and not text.startswith(
                    "长", match.end() + len(department)
                ):
                    yield Hit(
                        start,
                        match.end() + len(department),
                        "PartyOrgan",
                        "organisation-party",
                        base + department,
                        0.95,
                    )
                    break
            else:
                yield from self._department_head(text, start, match.end(), base)

    def _department_head(self, text: str, start: int, end: int, base: str) -> Iterator[Hit]:
        """保定市委宣传部长: the title eats the department's last character."""
        for department in self._departments:
            if department.endswith("部") and text.startswith(department + "长", end):
                yield Hit(start, end + len(department), "PartyOrgan", "organisation-party", base + department, 0.9)
                return

    def media(self, text: str) -> Iterator[Hit]:
        """Papers and sites that no list has, in the places where an article names its own: 来源：X报, X网讯, X报记者."""
        for match in self._media.finditer(text):
            group = match.lastgroup or "name"
            yield Hit(match.start(group), match.end(group), "Media", "organisation-media", match[group], 0.88)

    def clipped(self, text: str) -> Iterator[Hit]:
        """省总, 市总: the federation's short name where a mark, a preposition or a verb of work follows."""
        for match in self._clipped.finditer(text):
            yield Hit(
                match.start(),
                match.end(),
                "UnionBody",
                "organisation-body",
                "{" + LEVEL_SLOT[match[1]] + "}总工会",
                0.85,
            )

    def league(self, text: str, chains: dict[int, Place], zones: dict[int, Hit]) -> Iterator[Hit]:
        """Committees of the Youth League: 共青团保定市委, 团省委."""
        name, kind = self._data["youth_league"]["name"], self._data["youth_league"]["type"]
        for match in re.finditer(f"{name}(?=[{HAN}])", text):
            for end in range(match.end() + 1, min(len(text), match.end() + 12)):
                if text[end] == "委" and text[end + 1 : end + 2] != "员":
                    owner = self.owner(text, end, chains, zones)
                    if owner is not None and owner.start == match.end():
                        yield Hit(match.start(), end + 1, kind, "organisation-league", f"{name}{owner.name}委", 0.95)
                        break
        for match in re.finditer("团(省|市|区|县|州)委(?!员)", text):
            if stands_alone(text, match.start(), match.start() + 1) or text.endswith(("、", "，"), 0, match.start()):
                yield Hit(
                    match.start(), match.end(), kind, "organisation-league", f"{name}{{{LEVEL_SLOT[match[1]]}}}委", 0.85
                )

    def inner(self, text: str, hits: list[Hit]) -> list[Hit]:
        """Lengthen organisations by the units that follow them: 国家卫生健康委 + 医政司."""
        longer: list[Hit] = []
        cover = Cover(hits)
        for hit in hits:
            grown = self._grow(text, hit, cover)
            while grown is not None:
                longer.append(grown)
                grown = self._grow(text, grown, cover) if len(longer) < 4 * len(hits) else None
        return longer

    def _grow(self, text: str, hit: Hit, cover: Cover) -> Hit | None:
        for unit, pattern in self._inner:
            if hit.type not in unit["of"]:
                continue
            match = pattern.match(text, hit.end)
            if match is None or runs_on(text, match.end()) or len(match[0]) == 1 or _titled(text, match):
                continue
            if not cover.free(hit.end, match.end()) or self._stops.search(match[0]):
                continue
            kind = hit.type if unit["type"] == "same" else unit["type"]
            return replace(
                hit, end=match.end(), type=kind, rule="organisation-inner", name=hit.name + match[0], confidence=0.88
            )
        return None

    def open_class(self, text: str, found: list[Found], chains: dict[int, Place], cover: Cover) -> Iterator[Hit]:
        """Names by head noun that begin at a place: 佳木斯电机股份有限公司; the first head ends the name, or one right behind it."""
        ends: dict[int, int] = {}
        for one in sorted(found, key=lambda f: (f.end, f.start)):
            if not cover.free(one.end - 1, one.end) or self._no_end(text, one):
                continue
            start = self.open_start(text, one.start, chains, cover)
            if start is None or start == one.start or text[start : one.start] in self._generic:
                continue
            if start in ends and one.start > ends[start] + 4:
                continue
            ends[start] = max(one.end, ends.get(start, 0))
            yield Hit(start, one.end, one.payload, "organisation-open", self._owned(text, start, one.end), 0.85)

    def open_heads(self, text: str, found: Iterable[Found], cover: Cover) -> Iterator[int]:
        """Where a head noun stands that no name has yet and that a name may end with."""
        generic = tuple(self._generic)
        for one in found:
            if one.surface in self._common:
                continue
            before = text[one.start - 1 : one.start]
            if not before.isalpha() or before in OPEN_STOP or not cover.free(one.end - 1, one.end):
                continue
            if not text.endswith(generic, 0, one.start) and not self._no_end(text, one):
                yield one.start

    def _no_end(self, text: str, head: Found) -> bool:
        """Whether the head ends no name where it stands: 学院体系, 党委书记, 公司法."""
        titled = TITLED_UNIT.search(head.surface) is not None and TITLE_AFTER.match(text, head.end) is not None
        return titled or runs_on(text, head.end) or text.startswith(self._not_before, head.end)

    def open_start(self, text: str, head: int, chains: dict[int, Place], cover: Cover) -> int | None:
        """The start of the nearest chain of places before a head with nothing but name characters between."""
        start = head
        while start > 0 and head - start <= 18:
            if start in chains and chains[start].start != head and not self._stops.search(text, start, head):
                return chains[start].end - len(chains[start].last)
            level = self._level_start.match(text, start)
            if level is not None and level.end() < head and start > 0 and not re.match(f"[{HAN}]", text[start - 1]):
                return start
            if (
                text[start - 1] in OPEN_STOP
                or not re.match(f"[{HAN}A-Za-z]", text[start - 1])
                or not cover.free(start - 1, start)
            ):
                return None
            start -= 1
        return None

    def guessed(self, text: str, found: list[Found], guesses: Iterable[Guess], cover: Cover) -> Iterator[Hit]:
        """Names that LAC sees as organisations or places and that end with a head of the grammar."""
        ends = {one.end: one for one in reversed(found)}
        for guess in guesses:
            head = ends.get(guess.end)
            if guess.kind == "PER" or head is None or not cover.free(guess.start, guess.end):
                continue
            if self._no_end(text, head) or "和" in text[guess.start : guess.end]:
                continue
            name = text[guess.start : guess.end]
            if (
                self._stops.search(name)
                or name == head.surface
                or name[: -len(head.surface)] in self._generic
                or any(name.startswith(word) for word in self._generic if len(word) > 1)
            ):
                continue
            yield Hit(
                guess.start, guess.end, head.payload, "organisation-lac", self._owned(text, guess.start, guess.end), 0.8
            )

    def _owned(self, text: str, start: int, end: int) -> str:
        """The name, its level word at the beginning as a slot: 市快递行业协会 → {C}快递行业协会."""
        level = self._level_start.match(text, start)
        if (
            level is None
            or level.end() >= end
            or any(text.startswith(word, start) for word in ("区域", "市场", "省级", "市级", "县级", "区级", "市政"))
        ):
            return text[start:end]
        return "{" + LEVEL_SLOT[level[0]] + "}" + text[level.end() : end]


def _inner_pattern(unit: dict[str, Any]) -> re.Pattern[str]:
    ends = either(unit["ends"])
    return re.compile(f"(?:第[一二三四五六七八九十]+届)?(?:(?![{INNER_STOP}])[{HAN}]){{0,{unit['max']}}}?(?:{ends})")


def _titled(text: str, match: re.Match[str]) -> bool:
    """Whether the unit is the first half of a title: 党委书记, 工会主席."""
    return TITLED_UNIT.search(match[0]) is not None and TITLE_AFTER.match(text, match.end()) is not None


def _free_level(text: str, start: int) -> bool:
    """Whether a one-character level word begins a name: not after a place's own characters (某某市) unless a word ends there."""
    if start == 0 or not text[start - 1].isalpha():
        return True
    return stands_alone(text, start, start + 1)


def _after(text: str, offset: int, word: str) -> bool:
    return text.endswith(word, 0, offset)


def _committee_name(committee: str, owner: str) -> str:
    return "委" if committee in ("委", "委员会") else committee


def best(hits: Iterable[Hit]) -> list[Hit]:
    """The organisations that stand, without those inside a longer one of them."""
    return longest(hits)
