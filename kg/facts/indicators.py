"""What a number measures: the words before it (覆盖率达96%) or the noun behind its classifier (48处驿站)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from kg.facts.amounts import AID, Amounts
from kg.facts.counted_words import norm_of, plain_name
from kg.facts.figures import Figure
from kg.facts.granted import granted
from kg.facts.left_out import GOAL, Former, LeftOut, planned
from kg.facts.listed import listed_together
from kg.facts.words_after import Counted, WordsAfter
from kg.facts.words_before import WordsBefore
from kg.ontology import Ontology
from kg.text import either
from kg.text.hits import Cover
from kg.text.patterns import HAN
from kg.text.words import is_verb, is_word

TWO = re.compile(f"[{HAN}].*?[{HAN}]")
# Of these a sum over the years is another figure: 累计参保人数.
TOTALS = ("人数", "资金", "金额", "里程", "行程", "面积", "时长")
PEOPLE = frozenset({"人", "人次", "名"})
HAN_FIRST = re.compile(f"[{HAN}]")
AGES = ("年龄", "工龄", "年限")  # 平均年龄50岁，女性3位: no part of them is counted
RATES = ("率", "比", "比重", "比例", "度", "幅", "额", "总量", "总数")
AREAS = frozenset({"平方米", "亩", "公顷", "平方公里"})
COMPARED = re.compile(
    "[较比](?:上年|去年|上月|上季度|[一二三四]季度|年初|前年|\\d{4}年|\\d{1,2}月份?|“?十[一二三四五六七]五”?)(?:同期|时期|末|底|初)?"
    f"|[较比][{HAN}]{{2,4}}前(?=[{HAN}])|^[与同和]?[^，]{{2,16}}相比"
    "|^“?十[一二三四五六七]五”?(?:期间|时期|以来|末)(?:全[国省市县区州])?"
)
SHARE = re.compile(
    f"(?P<what>.*)(?:占(?![地用比])|不[得应]?(?:低|少|高|多|超)[于过])(?:企业|名额|总|人|本|全)?[{HAN}\\d.]{{2,24}}的?$"
)
# A change to a level: 失业率回落至5.2%.
LEVEL = re.compile("[至到]")
GRANTS = ("授予", "颁发", "决定")
# A change of a rate, after which the level itself is said: 提高3个百分点，达到92%.
RATIOS = frozenset({"%", "百分点", "个百分点"})
# How much of what was planned the former figure is: 完成年度任务的86%.
REACHED = re.compile(f"(?P<goal>{GOAL.pattern[:-1]})的?$")
SHORT_NOUN, LONG_GOAL, NEAR = 6, 18, 9
# 吸纳1900人就业: what becomes of those counted, by what is done for it.
OUTCOMES = frozenset({"就业", "创业", "上岗", "增收", "入会", "脱贫", "参保", "持证", "返岗", "就近就业", "再就业"})
# 29个城中村改造工作: what is done to them, not what they do.
WORKS = ("工作", "项目", "任务", "工程")
SPENDING = frozenset({"筹集", "募集", "筹措", "投入", "支出", "补助", "资助"})
# So little says what was counted only together with what was said before: 金额达800万元.
NEW = frozenset({"新增", "新建", "改建"})
AMOUNTS = frozenset({"金额", "总额", "总金额", "资金", "总数", "数量", "总量", "人数"})
WORTH = ("价值", "总价值", "折合价值", "市值")
# 送清凉活动中为1270人送去…: the words only say when.
IN_COURSE = re.compile("(?:系列)?(?:活动|行动|工作)(?:中|期间)$")
# 这个数字已升至38座: of what, another sentence says.
THIS_FIGURE = re.compile("(?!指标$)(?:这|该)?[一个]{0,2}(?:数字|数据|比例|指标)[已将]?(?:经)?(?:[变达升增上降]|$)")
PER_HEAD = re.compile("每[百千万](?:名|位|人|户|常住)")
# What is paid for each: 每门课学费100元, 每个孩子每天仅收餐费12元.
PER_ITEM = re.compile(
    f"^每[人户家名]每[年月天日次](?=[{HAN}]{{2}})|^每[{HAN}]{{1,6}}?(?:每[天日月年人次])?(?:仅|只|需|可)*(?:收取?|缴纳?|交|享受|领取|发放|给予)?"
    f"(?=(?:[学餐保会车话电水房材]|体检|培训|报名|住宿|服务|医疗|交通|材料)费$|(?:[{HAN}]{{2}})?(?:补贴|津贴|工资|奖金|标准|预算)$)"
)
# 返还50%工会经费: the share is of what stands behind it.
GIVES = frozenset({"返还", "补贴", "补助", "减免", "拿出", "列支", "提取", "拨付", "留存", "承担", "下调"})
# 但每人每天最高不超过500元: of what, the words before say.
EACH_AT_MOST = re.compile("(?:但|且|原则上|一般)*(?:每[人天年月次])*(?:最高|最低|最多|一般)?(?<=.{2})")
HOLDING, CAME = "容纳", ("来了", "迎来了", "到场的有")  # 开幕式来了90人
# Of a budget these are nouns: 支出总计2210万元.
TOTAL = ("收入", "支出")
TAKING = re.compile("参[加与赛训会]|报名")
AIDED = re.compile(f"的(?:{AID}|捐款|捐赠|支持)(?![{HAN}])")
SPENT = re.compile(f"(?:将|主要|全部|专项)*用于(?P<what>[{HAN}“”]{{2,16}})")


@dataclass(frozen=True, slots=True)
class Indicator:
    """The words that name what is measured: offsets in characters, and the name."""

    start: int
    end: int
    name: str


class IndicatorGrammar:
    """Names indicators by ``grammar/numbers.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["numbers"]
        self._max: int = data["name_max"]
        self._not, self._left_units = frozenset(data["not_indicators"]), {*data["left_units"], *data["durations"]}
        self._broken = re.compile(f"^(?:{either(data['broken_starts'])})|{either(data['broken_inside'])}")
        self._broken_ends = tuple(data["broken_ends"])
        self._of_former = frozenset(data["of_former"])
        self._groups = (*data["groups"], *data["of_former"])
        self._grade = re.compile(either(data["grades"]))
        self._graded = re.compile(f"[，、；：中](?:{either(data['grades'])})有?$|[一二三四特]等奖$")
        self._compares = tuple(data["comparing"])
        self._kept = re.compile(either(data["kept_verbs"]))
        self._trades = tuple(data["trading"])
        self._joined = frozenset(data["joined_verbs"])
        self._verbs = frozenset((*data["verbs"], *data["kept_verbs"]))
        self._plain = frozenset(data["verbs"])
        self._doing = re.compile(either(data["joined_verbs"]))
        self._change = re.compile(f"(?:同比|环比|实际|名义|平均|年均)?(?:{either(data['changes'])})")
        self._changes = re.compile(f"{self._change.pattern}$")
        self._changed = re.compile(
            f"(?:连续[{HAN}]{{1,4}}月|受[{HAN}]{{2,6}}影响|同比|环比|稳步|进一步)*(?:{either(data['changes'])})$"
        )
        changed = either((*data["changes"], *data["short_changes"]))
        self._changed_to = re.compile(f"[{HAN}]{{2,8}}(?:{changed})[到至]\\d")
        self._before = WordsBefore(ontology)
        self._after = WordsAfter(ontology)
        self._amounts = Amounts(ontology)
        self._left_out = LeftOut(ontology)

    def counted(self, text: str, figure: Figure) -> Counted:
        """The noun behind a figure, for the questions below."""
        return self._after.find(text, figure.end, figure.start)

    def indicator(
        self, text: str, figure: Figure, counted: Counted, ends: dict[int, int], walls: Cover, former: Former | None
    ) -> Indicator | None:
        """The indicator of a figure; ``ends`` are where figures and the nouns that they count end.

        ``walls`` holds the bodies and persons, which are no part of an indicator's name.
        """
        start, end = self._before.find(text, figure.start, ends, walls)
        words = text[start:end]
        said = GOAL.sub("", former.name) if former is not None else ""
        named = TWO.search(words) is not None
        apart = self._apart(text, figure, counted, words, former)
        if apart is not None:
            return apart
        attending = self._after.attends(text, counted.start)
        acting = figure.unit in PEOPLE and counted.start == figure.end and self._doing.match(counted.noun) is not None
        taking = TAKING.match(text, figure.end) if words in self._verbs else None
        if taking is not None:
            found = Indicator(taking.start(), taking.end(), taking[0] + ("人次" if figure.unit == "人次" else "人数"))
        elif attending and (not named or listed_together(text, figure.start, walls, start)):
            found = Indicator(figure.start, figure.end, text[counted.start : counted.start + 2] + "人数")
        elif counted.noun and not (named and (attending or acting or self._measures(text, figure, words))):
            found = self._counted(text, figure, counted, words, said)
        elif said and former is not None and self._left_out.goes_on(text, words, former.figure, figure):
            level = former.figure.unit in RATIOS and figure.unit != "百分点" and len(self._changes.sub("", said)) > 1
            name = self._changes.sub("", said) if level else said
            found = Indicator(former.figure.start, former.figure.end, name)
        else:
            name = _outside(COMPARED.sub("", plain_name(words)), figure)
            if name in WORTH:
                what = text[slice(*self._before.find(text, start - 1, ends, walls))] if text[start - 1] == "，" else ""
                name = (plain_name(what) or said) + "价值"
            name = self._measured(name, text[end : figure.start], text[start - 1 : start], said)
            name = self._completed(text, figure, PER_ITEM.sub("", name), said)
            name = (said or norm_of(text, figure.start)) if EACH_AT_MOST.fullmatch(name) is not None else name
            name = f"累计{name}" if name.endswith(TOTALS) and text.endswith("累计", 0, start) else name
            found = Indicator(start, end, name) if end > start else Indicator(figure.start, figure.end, name)
        return found if self._fits(found.name) else None

    def _apart(
        self, text: str, figure: Figure, counted: Counted, words: str, former: Former | None
    ) -> Indicator | None:
        """What neither the words before the number nor the noun behind it name: money, honours, what is left out."""
        amount = self._amounts.name(text, figure, words, former)
        if amount is not None:
            return Indicator(*amount)
        if words in TOTAL and figure.unit == "元":
            return Indicator(figure.start - len(words), figure.start, words)
        if figure.unit in PEOPLE and not counted.noun and text.endswith(CAME, 0, figure.start):
            return Indicator(figure.start, figure.end, "参会人数")
        if words.endswith(HOLDING) and figure.unit in PEOPLE:
            return Indicator(figure.start, figure.end, HOLDING + "人数")
        reached = planned(text, figure, former) if former is not None else ""
        if reached:
            return Indicator(figure.start, figure.end, reached)
        honoured = granted(text, figure)
        if honoured is not None:
            return Indicator(*honoured, plain_name(text[slice(*honoured)].removesuffix("称号").removesuffix("荣誉")))
        left_out = self._left_out.name(text, figure, counted.noun, former)
        return Indicator(figure.start, figure.end, left_out) if left_out and self._fits(left_out) else None

    def _completed(self, text: str, figure: Figure, name: str, said: str) -> str:
        """The name of a share of what was planned, with what was; of money of which only its use is said."""
        reached = REACHED.search(text, max(0, figure.start - LONG_GOAL), figure.start) if figure.unit == "%" else None
        if reached is not None:
            return said + reached["goal"]
        if name in self._joined and len(name) == len("服务") and figure.unit in PEOPLE:
            return name + ("人次" if figure.unit == "人次" else "人数")
        return f"{name}资金" if figure.unit == "元" and name in SPENDING else name

    def attending(self, text: str, counted: Counted) -> bool:
        """Whether the text says that those counted take part in a meeting."""
        return self._after.attends(text, counted.start) or self._after.attends(text, counted.end)

    def graded(self, text: str, figure: Figure) -> bool:
        """Whether one is counted of a grade beside others: 省级2家、市级1家, which is a figure like theirs."""
        return self._graded.search(text, max(0, figure.start - NEAR), figure.start) is not None

    def _measures(self, text: str, figure: Figure, words: str) -> bool:
        """Whether the words before the number say what it measures, not the noun behind: 服务职工300人次."""
        if text.endswith(("从", "由"), 0, figure.start) and self._changed_to.match(text, figure.end) is not None:
            return True  # 门店从15家自办门店扩展至60家
        if figure.unit not in self._left_units or words in self._verbs or self._does(words):
            return False
        # 为有需求的300人次职工: the words only say which ones.
        if figure.unit in PEOPLE and text.endswith("的", 0, figure.start):
            return False
        if figure.unit == "元" and words.endswith("价值"):
            return HAN_FIRST.match(text, figure.end) is None
        if figure.unit == "%" and words[-2:] in GIVES and HAN_FIRST.match(text, figure.end) is not None:
            return False
        bought = figure.unit == "元" and words.endswith(self._trades)
        built = figure.unit in AREAS and not words.endswith("面积")
        shared = figure.unit == "%" and not words.endswith(RATES)
        built = built or (figure.unit == "元" and AIDED.match(text, figure.end) is not None)
        return not (text.startswith(("的", "之"), figure.end) and (bought or built or shared))

    def _does(self, words: str) -> bool:
        """Whether the words end with a verb that only says that it is there: 各级工会开展1200场次运动会."""
        return words[-2:] in self._plain and is_verb(words[-2:])

    def _counted(self, text: str, figure: Figure, counted: Counted, words: str, said: str) -> Indicator:
        """The noun behind the classifier, with what it does or with the verb before the number: 走访163户家庭."""
        noun = plain_name(counted.noun.removesuffix("等"))
        spent = SPENT.match(text, figure.end) if figure.unit == "元" else None
        if noun in OUTCOMES and figure.unit in PEOPLE:
            noun = words + noun if words else f"{noun}人数"
        elif noun.startswith("被") and said:
            noun = said + noun + plain_name(counted.act)
        elif noun.startswith("进行") and len(noun) == len("进行救助"):
            noun = noun.removeprefix("进行") + ("人数" if figure.unit in PEOPLE else "")
        elif len(noun) == 2 and TAKING.match(noun):
            noun += "人数"
        elif spent is not None:  # 筹集30万元用于全年开展12场活动: the number behind is of what it is spent on
            counts = text[spent.end() : spent.end() + 1].isdigit()
            noun = (words if words in SPENDING else "") + "资金" if counts else plain_name(spent["what"]) + "资金"
        elif figure.unit == "元" and words.endswith("价值"):
            noun += "价值"
        elif figure.unit in AREAS and text.startswith("的", figure.end):
            noun = "面积" if text.startswith("的“", figure.end) else noun + "面积"
        elif words.endswith(self._trades) and figure.unit == "元":
            noun = next(verb for verb in self._trades if words.endswith(verb)) + noun
        elif figure.unit == "%" and words and words not in self._verbs:
            noun += "占比"
        elif words in self._verbs and counted.act:
            noun = (words if self._kept.fullmatch(words) else "") + noun + plain_name(counted.act)
        elif counted.act.endswith(WORKS):
            noun += plain_name(counted.act)
        elif counted.act and len(noun) <= SHORT_NOUN:
            noun = plain_name(counted.act) + noun
        elif words in self._joined and not noun.startswith(words):
            noun = words + noun
        return Indicator(counted.start, counted.end, noun)

    def _measured(self, name: str, link: str, before: str, said: str) -> str:
        """The words before the number; a change, a share or a verb alone goes on from what the former one measured."""
        if LEVEL.search(link) is not None and (change := self._changed.search(name)) is not None:
            name = name[: change.start()].removesuffix("分别") or said
        share = SHARE.fullmatch(name)
        if share is not None or ("占" in link and not name.endswith(("比", "率"))):
            what = share["what"] if share is not None else name
            return f"{what or said}".removesuffix("占比").removesuffix("仅") + "占比" if what or said else ""
        if self._change.fullmatch(name) and said:
            return said if said.endswith(name) else self._changes.sub("", said) + name
        if name in AMOUNTS and said and not said.endswith(name):
            return said + name
        if name in self._of_former and said:
            verb = self._kept.match(said)
            if verb is not None and before == "、":
                return verb[0] + name
            return said + name if said.endswith(self._groups) else name
        if said and self._grade.fullmatch(name) is not None and not said.endswith(AGES):
            return name + self._changes.sub("", self._grade.sub("", said, count=1))
        if len(name) == 2 and is_verb(name) and self._kept.match(said):
            return name + self._kept.sub("", said, count=1)
        if name in NEW and said:
            return said if said.startswith(name) else name + said
        return f"新增{name[:-2]}" if name.endswith("新增") else name

    def _fits(self, name: str) -> bool:
        return (
            name not in self._not
            and name not in self._plain
            and (not name.startswith(("每", *self._compares)) or PER_HEAD.match(name) is not None)
            and not name.endswith(GRANTS)
            and len(name) <= 2 * self._max
            and TWO.search(name) is not None
            and THIS_FIGURE.match(name) is None
            and self._broken.search(name) is None
            and (not name.endswith(self._broken_ends) or is_word(name[-2:]))
        )


def _outside(name: str, figure: Figure) -> str:
    """The name without the activity that its people were counted in."""
    course = IN_COURSE.search(name)
    return name if course is None else name[: course.start()] + ("人数" if figure.unit in PEOPLE else "")
