"""Who holds a contest, a training or an activity whose name says only what it is about: 甲总工会举办焊工培训班."""

from __future__ import annotations

import re
from typing import Any

from kg.ontology import Ontology
from kg.text import either
from kg.text.hits import Cover
from kg.text.patterns import HAN, OUGHT

# Which meeting stays open behind these: 省委有关会议精神.
ANY = ("有关", "相关", "重要", "系列", "历次", "一系列", "各类", "各项", "重大")
ONE_DAY = re.compile("\\d日|近日|日前|[今昨当]天|[上下]午|随后|会后|期间|其间|当晚|现场|调研组|考察团|一行|并$")
HABIT = re.compile("每|定期|经常|多次|累计|先后.{0,6}\\d|要|应|将|拟|各级|各地|计划")
PLACED = re.compile(
    f"(?:日前|近日|今日|今天|昨日|\\d{{1,2}}月\\d{{1,2}}日|[上下]午|将?于[^，。；]{{1,8}}?|分别){{0,3}}在[{HAN}、]{{2,24}}?"
    "(?:同步|同时|正式|成功|圆满|隆重|顺利)?(?:举行|举办|召开|开班|开营|开讲|开幕|开赛|开课|启动|结业|落幕|收官)(?!的)"
)
LONGEST_SENTENCE = 400
THEME, LONG_THEME = 2, 4  # characters that say what it is about
HOW = (
    "联合|共同|携手|成功|今日|昨日|近日|日前|组织|正式|顺利|隆重|圆满|热烈|如期|首次|再次|还|也|于"
    "|在?\\d{1,2}月\\d{1,2}日(?:[上下]午)?"
)
HOSTING = f"(?:[^，。；]{{0,3}}?在[{HAN}]{{2,16}})?(?:{HOW}){{0,4}}(?:举办|举行|主办|合办|承办|开办)了?"
# 开展 is said of what goes on too: together, or on a day, it is one.
CARRIED = re.compile(f"(?:[^，。；]{{0,3}}?在[{HAN}]{{2,16}})?(?:{HOW}){{0,4}}(?:联合|共同|组织)开展了?")
AT_ONCE = re.compile("(?:举办|举行)了?$")
AT_ONCE_REACH = 3
# What is opened so is one event (为某某礼主礼), and what is held so and ends so.
OPENED = "主礼"
HOLDS_ONE = ("举行", "举行了", "举办", "举办了", "召开", "合办", "主办", "出席", "出席了", "主办的", "举办的")
ONE_EVENT = ("会", "礼", "仪式", "赛", "日", "嘉年华")
YEAR = re.compile("[〇零一二三四五六七八九]{4}(?=年)")
DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
# A programme that is carried out, on no day and at no place: 持续开展“…”活动.
CARRIED_OUT = re.compile(f"(?:开展|推进|实施|推出|打造)了?“[^“”\n]{{2,20}}”[{HAN}]{{0,10}}?活动$")
LONGEST_CARRIED = 4
# What a speaker asks for: 要聚焦重点产业，深入开展….
URGED = re.compile(f"(?:^|[，；：“])[^，；：]{{0,10}}?{OUGHT}|强调|应当|必须|(?<!的)(?<!部署)要求|希望")


class Hosts:
    """Looks for them before a name; offsets in characters."""

    def __init__(self, ontology: Ontology) -> None:
        titles: dict[str, Any] = ontology.grammar["titles"]
        organs = either(one["unit"] for one in titles["inner"].values())
        self._hosting = re.compile(HOSTING)
        # The house that the article is about, by a short word: 5月8日，校工会举办….
        house = f"(?:{either(titles['own_words'])})(?:{organs})?"
        self._house = re.compile(f"(?:[^，。；]{{0,12}}[日午晚天])?由?{house}{HOSTING}")

    def hosted(self, text: str, start: int, end: int, words: str, bodies: Cover) -> bool:
        """Whether somebody holds what stands there, and its name says what it is."""
        if text[end : end + 1].isdigit() or len(words) < THEME or words.endswith(ANY):
            return False
        clause = max(text.rfind(mark, 0, start) for mark in "。，；\n") + 1
        if self._house.fullmatch(text, clause, start) is not None or self._told(text, start, end, words):
            return True
        ways = (self._hosting, CARRIED) if once(text, start) else (self._hosting,)
        hosts = {hit for offset in range(clause, start) if (hit := bodies.at(offset)) is not None}
        return any(way.fullmatch(text, hit.end, start) is not None for hit in hosts for way in ways)

    @staticmethod
    def _told(text: str, start: int, end: int, words: str) -> bool:
        """Whether the sentence tells of one day on which it was held, whoever held it; an activity has many names."""
        named = len(words) >= LONG_THEME and not text.endswith("活动", start, end)
        return named and AT_ONCE.search(text, start - AT_ONCE_REACH, start) is not None and once(text, start)


def sentence_start(text: str, at: int) -> int:
    """Where the sentence that holds ``at`` begins; it looks back so far only, else a text without marks takes long."""
    first = max(0, at - LONGEST_SENTENCE)
    return max(first, *(text.rfind(mark, first, at) + 1 for mark in "。！？；\n"))


def once(text: str, at: int) -> bool:
    """Whether the sentence tells of one day or one place, not of a habit: 每月召开座谈会."""
    start = sentence_start(text, at)
    return ONE_DAY.search(text, start, at) is not None and HABIT.search(text, start, at) is None


def held_once(text: str, opening: int, name: str) -> bool:
    """Whether what stands in quotation marks at ``opening`` is one event: 举行“劳工同乐日”, not 举办“职工夜校”."""
    return name.endswith(ONE_EVENT) and text.endswith(HOLDS_ONE, 0, opening)


def in_digits(name: str) -> str:
    """A name with its years in digits: 二〇二三年 → 2023年."""
    return YEAR.sub(lambda match: match[0].translate(DIGITS), name)


def single(text: str, at: int, end: int) -> bool:
    """Whether the sentence tells of one day, or its clause says where what ends at ``end`` is held."""
    placed = PLACED.match(text, end) is not None and HABIT.search(text, sentence_start(text, at), at) is None
    return placed or once(text, at)


def general(text: str, opening: int, end: int) -> bool:
    """Whether an activity is one that goes on, or that ought to be: 要深入开展“五小”竞赛."""
    if CARRIED_OUT.search(text, opening - LONGEST_CARRIED, end) is not None:
        return True
    return URGED.search(text, sentence_start(text, opening), opening) is not None
