"""Numbered tasks of a policy document on four levels: 一、加大关爱力度, （一）建设驿站。, 1.添置桌椅。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from kg.facts.about import EXPLAINS
from kg.facts.context import Context
from kg.facts.draft import Draft
from kg.text.hits import Hit
from kg.text.patterns import HAN, NUMERALS, either
from kg.text.words import is_verb

# 第三条　推广集体协商。各区每年…: an article that begins with its task.
HEADING = re.compile(
    "^[ \u3000]*(?:(?P<first>[一二三四五六七八九十]{1,3})、|[（(](?P<second>[一二三四五六七八九十]{1,3})[）)]"
    "|第(?P<article>[一二三四五六七八九十]{1,3})条(?=[ \u3000]+[^，。；：\n]{4,16}。[^\n])"
    "|(?P<third>\\d{1,2})(?:[.．](?!\\d)|、)|[（(](?P<fourth>\\d{1,2})[）)])"
    "[ \u3000]*(?P<words>[^。；：\n]{4,40})(?P<end>[。；：]|$)",
    re.M,
)
Heading = tuple[int, str, re.Match[str]]
LEVELS = ("first", "second", "third", "fourth")
SPELLED = 2  # levels numbered in words: what stands there is a heading whatever it says
STEP = "阶段"
NOTE = re.compile("[（(][^（）()]*[）)]$")  # 宣传发动阶段（5月）
# What stands under such a heading is a list, no task: 一、某奖状（10个）.
LISTS = re.compile("[（(]共?\\d+[个人名家项件]?[）)]$")
RESULTS = "强优实好大深细活牢稳紧"  # a verb ends with one of these: 建强平台, 抓实培训
SHORT, LONG = 4, 8  # characters of a heading that only names something: 报名地点, 疗休养对象


# Tasks that a line counts and that stand behind it, each with its number: 怎么干？三大行动 / 1. 送教上门行动 依托….
COUNTED = re.compile(
    "(?P<number>[二三四五六七八九十]{1,2}|\\d{1,2})(?:大|项|条|个)(?:重点|主要|专项|具体)?"
    "(?:行动|任务|举措|措施|工程)[：。]?[ \u3000]*$",
    re.M,
)
TASK = re.compile(
    f"^[ \u3000]*(?:(?P<number>\\d{{1,2}})[.．、]|[（(]?(?P<spelled>[一二三四五六七八九十]{{1,3}})[）)、])[ \u3000]*"
    f"(?P<words>[{HAN}“”]{{4,20}})(?=[ \u3000。：]|$)",
    re.M,
)
# Lines without a number that stand over other parts of an explanation than its tasks: 施行日期.
OTHER_PART = re.compile(
    f"^[ 　]*[{HAN}]{{2,6}}(?:依据|背景|目标|日期|时间|范围|对象|意义|亮点|机构|单位)[：:]?[ 　]*$", re.M
)


def counted_drafts(context: Context) -> Iterator[Draft]:
    """``contains_measure`` claims of an article that explains a document: as many tasks as a line says there are."""
    if context.document is None or context.assembled.article.kind == "policy" or not _explains(context):
        return
    for counted in COUNTED.finditer(context.text):
        number = NUMERALS.get(counted["number"]) or int(counted["number"] if counted["number"].isdigit() else 0)
        tasks = list(islice(TASK.finditer(context.text, counted.end()), number))
        said = [int(task["number"] or NUMERALS.get(task["spelled"], 0)) for task in tasks]
        if said != list(range(1, number + 1)):
            continue
        for task in tasks:
            measure = Hit(*task.span("words"), "Measure", "measure-counted", task["words"], 0.88)
            shown = {"number": task["number"] or task["spelled"]}
            yield Draft(context.document, "contains_measure", measure, "measure-counted", task.start(), 0.88, shown)


def measure_drafts(context: Context) -> Iterator[Draft]:
    """``contains_measure`` claims of an article that is a policy document or explains one.

    Each has the numbers it stands under; what explains one says its tasks below 主要内容 only.
    """
    policy = context.assembled.article.kind == "policy"
    if context.document is None or not (policy or _explains(context)):
        return
    words: dict[str, list[str]] = context.ontology.grammar["documents"]
    if context.document.name.endswith(tuple(words["without_tasks"])):
        return
    begins, named, lists = tuple(words["not_tasks"]), tuple(words["names_only"]), tuple(words["lists_only"])
    verbs = (*context.ontology.grammar["programmes"]["verbs"], *words["task_verbs"])
    below = frozenset(words["tasks_below"])
    above: list[str] = ["", "", "", ""]
    listing = len(LEVELS)  # the level below which things are listed
    headings = [*_headings(context.text)]
    flat = all(one[0] >= SPELLED for one in headings)  # a document of few words numbers them 1., 2. alone
    for level, heading, match in headings if policy else _below(headings, words["tasks_below"], context.text):
        if level > listing:
            continue
        names = level < SPELLED and heading not in below and _names(heading, named, verbs)
        listing = level if names and heading.endswith(lists) else len(LEVELS)
        if names or heading.startswith(begins) or LISTS.search(heading) is not None:
            above[level:] = [""] * (len(LEVELS) - level)
            continue
        parent = "".join(above[:level])
        task = match["end"] != "；" and _does(heading, named, verbs)
        if (level >= SPELLED and not (task and (parent or flat or not policy))) or (match["article"] and not task):
            continue
        number = match[LEVELS[level]] or match["article"]
        shown = f"（{number}）" if level % 2 else number
        above[level:] = [shown, *[""] * (len(LEVELS) - level - 1)]
        if heading in below:
            continue
        start = match.start("words")
        measure = Hit(start, start + len(match["words"].rstrip()), "Measure", "measure-heading", heading, 0.93)
        said = {"number": shown} | ({"parent": parent} if parent else {})
        yield Draft(context.document, "contains_measure", measure, "measure-heading", start, 0.93, said)


def _headings(text: str) -> Iterator[Heading]:
    """Each numbered heading: its level, its words, the match."""
    for match in HEADING.finditer(text):
        level = 0 if match["article"] else next(index for index, name in enumerate(LEVELS) if match[name])
        yield level, match["words"].strip(), match


def _below(headings: Iterable[Heading], titles: list[str], text: str) -> Iterator[Heading]:
    """The headings below one of the first level that ends with one of ``titles`` (二、主要内容), or below such a line
    without a number (重点举措), where those of the first level count too.
    """
    plain = re.compile(f"^[ \u3000]*(?:{either(titles)})[：:]?[ \u3000]*$", re.M)
    over = sorted(
        [(one.start(), True) for one in plain.finditer(text)]
        + [(one.start(), False) for one in OTHER_PART.finditer(text)]
    )
    ends = tuple(titles)
    telling, at, bare = False, 0, False
    for level, words, match in headings:
        while at < len(over) and over[at][0] < match.start():
            bare, at = over[at][1], at + 1
        telling = words.endswith(ends) if level == 0 else telling
        if bare or (level > 0 and telling):
            yield level, words, match


def _explains(context: Context) -> bool:
    """Whether the article explains a document: 《某市若干措施》政策解读."""
    heads = context.assembled.spans("headline")
    return any(EXPLAINS.search(context.text, start, end) for start, end in heads)


def _names(words: str, named: tuple[str, ...], verbs: tuple[str, ...]) -> bool:
    """Whether a heading only names something: 报名地点, 疗休养对象; not 简化申报程序."""
    words = NOTE.sub("", words)
    if not words.endswith(named) or len(words) > LONG:
        return False
    return len(words) <= SHORT or words.endswith(STEP) or not _does(words, (), verbs)


def _does(words: str, named: tuple[str, ...], verbs: tuple[str, ...]) -> bool:
    """Whether the words are a task: a verb, and no sentence with its clauses; 1.报名时间 only names something."""
    if "，" in words or (words.endswith(named) and not (len(words) > SHORT and words.startswith(verbs))):
        return False
    return words.startswith(verbs) or words[1] in RESULTS or any(is_verb(words[:length]) for length in (2, 3))
