"""Figures told in one go: 养老、失业保险参保人数分别为3万人、2万人 gives each number what it measures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from kg.facts.figures import Figure
from kg.facts.words_before import CLAUSE_ENDS, WordsBefore
from kg.ontology import Ontology
from kg.text import either
from kg.text.hits import Cover, Hit
from kg.text.patterns import HAN
from kg.text.words import is_word, tokens

BETWEEN = re.compile("[、，和与及]*")
BREAK, END = re.compile("[。；\n]"), re.compile("[。\n]")
JOINTS = re.compile("[、和与]|(?<![涉普惠触])及(?!其)")
# 6名同志和3个单位分获甲奖章、乙奖状: what they won stands behind.
WON = re.compile(
    "分(?:别)?(?:荣?获得?|获评|获授|被授予|被评为|被命名为)"
    "(?P<what>[^，。；\\n]{4,50}?)(?:荣誉称号|称号)?(?=[，。；\\n]|$)"
)
WHO = re.compile(f"[{HAN}]{{0,6}}[、和与及]?")
# The items of 职工在甲、乙和丙中的比例 share what stands before the first and behind the last.
WITHIN = re.compile(f"[{HAN}]{{2,}}在")
OF_ALL = re.compile("(?:中|当中)?的.*")
LONGEST = 60
# 分别完成年度计划的76%、89%.
PLANNED = f"(?P<plan>完成了?[{HAN}]{{0,8}}?(?:任务|目标|计划)数?的?)"
SAME = re.compile("(?:同比|环比|比?上?[去年]年?)?")
# Things of other kinds are compared together right behind them, with no more than these words between.
ONE_YEAR = "，与去年同期相比，"
# Before the first of a list of places, behind the last, and between what is counted and 分别: 甲县、乙县居前两位，.
LED, SO_MANY = re.compile("其中[，：]?"), re.compile("^[两二三四五六七八九十]{1,2}[省市县区地家个]+(?=[^，。]{2})")
AHEAD = re.compile("(?:位?居|排名?|位?列)[^，。；\\d]{1,8}$|(?:较|最|更)[高多大快]$")
DONE = re.compile(f"[{HAN}“”]{{2,14}}(?=\\d)")
# 对甲类、乙类、丙类企业分别给予8万元、5万元、3万元补助: what each kind is given.
GIVES = re.compile(
    "分别(?P<verb>给予|予以|发放|奖励|补助|补贴|资助|享受|可?获得?|得到|领取|拨付|发给|下达)"
    f"(?P<what>[{HAN}]{{0,8}}?)(?:每[人月年天个家项户次]{{1,2}})*(?=(?:不低于|不少于|不超过|最高|至少|约|近)?\\d)"
)
KINDS = re.compile(
    f"(?P<items>(?:[{HAN}“”]{{1,14}}、){{1,5}}[{HAN}“”]{{1,14}})(?:，[{HAN}]{{2,8}})?(?:将|可以?|能|，)?$"
)
FOR, SHARED = re.compile(".*[对给为向将的]"), re.compile(f"的?(?P<noun>[{HAN}]{{2,10}}?)(?=[，。；、\\n]|$)")
GIFTS = frozenset({"奖励", "补助", "补贴", "资助"})
SHORTEST, FEWEST = 2, 2  # characters of an item, items of a list


class Distributed:
    """Pairs the items of a list with the numbers behind 分别, by ``grammar/numbers.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["numbers"]
        self._before = WordsBefore(ontology)
        links = either(data["links"])
        than = "(?:[比较](?:去年|上年|前年)(?:同期)?)?"
        change = f"(?P<change>{either(data['changes'])})"
        self._each = re.compile(f"(?:同比|环比)?也?分别{than}(?:{change}|{PLANNED}|{links})*")
        self._changed = re.compile(f"(?:同比|环比|比?上?[去年]年?)(?:{either(data['changes'])})了?$")
        self._kind = re.compile(f"[、，和与及]*(?P<kind>(?![和与及])[{HAN}]{{2,10}}?)(?:{links})*")

    def names(self, text: str, figures: Sequence[Figure], walls: Cover) -> dict[int, tuple[int, int, str]]:
        """The range and name of what each figure measures, by the figure's start."""
        found: dict[int, tuple[int, int, str]] = {}
        former: list[tuple[int, int, str]] = []
        since = 0
        for match in self._each.finditer(text):
            run = _run(text, figures, match)
            items = self._items(text, match.start(), walls)
            if SAME.fullmatch(text, _clause(text, match.start()), match.start()) and len(former) == len(run):
                items = former if BREAK.search(text, since, match.start()) is None else []
            if len(run) < FEWEST or len(items) != len(run):
                found.update(self._of_kinds(text, figures, match, walls))
                continue
            words = match["change"] or (match["plan"] or "").rstrip("的")
            former, since = items, match.end()
            for figure, (start, end, name) in zip(run, items, strict=True):
                found[figure.start] = (start, end, name + words)
        for match in WON.finditer(text):
            found.update(_prizes(text, figures, match))
        for match in GIVES.finditer(text):
            found.update(_given(text, figures, match))
        return found

    def back(self, text: str, figures: Sequence[Figure]) -> dict[int, tuple[int, str]]:
        """Figures that go on, in their order, from as many before them: 甲12家、乙13家，分别增长5%、6%.

        By the start of each: that of the one it goes on from, and the words for it.
        """
        found: dict[int, tuple[int, str]] = {}
        for match in self._each.finditer(text):
            words = match["change"] or (match["plan"] or "").rstrip("的")
            run = _run(text, figures, match)
            if not words or len(run) < FEWEST:
                continue
            first = figures.index(run[0])
            former = [one for one in figures[:first] if self._changed.search(text, 0, one.start) is None][-len(run) :]
            units = {figure.unit for figure in former}
            near = former and (len(units) == 1 or match.start() - former[-1].end <= len(ONE_YEAR))
            # What was planned of all may be told behind them, apart by semicolons.
            apart = (END if match["plan"] else BREAK).search(text, former[0].end, match.start()) if former else None
            if near and len(former) == len(run) and apart is None:
                found |= {one.start: (old.start, words) for one, old in zip(run, former, strict=True)}
        return found

    def owners(self, text: str, figures: Sequence[Figure], walls: Cover) -> dict[int, tuple[Hit, tuple[int, int, str]]]:
        """Whose each figure is, and what it measures: 甲县、乙县新增就业分别为3260人、4180人.

        By the figure's start; where a clause stands between (甲县、乙县新建工会数居前两位，分别为…) it is told by that.
        """
        found: dict[int, tuple[Hit, tuple[int, int, str]]] = {}
        for match in self._each.finditer(text):
            run, start, end = _run(text, figures, match), _clause(text, match.start()), match.start()
            if SAME.fullmatch(text, start, end) and text[start - 1 : start] == "，" and not match["change"]:
                start, end = _clause(text, start - 1), start - 1
                ahead = AHEAD.search(text, start, end)
                end = ahead.start() if ahead is not None else start
            done = DONE.match(text, match.end()) if not run else None  # 分别建成驿站12个、8个
            run = _row(figures, done.end()) if done is not None else run
            end = done.end() if done is not None else end
            bodies = _listed(text, start, end, walls) if len(run) >= FEWEST else []
            if not bodies or len(bodies) != len(run):
                continue
            begin, end = self._before.find(text, end, {}, walls)
            name = text[max(begin, bodies[-1].end) : end]
            name = SO_MANY.sub("", name) + (match["change"] or (match["plan"] or "").rstrip("的"))
            if len(name) >= SHORTEST:
                found |= {one.start: (hit, (end - len(name), end, name)) for one, hit in zip(run, bodies, strict=True)}
        return found

    def _of_kinds(
        self, text: str, figures: Sequence[Figure], each: re.Match[str], walls: Cover
    ) -> Iterator[tuple[int, tuple[int, int, str]]]:
        """Each kind with what is counted of all: 参保人数分别为养老保险3万人、失业保险2万人."""
        start, end = self._before.find(text, each.start(), {}, walls)
        what = text[start:end].removeprefix("享受")
        at, run = each.end(), list[tuple[Figure, re.Match[str]]]()
        for figure in figures:
            kind = self._kind.fullmatch(text, at, figure.start) if figure.start >= at else None
            if kind is not None:
                run.append((figure, kind))
                at = figure.end
            elif figure.start >= at:
                break
        if len(run) >= FEWEST and len(what) >= SHORTEST:
            for figure, kind in run:
                name = kind["kind"]
                yield figure.start, (kind.start("kind"), kind.end("kind"), name if what in name else name + what)

    def _items(self, text: str, end: int, walls: Cover) -> list[tuple[int, int, str]]:
        """The items of the list before ``end``, each with the head that stands with the last one alone."""
        start = _clause(text, end)
        if end - start > LONGEST or any(walls.at(at) for at in range(start, end)):
            return []
        borders = [start, *(one.end() for one in JOINTS.finditer(text, start, end))]
        ends = [*(one - 1 for one in borders[1:]), end]
        if len(borders) < FEWEST:
            return []
        borders[0], ends[0] = self._before.find(text, ends[0], {}, walls)
        spans = list(zip(borders, ends, strict=True))
        if min(stop - begin for begin, stop in spans) < SHORTEST:
            return []
        items = [text[begin:stop] for begin, stop in spans]
        head, first = _head(items[-2], items[-1]), WITHIN.match(items[0])
        names = [item if item[-1:] == head[-1:] else item + head for item in items]
        if first is not None:
            names[1:] = [first[0] + name for name in names[1:]]
        return [(*span, name) for span, name in zip(spans, names, strict=True)]


