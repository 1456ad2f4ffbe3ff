"""Who is named behind an honour as its holder: 荣获“H”的焊工甲某, 荣获“H”的乙公司, H和H获得者、某厂工程师丙某."""

from __future__ import annotations

import re
from typing import Any

from kg.facts.context import Context
from kg.facts.skeleton import TITLE, Codes
from kg.text import either
from kg.text.hits import Hit
from kg.text.patterns import HAN

TITLED = "(?:”)?(?:光荣|荣誉)?(?:称号|荣誉|奖项|奖牌|证书|牌匾|表彰)?"
# Behind an honour that is said of those named next, not of who stands before: 获得H的6名同志.
RELATIVE = re.compile(f"{TITLED}(?:的(?!是)|(?:获得者|得主|获奖者)(?![，。；、\\n]|$))")
# What is made known are the names of those who won: 获评H名单公布.
MADE_KNOWN = re.compile(
    f"{TITLED}(?:名单(?:正式)?(?:公布|发布|出炉|揭晓|公示)|(?:推荐|候选|拟)?(?:人选|候选人|推荐对象|候选单位)(?![：:]))"
)
# A quoted honour of a list that no mention marks.
QUOTED = re.compile("“[^”\n]{2,20}”")
LISTING = frozenset("、和与及")
# Another honour of the list: H、某集团“H”.
ALSO = re.compile(f"{TITLED}[、和及与]+[{HAN}“]{{0,6}}[^{HAN}“”，。；、\n\\w]")

# How many of them there are: 获评H的5人分别是….
COUNTED = "(?:\\d+|[两二三四五六七八九十]+)[名位个家]?(?:人|同志|单位|集体|企业|教师|职工|选手)?"


def listings(data: dict[str, Any]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What follows an honour whose winners are listed behind it, by ``grammar/honours.yaml``.

    H获得者分别是：甲、乙, and in the next clause: 6人获H。他们是甲、乙.
    """
    holders, are = either(data["holders"]), "(?:分别|依次|还)?(?:有|是|为|包括)"
    note = "(?:（[^（）\n]{1,12}）)?"
    here = re.compile(
        f"{TITLED}(?:的)?(?:{holders})?(?:名单)?(?:如下)?{note}(?:{are})?(?:[一总]?共(?:有)?{COUNTED})?[：:](?![“\n])"
        f"|{TITLED}(?:(?:的)?(?:{holders})|的(?:{COUNTED})?)(?:{are})"
        f"|{TITLED}分别(?:是|为|授予)"
    )
    them = f"[，。；](?:{either(data['them'])})(?:分别|依次|具体)?|，(?:分别|依次)"
    # 12个单位获H。其中，甲市3个：…
    parted = f"{TITLED}{note}[，。；]其中[，：]?(?=[^，。；：\n]{{1,14}}?\\d+[个家名人]：)"
    # H名单公布，我市三人上榜，分别是：甲、乙.
    ways = f"(?:{either(data['told'])}|上榜|入选|获评|在列|当选)"
    made_known = f"(?:[{HAN}]{{0,6}}名单)?(?:，[^，。；：\n]{{0,24}}?{ways})?"
    told = f"{TITLED}{note}(?:[{HAN}]{{0,6}}名单)?，[^，。；：\n]{{0,24}}?{ways}[：:](?!\n)"
    return here, re.compile(f"{TITLED}{note}{made_known}(?:{them})(?:是|为|有)[：:]?|{parted}|{told}")


def relative_of(at: int, context: Context) -> re.Match[str] | None:
    """Behind an honour and those listed with it, what makes them the words of those named next: 荣获H和H的张三."""
    frame = context.skeleton
    while (on := ALSO.match(frame.text, at + 1)) is not None:
        hit = frame.hits.get(on.end() - 1)
        if hit is None or hit.type != "Honour":
            break
        at = on.end() - 1
    return RELATIVE.match(frame.text, at + 1)

# 甲、乙分获一等奖、二等奖: as many winners as honours, each its own.
EACH, REACH, BETWEEN = ("分获", "分别"), 4, re.compile("[”“‘’]?(?:称号|荣誉)?[、，和及与]+[”“‘’]?")


def in_turn(found: list[int], verb: re.Match[str], honour: Hit, context: Context) -> list[int]:
    """The one of several winners whose honour it is, where each won another one; else all of them."""
    frame = context.skeleton
    words = frame.text[max(0, verb.start() - REACH) : verb.end()]
    if len(found) <= 1 or not any(each in words for each in EACH):
        return found
    run: list[int] = []
    for at in sorted(one for one, hit in frame.hits.items() if hit.type == "Honour" and one >= verb.end()):
        if run and BETWEEN.fullmatch(frame.text, run[-1] + 1, at) is None:
            break
        run.append(at)
    names = [frame.hits[at] for at in run]
    return [found[names.index(honour)]] if len(run) == len(found) and honour in names else found


class Holders:
    """Finds the person behind such words."""

    def __init__(self, codes: Codes) -> None:
        posts = codes.group(["Organization", "Region", TITLE, "TargetGroup"])
        # What they are may stand between: a body and titles, an occupation of hers.
        job = f"(?:(?!{posts}|[为向给对和与在])[{HAN}]){{0,8}}[员工师手授生医匠]"
        # Of a body nothing else is meant: 乙公司颁发, not 乙公司职工.
        self._body = re.compile(f"{codes.group(['Organization'])}(?=[，。；、等和与及颁授举表进发]|分别)")
        self._named = re.compile(f"{posts}*(?:(?:的|{job}){posts}*)?(?P<person>{codes.of['Person']})")

    def of(self, index: int, context: Context, grouped: bool) -> list[int]:
        """The person named there, or the body where the honour is one for bodies (``grouped``)."""
        text = context.skeleton.text
        named = self._named.match(text, index)
        if named is not None:
            return [named.start("person")]
        found = [index] if grouped and self._body.match(text, index) is not None else []
        while found and text[found[-1] + 1 : found[-1] + 2] in LISTING and self._body.match(text, found[-1] + 2):
            found.append(found[-1] + 2)
        return found


def last_person(start: int, end: int, context: Context) -> Hit | None:
    """The last person named there, not counting who wrote the article."""
    named = [hit for hit in context.hits if hit.type == "Person" and start <= hit.start < end and not hit.nested]
    return next((hit for hit in reversed(named) if not hit.rule.startswith("byline")), None)
