"""Quotations, those inside of others too, and the short names that stand before long heads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.text.hits import Hit

QUOTED = re.compile("[“「『]([^“”「」『』\n]{2,60})[”」』]|‘([^‘’\n]{2,40})’")
# Who does what under which name: “某局工会‘三访三问’暖人心”.
OF_BODY = re.compile("[^‘’]{0,12}(?:工会|公司|集团|妇联|团委|医院|学校|[市县区]委|[局厅])[^‘’]{0,4}‘")
# A brand is no longer, the head behind it no shorter.
LONGEST_BRAND, SHORTEST_HEAD = 6, 6
# 在甲街道“乙”里，…: a quotation behind a place's name that one is in.
PLACES, WITHIN = tuple("省市州县区旗镇乡村街道社园局会司厂校院场"), ("里，", "内，", "里的", "内的", "里、")

# What so stands behind a list of quotations says what each of them is, without 等 too: “甲”“乙”经验.
TOLD = "做法|经验|案例|样板|范例"
KIND_OF = re.compile("作为[^。；，！？\\n“]{2,30}(?:品牌|项目|平台|举措|载体|阵地|名片)(?:之一)?，$")
REACH = 40


def quotations(text: str) -> Iterator[re.Match[str]]:
    """The quotations, and those inside of long ones: “某局‘一站两室’暖人心”."""
    for match in QUOTED.finditer(text):
        yield match
        if match[1] and "‘" in match[1]:
            yield from QUOTED.finditer(text, match.start(1), match.end(1))


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
