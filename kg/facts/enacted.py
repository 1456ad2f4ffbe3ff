"""What a document puts into practice by its title, its issuers do: 关于开展“甲”活动的通知, 《“乙”行动实施方案》."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.facts.issuers import house
from kg.text.hits import Hit
from kg.text.patterns import HAN

# Before the programme in a title, with a year or for whom it is between, and behind it; or behind it: its plan.
FOUNDS = re.compile(f"(?:建立|构建|推行|完善)[{HAN}]{{0,14}}[“‘]?$")
STARTS = re.compile("(?:开展|实施|推行|启动|举办|组织实施)(?:好|全[国省市县区]|\\d{4}年度?|[春夏秋冬]季)*[“‘]?$")
ENDS = re.compile(f"[”’]?[{HAN}]{{0,8}}(?:[》〉）]|暨|的(?:实施)?(?:通知|意见|决定|公告|通告|指导意见)|$)", re.M)
PLAN = re.compile("[”’]?(?:活动|工作)?(?:总体|具体|工作|实施|推进)?方案")
# Without quotation marks such a plan names its action, but for one of years (三年行动方案); others name their field.
YEARS = "年行动"
# What these issue is for all to do.
CENTRAL = ("中共中央", "国务院")
REACH = 20


def enacted(drafts: Iterable[Draft], context: Context) -> Iterator[Draft]:
    """``implements`` for those who issue such a document."""
    titles = _titles(context)
    for draft in drafts:
        issuer, document = draft.subject, draft.object
        if draft.relation == "issues" and issuer and document and issuer.name not in CENTRAL:
            for one in titles[document.name]:
                yield Draft(house(issuer, context.text), "implements", one, "document-enacts", issuer.start, 0.85)


def _titles(context: Context) -> defaultdict[str, list[Hit]]:
    """Title → the programmes that it puts into practice; one of its mentions may hold what another one does not."""
    found: defaultdict[str, list[Hit]] = defaultdict(list)
    for document in context.hits:
        if document.type == "PolicyDocument":
            inside = context.between(document.start, document.end)
            found[document.name] += [one for one in inside if one.type == "Programme" and _enacts(context, one)]
    return found


def _enacts(context: Context, programme: Hit) -> bool:
    text = context.text
    named = "”" in text[programme.start : programme.end + 1] or programme.name.endswith("行动")
    if PLAN.match(text, programme.end) is not None and named and not programme.name.endswith(YEARS):
        return True
    before = text[max(0, programme.start - REACH) : programme.start]
    starts = STARTS.search(before) or (FOUNDS.search(before) if named else None)  # 关于建立…“甲”机制的意见
    return starts is not None and ENDS.match(text, programme.end) is not None
