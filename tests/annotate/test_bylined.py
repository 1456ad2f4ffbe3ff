"""Names that stand at the edges of a text: authors without a label, papers where they name themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]
BODY = "3月10日，湖南省岳阳市总工会召开会议，部署职工技能竞赛工作，要求各级工会抓好落实。"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"岳阳打造竞赛升级版\n\n黄文群 杜翔   湖南劳动报   2025-03-13 12:06\n\n{BODY}", {"黄文群", "杜翔"}),
        (f"岳阳打造竞赛升级版\n\n黄文群 刘芳华\n\n2025年03月13日\n\n{BODY}", {"黄文群", "刘芳华"}),
        (f"岳阳打造竞赛升级版\n\n洞庭新闻网消息（黄文群 刘芳华）{BODY}", {"黄文群", "刘芳华"}),
        (f"岳阳打造竞赛升级版\n\n{BODY}\n\n记者：李    冰\n\n摄影：何    峥", {"李冰", "何峥"}),
        (f"岳阳打造竞赛升级版\n\n{BODY}\n文字编辑：宋林 马艳\n本文作者：上官文", {"宋林", "马艳", "上官文"}),
        (f"岳阳打造竞赛升级版\n\n{BODY}\n文/图：党群工作部 黄文群", {"黄文群"}),
        (f"岳阳打造竞赛升级版\n\n{BODY}\n（文：宣传科 黄文群 图：刘芳华）", {"黄文群", "刘芳华"}),
        (f"岳阳打造竞赛升级版\n\n{BODY}\n供稿丨院工会 黄文群\n摄影丨刘芳华", {"黄文群", "刘芳华"}),
    ],
)
def test_authors(graph_of: Build, text: str, names: set[str]) -> None:
    assert graph_of(text).names("Person") == names


@pytest.mark.parametrize("line", ["时政 社会 经济", "工会 动态", "高清 视频"])
def test_entries_of_a_menu_are_no_authors(graph_of: Build, line: str) -> None:
    assert graph_of(f"岳阳打造竞赛升级版\n\n{line}\n\n2025年03月13日\n\n{BODY}").names("Person") == set()


def test_names_behind_an_occupation_in_a_list(graph_of: Build) -> None:
    view = graph_of("湖南省总工会决定，授予岳阳电厂操作工车俊林、长沙机床厂运检工满文东等10人“湖湘工匠”称号。")
    assert view.names("Person") == {"车俊林", "满文东"}
    assert graph_of("湖南省岳阳市的参赛者中，农民工占三成，职工安全、员工和睦。").names("Person") == set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("巴陵晨报岳阳6月3日电（记者 李文）" + BODY, {"巴陵晨报"}),
        ("新洞庭客户端、巴陵网4月23日消息（记者 李文）" + BODY, {"新洞庭客户端", "巴陵网"}),
        ("据巴陵晨报5月7日消息，" + BODY, {"巴陵晨报"}),
        (BODY + "也可关注“岳阳发布”微信公众号。", {"岳阳发布"}),
        (BODY + "\n（巴陵晨报 李文波）", {"巴陵晨报"}),
        ("来源：巴陵晨报/洞庭新闻 记者 李文\n" + BODY, {"巴陵晨报", "洞庭新闻"}),
        ("来源：工人日报客户端\n" + BODY, {"工人日报"}),
        (BODY + "大家关注网络安全，据了解，本报讯。", set()),
    ],
)
def test_papers(graph_of: Build, text: str, names: set[str]) -> None:
    assert graph_of(f"岳阳打造竞赛升级版\n{text}").names("Media") == names


def test_a_slash_introduces_an_author_and_a_word_of_one_character_needs_a_mark(graph_of: Build) -> None:
    assert graph_of("绵阳市总工会开展慰问活动。\n记者/王建国\n文章图片").names("Person") == {"王建国"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("大会要求深化改革。赵建国总理在报告中提出要求。", {"赵建国"}),
        ("国务院总理赵建国主持会议。", {"赵建国"}),
        ("“情满柳乡·工会同行”活动举行。", set()),
    ],
)
def test_a_head_of_government_is_named_before_the_title(graph_of: Build, text: str, names: set[str]) -> None:
    assert graph_of(text).names("Person") == names


def test_a_name_like_a_word_before_the_next_role(graph_of: Build) -> None:
    text = "本报讯（记者 高兴旺、通讯员 覃小龙）5月21日，南昌市总工会召开座谈会。"
    assert graph_of(text).facts("written_by") == {
        ("5月21日，南昌市总工会召开座谈会", "高兴旺"),
        ("5月21日，南昌市总工会召开座谈会", "覃小龙"),
    }
