"""Who tells what a sentence says: somebody in his own words, an official for his body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.text.hits import Hit
from kg.text.patterns import HAN

if TYPE_CHECKING:
    from kg.facts.context import Context

_SAYS = "说|介绍|表示|指出|强调|告诉|坦言|透露|要求|认为|提出|解释|总结|回答|[报晒亮列]出|算了?一?笔账|掰着"
SAYS = re.compile(f".{{0,8}}?(?:{_SAYS})")
# Who tells others of his body's work: 甲工会负责人交流了“乙”经验.
EXCHANGES = re.compile("(?:在会上|现场|分别|先后|依次|重点|作了?|进行|还){0,2}(?:交流|分享|汇报|推介|展示)")
# Words of somebody: a sentence in quotation marks.
SPEECH, LONGEST_SPEECH = re.compile("[，。！？][^”]*”"), 300
# 区总工会有关负责人表示: who speaks for a body without being named.
SPOKESMAN = re.compile("的?(?:有关|相关|主要|一位|一名)?(?:负责人|负责同志|工作人员|新闻发言人|发言人)")
# 据甲会统计，….
TELLS = re.compile(
    "(?:的?(?:有关|相关)?负责人)?(?:最新|初步|不完全)?(?:统计|介绍|消息|通报|透露|披露|发布|数据)?(?:显示)?，"
)
HEARD = re.compile("(?:处|方面)?(?:获悉|了解到|得知|获知)，")  # 记者从甲会获悉，….
# Who writes or speaks: 我们, not 我们的.
WE = "我们(?![的省市县区院校])"
# Who speaks for a body, and words of himself.
OFFICIAL, HIMSELF = ("UnionBody", "StateOrgan", "PartyOrgan", "SocialOrganization"), re.compile("我(?![们市省县区会])")
# A text in the first person; and who is called only so tells of his own: 王女士说：“…”.
_NOT_I = "们国省市县区州旗院校镇乡村街会厂司局所部公集行矿站段队国认希想建相"
MYSELF = re.compile(f"(?:^|[，。；：\\n \u3000])我(?![{_NOT_I}])")
LEAD = 16
_CALLED = f"女士|先生|师傅|阿姨|大姐|大妈|大爷|[工员民手户][小老][{HAN}]"
TOLD_BY = re.compile(f"”[{HAN}]{{0,16}}?(?:{_CALLED})(?:说|表示|告诉|坦言|感慨|笑着)")
UNNAMED = re.compile(
    f"(?:女士|先生|师傅|阿姨|大姐|大妈|大爷|[小老][{HAN}])[{HAN}]{{0,6}}(?:说|表示|告诉|介绍|算|坦言)[^“]{{0,6}}$"
)


def speech(text: str, at: int) -> tuple[int, int] | None:
    """The offsets of the quotation marks around the words that ``at`` is in, where somebody speaks a sentence."""
    first = max(0, at - LONGEST_SPEECH)
    opening = text.rfind("“", max(first, text.rfind("\n", first, at)), at)
    if opening <= text.rfind("”", first, at):
        return None
    closing = text.find("”", at, at + LONGEST_SPEECH)
    return (opening, closing) if SPEECH.search(text, opening, closing + 1) is not None else None


def speaker(context: Context, start: int, at: int) -> Hit | None:
    """The body whose official says so: 某局副局长甲告诉记者，三年来共发放…, “三年来共发放…”某局副局长甲说."""
    for hit in reversed(context.between(start, at)):
        if hit.type == "Person" and SAYS.match(context.text, hit.end) is not None:
            return spoken_for(context, hit)
        if hit.type in context.bodies and not hit.nested:
            unnamed = SPOKESMAN.match(context.text, hit.end, at)
            if unnamed is not None and SAYS.match(context.text, unnamed.end(), at) is not None:
                return hit
    return source(context, start, at) or quoted_of(context, at)


def source(context: Context, start: int, at: int) -> Hit | None:
    """The body whose news the sentence tells (据甲会统计，…, 记者从甲会获悉，…); none where another one does it."""
    for hit in context.between(start, at):
        if hit.type not in OFFICIAL or hit.nested:
            continue
        heard = context.text.endswith("从", start, hit.start) and HEARD.match(context.text, hit.end, at) is not None
        if heard or (context.text.endswith("据", start, hit.start) and TELLS.match(context.text, hit.end, at)):
            return hit if not context.acting(hit.end, at) else None
    return None


def quoted_of(context: Context, at: int) -> Hit | None:
    """The body whose official says behind it what ``at`` is in: “…”某局副局长甲说, “…”市总工会相关负责人表示."""
    said = speech(context.text, at)
    if said is None:
        return None
    end = min((end for mark in "。\n" if (end := context.text.find(mark, said[1])) >= 0), default=said[1])
    for hit in context.between(said[1], end):
        if hit.type == "Person":
            body = spoken_for(context, hit) if SAYS.match(context.text, hit.end) is not None else None
            return body if body is not None and body.type in OFFICIAL else None
    acting = context.acting(said[1], end)[:1]
    return next((hit for hit in acting if hit.type in OFFICIAL and SAYS.match(context.text, hit.end)), None)


def is_official(context: Context, person: Hit) -> bool:
    """Whether somebody has a post in a union, a party organ, an authority or a society."""
    body = spoken_for(context, person)
    return body is not None and body.type in OFFICIAL


def of_himself(context: Context, at: int) -> bool:
    """Whether somebody tells in his own words what he did or got."""
    text, said = context.text, speech(context.text, at)
    if said is None:
        return MYSELF.search(text, max(0, context.sentence(at)[0] - 1), at) is not None
    if HIMSELF.search(text, *said) is not None or TOLD_BY.match(text, said[1]) is not None:
        return True
    return UNNAMED.search(text, max(0, said[0] - LEAD), said[0]) is not None


def spoken_for(context: Context, person: Hit) -> Hit | None:
    """The body that a person has a post in, and may speak for."""
    employer = context.employers.get(person.name)
    return None if employer is None or employer.rule.endswith("-inner") else employer
