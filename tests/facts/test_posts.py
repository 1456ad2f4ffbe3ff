"""Posts: each title belongs to its own body, also where the sentence shares or leaves out one of the two."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Build = Callable[..., Any]


def test_the_titles_of_a_joint_title_belong_each_to_its_own_body(graph_of: Build) -> None:
    view = graph_of(
        "江西省赣州市举办职工技能节\n5月8日，赣州市职工技能节启动仪式在章贡区举行。"
        "市政协副主席、市教育局局长曾文辉，市委常委、宣传部部长钟丽华出席仪式。"
    )
    assert view.facts("holds_position", "title") == {
        ("曾文辉", "赣州市政协", "副主席"),
        ("曾文辉", "赣州市教育局", "局长"),
        ("钟丽华", "赣州市委", "常委"),
        ("钟丽华", "赣州市委宣传部", "部长"),
    }


def test_two_titles_of_one_body_are_two_posts(graph_of: Build) -> None:
    view = graph_of("4月2日，安徽省芜湖市总工会党组书记、常务副主席陶立民介绍了情况。")
    assert view.facts("holds_position", "title") == {
        ("陶立民", "芜湖市总工会", "党组书记"),
        ("陶立民", "芜湖市总工会", "常务副主席"),
    }


def test_a_list_of_names_shares_the_title_before_it(graph_of: Build) -> None:
    view = graph_of("湖北省总工会副主席李安平、周立新、吴晓峰到宜昌市调研。")
    assert view.facts("holds_position", "title") == {
        (name, "湖北省总工会", "副主席") for name in ("李安平", "周立新", "吴晓峰")
    }


def test_a_title_without_a_body_has_the_one_it_implies(graph_of: Build) -> None:
    view = graph_of(
        "3月5日，湖南省职工技能竞赛推进会在长沙召开。省委常委、常务副省长陆远山出席会议。",
        "3月6日，上海市职工技能竞赛推进会召开。市长何清出席会议。",
    )
    assert view.facts("holds_position", "title") == {
        ("陆远山", "湖南省委", "常委"),
        ("陆远山", "湖南省人民政府", "常务副省长"),
        ("何清", "上海市人民政府", "市长"),
    }


def test_the_organ_of_a_company_that_a_title_names_is_its_body(graph_of: Build) -> None:
    view = graph_of("湖南三湘电机有限公司党委副书记、工会主席梁国栋介绍了情况。")
    assert view.facts("holds_position", "title") == {
        ("梁国栋", "湖南三湘电机有限公司党委", "副书记"),
        ("梁国栋", "湖南三湘电机有限公司工会", "主席"),
    }
