"""Where the name of an event begins: back over names, quotations and brackets to what cannot be in a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from kg.text import either, longest_first
from kg.text.hits import Cover, Hit
from kg.text.patterns import HAN
from kg.text.words import stands_alone

# A person may stand in a name before these.
IN_NAMES = ("总书记", "同志", "主席")
QUOTE_PAIRS = {"”": "“", "》": "《", "’": "‘", "」": "「", "）": "（", ")": "("}
# A meeting of several groups of people: 召开各民主党派、工商联负责人座谈会.
OF_THOSE = re.compile(
    f"(?:召开|举行|举办)了?(?P<name>[{HAN}]{{2,16}}(?:[、和及与][{HAN}]{{2,16}}){{1,5}}(?:人|代表|人士|专家|干部|委员|家属|奖))$"
)
# Such a name is long: 学习贯彻某某关于某事的重要论述座谈会.
STUDY = re.compile(
    f"学习(?:宣传)?(?:贯彻|领会)[^，。；：！？\\n]{{4,44}}的?重要(?:论述|思想|讲话|指示|批示)(?:精神)?[{HAN}]{{0,8}}$"
)
LONGEST_STUDY = 70
# Before 和 and a meeting of the whole country these are another thing: 某精神和中央某会议.
CITED = ("精神", "讲话", "部署", "要求", "会议", "大会", "全会", "论述", "指示", "批示", "》", "文件", "意见", "决定")
# 某会议和某工会四届一次全委会: two of them.
SITTINGS, NUMBERED = ("会议", "全会", "全委会", "精神"), re.compile("[一二三四五六七八九十]届[一二三四五六七八九十]+次")
SCOPE = re.compile("全[国省市县区州]|中央")
# A name that begins so may be a list: 全省组织工作、女职工工作会议, 甲市网约车司机、货车司机入会仪式.
LISTS = re.compile("20\\d\\d年|全[国省市县区州]|庆祝|纪念|迎[接新]|第[一二三四五六七八九十]+届")
MANY = re.compile("\\d+余?[个项家名人场次期支]")
QUOTED, LONGEST_LIST = re.compile("“[^“”]*”"), 44
# A level word that is the article's own place: 省劳模工匠报告会, 市委社会工作会议.
LEVEL_WORD = re.compile("[省市州区县](?=委|总工会|政府|人民|直|劳|职工|产业|第|工会|教育|卫生|群众|\\d{4}年|[“])")
# So does one that a clause begins with: 省推进《…》专班会议.
OWN_LEVEL = re.compile("省(?![级际内外长直份])|市(?![场民级区长政容值际面内直])|州(?![长府级内])")
OPENERS = ("召开", "举行", "举办", "出席", "参加", "主持", "召开了", "举行了")
BYLINE = re.compile("记者|通讯员")
# A name in quotation marks goes on behind its head: “某某展——某某”.
SUBTITLE = re.compile("——[^“”，。；\n]{2,20}(?=”(?!启动|开幕|闭幕|揭幕|开赛|颁奖|系列|主题|活动|仪式))")
# Who one of several such is for stands in brackets behind its name: 某活动（某某专场）.
PART_OF = re.compile("（[^（）\n，。；]{2,16}?(?:专场|分会场|赛区|片区|[场站赛])）")
# The word 的 ends no name here: 喜迎党的二十大….
# What is held again and again is no one meeting: 每月召开某某议事会.
RECURS = re.compile(
    "(?:每(?:个)?(?:季度?|年|月|周|半年|学期|[两三]年)|(?<![不确])定期|不定期|经常|经常性|常态化)(?:都|均|要|会|至少|组织)?"
    "(?:联合|共同)?(?:召开|举办|举行|开展|组织)[^。；！？\\n]{0,16}$"
)
RECURS_REACH = 30
PARTY_CONGRESS = re.compile("党的[一二三四五六七八九十]+[大届]")
DAY_OR_MONTH, DATE = "日月", re.compile("[\\d一二三四五六七八九十今昨当近前每本上下]")
LEADING_DAY = re.compile("(?:\\d{1,2}月)?\\d{1,2}日(?:上午|下午|晚)?")
PAGE = re.compile("(?:s?html?|php)[ \u3000\\d]*")  # what a page's address leaves before a name
BOARDS = "理、监事"  # 第一届理、监事授证典礼
# A contest of several trades names them: 某大赛钳工、焊工竞赛.
TRADE = re.compile(f"[{HAN}]{{1,5}}[工员师](?![{HAN}]?会)")
TRADES = re.compile(f"[{HAN}][工员师]、")
# Two sides sign: 甲与乙战略合作签约仪式.
SIGNED = re.compile("签[约字署][仪会]")
# What is given away at a meeting, and what such a one is called.
HONOURS, LONGEST_HONOUR = re.compile("(?:奖[章状]?|先锋号|标兵岗?|劳模|模范|工匠|称号|集体|个人|能手)$"), 6
GIVEN = re.compile("表彰|颁奖|授奖|命名|表扬|颁授")
WHICH = re.compile("第[一二三四五六七八九十\\d]+届|首届|20\\d\\d年?")
SLOGAN = re.compile("“[^“”\\n]{3,24}(?<!杯)”")
HAN_CHARACTER = re.compile(f"[{HAN}]")
BLANKS = " \u3000"
SHORT = 2  # characters of a place whose name may be a part of a word
NAME_CHARACTER = re.compile(f"[{HAN}〇A-Za-z\\d·—\\- \\u3000]")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands about a name: bodies, persons, where places begin."""

    bodies: Cover
    persons: Cover
    places: frozenset[int]
    regions: Cover

    def begins(self, offset: int) -> bool:
        """Whether a body or a place begins there."""
        body = self.bodies.at(offset)
        return offset in self.places or (body is not None and body.start == offset)

    def place(self, offset: int) -> Hit | None:
        """The place there whose name is no part of a word: what stands in 让胡路区 ends no event's name."""
        place = self.regions.at(offset)
        return place if place is not None and len(place.name) > SHORT else None

    def says_whose(self, words: str, start: int) -> bool:
        """Whether the ``words`` of a name that begins there say whose it is, or have a name of their own."""
        whose = self.bodies.at(start) is not None or start in self.places
        return whose or "”" in words or SCOPE.match(words) is not None or LEVEL_WORD.match(words) is not None


