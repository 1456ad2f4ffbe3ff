"""Organisations: gazetteer names, [place | level word] + body of the list, units inside, papers' own names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from kg.annotate.apart import Apart
from kg.annotate.inner_units import any_inner, inner_pattern
from kg.annotate.lexicon import Found
from kg.annotate.media import MediaGrammar
from kg.annotate.open_names import NO_UNION, OPEN_STOP, TITLE_AFTER, titled
from kg.annotate.owners import Owner, Owners, fits, slot
from kg.annotate.regions import Place
from kg.ontology import Body, Ontology
from kg.text import either
from kg.text.compiled import Scan
from kg.text.hits import Cover, Hit
from kg.text.houses import HOUSES
from kg.text.patterns import HAN
from kg.text.words import headed, runs_on, stands_alone

# After a name these make another word of its end: 工信部门, 党委员会.
RUN_ON = ("门", "员会")
# The head of a department of the Party, not the department: 全省组织部长会议.
HEAD = "长"
# Its last character begins the title of who heads it: 生活保障|部长某某.
HEAD_OF = re.compile("部长(?!会|级|联|助|办)")
GROUP, COMPANY, LEGAL, KNOWN, DEEPEST = "集团", "公司", "有限公司", "organisation-gazetteer", 4
BANK, BRANCHES = re.compile("(?<=银行)股份有限公司$"), ("分行", "支行")  # 中国邮政储蓄银行某某省分行
FORM = re.compile("(?:股份|集团|有限|责任|控股)+公司")
OF_GROUP = re.compile("股份.+|.+(?<![分支])公司")
BRANCH_RULES = ("organisation-open", "organisation-lac")  # of a branch behind its place: 某某有限公司|甲市分公司
# 某公司|三家子公司; 某总工会|十八届三次执委会 is a meeting.
NO_UNIT = re.compile(
    "^[又也还均都曾并]|[布结全大格]局$|调处$|以(?!法)|有关|相关|[两二三四五六七八九十几\\d]+余?(?:[家个]|部门)|第?[一二三四五六七八九十]+届[一二三四五六七八九十]+次"
)
LED_UNIT = re.compile("[段区班组]长")  # 电石工段长 is who leads it
# What is passed on of several bodies: 省委|全会精神和全省工会工作会议精神.
PASSED_ON = re.compile("[和与及](?:[省市县区州](?:总|委|政府|人)|全[国省市县区州]|中央)|全会|(?:会议|讲话)精神")
# A verb elsewhere, but a noun in a name: 建设局, 某某联合工会.
BUILDING = re.compile("建设|联合(?=工会)")
UNION, UNION_RULE = "工会", "title-implies-union"
# Only organs of the state call Hong Kong and Macao by this: 香港工会联合会.
SPECIAL, OFFICE = "特别行政区", "办"
HEADS = re.compile("(?:常务)?副?(?:书记(?!处)|主席(?!团)|主任|部长|局长)")
# A department may hold 和 (规划和建设局), but not before another one's level word.
NEXT_OWNER, CLIPPED_LEVELS = "省市县区州旗镇乡", "省市州区县旗盟"
# 任命康某|华为某公司董事: the end of a name and 为.
APPOINTED = re.compile(f"(?:任命|选举|推选|补选|增选|聘任|聘请|提名|[；\\n])[{HAN}]{{1,2}}$")
# Behind the end of a place a short name is that place's own body.
LONGEST_LISTED = 14
_SO_MANY = "[两二三四五六七八九十\\d]{1,3}个?"
PLACES_LISTED = re.compile(
    f"(?:等(?:对口(?:支援|帮扶|协作|援[藏疆青])|有关|相关|兄弟|{_SO_MANY}){{0,2}}|{_SO_MANY})"
    "(?:省（[市区、]{1,3}）|[市县区州]（[州市县区、旗盟]{1,3}）|省区市|省市|地市|市州|州市|盟市|旗县区?|设区的?市|地级市|县市区|县区|区县|[省市州县区地])$"
)
LED, LEADING, PLACES = 3, frozenset("有由与及向"), ("区", "镇", "乡", "村", "街道", "园", "县", "市")
# The second name of a place that is two things at once.
SECOND_NAME, LONGEST_NOTE = re.compile(f"（[{HAN}]{{2,10}}[区城园]）$"), 12
BARE_TERM = re.compile("^(?=[一二三四五六七八九十]+届)")
# 落实市总《…》
CARRYING = "(?<=落实)(?=.总《)|(?<=贯彻)(?=.总《)|(?<=按照)(?=.总《)|(?<=根据)(?=.总《)"
# A congress or committee of a certain term is the same body: 市十六届人大常委会.
TERM, LONGEST_TERM = re.compile("第?[一二三四五六七八九十]{1,3}届$"), 6


class OrganisationGrammar:
    """Finds organisations by ``grammar/organisations.yaml``; offsets in characters of the text."""

    def __init__(self, ontology: Ontology, owners: Owners) -> None:
        self._ontology = ontology
        self._owners = owners
        data: dict[str, Any] = ontology.grammar["organisations"]
        self._around = (*PLACES, *data["in_house"])
        levels = either(data["level_words"])
        self._houses = tuple(head for one in data["open_heads"] if one["type"] == "Enterprise" for head in one["heads"])
        self._not_before = tuple(data["head_not_before"])
        self._media = MediaGrammar(ontology)
        ends = f"[、，。《]|{either(data['clipped_before'])}|第?[一二三四五六七八九十]+届"
        before = f"(?:(?<![{HAN}])|(?<=[今去明]年)|(?<=以来)|{CARRYING})"
        self._clipped = Scan(f"{before}({levels})总(?=共(?![有计\\d])|{ends})")  # 省总共筹集资金, not 省总共有
        self._clipped_place = re.compile(f"总(?={ends})")
        # 县工会主席, 县工会党组书记: a level's union is its general one.
        self._own_union = Scan(f"(?<![{HAN}])(?P<level>{levels})(?:工会(?=党组)|(?=工会(?:常务)?副?主席))")
        self._department = re.compile(
            f"(?:(?![{OPEN_STOP}])[{HAN}]|和(?![{NEXT_OWNER}])){{2,10}}?(?:{either(data['department_ends'])})"
        )
        self._stops = re.compile(either(word for word in data["left_stops"] if len(word) > 1))
        surfaces = Counter(surface for name in ontology.names for surface in (name.name, *name.aliases))
        self._apart = Apart(ontology)
        self._shared = frozenset(surface for surface, count in surfaces.items() if count > 1)
        self._short: dict[str, str] = data["inner_short"]
        self._inner: defaultdict[str, list[tuple[dict[str, Any], re.Pattern[str]]]] = defaultdict(list)
        for unit in data["inner_units"]:
            for kind in unit["of"]:
                self._inner[kind].append((unit, inner_pattern(unit["max"], unit["ends"])))
        self._many = frozenset(data["bare_units"])
        # What ends as any unit of the kind does: few bodies have one behind them.
        self._any_inner = {kind: any_inner([unit for unit, _ in units]) for kind, units in self._inner.items()}

    def hits(
        self, text: str, found: dict[str, list[Found]], chains: dict[int, Place], zones: dict[int, Hit]
    ) -> Iterator[Hit]:
        """Everything but units inside and departments of no list."""
        yield from self._known(text, found["name"])
        yield from self._bodies(text, found["body"], chains, zones)
        for match in self._clipped.finditer(text):
            yield Hit(match.start(), match.end(), "UnionBody", "organisation-body", slot(match[1]) + "总工会", 0.85)
        for match in self._own_union.finditer(text):
            yield Hit(match.start(), match.end(), "UnionBody", UNION_RULE, slot(match["level"]) + "总工会", 0.85)
        for end, place in chains.items():
            if place.last[-1:] in CLIPPED_LEVELS and self._clipped_place.match(text, end) is not None:
                name = self._owners.name(text, place.start, end) + "总工会"
                yield Hit(place.start, end + 1, "UnionBody", "organisation-body", name, 0.85)
        yield from self._media.hits(text)

    def _known(self, text: str, found: Iterable[Found]) -> Iterator[Hit]:
        """Gazetteer names that are organisations."""
        for one in found:
            if not self._ontology.is_a(one.payload.type, "Organization") or text.startswith(RUN_ON, one.end):
                continue
            if one.surface.endswith("社") and text.startswith("区", one.end):  # 新华社区
                continue
            halved = one.surface.endswith("党组") and TITLE_AFTER.match(text, one.end) is not None
            meant = self._apart.spoken_of(text, one.surface, one.payload.name, shared=one.surface in self._shared)
            if meant and not halved and (len(one.surface) > 3 or self._whole(text, one)):
                yield Hit(one.start, one.end, one.payload.type, "organisation-gazetteer", one.payload.name, 0.97)

    def _whole(self, text: str, found: Found) -> bool:
        """Whether a short name is no part of a longer one: 社区工联会, 某公司的安全环保部."""
        if found.surface.endswith("为") and APPOINTED.search(text, max(0, found.start - 4), found.start):
            return False
        sure = self._apart.sure(found.surface, found.payload.name)
        led = len(found.surface) == LED and text[found.start - 1 : found.start] in LEADING  # 嘉宾有|劳福局局长
        first = found.start if led else 0
        alone = sure or stands_alone(text[first:], found.start - first, found.end - first)
        return alone and not text.endswith(self._around, 0, found.start)

    def _bodies(
        self, text: str, found: Iterable[Found], chains: dict[int, Place], zones: dict[int, Hit]
    ) -> Iterator[Hit]:
        """Place or level word + body of the list, and the bodies of a list of places that share it."""
        for one in found:
            term = TERM.search(text, max(0, one.start - LONGEST_TERM), one.start)
            owner = self._owner(text, term.start() if term is not None else one.start, chains, zones)
            body: Body = one.payload
            shared = () if owner is not None and owner.place else tuple(self._shared_by(text, one, chains, zones))
            yield from shared
            if owner is None or shared or not fits(owner, body) or text.startswith(RUN_ON, one.end):
                continue
            if body.type == "PartyOrgan" and text.startswith(HEAD, one.end):
                continue
            if body.type == "Institution" and text.startswith(self._not_before, one.end):  # 市文化中心广场
                continue
            if one.surface.endswith(OFFICE) and runs_on(text, one.end):  # 省政府办公楼
                continue
            confidence = 0.95 if owner.place else 0.9
            place = owner.name if body.type == "StateOrgan" else owner.name.removesuffix(SPECIAL)
            chain = chains.get(one.start)
            outer = owner.start if chain is None else min(owner.start, chain.start)  # 国家税务总局甲市乙区税务局
            led = next((at for at in (owner.start, outer) if body.under and text.endswith(body.under, 0, at)), None)
            start, name = owner.start if led is None else led - len(body.under), place + body.name
            named = text[owner.start : one.start] == owner.name
            if body.type in HOUSES and chain is not None and chain.start < owner.start and not named:
                start, name = chain.start, text[chain.start : one.end]  # 某省某某技师学院 is called so
            yield Hit(min(start, outer), one.end, body.type, "organisation-body", name, confidence)
            if owner.place:
                yield from self._coordinated(text, owner.start, body, chains, zones)

    def _owner(self, text: str, end: int, chains: dict[int, Place], zones: dict[int, Hit]) -> Owner | None:
        """What ends at ``end``; a second name of a zone may stand between: 新区（高新区）总工会."""
        owner = self._owners.at(text, end, chains, zones)
        note = SECOND_NAME.search(text, max(0, end - LONGEST_NOTE), end) if text[end - 1 : end] == "）" else None
        outer = self._owners.at(text, note.start(), chains, zones) if owner is None and note is not None else None
        if outer is None or note is None or not outer.place:
            return owner
        return replace(outer, name=outer.name + note[0])

    def _shared_by(
        self, text: str, one: Found, chains: dict[int, Place], zones: dict[int, Hit]
    ) -> Iterator[Hit]:
        """The bodies of places of which the text says the number: 甲、乙两市总工会, 甲、乙和丙等地总工会."""
        listed = PLACES_LISTED.search(text, max(0, one.start - LONGEST_LISTED), one.start)
        if listed is None:
            return
        last, chain = self._owners.at(text, listed.start(), chains, zones), chains.get(listed.start())
        if last is not None and last.place and fits(last, one.payload):
            kind, name = one.payload.type, last.name + one.payload.name
            yield Hit(last.start, one.end, kind, "organisation-coordinated", name, 0.85)
            begun = min(last.start, chain.start) if chain is not None else last.start
            yield from self._coordinated(text, begun, one.payload, chains, zones)

    def _coordinated(
        self, text: str, end: int, body: Body, chains: dict[int, Place], zones: dict[int, Hit]
    ) -> Iterator[Hit]:
        """高新区、高照街道总工会: each place before the comma has its own body."""
        while end > 0 and text[end - 1] in "、和与":
            owner = self._owners.at(text, end - 1, chains, zones)
            if owner is None or not owner.place:
                return
            yield Hit(owner.start, end - 1, body.type, "organisation-coordinated", owner.name + body.name, 0.85)
            chain = chains.get(end - 1)
            end = min(owner.start, chain.start) if chain is not None else owner.start  # 甲、重庆乙、丙

    def generic(
        self, text: str, chains: dict[int, Place], zones: dict[int, Hit], hits: list[Hit]
    ) -> Iterator[Hit]:
        """Departments that no list has: place or level word + words + 局, 厅, 委员会 (南昌市卫生局, 市卫生局)."""
        cover = Cover(hits)
        for end in sorted({*chains, *zones, *(match.end() for match in self._owners.first.finditer(text))}):
            match = self._department.match(text, end)
            if match is None or self._stops.search(BUILDING.sub("", match[0])) or runs_on(text, match.end()):
                continue
            if UNION in match[0] or match[0].endswith(self._houses) or text.startswith(GROUP, match.end()):
                continue
            owner = self._owners.at(text, end, chains, zones)
            if owner is None or owner.level == "country" or not cover.free(owner.start, match.end()):
                continue
            if headed(text, match.end()) or stands_alone(text, end, match.end()):
                yield Hit(owner.start, match.end(), "StateOrgan", "organisation-body", owner.name + match[0], 0.82)

    def inner(self, text: str, hits: list[Hit], chains: dict[int, Place]) -> Iterator[Hit]:
        """The organisations lengthened by the units that follow them: 国家卫生健康委 + 医政司.

        A known company's legal name begins with the place before it, that of a branch too: 北京 + 美团 + 科技有限公司.
        """
        cover = Cover(hits)
        for hit in hits:
            grown = self._grown(text, hit, cover)
            legal = grown is not None and any(one in text[hit.end : grown.end] for one in LEGAL)
            if grown is not None and legal and hit.rule == KNOWN and hit.start in chains:
                start = chains[hit.start].start
                grown = replace(grown, start=start, name=text[start : grown.end])
            for _ in range(DEEPEST):
                if grown is None:
                    break
                yield grown
                grown = self._grown(text, grown, cover)

    def _grown(self, text: str, hit: Hit, cover: Cover) -> Hit | None:
        if hit.type not in self._any_inner or self._any_inner[hit.type].match(text, hit.end) is None:
            return None
        if HEADS.match(text, hit.end) is not None:  # 县总工会主席某某代表工会
            return None
        for unit, pattern in self._inner[hit.type]:
            match = pattern.match(text, hit.end)
            if match is None or len(match[0]) == 1 or titled(text, match[0], match.end()):
                continue
            if match[0] in self._many or NO_UNIT.match(match[0]) or NO_UNION.search(hit.name + match[0]):
                continue
            if PASSED_ON.search(match[0]) is not None or LED_UNIT.match(text, match.end() - 1) is not None:
                continue
            if runs_on(text, match.end()) and HEAD_OF.match(text, match.end() - 1) is None:
                continue
            if text.startswith(self._not_before, match.end()):
                continue
            if _spans(cover, hit, match.end()) and not self._stops.search(BUILDING.sub("", match[0])):
                kind = hit.type if unit["type"] == "same" else unit["type"]
                # 中国联通公司: the full name of the gazetteer says so already.
                house = BANK.sub("", hit.name) if match[0].endswith(BRANCHES) else hit.name
                own = match[0].removeprefix(COMPANY if house.endswith(COMPANY) else "")  # 某集团|公司第五研究所
                name = hit.name if hit.name.endswith(match[0]) else house + self._full(own)
                if match[0] == GROUP and hit.name.endswith(COMPANY):  # 中国一重|集团 is 中国一重集团有限公司
                    name = hit.name
                # 三一重工|股份有限公司 is not 三一集团有限公司, nor 首钢|矿业公司 or 首钢|股份炼钢部 that of the group.
                if FORM.match(match[0]) or LEGAL in match[0] or OF_GROUP.fullmatch(match[0]):
                    name = text[hit.start : match.end()]
                return replace(hit, end=match.end(), type=kind, rule="organisation-inner", name=name, confidence=0.88)
        return None

    def _full(self, unit: str) -> str:
        """The unit with its term and its end written out: 十四届执委会 is 第十四届执行委员会."""
        unit = BARE_TERM.sub("第", unit)
        short = next((end for end in self._short if unit.endswith(end)), "")
        return unit.removesuffix(short) + self._short[short] if short else unit


def _spans(cover: Cover, hit: Hit, end: int) -> bool:
    """Whether no body stands behind the hit but one that its unit ends with: 宣传教育部 is no 教育部.

    A house right behind its company is the unit: 某电网公司昆明供电局.
    """
    start, last = hit.end, cover.at(end - 1)
    if last is not None and last.rule == "organisation-body" and not last.name.startswith("{"):
        return cover.free(start, end)  # the next body has a place of its own
    house = last is not None and last.type == hit.type == "Enterprise" and last.rule in BRANCH_RULES
    inside = last is not None and last.end == end and (start < last.start or (house and start == last.start))
    return cover.free(start, last.start if last is not None and inside else end)
