"""What looks like one event and is none in particular, and which one a name means that leaves most of it out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.text.hits import Hit
from kg.text.patterns import HAN

# What begins so is none in particular: 这类会议, 各种晚会, 十八场音乐会.
INDEFINITE = re.compile(
    "一?系列(?!活动)|若干|部分|多[种项]|大量|不少|各级|[这那](?![^，。]{0,4}届)|各[种类]|一些|许多|[多几数][场部次个项]|每[次年月]|[一两]次(?!全)|[一二三四五六七八九十百\\d]+余?[场部个项]|[一二三四五六七八九十百\\d]+余次"
)
# Two names with what each consists of: 开展“五小”（甲、乙）和“五个一”（丙、丁）活动.
SEVERAL = re.compile("）[、和与及]“")
# Behind a name that is a kind of event: “甲”培训63期, 招聘会不少于3000场.
MANY_OF_KIND = re.compile(
    "\\d+余?[期场次个项]|(?:不少于|不低于|不下|超过?|累计|约|近|逾|达|突破)?\\d[\\d.,]*[余多]?[万千百]?[余多]?[期场次]"
)
# “甲”活动要常抓不懈: what a plan asks for.
ASKED = re.compile("(?:也|还|都|均|更|继续|今后|同样)?(?:要(?!求)|应当?(?!邀)|须|必须|需要?|得(?!到|以|票|分))")
# 对某活动进行推介, 就某竞赛作总结: it is spoken of.
SPOKEN_OF = ("对", "就", "围绕", "针对", "关于", "聚焦")
# Each place holds one of its own: 甲区、乙县先后召开领导干部会议.
OFFICIALS = re.compile("(?:全[省市县区州旗体])?(?:领导干部会议|干部大会|干部会议)$")
# Which of several of one name it is: 第七届大赛, where the text names the eighth in full.
TURN = re.compile("(?:第[一二三四五六七八九十百\\d]+|首)届")
LAUNCHED, RITE = "启动", "仪式"
PART = re.compile("(?:开幕|闭幕)(?:式|仪式|会|大会)$")
# What a sentence begins with that only says of which kind the event is.
SHORT, BEGINS = re.compile(f"(?![全省市县区州第首])[{HAN}]{{4,6}}"), re.compile("(?:^|[。；！？\\n])[ \u3000]?$")
OTHER_TURN = re.compile(f"(?:第[一二三四五六七八九十百\\d]+|首)届(?P<head>[{HAN}]{{2,8}})")
# What a text has named and then launches: “甲”行动… 启动仪式在某地举行.
CAMPAIGN, REACH = re.compile(f"“[^“”\n]{{2,24}}”[{HAN}]{{0,6}}?(?:行动|活动|计划|工程|竞赛|大赛|月)(?!方)"), 600
LAUNCH = re.compile("(?:活动|行动|计划|工程|竞赛)?(?P<rite>启动仪式|启动会|启动大会|启动式|发布仪式)$")


def launched(text: str, start: int, head: str) -> str:
    """The name of a launch that stands without one: that of the campaign that the text has named last."""
    launch = LAUNCH.fullmatch(head)
    named = list(CAMPAIGN.finditer(text, max(0, start - REACH), start)) if launch is not None else []
    return named[-1][0].replace("“", "").replace("”", "") + launch["rite"] if launch is not None and named else ""


def many(text: str, end: int) -> bool:
    """Whether what ends there is counted, so that no one of them is meant."""
    return MANY_OF_KIND.match(text, end) is not None


def indefinite(words: str) -> bool:
    """Whether a name that begins with these words is none in particular."""
    return INDEFINITE.match(words) is not None or SEVERAL.search(words) is not None


def asked_for(text: str, opening: int, end: int) -> bool:
    """Whether an activity is only asked for or spoken of."""
    return ASKED.match(text, end) is not None or text.endswith(SPOKEN_OF, 0, opening)


def in_full(named: Sequence[Hit], text: str) -> list[Hit]:
    """The events, where one that is called by its number (第七届大赛) or its kind takes the name of others."""
    names = {hit.name for hit in named}
    full = (_opened(hit, names, text) or _full(hit, named) or _longer(hit, named, text) for hit in named)
    return [replace(hit, name=name) if name else hit for hit, name in zip(named, full, strict=True)]


def _opened(hit: Hit, names: set[str], text: str) -> str:
    """What a ceremony opens or closes which the text names without it, too: 某运动会|开幕式; 某宣讲|启动."""
    if text.startswith(LAUNCHED, hit.end) and hit.name + LAUNCHED + RITE in names:
        return hit.name + LAUNCHED + RITE
    name = PART.sub("", hit.name)
    return name if name != hit.name and name in names else ""


def _full(hit: Hit, named: Sequence[Hit]) -> str:
    turn = OTHER_TURN.fullmatch(hit.name)
    if turn is None:
        return ""
    longer = (one.name for one in named if one.name.endswith(turn["head"]) and len(one.name) > len(hit.name))
    said = hit.name[: turn.start("head")]
    turns = ((name, len(TURN.findall(name))) for name in longer)
    full = {name if name.endswith(hit.name) else TURN.sub(said, name) for name, count in turns if count == 1}
    return full.pop() if len(full) == 1 else ""


def _longer(hit: Hit, named: Sequence[Hit], text: str) -> str:
    """The one name that ends with a short one, where a sentence only goes on about it: 主题论坛由甲厅承办."""
    if not SHORT.fullmatch(hit.name) or not BEGINS.search(text, max(0, hit.start - 2), hit.start):
        return ""
    longer = {one.name for one in named if one.end < hit.start and one.name.endswith(hit.name) and one.name != hit.name}
    return longer.pop() if len(longer) == 1 else ""
