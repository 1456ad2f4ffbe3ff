"""The words after a number and its unit: what is counted, and what it does (1.9万名职工参加岗位练兵)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from kg.facts.counted_words import AMONG, BY, ENTERED, ENTRANTS, IS, PAID, PAST, RATED, SENT, UNIT_NOTE
from kg.ontology import Ontology
from kg.text import either
from kg.text.patterns import HAN
from kg.text.words import is_verb, tokens

ENDS = "，。；！？\n：—…、） \u3000"
JOINED = frozenset((*"和及与并也均都将由被把对从向以", "以及"))
QUOTED = re.compile("(“[^“”]*”)")
QUOTES = str.maketrans("", "", "“”‘’")
ALSO = re.compile("以及|[及和与](?![其谐平睦会时格])|或")
# 组织80名劳模分赴某地: where they go is not what they are called by.
GOING = ("赴", "分赴", "前往", "奔赴", "到", "来到", "走进")
SEVERAL = re.compile(f"、[{HAN}、]{{2,24}}等?\\d")
DONE = re.compile("[了过着]")
NOTE = re.compile(f"（[{HAN}、]{{1,5}}）|（[{HAN}]{{6,8}}）(?=[{HAN}])")
SUFFIXES = ("率", "数", "量", "额", "点", "员", "者", "费", "类", "型", "化")
AGED = re.compile("\\d{1,2}(?:[-—~～至到]\\d{1,2})?周?岁(?:以[上下内])?的?")
TAIL = re.compile("(?:的?(?:荣誉)?称号|[一二三]?等奖)$")
# Such a word before a head of a thing is none: 职工创新工作室, 职工服务中心.
NOUNISH = frozenset(
    {"创新", "服务", "培训", "互助", "援助", "帮扶", "维权", "休养", "疗养", "体检", "阅读", "创业", "就业"}
)
WINS = ("获", "被")
WON = ("获", "荣获", "夺得", "摘得")  # 4名选手荣获甲组、乙组一等奖: no part of who is counted
AND_SO_ON = re.compile(f"等(?![{HAN}])")
# 18个项目的角逐, 6个赛项的集中比赛 count the former.
RIVALRY = ("比武", "角逐", "比拼", "较量", "争夺", "比赛", "竞赛", "竞技", "决赛", "预赛")
# 12个国家的企业界300名代表: the places are counted.
GROUPS, ORIGINS = frozenset("个家"), ("国家", "地区", "省份", "城市", "市州", "区县", "县区", "街道", "乡镇", "团场")
THINGS = frozenset("条处座项件起")
FUSED = frozenset({"赋能", "效能", "产能"})  # 6个职工赋能空间: 能 is no verb
HEDGED = re.compile("(?:近|约|超过?|逾)$")  # 8支队伍近200人
CURRENCY = "人民币"
# 60余人组成的参观团.
MADE_UP = "组成的"
GATHERING = ("欢聚", "齐聚", "同贺", "共庆")  # 职工共80人欢聚一堂
COUNTRYSIDE = ("乡村", "农村")
# No noun holds these: 选手参加电工、车工等5个工种的比赛.
DEEDS = frozenset({"参加", "参与", "获得", "荣获", "取得"})
LONGEST_ACT, SHORTEST_ACT = 16, 2
COORDINATED, LONGEST_BOTH = frozenset({"和", "及", "以及"}), 14
COMPOUND = 6


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun that is counted and what it does (empty where the text does not say); offsets are the noun's."""

    start: int
    end: int
    noun: str
    act: str = ""


