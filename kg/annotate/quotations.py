"""Quotations, those inside of others too, and the short names that stand before long heads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from kg.text import either
from kg.text.hits import Hit
from kg.text.patterns import HAN
from kg.text.words import is_verb

QUOTED = re.compile("[“「『]([^“”「」『』\n]{2,60})[”」』]|‘([^‘’\n]{2,40})’")
# Who does what under which name: “某局工会‘三访三问’暖人心”.
OF_BODY = re.compile("[^‘’]{0,12}(?:工会|公司|集团|妇联|团委|医院|学校|[市县区]委|[局厅])[^‘’]{0,4}‘")
# A brand is no longer, the head behind it no shorter.
LONGEST_BRAND, SHORTEST_HEAD = 6, 6
# 在甲街道“乙”里，…: a quotation behind a place's name that one is in.
PLACES, WITHIN = tuple("省市州县区旗镇乡村街道社园局会司厂校院场"), ("里，", "内，", "里的", "内的", "里、")

# So far before a list stands what says that it is one.
LISTED = 12
# What so stands behind a list of quotations says what each of them is, without 等 too: “甲”“乙”经验.
TOLD = "做法|经验|案例|样板|范例"
KIND_OF = re.compile("作为[^。；，！？\\n“]{2,30}(?:品牌|项目|平台|举措|载体|阵地|名片)(?:之一)?，$")
REACH = 40
# What such a list may do: “甲”“乙”等活动常年不断.
AFTER_KIND = "在和与中的已将常也都陆相走深让为覆惠吸有如精持同轮成受广"
# “甲”项目覆盖企业58家: what is done behind the noun, no name of the enterprises.
NOUNS = "项目|行动|品牌|计划|平台|活动|工程|服务|机制|模式"
DOES = re.compile(f"(?:{NOUNS})(?:已|共|还|均|累计|先后|今年)*(?P<verb>[{HAN}]{{2}})")
# What something becomes, in so many words at most, where the sentence or clause ends with it.
PICTURE_REACH = 30
BECOMES = re.compile(
    "(?:成为|成了|变成|变身|化身|化作|变为|当作|视为|称作|誉为|堪称|好比|犹如|(?<!改)变)[^，。；“”！？\\n]{0,24}$"
)
PICTURE_ENDS = re.compile("[，。；！？\\n]|$")

# Whose each of a list of quotations is stands before it, that they are chosen behind: 甲会“乙”、丙会“丁”等入选.
_CHOSEN = "入选|上榜|获评|在列|榜上有名|脱颖而出|受到表扬|获得|荣获|被评为|被确定为|被列为"
CHOSEN = re.compile(f"”?等?(?:\\d+[个项])?(?:[{HAN}]{{0,8}}?)(?:{_CHOSEN})")
OWNERS = ("工会", "总", "局", "厅", "委", "公司", "集团", "医院", "学校", "学院", "大学", "中心", "妇联", "协会", "院")
LEAST = 2
CALLED = re.compile("(?:案例|品牌|项目|做法|经验|成果|工作法)[^。\n]{0,80}$")


def all_chosen(text: str, chain: Sequence[Quotation], end: int) -> bool:
    """Whether the last quotation of a list, each with its owner, ends at ``end``, all of them chosen as good work."""
    if len(chain) < LEAST or CHOSEN.match(text, end) is None:
        return False
    if not all(text.endswith(OWNERS, 0, one[0]) for one in chain):
        return False
    first = chain[0][0]
    begin = max(text.rfind("。", 0, first), text.rfind("\n", 0, first)) + 1
    return CALLED.search(text, begin, first) is not None or CALLED.search(text, end, end + REACH) is not None


SWITCHED = ("开启", "开启了", "切换", "切换到", "切换至", "进入", "进入了", "按下")  # 开启“清凉模式”
DAY = re.compile("\\d{1,2}[·.]\\d{1,2}")  # “5·12”国际护士节
# What is said of the named thing, no part of its name: “甲工作室”带头人乙代表联盟, “丙项目”得到丁基金会捐赠.
LED_BY = re.compile("带头人|负责人|领衔人|主持人|发起人|得到|获得|受到")
# A spoken sentence before one of these is the name of what is done: “一桶清水送到家”活动.
CARRIED_OUT = ("活动", "行动", "项目", "工程", "计划", "品牌")
# Such a head belongs to a name of two parts (“甲乙 丙丁”关爱行动); before others they are its motto (“…”主题活动).
DEEDS = ("行动", "工程", "计划")
# What is done about a thing that is named before is another one: “甲之家”, then “甲之家”提质行动.
_FURTHER = "提质|提升|扩面|升级|增效|优化|攻坚|推广|赋能"
FURTHER = re.compile(f"[{HAN}]{{0,2}}(?:{_FURTHER})[{HAN}]{{0,4}}(?:行动|工程|计划)")
# Two numbers and what they count: “一平台两中心”, “三点带三新”. 一村一品 says how, not what.
TWICE = re.compile(f"(?:[{HAN}A-Za-z]{{0,2}}?[一二两三四五六七八九十\\d][{HAN}]{{1,7}}){{2,}}")
_COUNT = "一二两三四五六七八九十\\d"
TWO_PLACES = re.compile(f"[{_COUNT}][省市州县区旗镇乡村街盟](?:[{_COUNT}]|$)")  # “三县六镇”
EACH = re.compile(f"一[{HAN}]{{1,2}}一[{HAN}]{{1,2}}")
# How things stand, no name.
PICTURES = ("格局", "局面", "布局", "态势", "生态", "氛围")
# Behind a quotation these make a house of it.
HOUSE = re.compile("干部学院|党校|实验学校|小学|中学")
# Behind a name that ends with its years.
YEARS = re.compile("（[^（）]*\\d{4}[^（）]*）$")
# Two clauses before a meeting are its motto: “甲市工友一家亲，乙市工友心连心”现场会, “…，…”——“丙”活动.
MOTTO = re.compile(f"[{HAN}]{{4}}[，, \u3000][{HAN}]{{4}}")
ORDERED = re.compile("[一二三四五六七八九十]是$")

# Where a quotation begins and ends, its words, and the programme that it is.
Quotation = tuple[int, int, str, Hit | None]
# Each item of a list may have words behind its marks (“甲”心理关爱、“乙”等活动), or whose it is before them.
NEXT_OF_KIND = re.compile(f"[{HAN}]{{0,10}}[、和与及](?:[{HAN}]{{1,16}}[{''.join(PLACES)}])?|")


def chains(text: str, found: Sequence[Quotation]) -> Iterator[list[Quotation]]:
    """The lists that the quotations stand in, each up to each of its quotations."""
    chain: list[Quotation] = []
    for one in found:
        if chain and NEXT_OF_KIND.fullmatch(text, chain[-1][1], one[0]) is None:
            chain = []
        chain.append(one)
        yield chain


def quotations(text: str) -> Iterator[re.Match[str]]:
    """The quotations, and those inside of long ones: “某局‘一站两室’暖人心”."""
    for match in QUOTED.finditer(text):
        yield match
        if match[1] and "‘" in match[1]:
            yield from QUOTED.finditer(text, match.start(1), match.end(1))


def ordered(text: str, start: int, tail: re.Match[str] | None, least: int) -> bool:
    """Whether a common word names an item of a list with the long head behind it: 二是“一站式”用工服务机制：."""
    if tail is None or tail["of"] or len(tail["mod"]) < least or ORDERED.search(text, max(0, start - 2), start) is None:
        return False
    return text.startswith(("：", "，", "。"), tail.end())


def counts_twice(name: str) -> bool:
    """Whether a name counts two things, “一平台两中心”, which are no places."""
    return TWO_PLACES.search(name) is None and TWICE.fullmatch(name) is not None and EACH.fullmatch(name) is None


def furthers(core: str, name: str, before: str | None) -> bool:
    """Whether what is named now is done about what the text has called by the same quotation ``core`` before."""
    return before is not None and len(before) < len(name) and FURTHER.fullmatch(name, len(core)) is not None


def day(text: str, start: int, name: str) -> bool:
    """Whether the quotation is a date, or only says how things go on: 开启“清凉模式”."""
    return DAY.fullmatch(name) is not None or (name.endswith("模式") and text.endswith(SWITCHED, 0, start))


def spoken(text: str, start: int, includes: re.Pattern[str]) -> bool:
    """Whether a colon leads in somebody's words: not where ``includes`` finds a list (项目分别为：“甲”“乙”)."""
    return text.endswith(("：", ":"), 0, start) and not includes.search(text, max(0, start - LISTED), start)


