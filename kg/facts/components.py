"""What a numbered slogan consists of: “人员联动、…” of 五联, 小发明、… of 五小, A、B、C“三部曲”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.text.hits import Hit

NUMBERS = {char: value for value, char in enumerate("一二三四五六七八九十", start=1)} | {"两": 2, "双": 2}
NUMBERED = re.compile("^(?P<number>[一二两双三四五六七八九十])(?P<word>.{1,6})")
REACH = 60


def component_drafts(context: Context) -> Iterator[Draft]:
    """``component_of`` claims for every numbered programme whose items are counted right."""
    text = context.text
    programmes = [hit for hit in context.hits if hit.type == "Programme"]
    runs = _runs(programmes, text)
    for whole in programmes:
        match = NUMBERED.match(whole.name)
        if match is None or len(whole.name) > 14:
            continue
        number, word = NUMBERS[match["number"]], match["word"][0]
        for run in runs:
            if len(run) != number or whole in run:
                continue
            near = abs(run[-1].end - whole.start) <= REACH or abs(run[0].start - whole.end) <= REACH
            alike = all(word in item.name for item in run)
            if (near and context.sentence(run[0].start) == context.sentence(whole.start)) or alike:
                for item in run:
                    yield Draft(item, "component_of", whole, "component-counted", run[0].start, 0.9 if alike else 0.85)
                break


def _runs(programmes: list[Hit], text: str) -> list[list[Hit]]:
    """Programmes that stand in one list: only marks between one and the next."""
    runs: list[list[Hit]] = []
    for hit in programmes:
        if (
            runs
            and re.fullmatch("[”’]?[、，, ]?(?:和|与|及|以及)?[“‘]?", text[runs[-1][-1].end : hit.start])
            and text[runs[-1][-1].end : hit.start]
        ):
            runs[-1].append(hit)
        else:
            runs.append([hit])
    return [run for run in runs if len(run) > 1]
