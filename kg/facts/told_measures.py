"""Tasks of a document that a text tells of, as many as it counts: 《意见》提出五项任务：一是建强组织体系；二是…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.text.compiled import Scan
from kg.text.hits import Hit
from kg.text.ordinals import ORDINAL, place
from kg.text.patterns import HAN, NUMERALS

RULE, CONFIDENCE = "measure-told", 0.85
# What is told, by what its document is called: 通知提出四项任务, 《方案》从五个方面明确了12项重点举措.
TOLD = Scan(
    "(?P<kind>通知|意见|方案|计划|措施|办法|规划|纲要|要点|决定|指引|条例)[》”]?(?:还|共|分别|主要)?(?:[从围聚][^，。；\n]{2,24})?"
    "(?:明确|提出|部署|确定|规定|要求|推出|包括|细化|列出)了?(?P<number>[两二三四五六七八九十]|\\d)"
    "(?:个方面|方面|大方面|大|项|条|个)的?(?:重点|主要|具体|专项|工作|硬)*(?:任务|举措|措施|工作|行动|要求|内容)[：:。，,]"
)
ITEM = re.compile(f"(?<=[：:。；，,])[ \u3000]*{ORDINAL}要?(?P<words>[{HAN}“”、]{{4,24}})(?=[，。；：,;\n]|$)")


def told_drafts(context: Context) -> Iterator[Draft]:
    """``contains_measure`` for each task of a counted list, with its number; the list stands in the paragraph."""
    text = context.text
    for told in TOLD.finditer(text):
        papers = context.paper_before(told.end("kind"), told["kind"])
        end = text.find("\n", told.end())
        tasks = list(ITEM.finditer(text, told.end() - 1, end if end >= 0 else len(text)))
        number = NUMERALS.get(told["number"]) or int(told["number"])
        counted = [place(task) for task in tasks] == list(range(1, number + 1))
        for task in tasks if counted and papers else ():
            measure = Hit(*task.span("words"), "Measure", RULE, task["words"], CONFIDENCE)
            said = task["said"] or task["bracketed"] or task["digit"]
            yield Draft(papers[0], "contains_measure", measure, RULE, task.start("words"), CONFIDENCE, {"number": said})

