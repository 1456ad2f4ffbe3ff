"""What stands before the name of a body: a place or a level word (省, 市) that means the article's own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from kg.annotate.regions import Place
from kg.ontology import Body, Ontology
from kg.text import either
from kg.text.compiled import compiled
from kg.text.hits import Hit
from kg.text.patterns import HAN
from kg.text.words import begins_word

# The slot that a level word stands for in a name: P province, C prefecture, X county, T township.
LEVEL_SLOT = {
    **dict.fromkeys(("省", "自治区"), "P"),
    **dict.fromkeys(("市", "州", "自治州", "盟", "地区"), "C"),
    **dict.fromkeys(("县", "自治县", "区", "旗", "自治旗"), "X"),
    **dict.fromkeys(("镇", "乡", "街道", "苏木"), "T"),
}
LONGEST_LEVEL = 4
# There is one only, beside the autonomous region and not of it.
CORPS = {"兵团": "新疆生产建设兵团"}
# Its divisions: 兵团第十二师总工会, 十二师总工会.
DIVISION, LONGEST_DIVISION = re.compile("(?:兵团)?第?(?P<number>[一二三四五六七八九十]{1,3})师$"), 8
NUMBERED = re.compile("第?(?P<number>[一二三四五六七八九十]{1,3})师(?![傅生资德])")
ALONE = re.compile(f"(?<![{HAN}])师$")
# Its regiments, by number alone too: 七师一二五团, 142团总工会.
REGIMENT = re.compile(
    f"(?:{DIVISION.pattern[:-1]})?(?P<which>(?<![\\d第])(?:[一二三四五六七八九十〇零]{{1,4}}|\\d{{1,3}})团)$"
)
LONGEST_REGIMENT = 14
# A division and the city that is one with it, and the two in short where an article has named them: 师市党委.
DIVISION_CITY = re.compile(f"第?(?P<number>[一二三四五六七八九十]{{1,3}})师(?P<city>[{HAN}]{{2,4}}?市)")
BOTH = "师市"
# Words that a level word may stand behind: 到县交警大队, 联合市快递行业协会.
LEADING = "到赴由与及和向在从给被"
# The dictionary knows 会同县, too.
WITH = ("联合", "会同", "携手", "协同", "联手", "邀请", "协调", "依托", "走进", "前往", "对接", "委托")
PARTNERS = "|".join(f"(?<={word})" for word in WITH)
# 出席会议的有|省某某委员会主任甲, 作动员的是|市某某办公室主任乙.
INVERTED = "(?:(?<=的[有是])|(?<=还有)|(?<=后有)|(?<=分别[有是]))(?![省市县区州](?:[内外里级域场]|政(?!府|协)))"
# 任命甲为|市公路中心主任.
APPOINTS = "(?:(?<=[^责主]任)|(?<=[^作成认因]为))(?![省市县区州](?:[内外里级域场]|政(?!府|协)))"
# A county of one character says its level once more before its committee.
DOUBLED = "县县"
DISTRICT = "区"
# One of several kinds: 各市、县、自治县人民政府.
AUTONOMOUS, LISTED = "自治", re.compile("[市县州区旗][、，和及]$")
JOINING, LEVELS = frozenset("和与及由"), frozenset("省市州县区地")
# 甲同志任|县司法局局长, where the dictionary knows 任县; but 责任|区.
MADE = re.compile("(?<=[^责主])任$")
# The union of an industry is the federation's: 市总|教科文卫体工会.
OF_FEDERATION = re.compile(f"(?<=[省市县区州盟旗])总(?!工会|公司|部|厂|站|院|队|商)(?=[{HAN}]{{2,8}}工会$)")
# Words that begin with a level word's character and are none.
NOT_LEVEL = ("区域", "市场", "省级", "市级", "县级", "区级", "市政")


@dataclass(frozen=True, slots=True)
class Owner:
    """What stands before a body: ``name`` is a place's canonical name or a slot such as ``{P}``."""

    start: int
    name: str
    place: bool
    level: str = ""


