"""Bodies that are only named as examples of those counted: 甲公司、乙公司等52家企业."""

from __future__ import annotations

import re

from kg.facts.context import Context
from kg.text.hits import Hit
from kg.text.patterns import HAN

_MORE = "等(?:首批|共|各|[^，。；、：\\d]{2,16}的)?"  # 甲公司、乙公司等沿江两市的52家企业
LISTED = re.compile(f"{_MORE}$")
EXAMPLES = "、等和与及“"
# 甲公司某厂的乙工作室等20家工作室: one of what belongs to the body.
OWNED = re.compile(f"[^，、；]{{0,14}}的[^，、；的]{{2,20}}{_MORE}$|[^，。；]{{0,8}}《[^《》\\n]*》{_MORE}$")
# The number behind examples: 甲公司、乙公司等52家企业.
OTHERS = re.compile(f"{_MORE}(?=[\\d近超约])(?!\\d+[余多]?[个家]?(?:部门|委办局|成员单位))")
# Of those honoured some are named: 甲市乙社区、丙公司等11个集体获评….
HONOURED = re.compile(
    "[^，。；、]{0,6}?，?(?:分?获|荣获|获评|获得|被授予|被命名为?|被评为|被认定为?|当选|入选|上榜|成为|受到?表彰)"
)
TEAM = re.compile(f"[{HAN}]{{2,16}}?(?:部|班|组|班组|车间|科|室|中心|站|所|队|院){_MORE}")
UNIT = re.compile("(?:[近约超]|一?共)?[\\d,.万余多]+[人名位个家]")


def is_example(context: Context, hit: Hit, at: int) -> bool:
    """Whether a body is one of those counted at ``at``: 甲公司、乙公司等52家企业."""
    between = context.text[hit.end : at]
    if LISTED.search(between) is None:
        return False
    persons = (one for one in context.hits if one.type == "Person" and hit.end <= one.start < at)
    # 市总工会决定，王某某等50人…: who decides is none of them.
    person = any("，" not in context.text[hit.end : one.start] for one in persons)
    # Of a house that one of its teams belongs to the team won it: 甲公司调度班等18个集体.
    person = person or (("、" in between or TEAM.fullmatch(between) is not None) and honoured(context.text, at))
    return person or between[:1] in EXAMPLES or OWNED.match(between) is not None


def counts_examples(context: Context, start: int, at: int) -> bool:
    """Whether enterprises are counted of which some are named, by who met them: 走访甲公司、乙公司等4家企业.

    Those honoured are the text's own: 甲公司某班等18个集体获….
    """
    if honoured(context.text, at):
        return False
    named = (hit for hit in context.hits if hit.type == "Enterprise" and start <= hit.start and hit.end <= at)
    return any(is_example(context, hit, at) for hit in named)


def honoured(text: str, at: int) -> bool:
    """Whether those counted won something: 等11个集体获评…."""
    counted = UNIT.match(text, at)
    return counted is not None and HONOURED.match(text, counted.end()) is not None
