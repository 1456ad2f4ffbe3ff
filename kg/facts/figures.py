"""Numbers with units as plain values: 42.65万人 is 426500 人."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from kg.ontology import Ontology
from kg.text import either
from kg.text.compiled import compiled
from kg.text.numerals import FRACTION, NUMBER_CHARACTERS, decimal_in_words, number_in_words
from kg.text.patterns import HAN

# A number of hours that stands before a noun is no figure: 24小时驿站, 8小时之外.
BARE = re.compile(f"(?![{HAN}“‘])|的|以上|左右")
# 这38家企业: those told of before.
THESE = ("这", "那", "上述")
TEN = 10
PERSONS = "人"
ROUND = "百千万亿"
RANKED = frozenset({"名", "位"})
RANK_REACH = 12
MEANT = re.compile("[“‘][两双三四五六七八九十]个$")
# Thousands parted by a blank, as GB/T 15835 writes them: 服务职工2 340人; not behind a blank, as two columns stand.
BLANKS = " \u00a0\u2009\u202f"
SPACED = f"(?<=[{HAN}（])(?<![图表第])\\d{{1,3}}(?:[{BLANKS}]\\d{{3}})+(?!\\d)"
GROUPED = re.compile(f"[,{BLANKS}]")
# Which ones of them are meant: 25人以上企业建会率, 10亿元以上项目12个.
THRESHOLD = re.compile(
    f"(?:（含）)?及?以[上下](?:（含）)?的?[{HAN}]{{0,6}}?(?:企业|用人单位|工业|商户|项目|合同|订单|工程|集群|园区)"
)
# The upper end of a range, whose lower one has no unit: 3000至5000元; not of a change: 从3000到5000人.
RANGE, LONGEST_RANGE = re.compile("(?<![从由\\d.,])\\d[\\d.,]*[百千万亿]?[至到]$"), 14
# Where something is done: 在8个街道布设驿站23个.
WHERE = re.compile(
    f"[{HAN}]{{2,8}}?(?:布设|布局|设立|设置|建立|建成|建设|建起|开设|打造|组建|安装|投放)(?=[^，。；\\d]{{2}})"
)
# 15个乡镇的工会主席到场: it only says whose officials they are.
OFFICIALS = re.compile(
    f"[{HAN}]{{0,3}}?(?:(?:团场|镇街|街镇|乡镇|街道|市州|州市|地市|盟市|区县|县区|县市区?|园区|社区|省份)(?:的|总工会|工会)?"
    f"|(?:企业|单位|部门|公司)的)[{HAN}]{{0,6}}?(?:主席|负责人|负责同志|书记|部长|局长|院长|校长)(?![{HAN}]{{0,2}}[制岗培])"
)
# 20平方米的空间里，…: only where something stands.
INSIDE = re.compile(f"的(?:[小大]?(?:空间|屋子|房间|室|屋|厅|地方)|[{HAN}]{{2,5}})[内里]，")
# 可获20元至500元奖励.
UPWARD, DOWNWARD = re.compile("[至到—~-]\\d[\\d.,]*万?元"), re.compile("\\d元[至到—~-]$")
PRIZED = re.compile("(?:奖励|可获|可得)[\\d元万至到—~.,-]+|元(?:的|不等的?)?奖励")
# 分别提高2.1个和3.4个百分点.
POINTS, POINT = re.compile("(?:[、，和与]\\d[\\d.]*个?)*[、，和与]\\d[\\d.]*个百分点"), "个百分点"
BOUNDED = frozenset({"人", "名", "元"})
LARGE = {"万": 10_000, "亿": 100_000_000}
TENTH, SOME = "[一二两三四五六七八九]", "约近逾超过"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a text: offsets in characters, the plain value, the unit and the hedge as written."""

    start: int
    end: int
    value: float
    unit: str
    hedge: str


