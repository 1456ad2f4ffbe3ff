"""Honours: kinds with their place (南昌市五一劳动奖章), quoted titles (“X工匠”, “X”称号), prizes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.annotate.open_honours import OpenHonours, undated
from kg.annotate.owners import LEVEL_SLOT
from kg.annotate.regions import Place
from kg.ontology import Ontology
from kg.text import either, longest_first, occurrences
from kg.text.compiled import Scan
from kg.text.hits import Hit
from kg.text.patterns import HAN

# A quoted title of so many characters is one without its quotes too.
SHORTEST_AGAIN = 4
# So is any title of so many.
LONG_AGAIN = 8
QUOTED = re.compile("“(?P<name>[^“”\\n]{2,20})”")
UNQUOTED = re.compile(f"(?<=[、，])[{HAN}]{{4,16}}(?=[、等])")
INSIDE = ("“", "·")
# 省市劳动模范 are those of any province or city.
LEVELS = ("省", "市", "区", "县", "州")
BOTH = ("省市", "市县", "市区", "区县")
# Between a place and a kind: 甲省第四届道德模范.
EDITION, LONGEST_EDITION = re.compile("(?:第[一二三四五六七八九十百\\d]{1,4}|首)届$|(?<!\\d)(?:19|20)\\d{2}年度?$"), 8
# What a verb gives within its clause, whoever stands between.
JOINS, LABOUR = ("、", "和", "及", "与"), "劳动"
PRIZES, REACH = ("奖", "奖章", "奖状", "奖杯", "先锋号"), 48
# The events of a contest before its prize: 分获焊工组、叉车组个人一等奖; 两个项目一等奖.
NOTE = f"（[{HAN}]{{1,6}}）"
# Who wins it is no part of its name: 甲某某获某省五一劳动奖章.
WINS = re.compile(f"[{HAN}]{{2,4}}?(?:荣获|获评|获得|获授|获|被评为|被授予)(?=[{HAN}]{{4}})")
PRIZE_GROUPS = ("prize", "next", "row", "of")
EVENT_OF = f"[{HAN}]{{2,10}}(?:{NOTE}[{HAN}]{{0,10}})?"
# 甲、乙、丙分获一、二、三等奖.
IN_TURN = Scan(
    "(?:分获|分别(?:荣获|获得|获|夺得|斩获|摘得))"
    "(?P<ranks>[一二金银](?:、[二银])?(?:、|和|及)[二三银铜])(?P<kind>等奖|[奖牌])"
)
# “某某先锋”党建品牌 is what a body does.
BRANDED = re.compile(f"[{HAN}]{{0,4}}品牌")
SEVERAL = re.compile(
    f"^(?:(?:本|此|这)[次届][{HAN}]{{0,8}}?(?=[特一二三]等奖|[金银铜]奖)|[一两二三四五六七八九十\\d]+个(?:项目|赛项|组别|工种)的?|[{HAN}]{{1,10}}{NOTE}[{HAN}]{{0,10}}?(?=个人|团体))"
)


class HonourGrammar:
    """Finds honours by ``grammar/honours.yaml``; offsets in characters."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["honours"]
        self._short: dict[str, str] = data["short_kinds"]
        none = either(data["not_after_short"])
        self._of_places = frozenset(data["place_kinds"])
        short = either((*self._short, *self._of_places))
        self._kind = re.compile(f"{either(data['kinds'])}|(?:{short})(?!{none})")
        self._scopes = longest_first(data["scopes"])
        self._before = tuple(data["awarded_before"])
        # A list of quoted titles: “甲”“乙”等荣誉称号.
        many = "等?(?:\\d+[余多]?[项个]|多[项个])?"
        # One of the list may have a place before its marks, or no marks: “甲”、乙市“丙”、丁省优秀法官等荣誉称号.
        next_one = f"[、，和及]{{0,2}}(?:[{HAN}]{{0,8}}“[^“”\\n]{{2,20}}”|(?<=[、，])[{HAN}]{{4,16}}(?=[、等]))"
        self._titles = Scan(f"“[^“”\\n]{{2,20}}”(?:{next_one}){{1,12}}{many}(?:{either(data['quoted_after'])})")
        prizes = either(data["prizes"])
        self._quoted = Scan(
            f"(?P<name>“(?!{either(data['efforts'])})[^“”\\n]{{2,14}}(?:{either(data['quoted_ends'])})”|“(?:中国|中华|全国)[{HAN}]{{2,10}}之[乡都城]”)"
            f"|(?P<any>“[^“”\\n]{{2,26}}”)(?:{either(data['quoted_after'])})"
            f"|(?:{either(data['quoted_before'])})(?:\\d{{4}}年度?)?[{HAN}]{{0,10}}?(?P<given>“[^“”\\n]{{2,20}}”)"
            f"|(?:{either(data['prize_before'])})(?:{EVENT_OF}、){{0,4}}?了?(?P<prize>(?:[{HAN}]|{NOTE}){{0,18}}?(?:{prizes}))"
            f"|(?:公布|发布|揭晓)了?(?:\\d{{4}}年度?)?(?:首批|第[{HAN}\\d]{{1,3}}[批届])?(?P<listed>“[^“”\\n]{{2,20}}”)"
            f"(?=(?:入选|获奖|评选|当选)?(?:名单|结果))"
            f"|(?<=奖)[、和及](?P<next>[{HAN}]{{0,4}}?(?:{prizes}))|(?<=[；。，\n])(?P<row>{prizes})(?=的[有是为]|获得者|得主)"
            f"|(?<=[；。：\\n])(?P<of>{prizes})(?=[{HAN}]{{2,4}}（)"
        )
        self._giving = re.compile(f"(?:{either(data['awarded_before'])})[^。；，\\n]{{0,{REACH}}}$")
        self._open = OpenHonours(data)
        self._regions = ontology.regions

    def hits(self, text: str, chains: dict[int, Place]) -> Iterator[Hit]:
        """All honours; a kind alone, or with its level, is the one of that kind that the text names in full."""
        found = list(self._hits(text, chains))
        names = {hit.name for hit in found}
        for hit in found:
            longer = [name for name in names if name.endswith(hit.name) and name != hit.name]
            short = hit.name.startswith(LEVELS) or self._kind.fullmatch(hit.name) is not None
            known = len(longer) == 1 and short
            yield replace(hit, name=longer[0]) if known else hit

    def _hits(self, text: str, chains: dict[int, Place]) -> Iterator[Hit]:
        for match in self._kind.finditer(text):
            start, name = self._scope(text, match, chains)
            if text.startswith(BOTH, start - 1):
                continue
            if start < match.start() or text.endswith(self._before, 0, match.start()) or self._given(text, match):
                yield Hit(start, match.end(), "Honour", "honour-kind", name, 0.9)
        quoted: dict[str, None] = {}
        for match in self._quoted.finditer(text):
            group = match.lastgroup or 0
            rule = "honour-prize" if group in PRIZE_GROUPS else "honour-quoted"
            name = undated(match[group].strip("“”"))
            if group == "name" and ("、" in name or BRANDED.match(text, match.end())):  # “班组提、项目评、公司奖”
                continue
            name = SEVERAL.sub("", name) if group == "prize" else name
            yield Hit(match.start(group), match.end(group), "Honour", rule, name, 0.85)
            if rule == "honour-quoted" and len(name) >= SHORTEST_AGAIN:
                quoted[name] = None
        for match in self._titles.finditer(text):
            for one in QUOTED.finditer(text, match.start(), match.end()):
                yield Hit(one.start(), one.end(), "Honour", "honour-quoted", undated(one["name"]), 0.85)
            for one in UNQUOTED.finditer(text, match.start(), match.end()):
                yield Hit(*one.span(), "Honour", "honour-quoted", one[0], 0.8)
        for match in IN_TURN.finditer(text):
            for at in range(match.start("ranks"), match.end("ranks"), 2):
                end = at + 1 if at + 1 < match.end("ranks") else match.end()
                yield Hit(at, end, "Honour", "honour-prize", text[at] + match["kind"], 0.85)
        for hit in self._open.hits(text):
            won = WINS.match(hit.name)
            hit = replace(hit, start=hit.start + won.end(), name=hit.name[won.end() :]) if won is not None else hit
            yield hit
            if len(hit.name) >= LONG_AGAIN:
                quoted[hit.name] = None
        for name in quoted:
            for at in occurrences(name, text):
                if not text.startswith(INSIDE, max(0, at - 1)):
                    yield Hit(_edition(text, at), at + len(name), "Honour", "honour-again", name, 0.8)

    def _given(self, text: str, match: re.Match[str]) -> bool:
        """Whether a prize is what a verb of its clause gives or wins: 授予甲公司优秀组织奖."""
        listed = text.endswith(JOINS, 0, match.start()) and LABOUR in match[0]  # 全国五一劳动奖状、五一劳动奖章
        if listed or not match[0].endswith(PRIZES):
            return False
        return self._giving.search(text, max(0, match.start() - REACH), match.start()) is not None

    def _scope(self, text: str, match: re.Match[str], chains: dict[int, Place]) -> tuple[int, str]:
        """Where the honour begins and its name: with the place or the level word before its kind."""
        kind = self._short.get(match[0], match[0])
        start = _edition(text, match.start())
        place = chains.get(start)
        if place is not None and kind in self._of_places:
            return start - len(place.last), place.last + kind
        if place is not None:
            regions = self._regions.find(place.last)
            return start - len(place.last), (regions[0].name if regions else place.last) + kind
        for scope in self._scopes if kind not in self._of_places else ():
            if text.endswith(scope, 0, start):
                slot = LEVEL_SLOT.get(scope.removeprefix("全").removesuffix("级"), "") if scope != "全国" else ""
                return start - len(scope), ("{" + slot + "}" if slot else scope) + kind
        return match.start(), kind


def _edition(text: str, at: int) -> int:
    """Where the year or the edition before ``at`` begins."""
    edition = EDITION.search(text, max(0, at - LONGEST_EDITION), at)
    return edition.start() if edition is not None else at