class Edges:
    """Finds it by ``grammar/events.yaml``; offsets in characters."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._most: int = data["max"]
        self._stops = longest_first(data["lead_stops"])
        self.stops = re.compile(either([*self._stops, "的"]))
        self._marks = frozenset(data["lead_marks"])
        self._in_names = tuple(data["in_names"])
        heads = (head for group in data["heads"].values() for head in group)
        self._heads = re.compile(f"(?:{either(longest_first(heads))})(?=[、和与及]|$)")

    def start(self, text: str, head: int, around: Around) -> int:
        """Scan left over names, quotations and brackets to the last word that cannot be in a name."""
        start, cover = head, around.bodies
        while start > 0 and head - start < self._most:
            owner = cover.at(start - 1) or around.place(start - 1)
            if owner is not None and owner.start < start:
                start = owner.start
                continue
            mark = text[start - 1]
            if around.persons.at(start - 1) is not None and not text.startswith(IN_NAMES, start):
                break
            if mark in "和与及" and _another(text, start, head):
                break
            sides = cover.at(start) is not None and self._of_two(text, start, head)
            if mark in "和与" and cover.at(start) is not None and not sides and not _of_honours(text, start, head):
                break
            trades = (TRADES.match(text, start - 3) and TRADE.match(text, start)) or text.startswith(BOARDS, start - 2)
            if mark == "、" and (trades or (sides and cover.at(start - 2) is not None)):  # 甲、乙战略合作签约仪式
                start -= 1
                continue
            if mark in QUOTE_PAIRS:
                if (opening := self._opening(text, start, mark)) is None:
                    break
                start = opening
                continue
            if self._opened(text, start, head, cover) or (mark == "经" and around.begins(start)):  # 经某会议通过
                break
            if mark in BLANKS and self._anew(text, start, around):
                break
            if not NAME_CHARACTER.match(mark) or mark == "\n" or self._stopped(text, start):
                break
            start -= 1
        of_those = OF_THOSE.search(text, max(0, head - self._most), head)
        if of_those is not None and of_those.start("name") < start:
            start = of_those.start("name")
        elif text.endswith("、", 0, start):
            start = self._listed(text, start, around)
        start = _past_slogan(text, start, head, around)
        study = STUDY.search(text, max(0, head - LONGEST_STUDY), head)
        return self._trim(text, study.start() if study is not None else start, head)

    def _opening(self, text: str, start: int, mark: str) -> int | None:
        """Where the quotation or the bracket begins that ends before ``start``, None where it is no part of a name."""
        opening = text.rfind(QUOTE_PAIRS[mark], max(0, start - self._most), start - 1)
        said = opening < 0 or BYLINE.search(text, opening, start) is not None or text[start - 2] in "。！？"
        # Who writes stands in brackets before the text: （校工会）学校第六次代表大会召开.
        return None if said or (mark in "）)" and text[opening - 1 : opening] in ("", *"\n \u3000")) else opening

    def _listed(self, text: str, start: int, around: Around) -> int:
        """Where the name begins that has the comma before ``start`` in it; else ``start``."""
        first = max(text.rfind(mark, max(0, start - LONGEST_LIST), start) for mark in "，。；：！？\n \u3000") + 1
        words = QUOTED.sub(lambda quoted: "“" * len(quoted[0]), text[first : start - 1])
        stops = (stop for stop in self.stops.finditer(words) if not words.startswith(self._in_names, stop.start()))
        first += max((stop.end() for stop in stops), default=0)
        day = LEADING_DAY.match(text, first, start)
        first = day.end() if day is not None else first
        of_it = LISTS.match(text, first, start) is not None or first in around.places
        other = around.bodies.at(start - 2) or around.place(start - 2) or around.persons.at(start - 2)
        kinds = self._heads.search(text, first, start - 1) or MANY.search(text, first + len("2026"), start)
        return first if of_it and first < start - 2 and other is None and kinds is None else start

    @staticmethod
    def _anew(text: str, start: int, around: Around) -> bool:
        """Whether a name begins behind the blank before ``start``: 高手过招　某集团|全市第十届大赛落幕."""
        if around.begins(start) or text[start] in "我本":
            return True
        owned = around.bodies.at(start - 2) is not None or around.regions.at(start - 2) is not None
        return not owned and LISTS.match(text, start) is not None and HAN_CHARACTER.match(text[start - 2]) is not None

    @staticmethod
    def _opened(text: str, start: int, head: int, cover: Cover) -> bool:
        """Whether what a body does ends there: 市总工会开|全委会, 市总工会启动|2024年“甲”活动."""
        if text.endswith("启动", 0, start) and cover.at(start - 3) is not None:
            return True
        return text[start - 1] == "开" and start == head and cover.at(start - 2) is not None

    @staticmethod
    def _of_two(text: str, start: int, head: int) -> bool:
        """Whether a meeting is one that two sides hold, whose names both belong to it."""
        return text.startswith("联席", head) or "联席" in text[start:head] or SIGNED.match(text, head) is not None

    def _stopped(self, text: str, start: int) -> bool:
        if text.startswith("年", start - 1) and text[max(0, start - 5) : start - 1].isdigit():
            return False
        if text.startswith(self._in_names, start - 1) or PARTY_CONGRESS.match(text, max(0, start - 2)) is not None:
            return False
        if text.endswith(self._stops, max(0, start - 5), start):
            stop = next(one for one in self._stops if text.endswith(one, 0, start))
            return not text.startswith(self._in_names, start - len(stop))  # 组织|建设
        mark = text[start - 1]
        if mark in DAY_OR_MONTH and not DATE.match(text, start - 2):  # 全国科普日, 企业服务月
            return False
        return mark in self._marks and stands_alone(text, start - 1, start)

    def _trim(self, text: str, start: int, head: int) -> int:
        while start < head and text[start] in " \u3000，、的了·—-":
            start += 1
        match = LEADING_DAY.match(text, start, head) or PAGE.match(text, start, head)
        return match.end() if match else start


def own_level(text: str, start: int) -> re.Match[str] | None:
    """The level word that a clause begins with, which is the article's own place."""
    opens = HAN_CHARACTER.match(text[start - 1 : start]) is None or text.endswith(OPENERS, 0, start)
    return OWN_LEVEL.match(text, start) if opens else None


