"""Programmes, documents and places that a sentence goes on about, as subjects of its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.context import CLAUSE_MARKS, Context
from kg.facts.subject_words import SubjectWords
from kg.text.hits import Hit

# Nothing else stands between a programme and the number of what it is about: 甲实事34件.
COUNTED = re.compile("(?:共|累计|各类|近|超|约|达|为|已达)*")
LAID_DOWN = re.compile(
    "》?[，。]?(?:[其中]{0,2})(?:计划|明确|提出|要求|力争|规定|部署|确定|到\\d{4}年|从\\d{4}年|自\\d{4}年)"
)
# A document that somebody follows lays nothing down here: 将落实市总工会《…》要求，筹集资金….
FOLLOWED = re.compile("(?:落实|贯彻|执行)[^，。；]{0,16}$")
ENDED = re.compile("”?[，；]")
# 在某市，…: where a sentence takes its reader to.
SCENES = ("Region", "Institution", "Enterprise", "Programme")
BEGINNING_REACH = 5
CLOSING = "，；）”’ "


class SpokenOf:
    """Finds what the sentences of one article go on about; ``start`` and ``end`` are offsets in its text."""

    def __init__(self, context: Context, words: SubjectWords) -> None:
        self._context, self._words = context, words
        outer = [hit for hit in context.hits if not hit.nested]
        self._done = [hit for hit in outer if hit.type in ("Programme", "PolicyDocument") and hit.name]

    def introduced(self, start: int, end: int) -> Iterator[Hit]:
        """Programmes and documents of the sentence whose clause begins with them: “甲计划”惠及200人."""
        frame = self._context.skeleton
        for hit in self._done:
            if not start <= hit.start < end:
                continue
            index = frame.index(hit.start)
            before, after = frame.text[index - 1 : index], frame.text[index + 1 : index + 2]
            opening = index - (before == "“")
            before = frame.text[opening - 1 : opening]
            begins = not before or before in CLAUSE_MARKS or self._context.led(opening)
            opens = begins and after not in ("的", "、") and not COUNTED.fullmatch(self._context.text, hit.end, end)
            if opens and after not in CLOSING and not self._passed(hit, end):
                yield hit

    def scene(self, start: int, at: int) -> Iterator[Hit]:
        """Where the sentence takes its reader to: 在某市，一家企业…."""
        for hit in self._context.between(start, at):
            text = self._context.text
            set_in = text.endswith("在", start, hit.start) and text.startswith("，", hit.end)
            begins = hit.start - 1 == start or text[hit.start - 2] in CLAUSE_MARKS
            if set_in and begins and not hit.nested and hit.type in SCENES:
                yield hit

    def begun(self, start: int, end: int) -> Hit | None:
        """The last programme that a clause of the sentence begins and ends with: 启动“甲计划”，首批…."""
        frame = self._context.skeleton
        for hit in reversed(self._done):
            if hit.type == "Programme" and start <= hit.start < end:
                index = frame.index(hit.start)
                if self._words.conjoined.match(frame.text, index + 2):
                    return None
                if ENDED.match(frame.text, index + 1) and self._words.beginning.search(
                    frame.text, max(0, index - BEGINNING_REACH), index
                ):
                    return hit
        return None

    def laid_down(self, start: int, end: int) -> Iterator[Hit]:
        """Documents whose content the clause behind them tells: 印发《…》，计划培养200人."""
        text = self._context.text
        for hit in self._done:
            if hit.type != "PolicyDocument" or not start <= hit.start < end or not LAID_DOWN.match(text, hit.end, end):
                continue
            if FOLLOWED.search(text, start, hit.start) is None:
                yield hit

    def _passed(self, hit: Hit, at: int) -> bool:
        """Whether other things are told since a programme: “甲计划”惠及200人；建成驿站12个, not 三项服务：…；….”"""
        between = self._context.text[hit.end : at]
        return "；" in between and "：" not in between.partition("；")[0]
