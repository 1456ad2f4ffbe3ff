"""Columns that stand side by side in a text are read one by one; lists, tables and indented text stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from pathlib import Path

import pytest

from kg.read import read_sources
from kg.read.sidebyside import in_columns

LEFT = """沿河街道办起夜校

本报讯（记者 田野）4月8日，
遵义市红花岗区总工会在沿河街
道办起职工夜校，首批开设插花
、短视频、急救三门课，报名的
职工有260名。区总工会主席罗启
明说，夜校要办到职工家门口。"""
RIGHT = """桐梓为骑手建驿站

本报讯（通讯员 何清）桐梓县总
工会近日建成骑手驿站8个，可以
喝水、充电、歇脚。县总工会副
主席陈素芬介绍，驿站从早上七
点开到晚上十点，年内还要再建
12个，让更多骑手有处可去。"""
MIDDLE = """习水开展安全检查

4月9日，习水县总工会会同县应
急管理局到三家煤矿检查，看通
风、看顶板、看台账，查出问题
11处，当场整改7处。县总工会还
给井下职工送去防尘口罩，矿工
们说，心里更踏实了。"""


def beside(*columns: str, gap: int = 5, width: int = 30) -> str:
    """Columns side by side, each padded to so many cells."""
    rows = zip_longest(*(column.splitlines() for column in columns), fillvalue="")
    return "\n".join("".join(line + " " * (width + gap - cells(line)) for line in row).rstrip() for row in rows)


def cells(line: str) -> int:
    return sum(2 if mark > "\u2e80" else 1 for mark in line)


def texts(page: str) -> list[str]:
    return [strip.text for strip in in_columns(page) if strip.text]


def lines(*columns: str) -> list[str]:
    return [line for column in columns for line in column.splitlines() if line]


@pytest.mark.parametrize("columns", [(LEFT, RIGHT), (LEFT, MIDDLE, RIGHT), (RIGHT, LEFT + "\n" + MIDDLE)])
def test_one_column_is_read_behind_the_other(columns: Sequence[str]) -> None:
    assert texts(beside(*columns)) == lines(*columns)


def test_what_stands_above_below_and_between_stays_there() -> None:
    above, below = "贵州工人报　　　2026年4月10日　　第2版", "责任编辑：秦岚"
    between = "职工夜校办到家门口，骑手驿站建在路旁，全省各地都在行动"
    page = "\n\n".join([above, beside(LEFT, RIGHT), between, beside(MIDDLE, LEFT), below])
    assert texts(page) == lines(above, LEFT, RIGHT, between, MIDDLE, LEFT, below)


def test_each_page_has_its_own_columns_and_lines_keep_their_numbers() -> None:
    first, second = beside(LEFT, RIGHT), beside(MIDDLE, RIGHT, gap=9)
    found = [strip for strip in in_columns(f"{first}\n\f{second}") if strip.text]
    assert [strip.text for strip in found] == lines(LEFT, RIGHT, MIDDLE, RIGHT)
    rows = f"{first}\n{second}".splitlines()
    assert [strip.text for strip in found if strip.text not in rows[strip.row - 1]] == []


@pytest.mark.parametrize(
    "page",
    [
        LEFT,
        "\n".join(f"　　{line}" for line in LEFT.splitlines()),
        "\n".join(["张小芳     李建国     王海燕     陈志强     何素英"] * 12),
        "\n".join(f"{town}市     {count}个     {count * 120}人次" for count, town in enumerate("甲乙丙丁戊己庚辛", 3)),
        "\n".join(["遵义市总工会                罗启明", "贵阳市总工会                何清"] * 2),
        beside("\n".join(LEFT.splitlines()[:4]), "\n".join(RIGHT.splitlines()[:4])),
        "\n".join([beside(LEFT, RIGHT)] * 150),
    ],
    ids=["one column", "indented", "names", "table", "signatures", "too few lines", "no page"],
)
def test_what_is_no_column_of_prose_is_left_alone(page: str) -> None:
    assert in_columns(page) == []


def test_a_line_leads_back_to_its_number_in_the_file(write: Callable[..., Path]) -> None:
    (source,) = read_sources(write("page.txt", beside(LEFT, RIGHT)))
    at = source.text.index("陈素芬")
    place = source.place_at(at)
    assert place is not None
    assert place.label == "第6行"
    assert "主席陈素芬介绍" in source.text[place.start : place.end]