def recurs(text: str, start: int) -> bool:
    """Whether what begins there is held again and again: 每月召开某某议事会."""
    return RECURS.search(text, max(0, start - RECURS_REACH), start) is not None


def _past_slogan(text: str, start: int, head: int, around: Around) -> int:
    """Where the name begins behind a slogan that the text has it without, too: “同心同行”|甲省第三届职工大赛."""
    slogan = SLOGAN.match(text, start, head)
    rest = text[slogan.end() : head] if slogan is not None else ""
    if slogan is None or not (around.begins(slogan.end()) or WHICH.search(rest)):
        return start
    return slogan.end() if text.count(rest) > text.count("”" + rest) else start


def _another(text: str, start: int, head: int) -> bool:
    """Whether what stands before 和 is another thing than the meeting behind it: 某精神|和|中央某会议."""
    joined = start - 2 if text.endswith("以及", 0, start) else start - 1
    cited = text.endswith(CITED, 0, joined) and SCOPE.match(text, start) is not None
    return cited or (text.endswith(SITTINGS, 0, joined) and NUMBERED.search(text, start, head) is not None)


def _of_honours(text: str, start: int, head: int) -> bool:
    """Whether a meeting gives two honours away: 某市劳动奖|和|某市先锋号表彰大会."""
    first = HONOURS.search(text, max(0, start - 1 - LONGEST_HONOUR), start - 1)
    return first is not None and GIVEN.match(text, head) is not None


def past_subtitle(text: str, end: int, quoted: bool) -> int:
    """Where the name ends with what stands behind its head in the same quotation marks or in brackets."""
    subtitle = SUBTITLE.match(text, end) if quoted else PART_OF.match(text, end)
    return end if subtitle is None else subtitle.end()
