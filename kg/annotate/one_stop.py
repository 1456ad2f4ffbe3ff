"""Places of service with “一站式” in their names: 劳动争议“一站式”调处中心, what stands before it is the name's too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.text.compiled import Scan
from kg.text.hits import Hit
from kg.text.patterns import HAN

RULE = "programme-one-stop"
HEADS = "中心|服务站|工作站|工作室|联络站"
NAMED = Scan(
    f"“(?P<core>一(?:站|窗|门)式)”(?P<after>[{HAN}]{{2,12}}?(?:{HEADS}))(?![{HAN}]{{0,2}}(?:建设|主任|负责|工作人员))"
)
REACH, BEFORE = 12, re.compile(f"[{HAN}]*$")
# What is no part of it: whose it is, and what is done with it.
_BODIES = "[工协商]会|[法检]院|检察院|[局委厅市区县镇乡州]|街道|公司|集团|[国省]级"
_DONE = (
    "[的了在为和与由是将]|建立|成立|打造|建成|建有|设立|设有|共建|揭牌|启用|创建|组建|搭建|走进|来到|推进|推动|依托"
    "|开设|运行"
)
OUTER = re.compile(f".*(?:{_BODIES}|{_DONE})")
LEAST = 6  # characters beside the words in marks: “一站式”服务中心 is anybody's


def one_stop(text: str) -> Iterator[Hit]:
    """All of them."""
    for match in NAMED.finditer(text):
        before = BEFORE.search(text, max(0, match.start() - REACH), match.start())
        own = OUTER.sub("", before[0] if before is not None else "")
        if len(own) + len(match["after"]) >= LEAST:
            start = match.start() - len(own)
            yield Hit(start, match.end(), "Programme", RULE, own + match["core"] + match["after"], 0.93)