def brand(match: re.Match[str], core: str, hit: Hit) -> Iterator[Hit]:
    """The short name before a long head, for where both together are an event: “甲”单身职工联谊活动."""
    behind = hit.name[len(core) :]
    if len(core) <= LONGEST_BRAND and len(behind) >= SHORTEST_HEAD and not behind.startswith("主题"):
        yield Hit(match.start(), match.end(), "Programme", "programme-quoted", core, 0.8)


def owned(text: str, start: int, end: int) -> bool:
    """Whether the quotation is said to be somebody's: 作为甲会的服务品牌，“乙”…, or where something happens."""
    if text.endswith("，", 0, start):
        return KIND_OF.search(text, max(0, start - REACH), start) is not None
    return text.startswith(WITHIN, end) and text[start - 1 : start] in PLACES


def pictured(text: str, start: int, end: int) -> bool:
    """Whether the quotation says what something has become or is likened to: 成为骑手心中的“暖心港湾”."""
    if BECOMES.search(text, max(0, start - PICTURE_REACH), start) is None:
        return False
    return PICTURE_ENDS.match(text, end) is not None


def names_a_thing(things: re.Pattern[str], text: str, end: int) -> bool:
    """Whether a list of quotations that ends there names other things (“甲”“乙”等企业), by the groups of ``things``."""
    match = things.match(text, end)
    if match is None:
        return False
    does = DOES.match(match["of"] or match["words"] or "")
    return does is None or not is_verb(does["verb"])


def kind_of_list(data: dict[str, Any]) -> re.Pattern[str]:
    """What says behind a list of quotations that these are names, by ``grammar/programmes.yaml``.

    “甲”“乙”等服务品牌, “甲”“乙”经验, “甲”“乙”两个板块, 以“甲”“乙”为主要内容的“丙”.
    """
    kinds, parts = either(data["kinds_of_list"]), either({*data["parts"], *data["counted_heads"]})
    counted = f"等?(?:[两三四五六七八九十]|\\d{{1,2}})[个大项类](?:具体|重点|主要|特色|专项|子)?(?:{parts})"
    uses = either((*data["contents"], *data["uses"]))
    content = f"等?为(?:主要|{either(data['weights'])})?(?:{uses})的(?=[{HAN}]{{0,8}}[“‘])"
    of_kind = f"(?:等[{HAN}]{{0,6}}?(?:{kinds})|等?(?:先进|典型|创新|成功)?(?:{TOLD})|{counted})"
    return re.compile(f"{content}|{of_kind}(?:(?![{HAN}])|(?=[{AFTER_KIND}组]))")
