"""Names without a title: in stories, lists and bylines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # nobody's title stands beside them: the recogniser is asked where no word has a part in three characters
        ("到了傍晚，骆瑾瑜还守在安庆市的工地上。", {"骆瑾瑜"}),
        ("企业名单由京工发〔2024〕3号文件公布。", set()),
        # courtesies
        ("仪征的秦秀芝女士领到了证书。", {"秦秀芝"}),
        ("安庆市工商局的同志来到现场。", set()),
        ("这说明在老同志中也有需求。", set()),
        # what the one before it did
        ("比赛现场。（本报记者卢子瑜摄）", {"卢子瑜"}),
        ("比赛现场。（卢子瑜摄影报道）", {"卢子瑜"}),
        ("座谈会召开。\n供稿：市工商联\n编辑：唐则", {"唐则"}),
        # 和 before a word of report or a mark ends a name
        ("医院工会主席储羲和说，护士需要休息。", {"储羲和"}),
        ("医院工会主席储羲和王海涛说，护士需要休息。", {"储羲", "王海涛"}),
        # rare surnames in a list
        ("选举王海涛、喇秉正（回族）、李明远、千奋勇（蒙古族）为副主席。", {"王海涛", "喇秉正", "李明远", "千奋勇"}),
        ("副主席王海涛、李明远、瓜果等参加。", {"王海涛", "李明远"}),
        # prepositions are no surnames
        ("安庆市总工会主席王海涛来到车间，向大家表示问候。", {"王海涛"}),
    ],
)
def test_names(graph_of: Build, text: str, names: set[str]) -> None:
    assert graph_of(text).names("Person") == names


def test_a_line_between_headline_and_text_is_the_author(graph_of: Build) -> None:
    text = "让车间里长出更多的工匠\n骆瑾瑜\n产业工人是企业的根本，要让他们有学头、有奔头，还要让他们的收入年年上涨。"
    graph = graph_of(text)
    assert {name for _, name, *_ in graph.facts("written_by")} == {"骆瑾瑜"}


@pytest.mark.parametrize("line", ["时间表", "安排好", "高质量"])
def test_a_line_of_words_is_none(graph_of: Build, line: str) -> None:
    text = f"让车间里长出更多的工匠\n{line}\n产业工人是企业的根本，要让他们有学头、有奔头，还要让他们的收入年年上涨。"
    assert graph_of(text).names("Person") == set()


def test_two_names_without_a_blank_are_two(graph_of: Build) -> None:
    text = "岳阳市召开工会代表大会\n杨猛齐为国出席\n市委书记杨猛出席会议并讲话，市总工会主席齐为国到会致贺词。"
    assert graph_of(text).names("Person") == {"杨猛", "齐为国"}
