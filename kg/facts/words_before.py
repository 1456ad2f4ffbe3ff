"""The words before a number that name what it measures: 签订集体合同 of 近三年累计签订集体合同14份."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.ontology import Ontology
from kg.text import either
from kg.text.hits import Cover
from kg.text.patterns import HAN
from kg.text.words import is_verb, is_word, tokens

CLAUSE_ENDS = "，。；！？\n：—…】 \u3000"
REACH, LIST_REACH, NEAR, NEAREST = 40, 14, 120, 6
SHORTEST_TAIL = 3
# A short name goes with who does it: 失业人员实现再就业.
REACHED = "实现"
# What is spent: 支出预算.
SPENDING = "支出"
TWO = re.compile(f"、?“?[{HAN}]{{2}}|\\d{{4}}年")
PREFIX = re.compile(
    "各类|各项|各种|各级(?!工会)|一批|这[起次项个批]|(?:(?<=已)建|建(?=[^的]{2,8}$))(?![会设筑档立成议制国军造])|[了的和与]|及(?!时|早|格)"
)
# A name begins behind the line of a paper (某某网讯　我州…), a description (以…为重点的新会员), a number without a unit
# (54万农民工), and the time in the middle of a clause (“甲行动”今年资助).
PRESS_LINE = ".*[讯电][ \u3000]+"
BY_WAY = ".*等?(?:方式|形式|渠道|途径)(?=..)"
DESCRIBED = (
    ".*从[^，。；\\d]{2,16}中(?=(?:选聘|遴选|选出|评选|选拔|招募|招聘|聘请|抽取|抽调))"
    "|经[^，。；\\d]{2,14}?(?:审查|审核|核实|评审|评议|初审|复核|推荐)后?(?=.{2})"
    "|.*(?:出席|参加|列席)[^，。；]{0,10}?的有|.*(?:为(?:重点|主体|主|代表|核心|骨干)|符合条件|投入运营|投入使用|投用)的"
    "|.{2,}(?=现有)|.{2,}(?:领到|收到|领取)了?(?=.{2})"
)
UNCOUNTED = f".*(?<![占\\d.])\\d[\\d.,]*[余多]?[万亿]+[余多]?(?!元)(?=[{HAN}])|.*\\d[余多]?[{HAN}]{{1,2}}、"
SUCH = ".*(?:这样的|类似的|此类|同类)(?=[^的]{2})"  # 全县已建这样的驿站9个
MEETING = f"(?:此次|本次|这次|本届|该)[{HAN}]{{0,4}}?(?:[大论峰展]会|会议|活动|招聘会|竞赛|大赛|比赛|培训班?)"
# The mark of a list: （三）就业率, and the second unit of a number: 30套（间）、车位.
ENUMERATED = re.compile("（[一二三四五六七八九十间个项次户]{1,3}）、?")
# What a bracket before the number holds is no part of the name where it lists: 援助案件（包含咨询、调解）68件.
NOTED = re.compile("（(?:[^（）]*、[^（）]*|(?:不?含|包含|包括|其中)[^（）]*)）$")
# Verbs behind the unions of a place, that do what is counted: 全市工会计划投入资金.
BEGINS = "(?:计划|预计|将|共|累计|已|拟)"
# What was done so often, behind its noun: 培训班已成功举办89期.
HELD = f"(?<=[{HAN}][{HAN}])(?:已|共|累计)(?:经|成功|先后|连续|陆续)*(?:举办|开展|召开|组织|开办|举行|发放|签订|达成)"
# From what it changed: 留用率由三年前的38%升到64%.
_THEN = (
    "最初|现在|目前|如今|当前|现有|原来|原先|过去|此前|以前|当初|当时|年初|上年|[去前]年|[上去]年同期"
    f"|[一二两三四五六七八九十几]{{1,2}}年前|年[底末]|[改实启推创试入参][{HAN}]{{0,2}}前|\\d{{4}}年(?:\\d{{1,2}}月)?[底末初]?"
)
FROM = f"[由从](?:{_THEN})的?"
# A line of a table says what it counts before a colon: 新建工会：412家; 数据显示：… names nothing.
NO_LABEL = "(?<![示绍明露悉称说])(?<![指提作]出)(?<!其中)"
LABEL = f"(?<![{HAN}“”（）\\d])(?P<label>[{HAN}“”（）]{{2,16}}){NO_LABEL}：(?:每[{HAN}]{{1,2}})*"
NATION = "全国"
TITLED = re.compile("劳模|劳动模范|五一|工人先锋号|三八|先进|技术能手|道德模范|优秀|示范")
OTHERS = re.compile("(?:部门|单位|机构|企业)(?=[现联共积协])")  # 联合法院、仲裁等部门现场调解纠纷
LISTED = re.compile("(?<![高中初平优相同何])等(?![级候待于同额次])")


class WordsBefore:
    """Finds them by ``grammar/numbers.yaml``; offsets in characters."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["numbers"]
        self._max: int = data["name_max"]
        self._plain: int = data["plain_max"]
        self._nothing = frozenset(data["not_indicators"])
        self._links = re.compile(
            f"(?:(?<!行(?=为))(?<![支产输进演派付](?=出))(?<![节集签条合预履制](?=约))(?:{either(data['links'])})|(?:[由按为]?每[{HAN}]{{1,2}})+|(?<![度年总])计划|(?<=[率数量额])[要应须需]|(?<=[率比])都|{HELD}|{FROM}|(?:[由从]|的)?\\d{{4}}年(?:\\d{{1,2}}月)?[底末初]?的)+$"
        )
        self._label = re.compile(f"{LABEL}(?:{either(data['links'])})*$")
        number = "[\\d一二两三四五六七八九十]+"
        since = f"(?:(?:试|投入)?(?:{either(data['subjects']['running'])}))?"  # 试运行两个月来
        span = f"{since}[近前过]?{number}(?:个月|年|月|天|季度)(?:来|内|以来|底|末|间|份)?(?:前|起)?"
        self._dated = re.compile("\\d{4}年度?")
        self._leads = re.compile(
            f"(?:(?:{either(data['leads'])})(?!率)(?<!对(?=接))|[一二三四五六七八九十]{{1,2}}是|该[{HAN}]{{1,4}}工会|(?:各级)?工会(?={BEGINS})|各级工会(?:组织)?(?=[{HAN}]{{2}})|{span}|连续{number}[年届次](?=[{HAN}]{{2}})|\\d{{4}}年度?|\\d{{1,2}}月(?:份|末|底|初)?|\\d{{1,2}}日|[至—-]|到(?!账|岗|位|期|会|场|户))+"
        )
        self._behind = re.compile(f"(?:{either(data['verbs'])})(?:[出了](?![台版现生席]))?")
        self._from = re.compile(f"(?<![不未])(?:{either(data['kept_verbs'])})(?:、?(?:{either(data['kept_verbs'])}))*")
        self._heads = re.compile(f"(?:{either(data['compound_heads'])})")
        of_whom = either((*data["agents"], *data["shares"]))
        self._which = re.compile(f"的[{HAN}]{{0,6}}(?:{of_whom})$")
        self._receiving = tuple(data["receiving"])
        self._scopes = frozenset(data["scopes"])
        self._adverbs = re.compile(either(data["adverbs"]))
        when = f".{{2,}}(?<!占)(?:{either(data['times'])})"
        done = either((*data["kept_verbs"], *data["verbs"], "投入"))
        by_now = f".{{2,}}?(?:累计|共计|已经|已|(?<![公总中党])共|将)(?={done})"
        self._told = re.compile("|".join((PRESS_LINE, BY_WAY, DESCRIBED, UNCOUNTED, SUCH, MEETING, when, by_now)))
        self._doing = re.compile(f"(?:{either((*data['adverbs'], *data['leads']))})+(?={either(data['verbs'])})")

    def find(self, text: str, end: int, ends: dict[int, int], walls: Cover) -> tuple[int, int]:
        """Their range before ``end``: behind the last body, person or figure of the clause.

        ``ends`` has the end of each figure so far, and the end of the noun that it counts.
        """
        noted = NOTED.search(text, max(0, end - REACH), end)
        end = noted.start() if noted is not None else end
        labelled = self._label.search(text, max(0, end - REACH), end) if "：" in text[end - NEAREST : end] else None
        end = labelled.end("label") if labelled is not None else end
        near = range(max(0, end - NEAR), end + 1)  # to look at all figures for each would be quadratic
        nouns = {ends[at] for at in near if at in ends}
        start = comma = end
        while start > 0 and text[start - 1] not in CLAUSE_ENDS and end - start < REACH:
            if start in nouns:  # 48名教职工|中女性占87.5%
                start += text.startswith("中", start)
                break
            if self._wall(text, start, walls):
                break
            if text[start - 1] == "（" and "）" not in text[start:end]:
                break
            if start in ends:
                start = comma
                break
            if text[start - 1] == "、":
                comma = start
                if end - start > LIST_REACH:
                    break
            start -= 1
        return self._trimmed(text, start, end)

    def _wall(self, text: str, start: int, walls: Cover) -> bool:
        """Whether a body or a person ends at ``start``; a region only where its clause begins with it."""
        hit = walls.at(start - 1)
        if hit is None or hit.type != "Region":
            return hit is not None
        if hit.start == 0 or text[hit.start - 1] in CLAUSE_ENDS + "、和与 　" or walls.at(hit.start - 1) is not None:
            return True
        begin = max(text.rfind(mark, 0, hit.start) for mark in CLAUSE_ENDS) + 1
        return self._leads.fullmatch(text, begin, hit.start) is not None

    def _trimmed(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Without what only links, introduces, quotes or says when."""
        link = self._links.search(text, start, end)
        end = link.start() if link is not None else end
        if text.endswith("等", start, end):
            return self._listed(text, start, end - 1, end)
        start = _unquoted(text, start, end)
        while (told := self._told.match(text, start, end)) is not None and end - told.end() >= 2:
            start = told.end()
        quoted = text.rfind("的“", start, end)
        start = quoted + 1 if quoted >= 0 and text.endswith("”", start, end) else start
        doing = self._doing.match(text, start, end)
        start = doing.end() if doing is not None else start
        lead = self._leads.match(text, start, end)
        start = lead.end() if lead is not None else start
        # 全国 belongs to a title: 全国劳模3人.
        start -= len(NATION) if lead is not None and lead[0].endswith(NATION) and TITLED.match(text, start) else 0
        given = lead is not None and lead[0].endswith(self._receiving)
        # 甲、乙等线索: one word is enough for what a list is of.
        listed = [match.start() for match in LISTED.finditer(text, start, end)]
        shortest = SHORTEST_TAIL - (bool(listed) and "、" in text[start : listed[-1]])
        cut = max([*listed, text.rfind("的", start, end) if end - start > self._max else -1])
        if cut >= start and end - cut > shortest:
            start = cut + 1
        others = OTHERS.match(text, start, end)
        start = others.end() if others is not None and cut >= 0 else start
        if end - start > self._max:
            start = min(start + border for border in _borders(text[start:end]) if start + border >= end - self._max)
        start = max([start, *self._begins(text, start, end, given)])
        for pattern in (self._dated, PREFIX):
            prefix = pattern.match(text, start, end)
            start = prefix.end() if prefix is not None else start
        return start, end

    def _listed(self, text: str, start: int, last: int, end: int) -> tuple[int, int]:
        """The list of those to whom a verb does it: 慰问困难职工、劳模等300人; nothing where none is before them.

        为困难职工、劳模等300人送去…: the list alone.
        """
        verb = next(self._from.finditer(text, start, last), None)
        if verb is not None:
            return verb.start(), last
        given = max(text.rfind(word, start, last) for word in self._receiving) + 1
        return (given, last) if given and "、" in text[given:last] else (end, end)

    def _begins(self, text: str, start: int, end: int, given: bool) -> Iterator[int]:
        """Where the name may begin: behind a verb that only says that a thing is there, at one that says what is done.

        A word that is a noun too (建设, 服务) counts at the beginning, behind an adverb (已服务), in a long stretch, or
        where the clause says for whom it is done (``given``: 为企业节约成本).
        """
        borders = _borders(text[start:end])
        # 开展竞赛的企业: the verb says which ones.
        which = self._which.search(text, start, end) is not None
        adverbs = {match.end() for match in self._adverbs.finditer(text, start, end)} | {start}
        for pattern, kept in ((self._behind, which), (self._from, True)):
            for match in pattern.finditer(text, start, end):
                if not {match.start() - start, match.end() - start} <= borders or not TWO.match(text, match.end(), end):
                    continue
                if match[0] == REACHED and end - match.end() <= SHORTEST_TAIL and match.start() - start >= 2:
                    continue
                if text[match.end() : end] in self._nothing:  # 入驻单位47个
                    continue
                inside = match.start() > start or match[0] == SPENDING
                if inside and self._heads.fullmatch(text, match.end(), end):
                    continue
                long = given or (end - start > self._plain and end - match.end() >= SHORTEST_TAIL)
                if match.start() in adverbs or long or is_verb(match[0]) or not is_word(match[0], 1):
                    scope = text[start : match.start()].lstrip("、和及，")
                    at = match.start() - (len(scope) if scope in self._scopes else 0)
                    yield at if kept else match.end()


def _unquoted(text: str, start: int, end: int) -> int:
    """Behind a quotation or a bracket that is not whole: 创新成果 of …、小建议”创新成果427项, 一等奖 of （一等奖6项."""
    listed = ENUMERATED.match(text, start, end)
    start = listed.end() if listed is not None else start
    opening = text.rfind("（", start, end)
    if opening >= 0 and "）" not in text[opening:end]:
        return opening + 1
    spoken = text.rfind("“", start, end)
    if spoken >= 0 and "”" not in text[spoken:end]:  # “现在全市有驿站63个。”
        return spoken + 1
    closing = text.rfind("”", start, end)
    return closing + 1 if closing >= 0 and "“" not in text[start:closing] else start


def _borders(words: str) -> frozenset[int]:
    """Where the words' words begin and end."""
    at, found = 0, [0]
    for token in tokens(words):
        at += len(token)
        found.append(at)
    return frozenset(found)