class FigureGrammar:
    """Reads numbers by ``grammar/numbers.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["numbers"]
        self._scales: dict[str, int] = data["scales"]
        self._kept = frozenset(data["hedges_keep"])
        self._unit_names: dict[str, str] = data["unit_names"]
        digits, scales = f"(?:{SPACED}|\\d[\\d,]*(?:[.．]\\d+)?)", "".join(self._scales)
        self._mid = either(one for one in data["hedges_after"] if len(one) == 1)
        self._late = either(one for one in data["hedges_after"] if len(one) > 1)
        self._part = re.compile(f"({digits})([{scales}]*)")
        self._number = compiled(
            f"(?:(?<![节附公])(?P<before>{either(data['hedges_before'])}))?(?<![\\d.．第×xX—\\-~+A-Za-z])"
            f"(?P<higher>(?:{digits}[{scales}]{{1,2}})+(?=\\d))?(?P<digits>{digits})(?P<mid>{self._mid})?"
            f"(?P<scale>[{scales}]{{0,2}})(?P<after>{self._mid})?"
            f"(?P<unit>{either(data['units'])})(?P<late>{self._late}|余)?"
        )
        lasting = f"{either(data['durations_of'])}|平均[{HAN}]{{0,8}}时间"
        self._lasting = compiled(
            f"(?P<what>{lasting})(?:(?:{either(data['changes'])}|提前)[到至为了]?|{either(data['links'])})*(?P<before>{either(data['hedges_before'])})?"
            f"(?P<number>(?!\\d{{4}}年){digits})(?P<mid>{self._mid})?(?P<unit>{either(data['durations'])})(?P<late>{self._late})?"
            f"(?![{HAN}]{{1,3}}[至到])"
        )
        # 时间由5天缩短到2天: a change of a time says itself that it is measured.
        times, shift = f"(?:{either(data['durations'])}|小时)", either((*data["changes"], *data["short_changes"]))
        self._shifted = compiled(
            f"[由从][{HAN}]{{0,6}}(?P<old>(?!\\d{{4}}年){digits})(?:{self._mid})?(?P<old_unit>{times})"
            f"(?:{self._late})?(?:大幅|进一步|再)?(?:{shift})[到至为]了?(?P<before>{either(data['hedges_before'])})?"
            f"(?P<number>{digits})(?P<mid>{self._mid})?(?P<unit>{times})(?P<late>{self._late})?(?:以内)?"
        )
        self._in_characters(data)
        self._of_people(data, digits, scales)
        self._bare = frozenset(data["bare_units"])
        self._measured = frozenset(data["left_units"]) | (frozenset(data["durations"]) - frozenset(data["units"]))
        self._parts = frozenset(data["parts"])
        self._not_unit = re.compile(either(data["not_units"]))
        # A place in a row (前6名, 位居全国第22位), and a number in a name (“1公里”服务圈), count nothing.
        self._rank = re.compile(f"(?:{either(data['ranks'])})[^，。；、\\d]{{0,6}}$")
        self._not_counted = re.compile(f"[^，。；\\n]{{0,4}}?(?:{either(data['not_counted'])})")

    def _in_characters(self, data: dict[str, Any]) -> None:
        before, units = either(data["hedges_before"]), either(data["units"])
        words = f"[{NUMBER_CHARACTERS}]+(?:{FRACTION})?"
        self._spelt = compiled(
            f"(?P<before>{before})?(?<![第章节届几数上成\\d.余多{NUMBER_CHARACTERS}])(?:百分之(?P<share>{words})|"
            f"(?P<number>{words})(?P<mid>{self._mid})?(?P<unit>{units}))(?P<late>{self._late})?"
        )
        # 占三成, 近八成, 七成以上.
        self._tenths = compiled(
            f"(?:占到?|占[{HAN}]{{2,12}}的|达到?|过|(?:{either(data['changes'])})了?|(?P<before>{before}))"
            f"(?P<tenths>{TENTH})成(?P<half>半)?(?P<late>{self._late}|多)?(?=[，。；、）\n的]|$)"
            # 有四成二受访者: in polls, with hundredths
            f"|(?P<some>{before})?(?<=[，。：有示现中为{SOME}])(?P<of>{TENTH})成(?P<more>半|{TENTH})?(?=的?受访|人表示|人认为|{TENTH}人)"
        )

    def _of_people(self, data: dict[str, Any], digits: str, scales: str) -> None:
        """Numbers of people without a unit."""
        before = either(data["hedges_before"])
        people = f"(?:{either(data['people_kinds'])})*(?:{either(data['people'])})"
        unitless = (
            f"(?P<digits>{digits})(?P<mid>{self._mid})?(?P<scale>[{scales}]{{0,2}}[万亿])(?P<after>{self._mid})?"
            "(?P<unit>)(?P<late>)(?P<higher>)"
        )
        self._large = re.compile(f"\\d[余多]?[{scales}]{{0,2}}[万亿]")
        self._people = compiled(f"(?P<before>{before})?(?<![占\\d.．×xX—\\-~+A-Za-z]){unitless}(?={people})")
        # 老年人口将超过3亿: whom it counts stands before the number.
        whom = f"(?:人口|人数|{people})(?:总数|总量|规模)?(?:将|已|就)*(?:有|为|是)?"
        about = unitless.replace("(?P<late>)", "(?P<late>左右|以上)?")
        self._counted = compiled(f"{whom}(?P<before>{before})?{about}(?=[，。；、）\n]|$)")

        what = f"(?:{either(data['money'])})(?:总额|总计|共计|合计|累计|达到|达|为|共|了)*"
        self._money = compiled(f"{what}(?P<before>{before})?{unitless}(?=[，。；、）\\n]|$)")

    def _of_money(self, match: re.Match[str]) -> Figure:
        """Money of which only the words before it say that it is money: 挽回损失37万."""
        return replace(self._figure(match, "digits"), unit="元")

    def figures(self, text: str) -> Iterator[Figure]:
        """All numbers with a unit that a policy may count."""
        worded = [self._duration(match) for match in self._lasting.finditer(text)]
        worded += [one for match in self._shifted.finditer(text) for one in self._shift(match)]
        worded += [one for match in self._spelt.finditer(text) if (one := self._in_words(text, match)) is not None]
        worded += [self._share(match) for match in self._tenths.finditer(text)]
        if self._large.search(text) is not None:  # without a large number they are two long searches for nothing
            worded += [replace(self._figure(match), unit=PERSONS) for match in self._people.finditer(text)]
            worded += [replace(self._figure(match, "digits"), unit=PERSONS) for match in self._counted.finditer(text)]
            worded += [self._of_money(match) for match in self._money.finditer(text)]
        worded = sorted(dict.fromkeys(worded), key=lambda one: one.start)
        for match in self._number.finditer(text):
            dated = not match["scale"] and self._not_unit.match(text, match.start("unit")) is not None
            counted = match["unit"] not in self._bare or BARE.match(text, match.end()) is not None
            counted = counted and not (match["unit"] in self._parts and text.endswith("分", 0, match.start()))
            counted = counted and not text.endswith(THESE, 0, match.start())
            counted = counted and not self._ranks(text, match) and not _quoted(text, match.start(), match.end())
            bounds = match["unit"][-1] in BOUNDED and THRESHOLD.match(text, match.end("unit")) is not None
            counted = counted and not self._bounds(text, match)
            if not dated and counted and not bounds and self._not_counted.match(text, match.end("unit")) is None:
                figure = self._figure(match)
                yield from (one for one in worded if one.start < figure.start)
                worded = [one for one in worded if one.start > figure.start]
                yield figure
        yield from worded

    def _ranks(self, text: str, match: re.Match[str]) -> bool:
        """Whether the number is a place in a row."""
        if match["unit"] not in RANKED or match["scale"]:
            return False
        before = text[max(0, match.start() - RANK_REACH) : match.start()]
        return before.endswith("前") or self._rank.search(before) is not None

    @staticmethod
    def _bounds(text: str, match: re.Match[str]) -> bool:
        """Whether the number ends a range, or says in how many places something is done or whose officials come."""
        begin = match.start()
        if text.endswith("在", 0, begin) and WHERE.match(text, match.end("unit")) is not None:
            return True
        few = match["unit"] in ("人", "名", "位") and len(match["digits"]) == 1 and not match["scale"]
        if few and text.endswith("的", 0, begin) and text.startswith(("里", "中，", "当中"), match.end("unit")):
            return True  # 新当选的4人里
        bound = text.endswith(("低于", "高于", "超过", "不足", "达到", "不满"), 0, match.start("digits"))
        if bound and text.startswith(("的，", "的部分", "的按"), match.end("unit")):
            return True  # 低于350元的，按350元执行
        if match["unit"] == "元" and _prize_range(text, match.start("digits"), match.end("unit")):
            return True
        if match["unit"] in ("平方米", "平方") and INSIDE.match(text, match.end("unit")) is not None:
            return True
        if match["unit"] in ("个", "家") and OFFICIALS.match(text, match.end("unit")) is not None:
            return True
        return text.endswith(("至", "到"), 0, begin) and RANGE.search(text, begin - LONGEST_RANGE, begin) is not None

    def _duration(self, match: re.Match[str]) -> Figure:
        """A time that the words before it measure: 平均年龄38岁."""
        hedge = match["before"] if match["before"] in self._kept else ""
        start = match.start("before") if match["before"] else match.start("number")
        value = self._value(GROUPED.sub("", match["number"]), "")
        return Figure(start, match.end(), float(value), match["unit"], hedge or match["mid"] or match["late"] or "")

    def _shift(self, match: re.Match[str]) -> Iterator[Figure]:
        """Both ends of the change of a time."""
        value = float(self._value(GROUPED.sub("", match["old"]), ""))
        yield Figure(match.start("old"), match.end("old_unit"), value, match["old_unit"], "")
        yield self._duration(match)

    def _in_words(self, text: str, match: re.Match[str]) -> Figure | None:
        """A number in characters: 三十五名, 百余家, 百分之八点五; none for one of a single character (三家, 百名)."""
        written = match["share"] or match["number"]
        value = decimal_in_words(written)
        bare = match["unit"] in self._bare and BARE.match(text, match.end()) is None
        round_one = bool(match["mid"]) or (match["before"] in self._kept and written in ROUND and not match["late"])
        dated = match["unit"] and self._not_unit.match(text, match.start("unit")) is not None  # 十四部门
        if not value or bare or dated or (match["unit"] and len(written) == 1 and not round_one):
            return None
        few = value < TEN and "点" not in written
        if match["unit"] and (few or self._not_counted.match(text, match.end("unit")) is not None):
            return None
        hedge = match["before"] if match["before"] in self._kept else match["mid"] or match["late"] or ""
        return Figure(match.start(), match.end(), float(value), match["unit"] or "%", hedge)

    def _share(self, match: re.Match[str]) -> Figure:
        """So many tenths: 近八成."""
        before = "before" if match["tenths"] else "some"
        hedge = match[before] if match[before] in self._kept else ""
        more = match["half"] or match["more"] or ""
        value = 10 * number_in_words(match["tenths"] or match["of"]) + (5 if more == "半" else number_in_words(more))
        start = match.start(before) if hedge else match.start("tenths" if match["tenths"] else "of")
        return Figure(start, match.end(), float(value), "%", hedge or match["late"] or "")

    def single(self, figure: Figure) -> bool:
        """Whether it counts one thing, which is no figure of policy: 1个卫生间; an amount of 1 (1元, 1%) is one."""
        return figure.value == 1 and figure.unit not in self._measured

    def _figure(self, match: re.Match[str], start: str = "") -> Figure:
        """What the match says; it begins with its group ``start``, or with the hedge before it."""
        written = GROUPED.sub("", (match["higher"] or "") + match["digits"] + match["scale"])
        value = sum((self._value(*part) for part in self._part.findall(written)), Decimal())
        unit = self._unit_names.get(match["unit"], match["unit"])
        if unit == "个" and POINTS.match(match.string, match.end("unit")) is not None:
            unit = POINT
        if len(unit) > 1 and unit[0] in LARGE:
            unit, value = unit[1:], value * LARGE[unit[0]]
        before = match["before"] if match["before"] in self._kept else ""
        hedge = before or match["mid"] or match["after"] or match["late"] or ""
        begin = match.start("before") if start and match["before"] else match.start(start or 0)
        return Figure(begin, match.end(), float(value), unit, hedge)

    def _value(self, digits: str, scales: str) -> Decimal:
        value = Decimal(digits.replace("．", "."))
        for scale in scales:
            value *= self._scales[scale]
        return value


def _quoted(text: str, start: int, end: int) -> bool:
    """Whether the number alone stands between quotation marks, or how often it is meant: “三个100%”."""
    if text[end : end + 1] not in ("”", "’"):
        return False
    return text[start - 1 : start] in ("“", "‘") or MEANT.search(text, max(0, start - 3), start) is not None


def _prize_range(text: str, start: int, end: int) -> bool:
    """Whether an amount is an end of what somebody may get for one deed: 每条奖励30元至900元."""
    if UPWARD.match(text, end) is None and not DOWNWARD.search(text, max(0, start - 12), start):
        return False
    return PRIZED.search(text, max(0, start - 24), end + 16) is not None