class Owners:
    """Finds owners by ``grammar/organisations.yaml``; offsets in characters."""

    def __init__(self, ontology: Ontology) -> None:
        self._regions = ontology.regions
        data: dict[str, Any] = ontology.grammar["organisations"]
        self._areas = frozenset(data["areas"])
        words, prefixes = either(data["level_words"]), "".join(data["level_prefixes"])
        self._level = re.compile(f"(?:[{prefixes}])?({words})$")
        begun = f"(?:(?<![{HAN}])|(?<=[{LEADING}])|{PARTNERS}|{INVERTED}|{APPOINTS})"
        self.first = compiled(f"{begun}(?:{words})(?![县区州旗域级属]|市(?!场|政|域)|里(?!水|弄))")
        """A level word that begins a run of Chinese characters, or stands behind a preposition."""

    def at(self, text: str, end: int, chains: dict[int, Place], zones: dict[int, Hit]) -> Owner | None:
        """The place or level word that ends at ``end``."""
        zone, place = zones.get(end), chains.get(end)
        if zone is not None and (place is None or zone.start <= place.start):
            return Owner(zone.start, zone.name, True)
        if place is None and text.startswith(DOUBLED, end - 2):  # 威县县委
            place = chains.get(end - 1)
        if place is not None:
            return None if self._foreign(place, chains) else self.of_division(text, self._of_place(place))
        if text[end - 1 : end] == "师":
            return self._division(text, end)
        regiment = REGIMENT.search(text, max(0, end - LONGEST_REGIMENT), end) if text[end - 1 : end] == "团" else None
        if regiment is not None:
            of = f"{CORPS['兵团']}第{regiment['number']}师" if regiment["number"] else ""
            return Owner(regiment.start(), of + regiment["which"], True)
        if text.endswith(BOTH, 0, end):
            named = {f"第{one['number']}师{one['city']}" for one in DIVISION_CITY.finditer(text)}
            return Owner(end - len(BOTH), named.pop(), True) if len(named) == 1 else None
        match = self._level.search(text, max(0, end - LONGEST_LEVEL), end)
        if match is None or (len(match[1]) == 1 and not _free(text, match.start())):
            return None
        if match[1].startswith(AUTONOMOUS) and LISTED.search(text[max(0, match.start() - 2) : match.start()]):
            return None
        if match[1] == DISTRICT and text[match.start() - 1 : match.start()] in self._areas:
            return None
        begun = match.start() in chains or match.start() in zones
        # 各地市州总工会, 县区总工会, 各县（市）区总工会: many
        if text[max(0, match.start() - 2) : match.start()].rstrip("）)")[-1:] in LEVELS and not begun:
            return None
        return Owner(match.start(), slot(match[1]), False)

    @staticmethod
    def _division(text: str, end: int) -> Owner | None:
        """A division of the corps: 十二师|党委; the only one that the text has: 师|党委."""
        division = DIVISION.search(text, max(0, end - LONGEST_DIVISION), end)
        if division is not None:
            return Owner(division.start(), f"{CORPS['兵团']}第{division['number']}师", True)
        if ALONE.search(text, max(0, end - 2), end) is None:
            return None
        cities = {f"第{one['number']}师{one['city']}" for one in DIVISION_CITY.finditer(text)}
        numbers = {one["number"] for one in NUMBERED.finditer(text)}
        named = cities or {f"{CORPS['兵团']}第{number}师" for number in numbers}
        return Owner(end - 1, named.pop(), True) if len(numbers) == len(named) == 1 else None

    @staticmethod
    def of_division(text: str, owner: Owner) -> Owner:
        """With the division of the corps that the city is one with: 第一师阿拉尔市."""
        division = DIVISION.search(text, max(0, owner.start - LONGEST_DIVISION), owner.start)
        if division is None or text[owner.start - 1 : owner.start] != "师":
            return owner
        return replace(owner, start=division.start(), name=f"第{division['number']}师{owner.name}")

    def _foreign(self, place: Place, chains: dict[int, Place]) -> bool:
        """Whether the short name of a county stands right behind a place that it does not lie in: 上海|浦江技师学院."""
        begun = place.end - len(place.last)
        if place.start < begun or begun not in chains:
            return False
        regions = self._regions.find(place.last)
        return all(one.level in ("county", "township") and one.name != place.last for one in regions)

    def _of_place(self, place: Place) -> Owner:
        regions = self._regions.find(place.last)
        level = regions[0].level if regions else ""
        full = not regions or place.last in (region.name for region in regions)
        return Owner(place.end - len(place.last), place.last if full else regions[0].name, True, level)

    def name(self, text: str, start: int, end: int) -> str:
        """The name ``text[start:end]``, its level word at the beginning as a slot: 市快递行业协会 → {C}快递行业协会."""
        level = self.first.match(text, start)
        if level is None or level.end() >= end or text.startswith(NOT_LEVEL, start):
            return OF_FEDERATION.sub("", text[start:end])
        return slot(level[0]) + OF_FEDERATION.sub("", text[level.end() - 1 : end])[1:]


def fits(owner: Owner, body: Body) -> bool:
    """Whether a body that only towns and zones have stands behind one of them."""
    if body.levels != "T":
        return owner.level != "country"
    return owner.place and owner.level in ("", "township")


def slot(level: str) -> str:
    """The slot of a level word (省 → {P}), or the name where the word is one's own."""
    return CORPS.get(level) or "{" + LEVEL_SLOT[level] + "}"


def _free(text: str, start: int) -> bool:
    """Whether a one-character level word begins a name: not behind a place's own characters, but for a word's end."""
    before = text[start - 1 : start]
    return not before.isalpha() or before in JOINING or text.endswith(WITH, 0, start) or _after(text, start)


def _after(text: str, start: int) -> bool:
    return MADE.search(text, max(0, start - 2), start) is not None or begins_word(text, start)
