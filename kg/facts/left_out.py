"""What a figure measures whose own clause leaves it out: 应到代表50名，实到48名 counts 代表 twice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from kg.facts.figures import Figure
from kg.ontology import Ontology
from kg.text import either
from kg.text.patterns import HAN

TWO = re.compile(f"[{HAN}].*?[{HAN}]")
PEOPLE = frozenset({"人", "人次", "名"})
# The level that a change led to: 提高3个百分点，达到92%.
AT_LEVEL = re.compile("，(?:目前|现在?|总数|累计)?已?(?:经)?")
AT_LEAST = ("达", "突破", "超")
# 像这样的驿站，全市已有12处; 这样有人值守的驿站，甲区建起8处.
LIKE_THIS = re.compile(
    f"(?:像[^，。；\\d]{{0,24}}?[这那]样|(?<![{HAN}])[这那]样)[^，。；\\d]{{0,24}}?(?P<what>[{HAN}“”]{{2,16}})，[{HAN}]{{0,16}}$"
)
PRIZE_REACH = 160
LIKE_REACH, SAID_OF = 80, re.compile("[每已都也仍]")
# Those who ought to come and those who came: 应到代表50名，实到48名.
EXPECTED, PRESENT = re.compile(".*应[到参]会?"), re.compile("实[到参]会?$")
# “甲工匠”评了三届，共选树60人; 公布“甲工匠”名单，全省30人入选: the clause before names them in quotation marks.
NAMED = re.compile(f"“(?P<what>[{HAN}]{{2,12}})”(?:[^。；“”\\d\n]|\\d{{4}}年){{0,40}}$")
LISTED = re.compile(f"“(?P<what>[{HAN}]{{2,12}})”[^。；“”\\d\n，]{{0,6}}名单，[{HAN}]{{0,12}}$")
WINNING = frozenset({"入选", "上榜"})
# 公布“甲能手”名单，共90人: how many the list has.
ROSTER = re.compile(f"“(?P<what>[{HAN}]{{2,16}})”(?:称号)?[{HAN}]{{0,6}}名单，(?:一?共|总?计)?$")
# 举行“甲工匠”颁奖仪式，李某某等6人获此殊荣: the words before name what they won.
THIS_PRIZE = re.compile("(?:荣?获|获得|赢得|摘得|收获|荣膺)(?:此|该|这一|上述)(?:项)?(?:殊荣|称号|荣誉|奖项|美誉)")
PRIZE_NAMED = re.compile(f"“(?P<what>[{HAN}]{{2,14}})”[^“”\\n]*$")
# 一是甲帮扶项目，共8项; 建设驿站，全市已建成40个: the clause before names what this one only counts.
ITEM = re.compile(
    "(?:^|(?<=[。；：，？\\n　 ]))[一二三四五六七八九十]{1,2}是"
    f"(?P<what>(?:(?![的了])[{HAN}“”]){{3,20}})，(?:一?共|总?计)?$"
)
BUILT = re.compile(
    f"(?:建设|建立|打造|布局|设立|推进|推广)(?:了)?(?P<what>(?:(?![的了])[{HAN}]){{2,8}}(?:站|室|屋|家|点|港湾|院|基地|阵地|平台|中心))(?:建设)?，$"
)
# 这一比例为60%, 这个数字已达12个: what the former figure measured, though of another sentence.
THIS = re.compile(f"(?:^|[，。；])(?:[{HAN}]{{1,6}}，)?而?这[一个](?:数字|数据|比例|指标)[^。；，\n]{{0,6}}$")
# 计划建书屋8所。截至6月底，已建成6所: the next sentence says how many of them there are.
CARRIED = re.compile(
    f"[^，。；\\d\\n]{{0,14}}。(?:截至[^，。；\\n]{{2,14}}，)?(?:目前|现在|实际|现)*已(?:经)?[{HAN}]{{2}}$"
)
ENDED = re.compile("[，。；、（）\\n]|$")
# Words for the share of what was planned, behind the name of what it was planned of.
GOAL = re.compile(f"完成(?!率)[{HAN}]{{0,10}}?(?:任务|目标|计划)(?:任务|数|总数)?$")
# What was planned, and which share of it was reached: 完成年度任务2700人的110%.
PLANNED = f"(?:完成了?|占|达到?)(?P<goal>[{HAN}]{{0,12}}?(?:任务|目标|计划)(?:任务|数|总数)?)"
TARGET, IS_TARGET = re.compile(f"{PLANNED}$"), re.compile("的[\\d.]+[%％]")
OF_TARGET = re.compile(f"{PLANNED}[\\d.,]+[{HAN}]{{1,3}}的$")
# 完成全年800万人目标的71%.
OF_NUMBER = re.compile(f"完成了?(?P<when>[{HAN}]{{0,4}})\\d[\\d.,]*[{HAN}]{{1,3}}(?P<goal>任务|目标|计划)的$")
LONG_PLAN = 36
QUOTES = str.maketrans("", "", "“”")


@dataclass(frozen=True, slots=True)
class Former:
    """The figure before this one in its sentence, what it measured, and where the noun that it counts ends."""

    figure: Figure
    name: str
    end: int


class LeftOut:
    """Finds it by ``grammar/numbers.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["numbers"]
        changes, short = either(data["changes"]), either(data["short_changes"])
        self._change_to = re.compile(f"(?:同比|环比|实际|名义|平均|年均)?(?:{changes})(?:[到至][{HAN}\\d]{{0,8}})?")
        # 由120家增加到2024年的860家: the second figure goes on from the first.
        when = "(?:\\d{4}年(?:\\d{1,2}月)?[底末初]?|年[底末]|目前|现在|如今|今年|去年|上年|当前|平均|全[省市县区州])的?"
        self._onward = re.compile(
            f"的?(?:[{HAN}]{{1,4}})?[，、]?(?:{when}|要|将|力争|再|又|已)*"
            f"(?:(?:{changes}|{short}|达)?[到至]了?(?:{when})?|(?:{changes}|{short})为)|[—～~-]"
        )
        # 计划新建驿站20个，目前建成12个: the clause says when, and that they are there.
        done = either((*(verb for verb in data["verbs"] if len(verb) > 1), *data["single_verbs"]))
        led = either((*data["leads"], *data["adverbs"], *data["times"], *data["links"], "先", "要", "才"))
        # 参评单位90家，经过评议，选出20家.
        rounds = "(?:，经过?[^，。；\\d]{2,12})?"
        self._again = re.compile(f"{rounds}，(?:{led})*(?P<verb>{done})?(?:{either(data['links'])})*")

    def name(self, text: str, figure: Figure, noun: str, former: Former | None) -> str:
        """What a figure measures of which its clause says only how many there are; empty where it says more.

        ``noun`` stands behind the figure.
        """
        if THIS_PRIZE.match(text, figure.end) is not None:
            prize = PRIZE_NAMED.search(text, max(0, figure.start - PRIZE_REACH), figure.start)
            return prize["what"] if prize is not None else ""
        if noun in WINNING:
            listed = LISTED.search(text, max(0, figure.start - LIKE_REACH), figure.start)
            return noun + listed["what"] if listed is not None else ""
        if noun:
            return ""
        like = LIKE_THIS.search(text, max(0, figure.start - LIKE_REACH), figure.start)
        if like is not None:
            return SAID_OF.split(like["what"].rsplit("的", 1)[-1])[0].translate(QUOTES)
        return (self._of_former(text, figure, former) if former is not None else "") or self._named(text, figure)

    def _of_former(self, text: str, figure: Figure, former: Former) -> str:
        between = text[former.end : figure.start]
        if not between and former.end == former.figure.end and former.figure.unit != figure.unit:
            return self._of_both(former.name, figure)
        if former.figure.unit != figure.unit:
            return ""
        if THIS.search(text, former.end, figure.start) is not None:
            return former.name
        present = PRESENT.search(between)
        if present is not None and EXPECTED.match(former.name):
            return present[0] + EXPECTED.sub("", former.name)
        # 其中12处全天开放: the clause says more.
        ended = ENDED.match(text, figure.end) is not None and len(between) > 1
        if ended and CARRIED.fullmatch(between) is not None:
            return former.name
        return former.name if ended and self._again.fullmatch(text, former.end, figure.start) is not None else ""

    def _named(self, text: str, figure: Figure) -> str:
        """What the clause before names, of which this one only says that they are there."""
        begin = text.rfind("，", max(0, figure.start - LIKE_REACH), figure.start)
        if begin < 0 or ENDED.match(text, figure.end) is None:
            return ""
        listed = ROSTER.search(text, max(0, begin - LIKE_REACH), figure.start) or ITEM.search(
            text, max(0, begin - LIKE_REACH), figure.start
        )
        if listed is not None:
            return listed["what"].translate(QUOTES)
        again = self._again.fullmatch(text, begin, figure.start)
        built = BUILT.search(text, max(0, begin - LIKE_REACH), begin + 1)
        if built is not None and again is not None and again["verb"]:
            return built["what"]
        named = NAMED.search(text, max(0, begin - LIKE_REACH), begin)
        return named["what"] if named is not None and again is not None and again["verb"] else ""

    @staticmethod
    def points_back(between: str) -> bool:
        """Whether the words between two figures say that the second is one of what the first measured."""
        return THIS.search(between) is not None or CARRIED.fullmatch(between) is not None

    @staticmethod
    def _of_both(name: str, figure: Figure) -> str:
        """The second number of the same: 培训12期600人, 调解案件30件45万元."""
        if figure.unit in PEOPLE:
            return name + ("人次" if figure.unit == "人次" else "人数")
        return name + "金额" if figure.unit == "元" else ""

    def goes_on(self, text: str, words: str, former: Figure, figure: Figure) -> bool:
        """Whether a figure says to what the former one changed."""
        named = TWO.search(words) and self._change_to.fullmatch(words) is None
        if not words.strip("、") and former.unit != figure.unit and text[former.end : figure.start] == "、":
            return True
        if text.startswith(AT_LEAST, figure.start) and AT_LEVEL.fullmatch(text, former.end, figure.start):
            return True
        return not named and self._onward.fullmatch(text, former.end, figure.start) is not None


def planned(text: str, figure: Figure, former: Former) -> str:
    """The name of a target of which the share that was reached follows, and of that share."""
    before = max(0, figure.start - LONG_PLAN)
    if IS_TARGET.match(text, figure.end) is not None:
        target = TARGET.search(text, before, figure.start)
        return GOAL.sub("", former.name) + target["goal"] if target is not None else ""
    number = OF_NUMBER.search(text, before, figure.start) if figure.unit == "%" else None
    if number is not None:
        return f"{former.name}完成{number['when']}{number['goal']}"
    share = OF_TARGET.search(text, before, figure.start) if figure.unit == "%" else None
    return former.name.removesuffix(share["goal"]) + "完成" + share["goal"] if share is not None else ""
