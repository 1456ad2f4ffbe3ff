"""Whether a sentence tells what a person did himself: 甲厂焊工王某某从业20年，带出徒弟12名."""

from __future__ import annotations

import re

from kg.facts.context import Context
from kg.facts.examples import LISTED
from kg.facts.speech import SAYS, is_official
from kg.text.patterns import HAN

# Whom a text calls only so has a story, not figures of a body: 方某拿到2万元, 赵阿姨追回7500元.
STORY = re.compile(
    f"(?<=[员工师手哥机])[小老][{HAN}](?=[每说今一从在的告已，也就来用跑送]|平均)"
    f"|(?:(?<![{HAN}])|(?<=[的为给向让员工师手机]))[{HAN}](?:某{{1,2}}(?![县市省区乡镇村局厂校院企公单项])|师傅|先生|女士|阿姨|大爷|大妈|大姐)(?!们)"
)
GIVES = re.compile(
    "(?:一行|带队|先后|分别|还|等)*(?:[^，。；]{0,16}(?:看望|走访|慰问)|[向为给][^，。；]{0,24}(?:发放|送[去上]|赠送|颁发|捐赠)?$)"
)
# Where a clause begins.
CLAUSE_START = re.compile("[，；：、]")
# Between a house and who works there: 甲厂焊工王某某.
WORKER = re.compile(f"的?[{HAN}]{{0,10}}[工员师手匠医机]")
LED_IN = re.compile(f"[ \u3000]*(?:据[{HAN}]{{1,6}}|记者[{HAN}]{{2,8}}|近年来|多年来|今年以来|截至目前|目前|去年)，")
AGED = re.compile(f"[ \u3000“]*(?:今年)?\\d{{2}}岁的[{HAN}]{{0,12}}")
BREAK = re.compile("[，；：、]")
# What lies on somebody's table, and what befell those counted: 桌上放着23份申请表, 31名工友被拖欠工资.
LYING_THERE, NEAR = re.compile("[桌墙手肩床柜][上里中边][^，。；]{0,4}(?:放|摆|挂|贴|堆|握|拿|捧)[着满]了?$"), 12
WRONGED = re.compile(f"[\\d.万余多]+[名位个人]+[{HAN}]{{1,6}}被(?:拖欠|欠薪|辞退|裁员)")
# 一家鞋厂拖欠138名工人工资230万元: what somebody did not pay.
OWED = re.compile("[。，；\n][^，。；\n追讨化解帮助清理为]{1,14}拖欠[^，。；帮为]{0,14}$")
# 在工会介入下，企业补发加班费41万元: an employer without a name pays what it owes.
_EMPLOYER = "该?企业|用人单位|厂方|资方|公司|老板|包工头|施工方|双方"
PAID_UP = re.compile(
    f"[。，；\\n](?:最终，?)?(?:{_EMPLOYER})(?:补发|支付|补缴|付清|结清|赔偿|兑付|当场)[^，。；]*$"
)


def of_story(text: str, start: int, at: int) -> bool:
    """Whether the figure at ``at`` only belongs to what happened to somebody, in the sentence from ``start`` on."""
    lies = LYING_THERE.search(text, max(start, at - NEAR), at) or OWED.search(text, max(0, start - 1), at)
    lies = lies or PAID_UP.search(text, max(0, start - 1), at)
    return lies is not None or WRONGED.match(text, at) is not None


def of_one(context: Context, own_deeds: re.Pattern[str], start: int, at: int) -> bool:
    """Whether the sentence tells from its beginning what a person did, and names no body that does more."""
    text = context.text
    named = [hit for hit in context.between(start, at) if not hit.nested]
    named = [hit for hit in named if hit.type == "Person" or context.is_body(hit)]
    if len(named) > 1 and WORKER.fullmatch(text, named[0].end, named[1].start) is not None:
        named = named[1:]
    first = next(iter(named), None)
    led = LED_IN.match(text, start)
    begin = led.end() if led is not None else start
    if first is None or first.type != "Person" or BREAK.search(text, begin, first.start) is not None:
        return False
    told = own_deeds.match(text, first.end) is not None or AGED.fullmatch(text, begin, first.start) is not None
    return told and not context.acting(first.end, at)


# What one earns or spends: 每天工资60元, 花15元吃面.
EARNS = re.compile("每[天月年](?:的?工资|收入|能挣|挣|能拿)[^，。；]{0,4}$|能挣[^，。；]{0,4}$|(?<![斥])花了?$")


def of_person(context: Context, own_deeds: re.Pattern[str], start: int, at: int) -> bool:
    """Whether the clause tells what a person did: 王某某一年带出5名技师."""
    text = context.text
    told = [one for one in STORY.finditer(text, start, at) if SAYS.match(text, one.end()) is None]
    own = of_story(text, start, at) or of_one(context, own_deeds, start, at)
    if EARNS.search(text, start, at) is not None and any(hit.type == "Person" for hit in context.between(start, at)):
        return True
    if own or (told and not context.acting(told[-1].end(), at)):
        return True
    begin = max([start, *(m.end() for m in CLAUSE_START.finditer(text, start, at))])
    inside = (hit for hit in context.hits if begin <= hit.start and hit.end <= at)
    persons = [hit for hit in inside if hit.type == "Person" and not hit.nested]
    if not persons or LISTED.search(text, persons[-1].end, at) is not None:
        return False
    # Who gives for his union gives what it has: 区总工会主席甲一行走访慰问50户, 乙向10户家庭发放助学金.
    if GIVES.match(text, persons[-1].end, at) is not None and is_official(context, persons[-1]):
        return False
    return SAYS.match(text, persons[-1].end) is None
