"""Honours as headings of lists of names: each line below names who got it, until the next heading or running text.

金牌工匠（3名）
张三　甲厂钳工
李四　乙公司电工
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.facts.teams import RULE as TEAM_RULE
from kg.facts.teams import Teams
from kg.ontology import Ontology
from kg.text import either
from kg.text.hits import Hit
from kg.text.patterns import HAN, ITEM_NUMBER
from kg.text.signatures import DATE

RULE, CONFIDENCE = "awards-lines", 0.84
# So many rows in a row may name nobody that is known: a list goes on behind them.
MOST_LINES, LONGEST, MOST_STRANGE = 120, 60, 2
NUMBERED = f"[ \u3000]*{ITEM_NUMBER}"
COUNT = "(?:[（(](?:共)?[^（）()\n]{1,12}[）)])?"
ROW = f"{NUMBERED}[ \u3000·•●◆■▲*]*"
NOTE = "(?:[（(][^（）()\n]{1,16}[）)])"
# Units with names of their own, of a house that is no place: 某林业局|杉湾林场展示中心.
OWNERS, SHORTEST_UNIT = ("Enterprise", "Institution", "StateOrgan"), 5
FACILITIES = ("中心", "场", "所", "站", "区", "院", "校", "馆")
GROUP = re.compile("[（(](?:共)?\\d{1,3}[个名家人][）)][：:]?$")
# What a row says of its body in brackets at its end.
LONG_NOTE = re.compile(f"[{HAN}](?P<note>[（(][^（）()\n]{{17,}}[）)][ \u3000]*)$")
BLANK = re.compile("[ \u3000、，,；]*")
NOTED = re.compile("[（(]")
MARKS = re.compile("[，。；：！？]")
ATTACHED = re.compile("[ \u3000]*附件[ \u3000]*[\\d一二三四五六七八九十]")
RUNNING = re.compile("[。！？；]|，.*，")
# A sentence that the list follows: …30人获此称号。名单如下：, 他们是：.
FOLLOWED = re.compile(
    "(?:(?:名单|公布|分别)[^，。；：\n]{0,4}如下[：:。]|(?:他们|分别|依次)(?:分别)?(?:是|为)[：:]"
    "|(?:上榜|榜上有名|入选|当选|获评|获奖|获此[^，。；：\n]{2,4})[：:])[ \u3000]*$"
)
NEXT_SAYS = re.compile(
    "\\n\\s*(?:(?:现将)?[^，。；：\n]{0,8}名单(?:公布)?如下|[^，。；：\n]{0,6}名单)[：:][ \u3000]*(?=\\n)"
)


class AwardLists:
    """Reads them by ``grammar/honours.yaml``."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["honours"]
        before, holders = either(data["heading_before"]), either(data["holders"])
        titles, ends = either(data["heading_titles"]), either(data["heading_ends"])
        self._lead = re.compile(
            f"(?:附件[ \u3000]*[\\d一二三四五六七八九十]{{0,2}}[：:]?)?{NUMBERED}[ \u3000★●◆■▲·*【\\[“]*"
            f"(?:(?:19|20)\\d{{2}}年?度?|第[一二三四五六七八九十百\\d]{{1,4}}[届批]|{before})*"
        )
        self._tail = re.compile(
            f"[”】\\]]*(?:荣誉)?(?:{titles})?的?(?:{holders})?(?:{ends}){{0,2}}{COUNT}"
            f"(?:分别)?(?:有|是|为)?{COUNT}[：: \u3000]*"
            f"|[”】\\]]*(?:荣誉)?(?:{titles})?的?\\d{{1,3}}(?:[名个家位](?:{holders})?|人)(?:分别|依次)?(?:有|是|为)?[：:]"
        )
        self._open = re.compile(f"[】\\]]{COUNT}[：:]")  # the names may stand in the same line: 【H】：甲某　乙厂钳工
        # A title that says whose list it is: 甲市2023年“最美职工”名单; nothing is awarded yet to who is proposed.
        self._listed = re.compile(
            f"[”】\\]]*(?:荣誉)?(?:{titles})?的?(?:{holders})?(?:公示|表彰)?(?:{ends}){{1,2}}(?:公布|发布|揭晓|出炉)?"
            f"{COUNT}[：: \u3000]*"
            f"|[”】\\]]*(?:荣誉)?(?:称号)?的[^，。；：\n]{{0,12}}?(?:{holders})?(?:分别)?(?:有|是|为){COUNT}[：:]"
            f"|[”】\\]]*{COUNT}(?:分别|依次)(?:是|为)[：:]"
        )
        self._proposed = re.compile(either((*data["unreal"], *data["due"])))
        self._collective, self._teams = tuple(data["collective"]), Teams(ontology)
        # What has won stands before its body (张三创新工作室（甲厂）) or behind it (甲厂乙车间).
        word, made = f"[{HAN}\\d“”·]", either(data["collective"])
        named = f"(?:{word}[ \u3000]{{0,3}}){{2,24}}?(?:{made})”?[（(：: \u3000]+(?:[{HAN}·]{{2,4}}[ \u3000]+)?"
        self._led = re.compile(f"{ROW}(?:{named})?")
        self._rest = re.compile(f"(?:{word}{{0,22}}?(?:{either(data['teams'])})”?)?{NOTE}?[ \u3000、，,；]*")
        self._whole = re.compile(f"(?:{word}){{{SHORTEST_UNIT},24}}(?=[ \u3000]*(?:\\n|$))")
        self._shut = re.compile("[^（(\n]*[）)][ \u3000、，,；]*")

    def drafts(self, context: Context) -> Iterator[Draft]:
        """``awarded`` for each name below such a heading."""
        honours = [hit for hit in context.hits if hit.type == "Honour" and not hit.nested]
        heads = [hit for hit in honours if self._heads(hit, context)]
        for head in heads:
            groups = head.name.endswith(self._collective)
            for hit in _winners(list(self._below(head, {hit.start for hit in heads}, context))):
                hit = self._unit(hit, context.text) if groups else hit
                yield Draft(hit, "awarded", head, RULE, hit.start, CONFIDENCE)

    def _unit(self, house: Hit, text: str) -> Hit:
        """The team or other unit that the row names behind its house; a long name of one is no mere office of it."""
        team = self._teams.of(house, text)
        rest = self._whole.match(text, house.end) if team is house and house.type in OWNERS else None
        if rest is None:
            return team
        kind = "Institution" if house.type == "StateOrgan" and rest[0].endswith(FACILITIES) else house.type
        return replace(house, end=rest.end(), type=kind, name=house.name + re.sub("[“”]", "", rest[0]), rule=TEAM_RULE)

    def _heads(self, hit: Hit, context: Context) -> bool:
        """Whether the honour is all that its line says."""
        start, end = self._line(hit.start, context.text)
        text = context.text
        opened = self._open.match(text, hit.end, end)
        if self._lead.fullmatch(text, start, hit.start) and (opened or self._tail.fullmatch(text, hit.end, end)):
            return True
        titled = MARKS.search(text, start, hit.start) is None and self._listed.fullmatch(text, hit.end, end) is not None
        return (titled or self._followed(start, end, context)) and self._proposed.search(text, start, end) is None

    @staticmethod
    def _followed(start: int, end: int, context: Context) -> bool:
        """Whether a paragraph of one honour ends with the words that a list of its winners follows."""
        if FOLLOWED.search(context.text, start, end) is None and NEXT_SAYS.match(context.text, end) is None:
            return False
        return len({hit.name for hit in context.between(start, end) if hit.type == "Honour"}) == 1

    def _below(self, head: Hit, heads: set[int], context: Context) -> Iterator[list[Hit]]:
        """Those that each line names."""
        text = context.text
        at = self._line(head.start, text)[1] + 1
        strange = 0
        if said := self._beside(head, context):
            yield said
        for _ in range(MOST_LINES):
            if at >= len(text) or strange > MOST_STRANGE:
                return
            start, end = self._line(at, text)
            at = end + 1
            if not text[start:end].strip():
                continue
            named = [hit for hit in context.hits if start <= hit.start < end and not hit.nested]
            signed = DATE.match(text, at) is not None  # the body that signs the decision has won nothing
            if signed or any(hit.start in heads for hit in named) or ATTACHED.match(text, start) is not None:
                return
            found = self._row(head, start, end, named, context)
            if not found and (end - start > LONGEST or RUNNING.search(text, start, end) is not None):
                return
            strange = 0 if found else strange + 1
            if found:
                yield found

    def _beside(self, head: Hit, context: Context) -> list[Hit]:
        """Those that the heading's own line names behind its colon: 【H】：甲某　乙厂钳工."""
        _, end = self._line(head.start, context.text)
        opened = self._open.match(context.text, head.end, end)
        named = [hit for hit in context.between(opened.end(), end) if not hit.nested] if opened is not None else []
        return self._row(head, opened.end(), end, named, context) if opened is not None and named else []

    def _row(self, head: Hit, start: int, end: int, named: list[Hit], context: Context) -> list[Hit]:
        """Those that the line names: its persons, or the body that it is or is of, up to where it is running text."""
        noted = LONG_NOTE.search(context.text, start, end)
        end = noted.start("note") if noted is not None else end
        named = [hit for hit in named if hit.start < end]
        running = RUNNING.search(context.text, start, end)
        stop = running.start() if running is not None else end
        if running is not None and stop - start > 4 * LONGEST:
            return []
        persons = [hit for hit in named if hit.type == "Person" and hit.start < stop and not _writes(hit)]
        if persons and not head.name.endswith(self._collective):
            return persons
        return [] if running is not None or end - start > LONGEST else self._body(start, end, named, context)

    def _body(self, start: int, end: int, named: list[Hit], context: Context) -> list[Hit]:
        """The body of a line that names one; what stands in brackets behind another is that one's second name."""
        bodies = [hit for hit in named if context.is_body(hit)]
        opened = NOTED.search(context.text, start, end)
        outside = [hit for hit in bodies if opened is None or hit.start < opened.start()]
        counted = GROUP.search(context.text, start, end) is not None  # 甲镇（2个）: the winners of the group follow
        if counted or not bodies or self._led.fullmatch(context.text, start, bodies[0].start) is None:
            return []
        last = (outside or bodies)[-1]
        rest = self._shut if not outside else self._rest if last.type != "Region" else BLANK
        return [last] if rest.fullmatch(context.text, last.end, end) is not None else []

    @staticmethod
    def _line(at: int, text: str) -> tuple[int, int]:
        end = text.find("\n", at)
        return text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)


def _writes(hit: Hit) -> bool:
    """Whether a person stands there as author, editor or contact."""
    return hit.rule.startswith(("byline", "person-labelled"))


def _winners(rows: list[list[Hit]]) -> Iterator[Hit]:
    """All that the rows name but the headings of groups: 某市 above its companies, 省邮政工会 above its people."""
    people = any(hit.type == "Person" for row in rows for hit in row)
    for row, following in zip(rows, [*rows[1:], []], strict=False):
        place = row[0].type == "Region" and any(hit.type != "Region" for hit in following)
        if not (place or (people and all(hit.type != "Person" for hit in row))):
            yield from row
