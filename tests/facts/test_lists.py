"""Lists: bodies that share a word, slogans with their components, issuers that run together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]


def test_places_that_share_a_body_have_one_each(graph_of: Build) -> None:
    view = graph_of("高新区、枫桥街道总工会联合开展送清凉行动。")
    assert view.facts("implements") == {("高新区总工会", "送清凉行动"), ("枫桥街道总工会", "送清凉行动")}


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        (
            "九江市总工会推行“四联”工作法，通过“力量联合、阵地联建、活动联办、服务联动”服务职工。",
            "四联工作法",
            {"力量联合", "阵地联建", "活动联办", "服务联动"},
        ),
        (
            "芜湖市总工会开展小发明、小革新、小改造、小设计、小建议“五小”活动。",
            "五小",
            {"小发明", "小革新", "小改造", "小设计", "小建议"},
        ),
        ("九江市总工会推行“四联”工作法，通过“力量联合、阵地联建、活动联办”服务职工。", "四联工作法", set()),
    ],
    ids=["four", "five", "four named, three listed"],
)
def test_a_numbered_slogan_has_as_many_components_as_it_says(
    graph_of: Build, text: str, whole: str, parts: set[str]
) -> None:
    view = graph_of(text)
    assert whole in view.names("Programme")
    assert view.facts("component_of") == {(part, whole) for part in parts}


def test_issuers_that_run_together_are_told_apart(graph_of: Build) -> None:
    view = graph_of("中共中央办公厅国务院办公厅人力资源和社会保障部全国总工会联合印发《关于加强技能培训工作的意见》。")
    issuers = {"中共中央办公厅", "国务院办公厅", "人力资源和社会保障部", "中华全国总工会"}
    assert view.facts("issues") == {(body, "关于加强技能培训工作的意见") for body in issuers}


def test_every_issuer_of_a_list_issues(graph_of: Build) -> None:
    view = graph_of("江西省总工会、省教育厅、省财政厅日前联合印发《江西省职工夜校建设办法》。")
    issuers = {"江西省总工会", "江西省教育厅", "江西省财政厅"}
    assert view.facts("issues") == {(body, "江西省职工夜校建设办法") for body in issuers}


def test_rows_under_an_attachment_won_what_it_is_headed_by(graph_of: Build) -> None:
    view = graph_of(
        "浙江省总工会关于表扬先进的通报\n省总工会决定，授予姜海涛等2名同志“浙江省职工科技创新标兵”称号。\n浙江省总工会\n2025年4月25日\n"
        "附件1　浙江省职工科技创新标兵（2名）\n姜海涛　杭州远航装备有限公司焊接高级技师、全国技术能手\n"
        "朴美善（女，朝鲜族）　温州工业职业学院副教授\n于晓波　台州昊丰制造有限公司工会主席\n"
        "附件2　优秀成果（1项）\n焊接技术　完成单位：杭州远航装备有限公司\n"
    )
    assert view.facts("awarded") == {
        ("姜海涛", "浙江省职工科技创新标兵"),
        ("姜海涛", "全国技术能手"),
        ("朴美善", "浙江省职工科技创新标兵"),
        ("于晓波", "浙江省职工科技创新标兵"),
    }
    assert ("朴美善", "温州工业职业学院", "副教授") in view.facts("holds_position", "title")


def test_a_row_whose_note_has_no_gap_behind_it_is_its_own(graph_of: Build) -> None:
    text = (
        "2024年“赣鄱工匠”名单（排名不分先后）\n\n于　洋（女）　　赣州松江化纤股份有限公司班组长\n"
        "孙立波　　　　赣州章江工程有限公司仪表工\n佟玉珠（女，满族）赣州市第三人民医院护士长\n"
        "葛振国　　　　萍乡浑江钢铁有限公司轧钢工\n"
    )
    assert graph_of(text).facts("holds_position") >= {
        ("孙立波", "赣州章江工程有限公司"),
        ("佟玉珠", "赣州市第三人民医院"),
    }
    assert ("孙立波", "赣州市第三人民医院") not in graph_of(text).facts("holds_position")