def _listed(text: str, start: int, end: int, walls: Cover) -> list[Hit]:
    """The places or bodies that a clause begins with, at least two in a row."""
    found: list[Hit] = []
    led = LED.match(text, start, end)
    at = led.end() if led is not None else start
    while at < end and (hit := walls.at(at)) is not None and hit.start == at and hit.type != "Person":
        found.append(hit)
        joint = JOINTS.match(text, hit.end, end)
        if joint is None:
            break
        at = joint.end()
    return found if len(found) >= FEWEST else []


def _clause(text: str, end: int) -> int:
    start = end
    while start > 0 and text[start - 1] not in CLAUSE_ENDS:
        start -= 1
    return start


def _run(text: str, figures: Sequence[Figure], each: re.Match[str]) -> list[Figure]:
    """The figures in a row behind 分别 and the words that link it to them."""
    found: list[Figure] = []
    for figure in figures:
        if found and not BETWEEN.fullmatch(text, found[-1].end, figure.start):
            break
        if found or each.start() < figure.start <= each.end():
            found.append(figure)
    return found


def _row(figures: Sequence[Figure], start: int) -> list[Figure]:
    """The figures in a row that begin at ``start``."""
    begin = next((number for number, one in enumerate(figures) if one.start == start), len(figures))
    found: list[Figure] = []
    for one in figures[begin:]:
        if found and one.start - found[-1].end > 1:
            break
        found.append(one)
    return found


