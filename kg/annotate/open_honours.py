"""Honours that no list and no kind has: the items behind a verb of winning, and a prize as the heading of a list.

获评省级和谐劳动关系示范企业、某市“安康杯”竞赛优胜单位 · 入选全国十佳创新案例 · 金牌工匠（5名）.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.text import either
from kg.text.compiled import Scan
from kg.text.hits import Hit
from kg.text.numerals import NUMBER_CHARACTERS
from kg.text.patterns import HAN, ITEM_NUMBER

REACH = 60
RULE, HEADING = "honour-open", "honour-heading"
# A year or an edition before an honour is no part of its name.
YEAR = "(?:19|20)\\d{2}"
DATED = re.compile(f"^(?:{YEAR}(?:年度?)?(?:至{YEAR}年度?)?|第[一二三四五六七八九十百\\d]{{1,4}}[届批])+(?=[^的届批])")


# 某标兵（2021—2022年度）.
DATED_BEHIND = re.compile(f"（{YEAR}(?:年?度?[—－-]{YEAR})?年?度?）$")


def undated(name: str) -> str:
    """The honour's name without year and edition: 2025年度某工匠 is 某工匠."""
    return DATED_BEHIND.sub("", DATED.sub("", name)) or name


# Winners that are counted before their honour: 授予49个单位省五一劳动奖状.
COUNTED = re.compile(f"\\d[余多]?[名个位家人]|[{NUMBER_CHARACTERS}][余多]?[名位]")

# What a decision's numbered headings praise: 二、先进个人.
PRAISING = re.compile("表彰|表扬|通报|授予|命名|评选结果")
NUMBERED = "[（(]?[一二三四五六七八九十\\d]{1,2}[）)、.．]"

# Who is given it stands before the level that its name begins with: 授予甲公司全国….
GIVEN_TO = re.compile(
    "^.{2,}?(?:(?<![省市区县州批届度次年名位个家])(?=(?:全国|国家级|省级|市级|区级|县级|自治区级|中央企业))"
    f"|(?:公司|集团|医院|学院|大学|学校|中心|工会)(?=[{HAN}]{{0,7}}[省市县区州]))"
)


