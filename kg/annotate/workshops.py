"""Workshops that bear the name of the one who leads them, 王某某劳模创新工作室, or keeps them, 甲法院驻乙会工作室."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kg.text import either
from kg.text.hits import WORKSHOP, Hit
from kg.text.patterns import HAN
from kg.text.words import is_word

CONFIDENCE = 0.88
QUOTED = 0.95  # above that of any other quotation: it has its leader's name
# Before a name without a body: 由他领衔的甲工作室.
LED, HAN_CHAR, LONGEST = "的由以和与、", re.compile(f"[{HAN}]"), 12
STATIONS = "服务总站|驿站|服务区|书屋|母婴室|职工之家|托管班|夜校"
# Between the name and that it opens: 甲总站也在同日正式揭牌.
WHEN = "[也已]|正式|同步|在?[今昨当同]日|[今昨当]天|日前|近日|\\d{1,2}月\\d{1,2}日"
FIRST_OF = re.compile("^.{0,8}首[家个座处间支]")  # 甲县首家户外驿站启用
# A clause that goes before the name: 甲会今天为乙工作室揭牌.
OPENER = re.compile("[为的在等与和及了]|今天|近日|日前|[首一两三]|举行|召开")
BEFORE_ROOM, LONGEST_ROOM = re.compile(f"(?:^|[^{HAN}])(?P<name>[{HAN}]{{4,18}})$"), 20
POSTED = "programme-posted"


class Workshops:
    """Finds them behind persons by ``workshops`` of ``grammar/programmes.yaml``; offsets in characters."""

    def __init__(self, grammar: dict[str, Any]) -> None:
        data, people = grammar["programmes"], grammar["persons"]
        words, heads = (either(data["workshops"][key]) for key in ("words", "heads"))
        self._behind = re.compile(f"(?:{words})*(?:{heads})")
        initial = f"(?:{either(people['compound'])}|[{people['surnames']}])"
        self._called = re.compile(f"(?P<name>{initial}[{HAN}]{{1,2}})(?:{words})*(?:{heads})")
        self._heads, self._words = re.compile(f"(?:{words})(?:{heads})"), frozenset(data["workshops"]["words"])
        self._not_names = tuple(people["not_names"])
        rooms = either((*data["workshops"]["heads"], *data["workshops"]["rooms"]))
        opened = either(data["workshops"]["opened"])
        self._opened = re.compile(f"(?:{rooms}|{STATIONS})(?=(?:{WHEN})*(?:{opened}))")
        self._posted = re.compile(f"驻[{HAN}]{{2,16}}?(?:{rooms})")

    def all(self, text: str, persons: list[Hit], bodies: list[Hit]) -> Iterator[Hit]:
        """All of them."""
        yield from self.hits(text, persons)
        yield from self.called(text, bodies, persons)
        yield from self.posted(text, [hit for hit in bodies if not hit.nested])
        yield from self.opened(text)

    def opened(self, text: str) -> Iterator[Hit]:
        """Those that a clause begins with and says are opened: 甲市劳动争议调处工作室揭牌."""
        for room in self._opened.finditer(text):
            start = BEFORE_ROOM.search(text, max(0, room.start() - LONGEST_ROOM), room.start())
            name = FIRST_OF.sub("", text[start.start("name") : room.end()]) if start is not None else ""
            if name and not OPENER.search(name):
                for again in re.finditer(re.escape(name), text):
                    yield Hit(*again.span(), "Programme", "programme-opened", name, CONFIDENCE)

    def posted(self, text: str, bodies: Iterable[Hit]) -> Iterator[Hit]:
        """Those that one body keeps at another one: 甲市人民法院驻某会调解室."""
        for body in bodies:
            match = self._posted.match(text, body.end)
            if match is not None:
                yield Hit(body.start, match.end(), "Programme", POSTED, body.name + match[0], CONFIDENCE)
            elif (within := self._posted.search(text, body.start, body.end)) and within.end() == body.end:
                yield Hit(body.start, body.end, "Programme", POSTED, body.name, CONFIDENCE)  # read as its unit

    def called(self, text: str, bodies: Iterable[Hit], persons: Iterable[Hit]) -> Iterator[Hit]:
        """Those behind a body, or at the head of a clause, whose leader the text names nowhere else."""
        led = {person.end for person in persons}
        ends: set[int] | None = None
        for head in self._heads.finditer(text):
            ends = {body.end for body in bodies} if ends is None else ends
            for start in range(max(0, head.start() - LONGEST), head.start() - 1):
                if start and HAN_CHAR.match(text, start - 1) and start not in ends and text[start - 1] not in LED:
                    continue
                match = self._called.fullmatch(text, start, head.end())
                if match is None or match.end("name") in led or (len(match["name"]) == 2 and start not in ends):
                    continue  # two characters are a brand as often
                if self._is_name(match["name"]):
                    yield Hit(start, head.end(), "Programme", WORKSHOP, match[0], CONFIDENCE)
                    break

    def _is_name(self, name: str) -> bool:
        """Whether what looks like a name is no word: not 高技能创新工作室, 金牌创新工作室."""
        words = name.startswith(self._not_names) or name[1:] in self._words or name in self._words
        return not words and not is_word(name)

    def hits(self, text: str, persons: Iterable[Hit]) -> Iterator[Hit]:
        """The workshops, each with its leader's name."""
        for person in persons:
            match = self._behind.match(text, person.end)
            if match is not None:
                start, end = person.start, match.end()
                quoted = text.endswith("“", 0, start) and text.startswith("”", end)
                sure = QUOTED if quoted else CONFIDENCE
                yield Hit(start - quoted, end + quoted, "Programme", WORKSHOP, text[start:end], sure)
