"""What an amount of money is given or spent for, where the words before it do not name it."""

from __future__ import annotations

import re
from typing import Any

from kg.facts.figures import Figure
from kg.facts.left_out import Former
from kg.ontology import Ontology
from kg.text import either
from kg.text.patterns import HAN

# 按每人3000元给予一次性补贴: what is given stands behind the amount.
AID = "补贴|补助|奖励|奖金|助学金|救助金|救助(?!站)|慰问金|资助|津贴|奖补"
# 分别给予2000元、3000元补贴: the amounts of a list share it.
MORE = "(?:[、和](?:每人)?[\\d.]+万?元)"
GIVEN = re.compile(
    f"(?:{MORE}*(?:的?标准)?(?:给予|予以|发放|发给)|{MORE}+的?)(?P<what>[{HAN}]{{0,8}}?(?:{AID}))"
)
# 每所补助8万元, 每人月津贴500元: what each is given.
EACH = re.compile(f"每(?P<unit>[{HAN}])(?:每[年月])?(?P<what>[{HAN}]*(?:{AID})[{HAN}]*)")
# Too general to tell apart from another of its kind.
VAGUE = frozenset({"人", "个", "项", "月", "年"})
# 奖励2万元, 5万元奖励.
PRIZE, WON = re.compile("(?:[，；]|每[人名项个])奖励"), re.compile(f"奖励(?![{HAN}])")
REACH = 8
# 拿出60万元开展“甲”活动, 列支60万元，支持职工参加“甲行动”: the name of what it is spent on stands behind.
PURPOSE = re.compile(f"，?[{HAN}\\d]{{1,24}}?“(?P<what>[{HAN}]{{3,12}})”")
OPEN = re.compile(
    "[，、。；]|奖励|奖补|扶持|支持|开展|组织|设立|实施|建设|改造|打造|在|为|对|的?(?:专项)?资金(?=[，。；、用]|$)|$"
)


class Amounts:
    """Names amounts by ``grammar/numbers.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["numbers"]
        self._hedges = f"(?:{either(data['hedges_before'])})?"
        self._spends: dict[str, str] = data["spending"]
        self._spent = re.compile(f"(?P<verb>{either(self._spends)})了?{self._hedges}$")

    def name(self, text: str, figure: Figure, words: str, former: Former | None) -> tuple[int, int, str] | None:
        """Where the name stands, and the name; ``words`` stand before the amount."""
        if figure.unit != "元":
            return None
        given = GIVEN.match(text, figure.end)
        if given is not None:
            return given.start("what"), given.end("what"), given["what"]
        name = self._each(words, former) or self._prize(text, figure) or self._purpose(text, figure)
        return (figure.start, figure.end, name) if name else None

    @staticmethod
    def _each(words: str, former: Former | None) -> str:
        """What each of those counted before is given."""
        each = EACH.fullmatch(words)
        if each is None:
            return ""
        of_former = former is not None and former.figure.unit == each["unit"] and each["unit"] not in VAGUE
        return (former.name if of_former and former is not None else "") + each["what"]

    @staticmethod
    def _prize(text: str, figure: Figure) -> str:
        won = WON.match(text, figure.end)
        if won is not None:
            return won[0]
        before = text[max(0, figure.start - len("每人奖励")) : figure.start]
        return "奖励" if PRIZE.search(before) is not None and before.endswith("奖励") else ""

    def _purpose(self, text: str, figure: Figure) -> str:
        """What an amount is spent on, or that it is spent."""
        spent = self._spent.search(text, max(0, figure.start - REACH), figure.start)
        if spent is None:
            return ""
        purpose = PURPOSE.match(text, figure.end)
        if purpose is not None:
            return purpose["what"] + "资金"
        return self._spends[spent["verb"]] + "资金" if OPEN.match(text, figure.end) is not None else ""
