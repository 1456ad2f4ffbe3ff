"""Numbered tasks of a policy document: 四、加大关爱力度, （八）提高公共服务水平。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.text.hits import Hit

HEADING = re.compile(
    "^[ \u3000]*(?:(?P<first>[一二三四五六七八九十]{1,3})、|[（(](?P<second>[一二三四五六七八九十]{1,3})[）)])"
    "(?P<words>[^。；：\n]{4,40})(?P<end>[。；：]|$)",
    re.M,
)
NOT_TASK = re.compile(
    "^(?:总体要求|活动主题|活动时间|活动对象|活动范围|参加对象|时间安排|指导思想|基本原则|主要目标|工作目标|附则|总则|附件)"
)


def measure_drafts(context: Context) -> Iterator[Draft]:
    """``contains_measure`` claims of an article that is a policy document."""
    if context.document is None or context.assembled.article.kind != "policy":
        return
    for match in HEADING.finditer(context.text):
        words = match["words"].strip()
        if NOT_TASK.match(words):
            continue
        number = match["first"] or f"（{match['second']}）"
        start = match.start("words")
        measure = Hit(start, start + len(match["words"].rstrip()), "Measure", "measure-heading", words, 0.93)
        yield Draft(context.document, "contains_measure", measure, "measure-heading", start, 0.93, {"number": number})
