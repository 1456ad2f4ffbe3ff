"""What a notice or a plan is about, as its title says: 关于开展某某行动的通知, 某某培育行动实施方案."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kg.text import either, longest_first
from kg.text.hits import OF_TITLE, Hit
from kg.text.patterns import HAN

SHORTEST = 6
# The term of a plan, no part of a name that stands without it: 深化…改革三年行动方案.
TERM = re.compile("[一二三四五]年行动$")
# The place is no part of the name of what many places build (某市绿道建设三年行动方案), or that the text has without.
# When and that it is done: 夏季送清凉活动 is 送清凉.
PLAINLY = re.compile("^[春夏秋冬]季?|(?:系列)?(?:活动|行动|工作)$")
PLACE, BUILT = re.compile(f"[{HAN}]{{2,8}}?[省市县区州旗盟]"), "建设"


class TitledProgrammes:
    """Finds them by ``titles`` of ``grammar/programmes.yaml``; offsets in characters."""

    def __init__(self, data: dict[str, Any], known: frozenset[str]) -> None:
        own = data["titles"]
        self._known = known
        heads, ends = either(longest_first(own["heads"])), either(longest_first(own["ends"]))
        carried, none = either(own["carried_out"]), either(own["none"])
        plans = either(longest_first(own["plans"]))
        name = f"(?P<name>(?:(?!{none})[{HAN}A-Za-z\\d“”·、+—]){{2,36}}?"
        term = "(?:》|（[^（）\\n]{1,16}）)*$"
        verbs = f"(?:{either(own['adverbs'])})*(?:{either(longest_first(own['verbs']))})"
        self._notice = re.compile(
            f"关于(?:在[^，。；\\n]{{2,12}}?)?{verbs}(?:\\d{{4}}年度?)?{name}(?:{heads}))(?:工作)?的(?:{ends}){term}"
        )
        self._plan = re.compile(
            f"《?(?:\\d{{4}}年度?)?{name}(?:{carried}|{BUILT}(?=三年行动)))(?:三年行动)?(?:{plans}){term}"
        )

    def hits(self, text: str, documents: Iterable[Hit]) -> Iterator[Hit]:
        """One inside each title that says so, but for names of the gazetteer; quotation marks begin its name."""
        documents = list(documents)
        told = _outside(text, documents)
        for one in documents:
            said = text[one.start : one.end] if one.type == "PolicyDocument" else ""
            match = self._notice.search(said) or ("关于" not in said and self._plan.match(said)) or None
            if match is None:
                continue
            start = max(match.start("name"), said.find("“", *match.span("name")))
            title = said[start : match.end("name")]
            quoted = title[1 : title.find("”")] if title.startswith("“") else ""
            if quoted and (quoted in self._known or _shorter(told, title)):
                continue
            shorter = TERM.sub("", title)
            title = shorter if told.count(shorter) > told.count(title) else title
            if TERM.search(title):  # a plan for some years, no more
                continue
            place = PLACE.match(title)
            placed = title[place.end() :] if place is not None else title
            if placed in self._known or PLAINLY.sub("", placed) in self._known:
                continue
            if place is not None and (title.endswith(BUILT) or told.count(placed) > told.count(title)):
                start, title = start + place.end(), placed
            if len(title) >= SHORTEST and title.count("“") == title.count("”"):
                name = title.replace("“", "").replace("”", "")
                yield Hit(one.start + start, one.start + start + len(title), "Programme", OF_TITLE, name, 0.8)


def _outside(text: str, documents: list[Hit]) -> str:
    """The text without the titles."""
    kept, at = [], 0
    for one in sorted(documents, key=lambda hit: hit.start):
        kept.append(text[at : one.start])
        at = max(at, one.end)
    return "\n".join([*kept, text[at:]])


def _shorter(told: str, title: str) -> bool:
    """Whether the text has the quoted words of a title's programme without the rest: its name is shorter."""
    return told.count(title[: title.find("”") + 1]) > told.count(title)
