"""What speaks for two documents of one title being one: number, issuer, a title that only one document can have."""

from __future__ import annotations

import re

from kg.resolve.groups import Evidence, Reason, Token
from kg.resolve.owned import NATION, Owned
from kg.resolve.scene import Local, Said, Scene

NUMBER = Reason("number", "文号相同 same number", 0.99)
TITLE = Reason("title", "题名写明国家或地区 the title says whose", 0.95)
ISSUER = Reason("issuer", "题名、发文机关相同 same title and issuer", 0.92)
NOTE = re.compile("[（(][^（）()]*[）)]$")
BRACKETS = str.maketrans("[]【】（）()", "〔〕〔〕〔〕〔〕")
# What is issued anew every year under the same title, and how many days a report may come later.
YEARLY, SEASON = ("通知", "公告", "通报", "函", "要点", "安排", "通告", "名单"), 200
# Titles that each province repeats for its own paper.
REPEATED = re.compile("实施|通知|方案|细则|要点|办法|措施|公告|安排|计划")
LONG_TITLE = 14


class Papers:
    """Reads the evidence about documents."""

    def __init__(self, owned: Owned) -> None:
        self._owned = owned

    def evidence(self, local: Local, said: Said, scene: Scene) -> Evidence:
        """What the article says of the document."""
        title, home, day = local.key.name, scene.home(local), scene.date(local)
        numbers = frozenset(one.translate(BRACKETS) for one in said.numbers)
        issuers = sorted(said.issuers, key=str)
        tokens = [Token(("number", one), NUMBER) for one in sorted(numbers)]
        window = SEASON if title.endswith(YEARLY) else None
        tokens += [Token(("issuer", one.type, one.name, one.place), ISSUER, window) for one in issuers]
        if NATION.match(title) or len(self._owned.regions(title)) == 1:
            tokens.append(Token(("title",), TITLE))
        wide = any(map(self._owned.central, issuers))
        places = self._owned.lineages(issuers) or (frozenset() if wide else home.codes)
        facts = {"number": numbers} if numbers else {}
        own = len(title) >= LONG_TITLE and not REPEATED.search(title)
        return Evidence(tokens, facts, places, day, wide=wide, own=own)
