"""The body whose leaders a page presents line by line: 某总工会领导简介, then 王某某　党组书记、常务副主席."""

from __future__ import annotations

import re

from kg.facts.context import Context
from kg.facts.skeleton import Codes
from kg.text.compiled import Scan
from kg.text.hits import Hit

# Who does what: 现将市某某局领导工作分工通知如下.
DUTIES = re.compile("(?:领导|班子)(?:班子)?(?:成员)?(?:工作|职责)?分工")
LEADERS = (
    "(?:现任)?(?:领导班子成员|领导班子|班子成员|领导成员|领导之窗|机构领导|领导简[介历]|领导介绍|领导信息|领导分工|领导名单"
    "|领导)(?:简[介历]|介绍|信息|及?工?作?分工|名单|一览)?"
)
APART = "[ \\u3000_|｜—－-]{1,3}"


class Headed:
    """Finds it; ``codes`` are those of the skeleton."""

    def __init__(self, codes: Codes) -> None:
        org = codes.group(["Organization"])
        self._line = Scan(
            f"^[ \\u3000]*(?:(?P<org>{org}){APART.replace('1,3', '0,3')}{LEADERS}|{LEADERS}{APART}(?P<behind>{org}))"
            "[ \\u3000]*$",
            re.M,
        )

    def of(self, context: Context) -> Hit | None:
        """The body of the first such heading, or of the first words that say who does what there."""
        frame = context.skeleton
        match = next(iter(self._line.finditer(frame.text)), None)
        if match is not None:
            return frame.hits[match.start("org" if match["org"] else "behind")]
        ends = {said.start() for said in DUTIES.finditer(context.text)}
        return next((hit for hit in context.hits if hit.end in ends and hit.type in context.bodies), None)
