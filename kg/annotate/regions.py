"""Places: regions of the table, chains of them (浙江嘉兴秀洲区), functional zones, 在京."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kg.annotate.lexicon import Found, longest_by_end
from kg.annotate.place_lists import LIST_OF_PLACES, lent, place_lists
from kg.annotate.zones import ZoneGrammar
from kg.ontology import Ontology, Regions
from kg.text import either
from kg.text.compiled import Scan
from kg.text.hits import ZONE, Hit, longest
from kg.text.patterns import HAN
from kg.text.words import begins_word, is_word, stands_alone

# With a place before it, those who live there: 长沙人.
PEOPLE = "人"
# Places whose head is called by their last character: 市长, 区长.
HEADED = "省市州县区旗镇乡"
# A title of so many characters is surer than the name of a place that begins in it.
LONG_TITLE = 3
ONE = f"[{HAN}]"
VILLAGES = ("社区", "村")
TOWN = 3  # the length of most towns' names
VILLAGE = "region-village"
COUNTY, BODY_OF_COUNTY = "县", re.compile("县(?:总工会|委(?!员)|人?民?政府|政协|公安局|法院|检察院|团委)")
# Counties too (和县, 应县), yet before 县总工会 mostly words of their own.
JOINING, UNION = "和与及同应由对新各全本", "总工会"
LINE_HEADS = ("", "\n", " ", "\u3000")
TOWNS, TWO, RARE = ("街道", "镇", "乡"), 2, 3
# Behind a character, or a bracket, of the one who does it.
HELD = re.compile(f"[{HAN}）]")


@dataclass(frozen=True, slots=True)
class Place:
    """A region or a chain of regions that stand together; ``last`` is the surface of the lowest one."""

    start: int
    end: int
    last: str


class RegionGrammar:
    """Finds places by the table of regions and ``grammar/regions.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        self._regions: Regions = ontology.regions
        self._apart = tuple(ontology.grammar["organisations"]["without_region_bodies"])
        self._data: dict[str, Any] = ontology.grammar["regions"]
        self._stops = tuple(ontology.grammar["organisations"]["left_stops"])
        self._zones = ZoneGrammar(ontology)

    @cached_property
    def _street(self) -> re.Pattern[str]:
        """What makes another word of a place's name: 北京东路, 长沙人."""
        return re.compile(f"[东西南北中一二三四五]?(?:{either(self._data['not_before'])})")

    @cached_property
    def _untabled(self) -> Scan:
        names = self._data["untabled"]
        cities = [name[:-1] for name in names if name.endswith("市")]  # 南投|市长: it begins the post of who heads it
        return Scan(f"(?:{either(names)})(?!场|长)|(?:{either(cities)})(?=市长)")

    @cached_property
    def _town(self) -> Scan:
        """Towns that were merged since, by their committee or government: 石桥乡党委."""
        stops = "".join(word for word in self._stops if len(word) == 1)
        return Scan(
            f"(?:^|(?<=[，。；、：\n 　“（由和与]))(?:(?![{stops}全各本我该乡镇]){ONE}){{2,3}}[镇乡]"
            "(?=党委|人民政府|总工会)",
            re.M,
        )

    @cached_property
    def _village(self) -> Scan:
        return Scan(f"(?:[{HAN}]{{2,3}}[镇乡])?{self._village_name(''.join(w for w in self._stops if len(w) == 1))}")

    @cached_property
    def _village_of_town(self) -> Scan:
        """Right behind a town a name may begin with any character: 某某街道|同心社区."""
        return Scan(self._village_name("各及与等"))

    @cached_property
    def _village_alone(self) -> Scan:
        stops = "".join(word for word in self._stops if len(word) == 1)
        return Scan(f"(?:^|(?<=[，。；：“]))(?={self._village_name(stops)})", re.M)

    def _village_name(self, stops: str) -> str:
        kinds, own = either(self._data["village_kinds"]), "|".join(self._data["villages"])
        stops = f"[{stops}全各农某]|一[家个]|[这那几]|走[进入访]|来到|深入|工会"  # 甲会走进社区
        return (
            f"(?P<name>(?:(?!(?:{kinds})(?:{own})|{stops})[{HAN}]){{2,5}}?(?:{own}))"
            f"(?![{HAN}]{{0,1}}(?:级|委会|振兴|治理|服务|干部|工作者|中心|会堂))"
        )

    @cached_property
    def _cue(self) -> Scan:
        return Scan(either(self._data["place_cues"]))

    @cached_property
    def _level(self) -> Scan:
        words = "|".join(self._data["level_references"])
        return Scan(
            f"(?<![{HAN}])(?P<street>街道)(?=联合|会同|携手|推出|建起|打造|组建|成立|引入|投入|拿出|还(?!是)|在)"
            f"|(?<![{HAN}])(?P<spoken>{words})里(?={either(self._data['acts_before'])}|推出|出台|拿出|专门|决定|正|给)"
            f"|(?<![{HAN}])(?:全|我|本)(?P<word>{words})(?=各级工会|工会|各地|各级|已|共|将|积极|深入|持续|大力|现有|以|在|坚持|通过|累计|建成|先后|启动|开展|推进|不断|上下|深化|加快|聚焦|广大)"
            f"|(?<=在)我(?P<here>{words})(?:成功|隆重|顺利|正式|圆满|胜利)?(?={either(self._data['held_here'])})"
        )

    @cached_property
    def _abbreviation(self) -> Scan:
        before, after = (
            "|".join(map(re.escape, self._data[key])) for key in ("abbreviation_after", "abbreviation_before")
        )
        return Scan(
            f"(?:{before})([京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀贵黔云滇藏陕秦甘陇青宁新穗蓉])(?={after})"
        )

    def candidates(self, text: str, found: Iterable[Found], titles: Iterable[Found] = ()) -> list[Found]:
        """The surfaces that may be places where they stand.

        Word borders hold, no longer surface covers them, they are no links of a site, no title ends inside.
        """
        kept: list[Found] = []
        reach = 0
        found = list(found)
        ends = {one.end for one in found}
        inside = {at for one in titles if len(one.surface) >= LONG_TITLE for at in range(one.start + 1, one.end)}
        for one in sorted(found, key=lambda f: (f.start, -f.end)):
            whole, one = one, self._before_head(text, one)
            if one.end <= reach or one.start in inside:
                continue
            if len(one.surface) == TOWN and lent(text, one):
                continue
            if text.startswith("市长", one.end) and one.surface + "市" in self._data["untabled"]:
                continue
            if text.startswith(VILLAGES, one.end) and self._regions.find(one.surface)[0].code.startswith(self._apart):
                continue  # 某石台|北社区
            held = one.start not in ends and HELD.fullmatch(text[one.start - 1 : one.start]) is not None
            if held and one.surface in self._data["verbs"]:
                continue
            short = whole is one and (one.payload == "short" or len(one.surface) == 2)
            alone = stands_alone(text, one.start, one.end) or self._zones.head.match(text, one.end) is not None
            if short and not (alone or self._owns_word(text, one, one.start in ends)):
                continue
            kept.append(one)
            reach = one.end
        listed = place_lists(text, kept) if len(kept) >= LIST_OF_PLACES else frozenset()
        return [one for one in kept if one.start not in listed]

    def _before_head(self, text: str, one: Found) -> Found:
        """太原 of 太原市长 and 吉林省长: its last character begins the post of who heads it."""
        headed = one.surface[-1] in HEADED and text.startswith("长", one.end)
        apart = any(region.code.startswith(self._apart) for region in self._regions.find(one.surface))
        heads = headed and (apart or not is_word(text[one.end : one.end + 2]))  # not 吉林省|长白县
        short = one.surface[:-1]
        return one._replace(end=one.end - 1, surface=short) if heads and self._regions.find(short) else one

    def _owns_word(self, text: str, one: Found, chained: bool) -> bool:
        """Whether its 县 begins a word of jieba's that names a body of the county: 赵|县总工会, 魏|县委书记."""
        if one.payload != "full" or one.surface[-1] != COUNTY or not begins_word(text, one.start):
            return False
        opens = text[one.start - 1 : one.start] in LINE_HEADS and one.surface not in self._data["verbs"]
        listed = one.surface[0] not in JOINING or text.endswith("、", 0, one.start)
        union = listed and text.startswith(UNION, one.end)  # not 省总工会和|县总工会
        sure = chained or opens or union or not self._regions.is_risky(one.surface)
        return sure and BODY_OF_COUNTY.match(text, one.end - 1) is not None

    def places(self, candidates: list[Found]) -> dict[int, Place]:
        """By the offset where it ends: the longest chain of regions, each inside the one before it."""
        firm = [f for f in candidates if f.payload == "full" or not self._regions.is_risky(f.surface)]
        high: dict[int, int] = {}  # where a province or prefecture ends, and the first that it may begin
        for one in firm:
            if self._high(one.surface):
                high[one.end] = min(one.start, high.get(one.end, one.start))
        by_end = {end: one for end, one in longest_by_end(firm).items() if not self._torn(one, high)}
        chains: dict[int, Place] = {}
        for one in sorted(by_end.values(), key=lambda f: f.end):
            before = chains.get(one.start)
            start = before.start if before and self._inside(before.last, one.surface) else one.start
            chains[one.end] = Place(start, one.end, one.surface)
        return chains

    def _torn(self, one: Found, high: Mapping[int, int]) -> bool:
        """Whether a town's name begins inside that of a greater place: 烟台|城乡建设学校 has no 台城乡."""
        over = any(high.get(end, one.start) < one.start for end in range(one.start + 1, one.end))
        return over and not self._high(one.surface)

    def _high(self, surface: str) -> bool:
        return any(region.level in ("province", "prefecture") for region in self._regions.find(surface))

    def _inside(self, outer: str, inner: str) -> bool:
        return any(
            self._regions.contains(a, b) for a in self._regions.find(outer) for b in self._regions.find(inner) if a != b
        )

    def hits(self, text: str, candidates: list[Found], chains: dict[int, Place]) -> list[Hit]:
        """The places that may stand as mentions of their own."""
        named, whole = self._named(candidates), self._named(one for one in candidates if one.payload == "full")
        in_chain = {place.start for place in chains.values() if place.start < place.end - len(place.last)}
        hits = [
            Hit(one.start, one.end, "Region", "region-table", one.surface)
            for one in candidates
            if self._may_stand(text, one, chains, in_chain, named, whole)
        ]
        return longest(
            [
                *hits,
                *self._zones.hits(text, chains),
                *self._outside(text),
                *self._abbreviated(text),
                *self._levels(text),
                *self._villages(text, chains),
            ]
        )

    def cities(self, hits: Iterable[Hit]) -> set[tuple[int, int]]:
        """Where provinces and prefectures stand."""
        return {(hit.start, hit.end) for hit in hits if self._high(hit.name)}

    def _named(self, candidates: Iterable[Found]) -> set[str]:
        """The codes of the prefectures and counties, and of Hong Kong, that these name beyond doubt."""
        firm = (one.surface for one in candidates if not self._regions.is_risky(one.surface))
        first = (r for name in firm for r in self._regions.find(name)[:1])
        return {r.code for r in first if r.level in ("prefecture", "county") or r.code.startswith(self._apart)}

    def _may_stand(
        self, text: str, one: Found, chains: dict[int, Place], in_chain: set[int], named: set[str], whole: set[str]
    ) -> bool:
        """Whether it is a place by itself; ``named`` are the codes named beyond doubt, ``whole`` those in full."""
        if one.surface in self._data["not_alone"] or self._another(text, one.end):
            return False
        place = chains.get(one.end)
        chained = one.start in in_chain or bool(place and place.start < one.start)
        risky = self._regions.is_risky(one.surface) and not self._own_city(one.surface, named)
        if one.payload == "short":
            low = all(region.level in ("county", "township") for region in self._regions.find(one.surface))
            risky = risky or low
            counties = [r for r in self._regions.find(one.surface) if r.level == "county"]
            own = [r for r in counties if r.code.startswith(self._apart)]
            if own and (not self._regions.is_risky(one.surface) or any(r.parent in named for r in own)):
                return True  # 观塘: no other place is called so; 大埔 in a text that names 香港
            inside = any(r.parent in named or r.code in whole for r in counties)
            if low and inside and not self._regions.is_risky(one.surface):
                return True
            if low and not chained:
                return (
                    any(text.endswith(cue, 0, one.start) for cue in self._data["place_cues"])
                    and not text[one.end : one.end + 1].isalnum()
                )
        return chained or not risky

    def _another(self, text: str, end: int) -> bool:
        """Whether a place is the first part of another word: 北京东路, 长沙人."""
        found = self._street.match(text, end)
        return found is not None and not (found[0] == PEOPLE and is_word(text[end : end + 2]))

    def _own_city(self, surface: str, named: set[str]) -> bool:
        """Whether a name that is a word too means a prefecture that the text names in full: 安康 of 安康市."""
        return any(region.level == "prefecture" and region.code in named for region in self._regions.find(surface))

    def _outside(self, text: str) -> Iterable[Hit]:
        """Places that the table has no row for."""
        for match in self._untabled.finditer(text):
            name = match[0] if match[0] in self._data["untabled"] else match[0] + "市"
            yield Hit(match.start(), match.end(), "Region", ZONE, name)
        for match in self._town.finditer(text):
            yield Hit(match.start(), match.end(), "Region", ZONE, match[0])

    def _villages(self, text: str, chains: dict[int, Place]) -> Iterable[Hit]:
        """Villages and communities behind a place or a word that says so (在某某社区), and where they stand again."""
        starts = [*chains, *(cue.end() for cue in self._cue.finditer(text))]
        found = {match["name"] for at in starts if (match := self._village.match(text, at)) is not None}
        towns = (end for end, place in chains.items() if place.last.endswith(TOWNS))
        found |= {match["name"] for at in towns if (match := self._village_of_town.match(text, at)) is not None}
        alone = Counter(match["name"] for match in self._village_alone.finditer(text))
        found |= {name for name, count in alone.items() if count > 1 and not is_word(name[:TWO], RARE)}
        again = re.compile(either(found)).finditer(text) if found else ()  # one pass, however many there are
        for match in again:
            yield Hit(match.start(), match.end(), "Region", VILLAGE, match[0], 0.8)

    def _levels(self, text: str) -> Iterable[Hit]:
        """全省, 我市, 县里, 在我区召开: the article's own region of that level."""
        for match in self._level.finditer(text):
            slot = self._data["level_references"][match["word"] or match["spoken"] or match["here"] or match["street"]]
            end = match.end("here") if match["here"] else match.end()
            yield Hit(match.start(), end, "Region", "region-level", slot, 0.8)

    def _abbreviated(self, text: str) -> Iterable[Hit]:
        for match in self._abbreviation.finditer(text):
            region = self._regions.abbreviation(match[1])
            if region is not None:
                yield Hit(match.start(1), match.end(1), "Region", "region-abbreviation", region.name)
