"""Events: meetings, ceremonies, contests and activities with a name, and references to them (会上, 此次会议)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.ontology import Ontology
from kg.text import either, longest_first
from kg.text.hits import Cover, Hit
from kg.text.patterns import HAN
from kg.text.words import stands_alone

REFERENCE = "event-reference"
QUOTE_PAIRS = {"”": "“", "》": "《", "’": "‘", "」": "「", "）": "（", ")": "("}
SESSION = (
    "[一二三四五六七八九十]+届[一二三四五六七八九十]+次"
    "(?:全体委员会议|全体会议|全委会|全会|委员会|常委会|理事会|代表大会|职代会|双代会|教代会|会议)"
)
SCOPE = re.compile("全[国省市县区州]")
YEAR = re.compile("[〇零一二三四五六七八九]{4}(?=年)")
DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
BEFORE_REFERENCE = ("在", "主持", "出席", "列席", "参加", "为", "的")
LEADING_DAY = re.compile("(?:\\d{1,2}月)?\\d{1,2}日(?:上午|下午|晚)?")
COUNTED = re.compile("(?:\\d+|每?[一两三几])[个场次届项]?")
HOLDING = re.compile("[^，。；：、]{0,16}?(?:召开|举行|举办|组织|主办)了?")
AFTER_GENERIC = ("制度", "机制", "等", "、", "或")
ORDINAL = re.compile(
    "第[一二三四五六七八九十百\\d]+[届次期轮]|首届|\\d{4}年|[一二三四五六七八九十]+届[一二三四五六七八九十]+次|二〇"
)
CONGRESS_LEVEL = {"省": "{P}", "市": "{C}", "州": "{C}", "区": "{X}", "县": "{X}"}
CONGRESS = re.compile(
    "(?P<owner>中国工会|[省市区县州]工会|工会|党的|共青团)(?P<number>[一二三四五六七八九十]{1,3})大(?![队型家行])"
)


class EventGrammar:
    """Finds events by ``grammar/events.yaml``; offsets in characters."""

    def __init__(self, ontology: Ontology) -> None:
        self._data: dict[str, Any] = ontology.grammar["events"]
        groups = self._data["heads"]
        heads = longest_first(head for group in groups.values() for head in group)
        head = f"(?:{SESSION}|{'|'.join(heads)})+"
        self._heads = re.compile(f"{head}(?:暨[^，。；！？\\n]{{1,30}}?{head})?")
        self._activities = tuple(groups["activities"])
        self._loose = (*self._activities, *groups["contests"])
        self._meetings = tuple(groups["meetings"] + groups["ceremonies"])
        after = either(self._data["hold_after"])
        self._held = re.compile(
            f"(?:——[^，。；！？\\n]{{1,20}})?[^。；！？\\n，]{{0,16}}?(?:，[^。；！？\\n，]{{0,16}}?)?(?:{after})"
        )
        self._stops = longest_first(self._data["lead_stops"])
        self._marks = frozenset(self._data["lead_marks"])
        self._before = longest_first((*self._data["hold_before"], *self._data["attend"]))
        references = either(self._data["references"])
        self._reference = re.compile(f"(?:此次|本次|该|当天的|上述)?(?:{references})")

    def hits(self, text: str, organisations: list[Hit], regions: list[Hit]) -> list[Hit]:
        """All events, then the references that are in none of them."""
        cover = Cover(organisations)
        places = {hit.start for hit in regions}
        named = [
            hit for match in self._heads.finditer(text) if (hit := self._named(text, match, cover, places)) is not None
        ]
        named += self._congresses(text)
        taken = Cover(named)
        references = [
            Hit(match.start(), match.end(), "Event", REFERENCE, "")
            for match in self._reference.finditer(text)
            if taken.free(match.start(), match.end()) and self._free_reference(text, match)
        ]
        return named + references

    def _named(self, text: str, match: re.Match[str], cover: Cover, places: set[int]) -> Hit | None:
        if (
            re.match(f"[{HAN}]", text[match.end() : match.end() + 1])
            and text[match.end() : match.end() + 1] in "员长堂场室厅议费团"
        ):
            return None
        start = self._start(text, match.start(), cover)
        words = text[start : match.start()]
        held = self._held.match(text, match.end()) is not None
        introduced = text.endswith(self._before, 0, start) or text[:start].endswith(("出席了", "参加了"))
        if not words.strip("“”（）") and not (introduced and len(match[0]) >= 4 and match[0] not in self._activities):
            return None
        specific = (
            ORDINAL.search(words) is not None
            or "”" in words
            or cover.at(start) is not None
            or start in places
            or SCOPE.match(words) is not None
        )
        loose = match[0].endswith(self._loose) and not match[0].endswith(self._meetings)
        named = not loose and len(match[0]) > 2 and len(words) >= 4 and not text.startswith(AFTER_GENERIC, match.end())
        if not (held or introduced or named or ORDINAL.search(words)) or (
            loose and not (specific and (held or introduced))
        ):
            return None
        if (len(words) < 2 and not introduced) or COUNTED.fullmatch(words):
            return None
        name = self._owned(text, start, match.end(), cover)
        return Hit(
            start,
            match.end(),
            "Event",
            "event-held" if held else "event-named",
            name,
            0.9 if held and specific else 0.82,
        )

    def _owned(self, text: str, start: int, end: int, cover: Cover) -> str:
        """The name; one that begins with an ordinal or is only a head takes the body that holds it."""
        name = YEAR.sub(_digits, text[start:end].replace("\n", ""))
        body = cover.at(start)
        if body is not None and body.start == start and body.name.startswith("{"):
            return body.name + text[body.end : end].replace("\n", "")
        if (
            not ((name.startswith("第") and "届" not in name[:6]) or self._heads.fullmatch(name))
            or cover.at(start) is not None
        ):
            return name
        clause = max(text.rfind(mark, 0, start) for mark in "。，；\n") + 1
        owners = {hit for offset in range(clause, start) if (hit := cover.at(offset)) is not None}
        holding = sorted((hit for hit in owners if HOLDING.fullmatch(text, hit.end, start)), key=lambda hit: hit.start)
        return holding[0].name + name if holding else name

    def _start(self, text: str, head: int, cover: Cover) -> int:
        """Scan left over names, quotations and brackets to the last word that cannot be in a name."""
        start = head
        while start > 0 and head - start < self._data["max"]:
            owner = cover.at(start - 1)
            if owner is not None and owner.start < start:
                start = owner.start
                continue
            mark = text[start - 1]
            if (
                mark in "和与"
                and cover.at(start) is not None
                and not text.startswith("联席", head)
                and "联席" not in text[start:head]
            ):
                break
            if mark in QUOTE_PAIRS:
                opening = text.rfind(QUOTE_PAIRS[mark], max(0, start - self._data["max"]), start - 1)
                if opening < 0:
                    break
                start = opening
                continue
            if not re.match(f"[{HAN}〇A-Za-z\\d·—\\- \\u3000]", mark) or mark == "\n" or self._stopped(text, start):
                break
            start -= 1
        return self._trim(text, start, head)

    def _stopped(self, text: str, start: int) -> bool:
        if text.startswith("年", start - 1) and text[max(0, start - 5) : start - 1].isdigit():
            return False
        if text.endswith(self._stops, max(0, start - 5), start):
            return True
        return text[start - 1] in self._marks and stands_alone(text, start - 1, start)

    def _trim(self, text: str, start: int, head: int) -> int:
        while start < head and text[start] in " \u3000，、的了·—-":
            start += 1
        match = LEADING_DAY.match(text, start, head)
        return match.end() if match else start

    def _congresses(self, text: str) -> Iterator[Hit]:
        """Short names of congresses: 中国工会十八大, 省工会十五大."""
        for match in CONGRESS.finditer(text):
            owner, number = match["owner"], match["number"]
            level = CONGRESS_LEVEL.get(owner[0], "")
            name = level + owner[1:] if level else {"党的": "中国共产党", "工会": "中国工会"}.get(owner, owner)
            yield Hit(
                match.start(),
                match.end(),
                "Event",
                "event-congress",
                f"{name}第{number}次{'' if level else '全国'}代表大会",
                0.85,
            )

    def _free_reference(self, text: str, match: re.Match[str]) -> bool:
        if not re.match(f"[{HAN}]", text[max(0, match.start() - 1) : match.start()]):
            return True
        if match[0].startswith(("此次", "本次", "该")):
            return True
        return text.endswith(BEFORE_REFERENCE, 0, match.start()) and not text.startswith("员", match.end())


def _digits(match: re.Match[str]) -> str:
    """A year in Chinese numerals: 二〇二三 → 2023."""
    return match[0].translate(DIGITS)
