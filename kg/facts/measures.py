"""Numbered tasks of a policy document on four levels: 一、加大关爱力度, （一）建设驿站。, 1.添置桌椅。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.text.hits import Hit
from kg.text.words import is_verb

HEADING = re.compile(
    "^[ \u3000]*(?:(?P<first>[一二三四五六七八九十]{1,3})、|[（(](?P<second>[一二三四五六七八九十]{1,3})[）)]"
    "|(?P<third>\\d{1,2})(?:[.．](?!\\d)|、)|[（(](?P<fourth>\\d{1,2})[）)])"
    "[ \u3000]*(?P<words>[^。；：\n]{4,40})(?P<end>[。；：]|$)",
    re.M,
)
LEVELS = ("first", "second", "third", "fourth")
SPELLED = 2  # levels numbered in words: what stands there is a heading whatever it says
NOT_TASK = re.compile(
    "^(?:总体要求|活动主题|活动时间|活动对象|活动范围|参加对象|时间安排|指导思想|基本原则|主要目标|工作目标|附则|总则|附件)"
)
NAMES_ONLY = ("时间", "方式", "对象", "要求", "条件", "范围", "地点", "内容", "步骤", "流程", "材料")


def measure_drafts(context: Context) -> Iterator[Draft]:
    """``contains_measure`` claims of an article that is a policy document, each with the numbers it stands under."""
    if context.document is None or context.assembled.article.kind != "policy":
        return
    above: list[str] = ["", "", "", ""]
    for match in HEADING.finditer(context.text):
        words = match["words"].strip()
        level = next(index for index, name in enumerate(LEVELS) if match[name])
        number = match[LEVELS[level]]
        shown = f"（{number}）" if level % 2 else number
        if NOT_TASK.match(words):
            above[level:] = [""] * (len(LEVELS) - level)
            continue
        parent = "".join(above[:level])
        if level >= SPELLED and not (parent and match["end"] != "；" and _does(words)):
            continue
        above[level:] = [shown, *[""] * (len(LEVELS) - level - 1)]
        start = match.start("words")
        measure = Hit(start, start + len(match["words"].rstrip()), "Measure", "measure-heading", words, 0.93)
        said = {"number": shown} | ({"parent": parent} if parent else {})
        yield Draft(context.document, "contains_measure", measure, "measure-heading", start, 0.93, said)


def _does(words: str) -> bool:
    """Whether the words are a task: a verb, and no sentence with its clauses; 1.报名时间 only names something."""
    return "，" not in words and not words.endswith(NAMES_ONLY) and any(is_verb(words[:length]) for length in (2, 3))
