"""Clauses that demand something: 要…, 各级工会要…, 会议要求，…."""

from __future__ import annotations

import re

from kg.text.patterns import OUGHT

# A clause that says what ought to be done, whoever ought to do it: 要…, 各级工会要…, 省政府要求，…
_OUGHT = f"[^，；：“。]{{0,12}}?{OUGHT}|应|应当|必须|须|需要|希望|呼吁|努力"
# A demand that is met is none: 落实《…》等工作要求，建成…; 响应号召，推出….
_MET = "[^，；：“]*?(?:落实|按照|根据|对照|贯彻|遵照|响应)[^，；：]*(?:要求|号召|倡议|呼吁)，"
EXHORTING = re.compile(
    f"(?:^|[，；：“])[ \u3000]*(?:{_OUGHT})|(?:^|[，；：“])(?!{_MET})[^，；：“]*?(?:要求|号召|倡议|呼吁)(?:[，：]|各)"
    "|(?:要求|建议|促请|敦促|呼吁|倡议|期望|希望)(?:特区|港府|有关)?(?:政府|当局|部门)"
)
# What somebody advises, what is still thought about or not done: 代表甲建议，由乙局牵头，实施…; not 根据代表建议，….
_HEARD = "根据|按照|针对|采纳|结合|听取|征集|收集|吸纳|吸收|围绕|梳理|形成|办理|答复|落实|提出"
ADVISED = re.compile(
    f"(?:^|[，；：“])(?![^，；：“]*(?:{_HEARD}))[^，；：“]{{0,50}}?(?<![条件项的些份化小金见案了等、和与])建议(?![、书稿案被得获意后和与及的征])"
    "|(?:正在|正|还在|仍在|将|拟)(?:抓紧|加紧|积极|认真|着手)?(?:研究|论证|谋划|酝酿)(?!的|会|所|院|出)[^，；：]{0,6}$|考虑(?!到)[^，；：]{0,6}$"
    "|(?:尚未|还未|从未|并未|暂未|未能|还没有?|没有|尚无|不再|暂缓|停止|叫停|拒绝)[^，；：]{0,4}$"
)
# What the speaker's own body means to do: 今年要…, 今后五年，要….
PLANNED = re.compile("(?:今年|明年|[今明]后|下一步|接下来)[^，]{0,4}要$|(?:今后|未来)[^，。]{1,6}[年月]，要$")
# Between whom a demand is made of and 要.
TOLD_TO = re.compile(
    "(?:等地|[两三四五六]?[省市县区地])?"
    "(?:还|都|均|今年|年内|率先|带头|更|也|继续|重点){0,2}(?:要|应|应当|必须|须|需要)"
)


def demands(words: str) -> list[re.Match[str]]:
    """Where the words begin to say what others ought to do; not what the speaker's own body means to do."""
    return [one for one in EXHORTING.finditer(words) if not PLANNED.search(words, 0, one.end())]
