"""Links to towns beside a text are no places of it; a list in a sentence is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]
NEWS = "衡阳市总工会举办招聘会\n3月8日，衡阳市总工会在蒸湘区举办“春送岗位”招聘会。\n"
TOWNS = ["株洲", "湘潭", "邵阳", "岳阳", "常德", "益阳", "郴州"]


@pytest.mark.parametrize(
    "links",
    [
        "\n".join(TOWNS),
        " ".join(f"{town}网站建设" for town in TOWNS),
        "热门城市：" + "".join(f"{town}市" for town in TOWNS),
    ],
)
def test_links_to_towns_are_no_places_of_the_text(graph_of: Build, links: str) -> None:
    regions = graph_of(NEWS + links).names("Region")
    assert {"衡阳市", "蒸湘区"} <= regions
    assert not regions & {f"{town}市" for town in TOWNS}


@pytest.mark.parametrize("listed", ["、".join(f"{town}市" for town in TOWNS) + "也在招聘。", "\n".join(TOWNS[:3])])
def test_a_list_in_a_sentence_and_a_few_lines_stay(graph_of: Build, listed: str) -> None:
    assert {f"{town}市" for town in TOWNS[:3]} <= graph_of(NEWS + listed).names("Region")


def test_a_zone_is_not_called_by_the_end_of_a_word(graph_of: Build) -> None:
    view = graph_of("5月6日，长白山开发区总工会召开会议。")
    assert "长白山开发区" in view.names("Region")
    assert view.names("UnionBody") & {"长白山开发区总工会", "白山开发区总工会"} == {"长白山开发区总工会"}
