"""Programmes: quoted names, names with a head noun, numbered slogans, formulas, hotlines, lists of components."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from kg.annotate.abbreviated import abbreviated
from kg.annotate.formulas import formula_items
from kg.annotate.lexicon import Found
from kg.annotate.one_stop import one_stop
from kg.annotate.quoted import QuotedProgrammes
from kg.annotate.slogans import Slogans
from kg.annotate.titled import TERM
from kg.annotate.trades import Trades
from kg.ontology import Ontology
from kg.text import either, longest_first
from kg.text.compiled import Scan
from kg.text.hits import Hit
from kg.text.patterns import HAN, NUMERALS
from kg.text.words import stands_alone

NAME_CHARACTER = re.compile(f"[{HAN}A-Za-z\\d]")
VERB_REACH = 12
YEAR = re.compile("\\d{4}年度?")
PLACE = re.compile(f"(?:全[国省市县区州]|[{HAN}]{{1,6}}?[省市县区州旗盟])")
# So many of them are no name: 建设6个示范项目; nor is what goes on since a year: 甲市自2018年启动改革.
COUNTED = re.compile("\\d余?[个项处家座条所间]|[自从于]\\d{4}年")
SUBJECT_MIN = 4
# A short name that begins so is a word before 活动.
THEME = "主题"
# A quoted name of so many characters is one without its marks too.
AGAIN_MIN = 5
# One character shorter it has to open a clause: 某某夜校开办三年.
OPENS = re.compile("[，。；：！？\\s]|$")
# Such an action may be named by two things: 开展隐患排查和安全整治集中行动.
OF_TWO, AND = ("集中行动", "专项行动", "攻坚行动", "提升行动", "攻坚战"), frozenset("和与及")
# A contest of a term or a year is an event.
HELD_ONCE = re.compile("(?:第.{1,3}届|首届|\\d{4}年度?).*赛$")
# How long what stands before the head of an unquoted name is that is said to be set up.
FOUNDED_MIN, FOUNDED_MAX = 5, 18
# What is tried out where: 某省产改县级试点.
TRIAL = re.compile("(?:(?:首批|第一批|先行|全[国省市]|国家级|[省市县区]级)*试点)$")
JOINED, DEEDS = "暨", ("大走访", "大慰问", "大调研", "大练兵", "大排查", "专项行动", "攻坚行动", "提升行动")
LINKED = "对接"  # 对 in it is no sign of a clause
# What so many parts make is how things stand, no programme: “1+3+N”协同发展格局.
PICTURE = re.compile(f"[”’]?[{HAN}]{{0,6}}(?:格局|布局|态势|版图)")
CUT = re.compile(f"[{HAN}]+[+”’]")  # of a formula with a long item no part is a name
MANY = re.compile(f"[{''.join(NUMERALS)}\\d]+(?=[件项大])")  # how many deeds
# Before so long a head one character less is enough.
LONG_HEAD = 4


class ProgrammeGrammar:
    """Finds programmes by ``grammar/programmes.yaml``; offsets in characters."""

    def __init__(self, ontology: Ontology) -> None:
        self._data: dict[str, Any] = ontology.grammar["programmes"]
        heads = self._data["heads"]
        self._strong = longest_first(heads["strong"])
        self._strong_pattern = re.compile(either(self._strong))
        entries = (entry for entry in ontology.names if entry.type == "Programme")
        self.known = frozenset(form for entry in entries for form in (entry.name, *entry.aliases))
        bodies = (entry for entry in ontology.names if ontology.is_a(entry.type, "Organization"))
        others = frozenset(form for entry in bodies for form in (entry.name, *entry.aliases))
        self._quoted = QuotedProgrammes(self._data, ontology.grammar["events"], self.known, others)
        self._slogans = Slogans(self._data)
        self._trades = Trades(self._data)
        self._founded = self._founding()
        self._verbs = longest_first(self._data["verbs"])
        self._with_stops = re.compile(either(self._data["with_stops"]))
        self._done = tuple(f"{verb}的" for verb in self._data["founding"])
        self._stops = longest_first(self._data["name_stops"])
        rooms = (*self._data["workshops"]["heads"], *self._data["workshops"]["rooms"])
        self._formula = Scan(
            f"(?P<name>[{HAN}\\d]{{1,12}}(?:\\+[{HAN}A-Za-z\\dN]{{1,8}})+)[”’]?(?P<of>的)?(?P<tail>[{HAN}]{{0,4}}?(?:{'|'.join(self._data['formula_tail'])})|(?<=[”’])[{HAN}]{{2,12}}?(?:{either(rooms)})(?![{HAN}]{{1,2}}[室站]))?"
        )
        self._hotline = Scan(f"(?<!\\d)(?:\\d{{5}}|1[12]\\d)(?:(?![的和与或及等])[{HAN}]){{0,10}}?热线")
        self._cup = Scan(
            f"[“「]?(?P<name>[{HAN}]{{2,10}}杯)[”」](?P<tail>[{HAN}]{{0,12}}?(?:大赛|竞赛|比武|比赛|联赛))?"
        )
        kinds, deeds = either(self._data["deeds_for"]), either(self._data["deeds"])
        many = f"[{''.join(NUMERALS)}]{{1,2}}(?:件|项|大)"
        self._deeds = Scan(
            f"(?:(?<=[件项])\\d{{4}}年度?(?:{kinds})的?|(?:{kinds})办?(?:{many}|\\d{{1,2}}[件项])(?:{kinds})?|{many}(?:{kinds})办?|十[件大项])(?:{deeds})"
        )
        self._after = tuple(self._data["subject_before"])
        self._outer, self._inner = longest_first(self._data["plans"]), longest_first(self._data["name_verbs"])
        letter = f"(?!{either(one for one in self._stops if one not in AND)})[{HAN}]"
        two = f"(?P<name>(?:{letter}){{5,16}}?[和与](?:{letter}){{4,14}})"
        self._both = re.compile(f"(?:{either(self._outer)})了?{two}$")
        self._generic = tuple(self._data["generic"])
        self._vague = tuple(self._data["vague"])
        self._others = tuple(self._data["not_before"])
        self._canonical = _canonical(ontology)

    def hits(self, text: str, known: Iterable[Found]) -> Iterator[Hit]:
        """All programmes, nested ones too, by the names that the gazetteer gives them."""
        found = list(self._hits(text, known))
        for hit in (*found, *abbreviated(text, found)):
            yield replace(hit, name=self._canonical[hit.name]) if hit.name in self._canonical else hit

    def _hits(self, text: str, known: Iterable[Found]) -> Iterator[Hit]:
        for found in known:
            if found.payload.type == "Programme" and self._stands(text, found):
                yield Hit(found.start, found.end, "Programme", "programme-gazetteer", found.payload.name, 0.95)
        quoted = list(self._quoted.hits(text))
        yield from quoted
        yield from (hit for hit in _again(text, quoted) if not text.startswith(self._others, hit.end))
        yield from self._slogans.hits(text)
        yield from formula_items(text)
        yield from one_stop(text)
        yield from self._trades.hits(text)
        yield from self._unquoted(text)
        for match in self._founded.finditer(text):
            if LINKED in match["name"] and text[match.end() : match.end() + 1].isdigit():  # 诉调对接工作室3家
                continue
            if not match["name"].startswith((*self._generic, *self._vague)) and not HELD_ONCE.search(match["name"]):
                yield Hit(match.start("name"), match.end(), "Programme", "programme-founded", match["name"], 0.74)
        for match in self._formula.finditer(text):
            cut = text[match.start() - 1 : match.start()] == "+" or CUT.match(text, match.end("name")) is not None
            if not cut and PICTURE.match(text, match.end()) is None and (match["tail"] or match["name"].count("+") > 1):
                own = match["of"] is None or match["tail"] in self._data["formula_tail"]  # not “甲+乙”的丙市模式
                name = match["name"] + ((match["tail"] or "") if own else "")
                start = match.start() - text.endswith(("“", "‘"), 0, match.start())
                end = match.end() if own else match.end("name") + (text[match.end("name")] in "”’")
                yield Hit(start, end, "Programme", "programme-formula", name, 0.9)
        for match in self._hotline.finditer(text):
            yield Hit(match.start(), match.end(), "Programme", "programme-hotline", match[0], 0.95)
        deeds = list(self._deeds.finditer(text))
        for match in deeds:  # 十件实事 is what the text calls 服务职工十大实事项目 elsewhere
            alike = (one[0] for one in deeds if MANY.findall(one[0]) == MANY.findall(match[0]))
            yield Hit(match.start(), match.end(), "Programme", "programme-deeds", max(alike, key=len), 0.85)
        for match in self._cup.finditer(text):
            yield Hit(match.start(), match.end(), "Programme", "programme-cup", match["name"], 0.9)

    def _stands(self, text: str, found: Found) -> bool:
        """Whether the name is no part of a longer word or number, nor of another thing's name (乡村振兴学院)."""
        if found.surface.isdigit():
            return not text[found.start - 1 : found.start].isdigit() and not text[found.end : found.end + 1].isdigit()
        if text.startswith(self._others, found.end):
            return False
        if found.surface.startswith(THEME) and text.startswith("活动", found.end):  # 爱国主义主题教育活动
            return False
        if found.payload.name not in found.surface and text.endswith("”", 0, found.start):  # “某某”主题教育
            return False
        return len(found.surface) > 3 or stands_alone(text, found.start, found.end)

    def _founding(self) -> Scan:
        """What is set up under a long enough name: 设立了工会劳动争议调解工作室, 搭建…平台; its offsets in ``name``."""
        data = self._data
        letter = f"(?:{LINKED}|(?!{either(longest_first(data['name_stops']))})[{HAN}A-Za-z\\d])"
        heads = data["heads"]["founded"]
        long = either(head for head in heads if len(head) >= LONG_HEAD)
        short = f"(?:{letter}){{{FOUNDED_MIN},{FOUNDED_MAX}}}?(?:{either(heads)})"
        name = f"(?P<name>{short}|(?:{letter}){{{FOUNDED_MIN - 1}}}(?:{long}))"
        many = "[近约超逾]?\\d+[余多]?(?:[个家支处座所间条批项名]|[万亿]*元的?)"
        many = f"{many}|[全省市州县区镇内]{{1,2}}(?:首|第一)[家个座处支条]"  # 县内首家
        done = "(?:成(?![长都才人功果]))?+"
        founding = f"(?:{either(data['founding'])})(?:建设|创建)?{done}"
        verb = f"{founding}(?:[了出好起的]?(?:{many})?(?![了出好起]?(?:{many})))"
        return Scan(f"{verb}{name}(?=[，。；、！？“”（）\\d\\s等和与及在的为，开上已将正]|$)")

    # --- unquoted ------------------------------------------------------------------------------------------------

    def _unquoted(self, text: str) -> Iterator[Hit]:
        ends: set[int] = set()
        for match in self._strong_pattern.finditer(text):
            head = match.start() - text.endswith("的", 0, match.start())
            start = self._name_start(text, head, text.startswith(self._after, match.end()))
            if start is None:
                start = self._next_start(text, head, ends)
            if start is None and text.endswith(OF_TWO, 0, match.end()):
                both = self._both.search(text, max(0, head - self._data["name_max"] - VERB_REACH), head)
                start = both.start("name") if both is not None else None
            if start is not None and self._data["name_min"] <= head - start <= self._data["name_max"]:
                start = self._own_start(text, start, match.end())
                name = text[start:head] + match[0]
                if "暨" in name or name.startswith(self._generic) or COUNTED.search(name) or self._holds_known(name):
                    continue
                if text.startswith(self._others, match.end()):  # 某某任中国化学工程|集团董事长
                    continue
                ends.add(match.end())
                yield Hit(start, match.end(), "Programme", "programme-head", name.replace("\n", ""), 0.82)

    def _holds_known(self, name: str) -> bool:
        """Whether only a place and a word stand about a name of the gazetteer: 某省产改试点, 某某三年行动."""
        placed = PLACE.match(name)
        bare = TRIAL.sub("", name)
        own = bare[placed.end() :] if placed is not None and bare != name else bare
        return {TERM.sub("", name), own, own.removeprefix("首批")} & self.known != set()

    def _own_start(self, text: str, start: int, end: int) -> int:
        """Past a year, and past the place before a name of the gazetteer: 2017年某省春风行动."""
        dated = YEAR.match(text, start, end)
        start = dated.end() if dated is not None else start
        placed = PLACE.match(text, start, end)
        return placed.end() if placed is not None and text[placed.end() : end] in self.known else start

    def _name_start(self, text: str, head: int, subject: bool) -> int | None:
        """Where an unquoted name begins: behind an introducing verb, or at a clause's head if it is the ``subject``.

        None where anything but a name stands between.
        """
        start = head
        while start > 0 and head - start <= self._data["name_max"]:
            before = text[max(0, start - VERB_REACH) : start]
            if before.endswith(self._done) and start < head:  # 某市推行的职工创新成长工程
                return start
            if before.endswith(self._verbs) and start < head:
                inner = next((verb for verb in self._inner if before.endswith(verb)), "")
                if inner and before[: -len(inner)].endswith(self._outer):
                    return start - len(inner)
                return start + (text[start] in "好了出")
            if text[start - 1] == JOINED and text.startswith(DEEDS, head):  # 甲活动暨乙大走访启动
                return start
            if not NAME_CHARACTER.match(text[start - 1]):
                return start if subject and head - start >= SUBJECT_MIN and text[start - 1] in "，。；：\n　" else None
            stop = next((one for one in self._stops if before.endswith(one)), "")
            if stop and self._with_stops.match(text, start - len(stop)) is None:
                return None
            start -= 1
        return None

    def _next_start(self, text: str, head: int, ends: set[int]) -> int | None:
        """Where a name begins that follows another one in a list: 实施甲行动、乙行动."""
        for end in range(head - self._data["name_min"] - 1, head - self._data["name_max"] - 2, -1):
            if end in ends and text[end : end + 1] in "、和与及":
                words = self._with_stops.sub("", text[end + 1 : head])
                plain = all(map(NAME_CHARACTER.match, words)) and not any(stop in words for stop in self._stops)
                return end + 1 if plain else None
        return None


def _again(text: str, quoted: list[Hit]) -> Iterator[Hit]:
    """Where the text writes a name that it quotes elsewhere without the marks."""
    names = {hit.name for hit in quoted if len(hit.name) >= AGAIN_MIN - 1 and hit.rule.endswith(("-head", "-name"))}
    if names:
        for match in re.finditer(either(longest_first(names)), text):
            if len(match[0]) < AGAIN_MIN and not OPENS.match(text[match.start() - 1 : match.start()]):
                continue
            yield Hit(match.start(), match.end(), "Programme", "programme-again", match[0], 0.84)


def _canonical(ontology: Ontology) -> dict[str, str]:
    """Alias → the gazetteer's name of the programme, for those that have one owner."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for entry in ontology.names:
        if entry.type == "Programme":
            for surface in entry.aliases:
                owners[surface].add(entry.name)
    return {surface: next(iter(names)) for surface, names in owners.items() if len(names) == 1}
