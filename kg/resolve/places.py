"""Which region a name means in its article, and which one the article is about at each level."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.model import Mention
from kg.ontology import APART, Ontology, Region, Regions
from kg.resolve.level_words import CITY, fits, own_level
from kg.resolve.site import places_of
from kg.text.hits import ZONE

DISTRICT = "{X}"
SLOTS = {"{P}": "province", "{C}": "prefecture", "{X}": "county", "{T}": "township"}
LEVELS = ("country", "province", "prefecture", "county", "township")
LONGEST_PLACE = 16
# An autonomous region is called 区 too (区党委, 全区, 我区); 区委 is a district's.
AUTONOMOUS, ITS_PARTY, DISTRICT_PARTY = "自治区", "区党委", "区委"
ITS_WORD = re.compile("[我本全该]?区")
# A place that the article names so much more than the next one is its own.
CLEARLY = 2.0
# A county-level city that is named a little more than its prefecture is one of those that the latter's text tells of.
MORE = 1.2
# Hong Kong, Macao and Taiwan are mostly named beside the article's own place: 港澳台事务, 对台工作.
BESIDE = 0.3
# The paper that an article stands in says least of where it is: 三峡日报 is 宜昌's.
PAPER, PAPERS = 0.2, "organisation-media"
ONE_LIST = 2  # places so near to one another stand in one list (苏州、无锡、常州三市): none is the one meant after it
NAMED = ("Programme", "Honour", "Event", "TargetGroup", "Publication")  # may begin with a word for a place
# An article that names places of so many provinces tells of another one in each paragraph.
MANY_PROVINCES = 3


@dataclass(frozen=True)
class Named:
    """A place name in an article: its offsets in the source and what it may mean."""

    offset: int
    end: int
    candidates: tuple[Region, ...]
    weight: float
    headed: bool = False
    """Whether a headline names it."""


class Places:
    """The regions of one article. ``offset`` is always the source's, in characters."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        headline_end: int,
        ontology: Ontology,
        paragraphs: Sequence[tuple[int, int]] = (),
        site: str = "",
    ) -> None:
        self._paragraphs = paragraphs
        self._ontology, self._around = ontology, site
        self._regions: Regions = ontology.regions
        self._papers = ontology.papers
        self._named = [named for mention in mentions if (named := self._read(mention, headline_end)) is not None]
        self._firm = self._settle()
        self._texts = tuple(mention.text for mention in mentions if mention.type != "Region")

    def _read(self, mention: Mention, headline_end: int) -> Named | None:
        surface = mention.name
        candidates: tuple[Region, ...] = ()
        if mention.type == "Region":
            candidates = self._regions.find(surface) or self.prefix(surface, mention.rule == ZONE)[1]
        elif mention.name and not mention.name.startswith("{"):
            code = self._papers.get(mention.name)
            if code is not None and (known := self._regions.by_code(code)) is not None:
                return Named(mention.start, mention.end, (known,), PAPER)
            paper = mention.rule == PAPERS  # 启东日报 is of 启东市
            place, candidates = self.prefix(mention.name, paper)
            county = paper and candidates and candidates[0].level == "county"
            if place and (county or mention.type in NAMED) and self._regions.is_risky(place):  # “安康杯” is of no place
                return None
        if not candidates:  # as of most mentions
            return None
        candidates = tuple(region for region in candidates if region.level != "country")
        headed = mention.start < headline_end
        weight = (3.0 if headed else 1.0) * (1.0 if mention.type == "Region" else 0.8)
        if candidates and candidates[0].code.startswith(APART):
            weight *= BESIDE
        return Named(mention.start, mention.end, candidates, weight, headed) if candidates else None

    def prefix(self, name: str, zone: bool = False) -> tuple[str, tuple[Region, ...]]:
        """The longest region name that ``name`` begins with, and what it may mean.

        Of a ``zone`` two characters may be a county's (上虞经开区).
        """
        if not self._regions.begins(name):
            return "", ()
        for end in range(min(len(name), LONGEST_PLACE), 1, -1):
            regions = self._regions.find(name[:end])
            large = ("country", "province", "prefecture", *(("county",) if zone else ()))
            if regions and (end > 2 or name[1] == "县" or regions[0].level in large):
                return name[:end], regions
        return "", ()

    def _settle(self) -> list[tuple[Named, Region]]:
        """Each name with its one reading: first the plain ones, then those that lie in or above a plain one."""
        firm = [(named, named.candidates[0]) for named in self._named if len(named.candidates) == 1]
        for named in self._named:
            if len(named.candidates) > 1:
                chosen = self._choose(named.candidates, [region for _, region in firm])
                if chosen is not None:
                    firm.append((named, chosen))
        return sorted(firm, key=lambda pair: pair[0].offset)

    def _choose(self, candidates: tuple[Region, ...], known: Iterable[Region]) -> Region | None:
        known = tuple(known)
        provinces = Counter(p.code for region in known if (p := self._regions.province(region)) is not None)
        top = max((LEVELS.index(c.level) for c in candidates if c.level == candidates[0].level), default=0)
        highest = [c for c in candidates if LEVELS.index(c.level) == top]
        if len(highest) == 1 and highest[0].level in ("province", "prefecture"):
            return highest[0]
        at: defaultdict[str, set[str]] = defaultdict(set)
        for region in known:
            at[region.level].add(region.code)
        near: list[Region] = []
        for level in reversed(LEVELS[1:]):  # what lies in the finest of the known places
            near = near or [c for c in candidates if not at[level].isdisjoint(self._line(c))]
        ranked = near or [c for c in candidates if (p := self._regions.province(c)) is not None and p.code in provinces]
        if len(ranked) > 1:
            best = min(LEVELS.index(c.level) for c in ranked)
            ranked = [c for c in ranked if LEVELS.index(c.level) == best]
        return ranked[0] if len(ranked) == 1 else None

    def _line(self, region: Region) -> Iterator[str]:
        """The codes of the region and of those above it."""
        return (one.code for one in (region, *self._regions.ancestors(region)))

    def resolve(self, candidates: tuple[Region, ...]) -> Region | None:
        """The one of the candidates that the article's other places point to; None where that is open."""
        if len(candidates) < 2:
            return next(iter(candidates), None)
        return self._choose(candidates, [region for _, region in self._firm]) or self._choose(candidates, self._site)

    def options(self, slot: str) -> list[Region]:
        """The article's regions of the slot's level, most weight first."""
        level = SLOTS[slot]
        weights = self._weights(level)
        return [region for region, _ in sorted(weights.items(), key=lambda item: (-item[1], item[0].code))]

    def tells(self, slot: str) -> bool:
        """Whether the article names regions of the slot's level, or what lies in them: of districts not only towns."""
        return any(slot != DISTRICT or region.level == SLOTS[slot] for region in self._in_level(slot))

    def _in_level(self, slot: str) -> Iterator[Region]:
        """The regions that the article names, of the slot's level and below it."""
        return (region for _, region in self._firm if self._up(region, SLOTS[slot]) is not None)

    def _weights(self, level: str) -> Counter[Region]:
        """How much the article names each region of the level, with what lies in it."""
        weights: Counter[Region] = Counter()
        for named, region in self._firm:
            for one in (region, *self._regions.ancestors(region)):
                if one.level == level:
                    weights[one] += named.weight  # type: ignore[assignment]
        return weights

    def fill(self, slot: str, offset: int, said: str = "") -> Region | None:
        """The region that a level word at ``offset`` means: the article's own, else the last one named before it.

        ``said`` are the words that the slot was read from.
        """
        autonomous = self._autonomous(said) if slot == "{X}" else None
        if autonomous is not None:
            return autonomous
        level = SLOTS[slot]
        if self._tells_of_many and not said.startswith(AUTONOMOUS):
            near = self._in_paragraph(slot, offset, said)
            if near is not None:
                return near
        options, word = self._meant(slot, said), own_level(slot, said)
        city = self._county_city() if slot == "{C}" and word in ("", CITY) else None
        if city is not None:
            return city
        if slot == "{C}" and not options:
            options = [region for region in self.options("{P}") if region.name.endswith("市")]
        if not options:
            return self._of_site(slot, said)
        if len(options) < 2:
            return options[0]
        weights = self._weights(level)
        if weights[options[0]] >= CLEARLY * weights[options[1]]:
            return options[0]
        before = [(named, one) for named, region in self._firm if (one := self._up(region, level)) is not None]
        recent = [(named, one) for named, one in before if named.offset < offset and one in options]
        if not recent or any(
            one != recent[-1][1] and 0 <= recent[-1][0].offset - named.end <= ONE_LIST for named, one in recent
        ):
            return None
        return recent[-1][1]

    @cached_property
    def _tells_of_many(self) -> bool:
        firm = (region for named, region in self._firm if named.weight != PAPER)
        return len({p.code for region in firm if (p := self._regions.province(region)) is not None}) >= MANY_PROVINCES

    def _in_paragraph(self, slot: str, offset: int, said: str) -> Region | None:
        """The last region of the slot's level that the paragraph names before ``offset``, else the paper's own."""
        start = next((start for start, end in self._paragraphs if start <= offset < end), offset)
        last = [region for named, region in self._firm if start <= named.offset < offset]
        own = [region for named, region in self._firm if named.weight == PAPER]
        for region in last[-1:] or own:
            cities = (region, *self._regions.ancestors(region)) if slot == "{C}" else ()
            city = next((one for one in cities if one.name.endswith("市")), None)
            found = city or self._up(region, SLOTS[slot])
            if found is not None and fits(own_level(slot, said), found):
                return found
        return None

    def _meant(self, slot: str, said: str) -> list[Region]:
        """The article's regions of the slot's level that the level word in ``said`` can mean."""
        word = own_level(slot, said)
        options = self.options(slot)
        found = [region for region in options if fits(word, region)]
        if word != CITY or found or not options:
            return found
        cities = [region for region in self.options(DISTRICT) if region.name.endswith(CITY)]
        return cities if len(cities) == 1 else []  # beside a 州 or a 盟 its one city

    def _autonomous(self, said: str) -> Region | None:
        """The autonomous region that 区 means: always in 区党委, else where the article names it above any district."""
        if ITS_WORD.match(said) is None:
            return None
        own = next(iter(self.options("{P}")), None)
        if own is None or not own.name.endswith(AUTONOMOUS):
            return None
        if any(text.startswith(AUTONOMOUS) for text in self._texts) and not said.startswith(ITS_PARTY):
            short = [one for one in (*self._texts, said) if one.startswith("区") and not one.startswith(ITS_PARTY)]
            if not short:
                return own
            # 区总工会 is another than 自治区总工会 where the text has both, or neither names the region nor says 全区.
            both = any(f"自治{one}" in self._texts for one in short)
            named = any(text.startswith(own.name) for text in self._texts)
            told = named or (not both and any(one.startswith("全区") for one in self._texts))
            if said.startswith(DISTRICT_PARTY) or not (told or (not both and self._direct()[own] > 0)):
                return None
        direct = self._direct()
        district = max((direct[one] for one in self.options("{X}") if one.name.endswith("区")), default=-1.0)
        return own if said.startswith(ITS_PARTY) or direct[own] > district else None

    def _county_city(self) -> Region | None:
        """The county-level city (温岭市) alone in the headlines, or the one named more than any prefecture."""
        headed = {r for named, r in self._firm if named.headed and r.name.endswith("市") and r.level != "province"}
        if len(headed) == 1 and (first := next(iter(headed))).level == "county":
            return first
        direct = self._direct()
        cities = [r for r in direct if r.level == "county" and r.name.endswith("市")]
        most = max((weight for r, weight in direct.items() if r.level == "prefecture"), default=0)
        best = [r for r in cities if direct[r] > MORE * most]
        return best[0] if len(best) == 1 else None

    def _direct(self) -> Counter[Region]:
        """How much the article names each region itself, without what lies in it."""
        direct: Counter[Region] = Counter()
        for named, region in self._firm:
            direct[region] += named.weight  # type: ignore[assignment]
        return direct

    @cached_property
    def _site(self) -> list[Region]:
        """The places that stand around the article on its page: they count where it names none itself."""
        places = list(places_of(self._around, self._ontology)) if self._around else []
        plain = [place[0] for place in places if len(place) == 1]
        return plain + [one for place in places if len(place) > 1 and (one := self._choose(place, plain)) is not None]

    def _of_site(self, slot: str, said: str) -> Region | None:
        """The one region of the slot's level that its page is of."""
        found = {one for region in self._site if (one := self._up(region, SLOTS[slot])) is not None}
        if slot == "{C}":  # 市 on the page of 浏阳市 is that city, on one of 长沙市 and of 浏阳市 either
            counties = {one for one in self._site if one.level == "county" and one.name.endswith("市")}
            found = counties | {one for one in self._site if one.level == "prefecture"} if counties else found
            found = found or {one for one in self._site if one.level == "province" and one.name.endswith("市")}
        word = own_level(slot, said)
        return found.pop() if len(found) == 1 and all(fits(word, one) for one in found) else None

    def _up(self, region: Region, level: str) -> Region | None:
        return next((one for one in (region, *self._regions.ancestors(region)) if one.level == level), None)