def _prizes(text: str, figures: Sequence[Figure], won: re.Match[str]) -> dict[int, tuple[int, int, str]]:
    """What each of those counted before 分获 won, where as many prizes follow as figures stand before it."""
    run: list[Figure] = []
    at = won.start()
    for figure in reversed(figures):
        if figure.end <= at and WHO.fullmatch(text, figure.end, at):
            run, at = [figure, *run], figure.start
    begins = [won.start("what"), *(one.end() for one in JOINTS.finditer(text, won.start("what"), won.end("what")))]
    ends = [*(one - 1 for one in begins[1:]), won.end("what")]
    if len(run) < FEWEST or len(run) != len(begins):
        return {}
    full = text[begins[0] : ends[0]]
    found: dict[int, tuple[int, int, str]] = {}
    for figure, start, end in zip(run, begins, ends, strict=True):
        name = text[start:end]
        # 甲市五一劳动奖章、奖状
        shares = len(name) < len(full) and full[-len(name)] == name[0]
        found[figure.start] = (start, end, full[: -len(name)] + name if shares else name)
    return found


def _given(text: str, figures: Sequence[Figure], gives: re.Match[str]) -> dict[int, tuple[int, int, str]]:
    """What each kind of a list is given, of which there are as many as numbers behind 分别."""
    run = _run(text, figures, gives)
    listed = KINDS.search(text, max(0, gives.start() - LONGEST), gives.start())
    if len(run) < FEWEST or listed is None:
        return {}
    items = re.split("[、和与及]", listed["items"])
    items = [FOR.sub("", items[0]), *items[1:]]
    shared = SHARED.match(text, run[-1].end)
    noun = shared["noun"] if shared is not None else gives["what"]
    noun = noun or (gives["verb"] if gives["verb"] in GIFTS else "")
    if len(items) != len(run) or not noun or not all(items):
        return {}
    last = items[-1].rfind(items[-2][-1]) + 1
    head = items[-1][last:] if last and len(items[-1]) - last >= SHORTEST else ""
    names = [*(item + head for item in items[:-1]), items[-1]]
    pairs = zip(run, names, strict=True)
    return {one.start: (one.start, one.end, name.strip("“”") + noun) for one, name in pairs}


def _head(item: str, last: str) -> str:
    """What the last item has behind its own first word, which is as long as the item before it or the dictionary's."""
    of_all = OF_ALL.search(last)
    if of_all is not None:
        return of_all[0]
    if item[-SHORTEST:] in last:
        return last[last.index(item[-SHORTEST:]) + SHORTEST :]
    own = len(item) if is_word(last[: len(item)]) else len(next(iter(tokens(last))))
    return last[own:]
