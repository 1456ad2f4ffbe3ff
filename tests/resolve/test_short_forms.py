"""Bodies that an article calls shorter than it names them first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]
FIRST = "5月6日，{full}开办“匠心夜校”。今年以来，{short}投入经费10万元，推出“暖心驿站”。"


@pytest.mark.parametrize(
    ("full", "short", "kind"),
    [
        ("株洲市湘江中学", "湘江中学", "Institution"),
        ("株洲市中心医院", "中心医院", "Institution"),
        ("株洲市江湾人民医院", "江湾医院", "Institution"),
        ("湖南省株洲市湘江水泥厂有限责任公司", "湘江水泥厂", "Enterprise"),
        ("株洲市公共交通集团有限公司", "株洲公交集团", "Enterprise"),
        ("株洲市公共交通集团有限公司", "公交集团", "Enterprise"),
        ("国网湖南省电力有限公司株洲供电分公司", "国网株洲供电公司", "Enterprise"),
        ("株洲市人力资源和社会保障局", "人社局", "StateOrgan"),
        ("株洲市人力资源和社会保障局", "人社部门", "StateOrgan"),
        ("株洲市交通运输局", "市交运局", "StateOrgan"),
        ("株洲市委社会工作部", "市委社工部", "PartyOrgan"),
        ("株洲市道路运输协会", "道路运输协会", "SocialOrganization"),
        ("株洲市快递行业工会联合会", "市快递行业工会", "UnionBody"),
    ],
)
def test_a_body_called_shorter_is_the_one_named_before(graph_of: Build, full: str, short: str, kind: str) -> None:
    view = graph_of(FIRST.format(full=full, short=short))
    assert {one for one in view.names(kind) if one.startswith(("株洲", "湖南", "国网"))} == {full}
    assert (full, "暖心驿站") in view.facts("implements")


def test_the_union_of_a_house_called_shorter_has_its_full_name(graph_of: Build) -> None:
    view = graph_of("湖南三友机械有限公司开办“匠心夜校”。三友公司工会投入经费10万元，推出“暖心驿站”。")
    assert ("湖南三友机械有限公司工会", "暖心驿站") in view.facts("implements")


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        # Two are called so: it is neither.
        ("株洲市湘江中学、湘潭市湘江中学开课。湘江中学投入经费10万元。", "Institution",
         {"株洲市湘江中学", "湘潭市湘江中学"}),
        # A part of the authority, and another one whose name holds all of its characters.
        ("株洲市税务局开课。株洲市税务局稽查局投入经费10万元。", "StateOrgan", {"株洲市税务局", "株洲市税务局稽查局"}),
        ("株洲市公安局与株洲市公安交通管理局开课。", "StateOrgan", {"株洲市公安局", "株洲市公安交通管理局"}),
        ("湖南省总工会开课。湖南省总工会办公室、湖南省总工会经费审查委员会办公室投入经费10万元。", "UnionBody",
         {"湖南省总工会办公室", "湖南省总工会经费审查委员会办公室"}),
    ],
)  # fmt: skip
def test_what_is_another_body_stays_so(graph_of: Build, text: str, kind: str, names: set[str]) -> None:
    assert names <= graph_of(text).names(kind)


@pytest.mark.parametrize(("noun", "mentions"), [("行业协会", 1), ("道路运输行业协会", 2)])
def test_a_noun_for_anybody_is_no_body(graph_of: Build, noun: str, mentions: int) -> None:
    view = graph_of(f"株洲市道路运输行业协会成立。{noun}推出“暖心驿站”。")
    nodes = [data for _, data in view.graph.nodes(data=True) if data["type"] == "SocialOrganization"]
    assert [data["mentions"] for data in nodes] == [mentions]
