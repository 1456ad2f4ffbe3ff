"""What the forms of the grammar files are made of.

A *word* stands in texts as it is: it has no blank and no sign that a regular expression reads otherwise. A list of
words is never empty and holds each of them once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, Field, StringConstraints, ValidationInfo
from pydantic_core import PydanticCustomError

from kg.errors import broken_expression
from kg.ontology.schema import Text

ItemT = TypeVar("ItemT")
SLOT = r"\{[^{}]*\}"


def fault(message: str, remedy: str, *path: str | int) -> PydanticCustomError:
    """What a form finds itself; ``path`` leads from the value to the faulty part of it."""
    return PydanticCustomError("grammar", "{message}", {"message": message, "remedy": remedy, "path": path})


def _distinct(words: tuple[ItemT, ...]) -> tuple[ItemT, ...]:
    seen: set[ItemT] = set()
    for index, word in enumerate(words):
        if word in seen:
            raise fault(f"重复 stands twice: {word}", "只留一个 keep one of them", index)
        seen.add(word)
    return words


def _pattern(source: str) -> str:
    try:
        re.compile(source)
    except re.error as error:
        raise fault(*broken_expression(error, source, error.pos)) from error
    return source


def _known(name: str, info: ValidationInfo) -> str:
    """``info.context`` holds the types of organisations; without one (their file is broken) any name passes."""
    if info.context and name not in info.context:
        remedy = f"改成 use one of: {', '.join(info.context)}"
        raise fault(f"不是机构的类型 no type of organisation: {name}", remedy)
    return name


def _templated(name: str) -> str:
    for slot in re.findall(SLOT, name):
        if slot not in ("{P}", "{C}", "{X}", "{T}"):
            raise fault(f"未知的空位 unknown slot: {slot}", "用 use {P}, {C}, {X} or {T}")
    return name


Word = Annotated[str, StringConstraints(pattern=r"^[^\s\\.^$*+?{}\[\]|()]+$")]
Words = Annotated[tuple[Word, ...], Field(min_length=1), AfterValidator(_distinct)]
Pattern = Annotated[Text, AfterValidator(_pattern)]
Length = Annotated[int, Field(strict=True, ge=1)]
Body = Annotated[str, AfterValidator(_known)]
Bodies = Annotated[tuple[Body, ...], Field(min_length=1), AfterValidator(_distinct)]
Template = Annotated[Text, AfterValidator(_templated)]
Slot = Literal["{P}", "{C}", "{X}", "{T}"]
LevelWord = Literal[
    "省", "自治区", "兵团", "市", "州", "自治州", "盟", "地区", "县", "自治县", "区", "旗", "自治旗", "镇", "乡",
    "街道", "苏木",
]
Levels = Annotated[str, StringConstraints(pattern="^[PCXT]{1,4}$")]


def inside(key: str, words: Iterable[str], whole: Collection[str], other: str) -> None:
    """Each of ``words`` must stand in the list that it chooses from."""
    for word in words:
        if word not in whole:
            raise fault(f"“{word}”不在 {other} 中 is not in {other}", f"也写入 add it to {other}", key)


def apart(**lists: Iterable[str]) -> None:
    """No word may stand in two lists that say different things of it."""
    counted = Counter(word for words in lists.values() for word in words)
    for word, count in counted.items():
        if count > 1:
            names = [name for name, words in lists.items() if word in words]
            raise fault(f"“{word}”同时在 stands in each of: {', '.join(names)}", "只留一处 keep it in one", names[-1])


def once(key: str, groups: Iterable[Iterable[str]]) -> None:
    """No surface may stand for two entries of a list."""
    owners: dict[str, int] = {}
    for index, surfaces in enumerate(groups):
        for surface in surfaces:
            if owners.setdefault(surface, index) != index:
                remedy = "删去一处 delete one of them"
                raise fault(f"“{surface}”属于两个条目 stands for two entries", remedy, key, index)