class OpenHonours:
    """Finds them by ``grammar/honours.yaml``."""

    def __init__(self, data: dict[str, Any]) -> None:
        verbs, strong, weak = either(data["item_verbs"]), either(data["strong_heads"]), either(data["weak_heads"])
        words = f"(?:[{HAN}\\dA-Za-z·]|“[^“”\\n]{{1,14}}”|（[^（）\\n]{{1,8}}）)"
        ends = "(?=”?(?:[、，。；：）\\n]|和|及|与|以及|并|等|的?(?:荣誉|光荣)?(?:称号|荣誉|奖项|奖牌|牌匾|表彰)|$))"
        # 命名“甲工作室”等六个工作室为…: who is made one stands between.
        apart = f"(?:{either(data['item_verbs_apart'])})[^。；，\\n]{{2,{REACH}}}?[^称作成因认]为"
        # 授予甲厂等50家单位…称号: the winners stand before what they win, without quotation marks.
        winners = "\\d+[余多]?[名个位家人](?:先进|优秀)?(?:同志|单位|集体|班组|个人|企业|职工|选手|项目)?"
        given = f"授予[^。；，“\\n]{{2,{REACH}}}?等{winners}"
        self._verbs = Scan(f"{given}|(?:{verbs})(?:了|过)?|{apart}")
        # 公布了首批20家省级某某示范企业.
        some = "(?:首批|第[^，。；\\d]{1,3}批)?\\d+[余多]?[家个名位支]"
        self._published = Scan(
            f"(?:公布|发布|评出|认定|命名)了?(?:{YEAR}年度?)?{some}(?=全国|国家级|省级|市级|区级|县级|自治区级|五星级)"
        )
        self._item = re.compile(f"“?(?P<name>{words}{{2,26}}?(?:(?P<strong>{strong})|(?:{weak}))){ends}”?")
        again = f"(?:(?:{verbs})(?:了|过)?)?"
        self._next = re.compile(f"(?:的?(?:荣誉|光荣)?称号)?(?:[、，]|和|及|与|以及){{1,2}}(?:并|还)?{again}")
        self._ranked, self._level = re.compile(either(data["ranks"])), re.compile(either(data["levels"]))
        self._prizes = tuple(data["prizes"])
        self._named_by_rank = tuple(data["item_verbs_ranked"])
        self._stops = re.compile(f"^(?:{either(data['item_starts'])})|{either(data['item_stops'])}")
        self._heading = Scan(
            f"^[ \\u3000]*{ITEM_NUMBER}(?P<open>[【\\[])?"
            f"(?P<name>[{HAN}“”·]{{0,18}}?(?:(?P<strong>{strong})|(?:{weak})))(?:获得者|获奖者|名单|获奖名单|获奖单位)?"
            f"(?:(?(open)[】\\]][：:]?|[：:])|[（(](?:共)?\\d{{1,4}}[名个人家位项件篇组支][）)][：:]?)",
            re.M,
        )

        # What somebody is called by, before the name: 甲奖章获得者、第三届全国某某建设标兵、….
        wide = "(?:全国|中国|国家级|中央企业|全省|全市)"
        self._called = Scan(
            "(?<=[、，。；：\\n 邀])(?:第[一二三四五六七八九十百\\d]{1,4}届|首届)?"
            f"(?P<name>{wide}[{HAN}]{{2,16}}?(?:{strong}))"
            "(?=获得者|称号|[、])"
        )
        praised = f"(?P<name>(?:{either(data['ranks'])})[{HAN}]{{0,5}}?(?:{weak}|{strong}))"
        self._plain_heading = Scan(f"^[ \\u3000]*{NUMBERED}[ \\u3000]*{praised}[ \\u3000]*$", re.M)

    def hits(self, text: str) -> Iterator[Hit]:
        """All of them."""
        for verb in self._verbs.finditer(text):
            ranked = verb[0].rstrip("了过").endswith(self._named_by_rank)
            yield from self._items(text, verb.end(), ranked)
        for match in self._published.finditer(text):
            yield from self._items(text, match.end(), True)
        for match in self._plain_heading.finditer(text) if PRAISING.search(text) is not None else ():
            if self._stops.search(match["name"]) is None:
                yield Hit(*match.span("name"), "Honour", HEADING, match["name"], 0.8)
        for match in self._called.finditer(text):
            if self._stops.search(match["name"]) is None and COUNTED.search(match["name"]) is None:
                yield Hit(*match.span("name"), "Honour", RULE, match["name"], 0.78)
        for match in self._heading.finditer(text):
            if self._titled(match, False):
                name = undated(match["name"]).replace("“", "").replace("”", "")
                yield Hit(match.start("name"), match.end("name"), "Honour", HEADING, name, 0.8)

    def _items(self, text: str, at: int, ranked: bool) -> Iterator[Hit]:
        """The titles of the list that begins at ``at``."""
        while (item := self._item.match(text, at)) is not None and self._titled(item, ranked):
            if not item["name"].endswith(self._prizes):
                quoted = text[item.start()] == "“" and text.startswith("”", item.end("name"))
                start, end = item.span() if quoted else item.span("name")
                given = GIVEN_TO.match(item["name"])
                begun = given.end() if given is not None and not quoted else 0
                yield Hit(start + begun, end, "Honour", RULE, undated(item["name"][begun:]), 0.8)
            following = self._next.match(text, item.end())
            if following is None:
                return
            at = following.end()

    def _titled(self, item: re.Match[str], ranked: bool) -> bool:
        """Whether the words are a title: by a word of rank, a year or edition before them, or by their head.

        ``ranked``: by the head only with its level, and not by a year.
        """
        name = item["name"].lstrip("“")
        if self._stops.search(name) or COUNTED.search(name):
            return False
        if self._ranked.search(name) or (DATED.match(name) and not ranked):
            return True
        return item["strong"] is not None and (not ranked or self._level.search(name) is not None)