class WordsAfter:
    """Finds them by ``grammar/numbers.yaml``; offsets in characters."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["numbers"]
        self._max: int = data["name_max"]
        self._stops = frozenset(data["right_verbs"])
        self._long_stops = tuple(word for word in data["right_verbs"] if len(word) > 1)
        self._act_verbs = frozenset(data["act_verbs"])
        self._agents = tuple(data["agents"])
        changes = either((*data["changes"], *data["short_changes"]))
        self._changing = re.compile(f"(?:{changes})?[到至](?!现场|[场会]听)|(?:{changes}|调整|优化|转变|变)[为到]")
        self._done = frozenset((*data["verbs"], *data["kept_verbs"]))
        done = either(verb for verb in (*data["verbs"], *data["kept_verbs"]) if len(verb) > 1)
        self._deed = re.compile(
            f"(?:{either((*data['adverbs'], *data['times']))}|每[年月]|[户人年]均|有|由)"
            f"|(?P<verb>{done})(?!{either(data['compound_heads'])})(?=[“{HAN}]{{2}})"
        )
        # 6个工种计件工价上调5%: what changes has a number of its own.
        self._kind = re.compile(
            f"(?:工种|岗位|行业|企业|街道|项目|品种|指标)(?=(?!{either(data['right_verbs'])})[{HAN}]{{2,10}}?(?:平均|分别|最高)*(?:{changes})[了至到]?\\d)"
        )
        self._receiving = tuple(data["receiving"])
        self._giving = tuple(data["giving"])
        self._staying = re.compile(f"在(?:{either(data['staying'])})(?=[^，。；]{{2}})")
        self._rooms = tuple(data["compound_heads"])
        # 300个学历与能力提升项目: one head for both.
        self._whole = re.compile(
            f"[与和及](?!.*(?:参[加与]|出席|开展))[{HAN}]{{2,10}}(?:{either(data['compound_heads'])})"
        )
        becoming = f"(?!为[老民农企侨军])(?:{either(data['becoming'])})"
        self._becoming = re.compile(f"{becoming}(?P<what>[{HAN}\\d]{{3,16}})(?=[，。；、\n]|$)")
        self._adverbs = re.compile(f"(?:(?!共[建享创治])(?:{either(data['adverbs'])}))+")
        meeting = either(data["attended"])
        self._attending = re.compile(
            f"(?:{either(data['attending'])})(?!队|作品|单位|企业|项目|选手|者|班组|机构)|参[加与]了?(?:[，。；、]|[^，。；、的]{{0,12}}(?:{meeting}))"
        )

    def attends(self, text: str, start: int) -> bool:
        """Whether the words say that the counted take part in a meeting: 80余人参加会议."""
        return self._attending.match(text, start) is not None

    def find(self, text: str, start: int, figure: int) -> Counted:
        """The noun from ``start``, and the act of those who can act up to the clause's end.

        ``figure`` is where the number begins.
        """
        become = self._becoming.match(text, start)
        if become is not None:
            return Counted(become.start("what"), become.end("what"), become["what"])
        if self._changing.match(text, start) is not None or self._none(text, start):
            return Counted(start, start, "")
        if RATED.match(text, start) is not None:
            return Counted(start, start, "")
        receives = text.endswith(self._receiving, 0, figure)
        start = self._past(text, start)
        by = BY.match(text, start)
        if by is not None:
            return Counted(by.start("act"), by.end("act"), by["act"])
        kind = self._kind.match(text, start)
        if kind is not None:
            return Counted(start, kind.end(), kind[0])
        entrants = ENTRANTS.match(text, start)
        if entrants is not None:
            return Counted(start, entrants.end("who"), "参加" + entrants["who"])
        for pattern in (AGED, self._adverbs):
            led = pattern.match(text, start)
            start = led.end() if led is not None else start
        return self._counted(text, start, receives)

    @staticmethod
    def _past(text: str, start: int) -> int:
        """Past a currency, 的 and the mark of a list."""
        there = IS.match(text, start)
        start = there.end() if there is not None else start
        start += len(CURRENCY) if text.startswith(CURRENCY, start) else 0
        start += len(MADE_UP) if text.startswith(MADE_UP, start) else text.startswith(("的", "之"), start)
        among = AMONG.match(text, start) or UNIT_NOTE.match(text, start)
        start = among.end() if among is not None else start
        listed = next((one for pattern in PAST if (one := pattern.match(text, start)) is not None), None)
        return listed.end() if listed is not None else start

    def _counted(self, text: str, start: int, receives: bool) -> Counted:
        """The noun that begins at ``start``, with what those do whom it counts."""
        words = self._words(text, start)
        stop = start + len(words)
        words = HEDGED.sub("", words) if text[stop : stop + 1].isdigit() else words
        if text[stop : stop + 1].isdigit():
            words = words[: self._before_deed(words)]
        size, acting = self._noun(words, receives)
        if (
            words[size : size + 1] == "的"
            and not (text[start - 1] in GROUPS and words[:size].endswith(ORIGINS))
            and words[0] != "被"
            and not words[size + 1 :].endswith((*RIVALRY, "同时"))
            and not (text[start - 1] == "人" and is_verb(words[:2]))
            and size + 2 < len(words)
            and not self._acts(words[:size])
        ):
            start += size + 1
            words = words[size + 1 :]
            size, acting = self._noun(words, receives)
        # 25条市民反映强烈的道路: the persons only say which ones.
        behind = words.rfind("的") + 1
        if text[start - 1] in THINGS and self._acts(words[:size]) and size < behind < len(words) - 1:
            size, _ = self._noun(words[behind:], False)
            return Counted(start + behind, start + behind + size, words[behind : behind + size])
        paid = PAID.fullmatch(words[:size]) if text[start + size : start + size + 1].isdigit() else None
        size = paid.end("who") if paid is not None and text[start - 1] != "元" else size
        act = self._act(text, start + size) if acting else ""
        cut_off = 0 < size < len(words) and words[:2] not in self._act_verbs and words[:1] not in WINS
        won = self._opens(words) and not words.startswith((*self._giving, *GATHERING))
        if won and not cut_off and not self._acts(words[:size]) and len(words) <= LONGEST_ACT:
            return Counted(start, start + len(words), TAIL.sub("", words.translate(QUOTES)))
        return Counted(start, start + size, words[:size], act)

    @staticmethod
    def _none(text: str, start: int) -> bool:
        """Whether the text goes on with another one counted, or ends: 及乙类5名, 10000名等, 60人（名单附后）."""
        if text.startswith("（", start) and not (AMONG.match(text, start) or UNIT_NOTE.match(text, start)):
            return True
        return ALSO.match(text, start) is not None or AND_SO_ON.match(text, start) is not None

    def _words(self, text: str, start: int) -> str:
        """The text from ``start`` to the clause's end or the next number, with notes of a word: 乡镇（街道）."""
        stop = start
        while stop < len(text) and text[stop] not in ENDS and not text[stop].isdigit() and stop - start < self._max:
            note = NOTE.match(text, stop) if text[stop] == "（" else None
            if text[stop] == "（" and note is None:
                break
            stop = note.end() if note is not None else stop + 1
        return text[start:stop]

    def _before_deed(self, words: str) -> int:
        """Where a noun ends whose deed has a number of its own: 12所学校去年培训学员300人."""
        at = 0
        for token in _tokens(words):
            deed = self._deed.match(words, at) if at else None
            if deed is not None and self._own(words[:at], deed["verb"]):
                return at
            at += len(token)
        return at

    def _own(self, noun: str, verb: str | None) -> bool:
        """Whether a verb behind a noun (none: 共, 去年) is its deed, not a part of it: 互助中心, 技能培训机构."""
        acts = verb not in NOUNISH or self._acts(noun) or noun.endswith(self._rooms)
        return verb is None or (len(noun) > 1 and acts)

    def _noun(self, words: str, receives: bool) -> tuple[int, bool]:
        """The length of the noun, and whether it is one that acts, or is given something, and a verb follows it."""
        there = self._staying.match(words)
        at = there.end() if there is not None else 0
        cut = _tokens(words[at:])
        for index, token in enumerate(cut):
            stops = token in self._stops or words.startswith(self._long_stops, at)
            stops = stops and words[max(0, at - 1) : at + 1] not in FUSED
            stops = stops and not (SENT.match(words, at) or ENTERED.match(words, at))
            if at >= 2 and token in JOINED and self._whole.fullmatch(words, at):
                return len(words), False
            if stops or (at and self.attends(words + "。", at)):
                return at, False
            if at >= 2:
                acts = receives or self._acts(words[:at])
                if acts and (token in ("把", "被") or token[0] == "“" or self._adverbs.fullmatch(token)):
                    return at, True
                following = cut[index + 1] if index + 1 < len(cut) else ""
                both = self._both(words, at, token)
                if both:
                    return both, receives or self._acts(words[:both])
                if token in JOINED or token == "的" or (following and self._adverbs.fullmatch(token)):
                    return at, False
                if DONE.match(following) or (acts and self._verb(token, following, words[at:])):
                    return at, True
            at += len(token)
        return at, False

    def _both(self, words: str, at: int, token: str) -> int:
        """The length of two nouns of people or houses that are counted together (教师和退休技师), else 0."""
        begin = at + len(token)
        if token not in COORDINATED or words[begin : begin + 2] in self._done:
            return 0
        size, _ = self._noun(words[begin:], False)
        second = words[begin : begin + size]
        return begin + size if begin + size <= LONGEST_BOTH and len(second) > 1 and self._acts(second) else 0

    def _opens(self, words: str) -> bool:
        """Whether the words begin with a verb: 2人荣获…称号."""
        return words[:2] in self._act_verbs or words[:1] in WINS or is_verb(words[:2])

    def _acts(self, noun: str) -> bool:
        """Whether the noun names those who can act."""
        noun = noun.translate(QUOTES)
        return noun.endswith(self._agents) and noun not in COUNTRYSIDE

    def _verb(self, token: str, following: str, rest: str) -> bool:
        """Whether a word is the verb of the noun before it, not a part of a longer noun: 企业退休职工, 职工参保率."""
        if token in NOUNISH and following.endswith(self._rooms):
            return False
        known = token in self._act_verbs or is_verb(token) or (len(token) > 1 and token[-1] in "过到出")
        if not known or following.startswith(SUFFIXES):
            return False
        return token in DEEDS or not (self._acts(rest) and len(rest) <= COMPOUND)

    def _act(self, text: str, start: int) -> str:
        """The words of an act; empty for one that is told (了), long, or holds a figure, a meeting or a noun."""
        adverb = self._adverbs.match(text, start)
        start = adverb.end() if adverb is not None else start
        start += text.startswith("把", start)
        end = start
        while end < len(text) and text[end] not in ENDS and not text[end].isdigit():
            end += 1
        act = TAIL.sub("", text[start:end].translate(QUOTES))
        if SEVERAL.match(text, end) is not None or text.startswith(GOING, start):  # 选手参加车工、钳工等6个工种的比赛
            return ""
        if text[end : end + 1].isdigit() or not SHORTEST_ACT <= len(act) <= LONGEST_ACT or self.attends(text, start):
            return ""
        listed = act.startswith(WON) and text.startswith("、", end)
        if listed or DONE.search(act) or "的" in act or act.startswith("作为"):
            return ""
        return act if re.match(f"[{HAN}]", act) else ""


def _tokens(words: str) -> list[str]:
    """The words of ``words``; a quotation is one of them."""
    return [
        token
        for part in QUOTED.split(words)
        if part
        for token in ([part] if part[0] == "“" and part[-1] == "”" else tokens(part))
    ]
