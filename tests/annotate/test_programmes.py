"""Programmes: quoted by head, by introduction or explanation; counted lists; unquoted names in lists; no slogans."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("九江市总工会推出“码头小站”“渡口热线”服务。", {"码头小站", "渡口热线"}),
        ("九江市总工会增设12个“码头茶亭”。", {"码头茶亭"}),
        ("九江市总工会办起“码头木工班”。", {"码头木工班"}),
        ("“浔阳渡”由九江市总工会开发。", {"浔阳渡"}),
        ("“浔阳渡”是九江市总工会的服务品牌。", {"浔阳渡"}),
        ("九江市总工会启用“浔阳渡”平台，职工说“浔阳渡”好用。", {"浔阳渡平台"}),
        ("九江市总工会实施深化码头改革工程、普惠渔民工程。", {"深化码头改革工程", "普惠渔民工程"}),
        ("九江市总工会开展“江豚守望”行动试点。", {"江豚守望行动"}),
        ("2017年江西省春风行动启动。", {"春风行动"}),
        ("九江市总工会实施2024年码头护航计划。", {"码头护航计划"}),
        ("九江市总工会推进政府重大工程，建设6个泊位示范项目。", set()),
        ("九江市总工会开展“求学圆梦行动”计划。", {"求学圆梦行动"}),
        ("“九江市总工会‘三访三问’暖人心”入选案例，职工领到“好帮手”福利包。", {"三访三问", "好帮手福利包"}),
        ("职工拨打12351求助。", {"12351热线"}),
        ("九江市总工会当好职工的“娘家人”，打造“金钥匙”。", set()),
        ("市民拨打12320卫生健康热线。", {"12320卫生健康热线"}),
        ("九江市总工会拓展“码头+”服务模式，打造骑手“友好渡口”。", {"码头+服务模式", "友好渡口"}),
        ("九江市总工会以“揭榜领航”工作为抓手，以“同舟共济”为主题开会。", {"揭榜领航"}),
        ("代表们点赞“一港两仓三中心”，也说到“一企一策”。", {"一港两仓三中心"}),
        ("九江市总工会设立了渡口劳动争议调解工作室，搭建码头工人建功立业平台。", {"渡口劳动争议调解工作室"}),
        ("九江市总工会举办“建功十五五”主题劳动和技能竞赛。", {"建功十五五"}),
        ("九江市总工会提供“不打烊”服务，解决3个“停靠难”，推出“暖人心、接地气”的举措。", set()),
        ("九江市总工会推出“扫码入会、当天上岗”的“码头快线”小程序。", {"码头快线"}),
        ("九江市总工会以“学艺、练兵、比武”三条线为抓手，探索更多码头经验。", set()),
        ("九江市总工会共建成码头劳动争议调解工作室3个。", {"码头劳动争议调解工作室"}),
        ("九江市总工会为女职工提供“两癌”（宫颈癌、乳腺癌）筛查，职工上“全天候”夜班。", set()),
        ("何清任长江码头工程集团董事长。", set()),
        ("编号912351的水泵停了，职工报告九江市总工会。", set()),
        ("九江市总工会建立“三大群体”专项小组。", set()),
        ("九江市总工会与九江乡村振兴学院座谈。", set()),
        ("码头成为九江市总工会服务职工的“新窗口”、宣传的“新平台”。", set()),
        ("九江市总工会搭建“学本领、学文化、学法律”的平台。", set()),
        ("九江市总工会推出“江豚守望”行动，职工参加江豚守望行动。", {"江豚守望行动"}),
        ("九江市总工会办好服务职工十件实事、8项民生实事。", {"服务职工十件实事", "民生实事项目"}),
        ("码头茶亭被列入民生实事项目，职工办实事不少。", {"民生实事项目"}),
        ("九江市总工会开展江豚守望行动（以下简称“守望行动”），职工参加守望行动。", {"江豚守望行动"}),
        ("九江市总工会开展主题为“服务渡口，扩大招工”的“江豚守望”行动。", {"江豚守望行动"}),
        ("九江市总工会启动“浔阳船匠”推荐宣传学习活动。", {"浔阳船匠推荐宣传学习活动"}),
        ("九江市总工会开展“强本领、保畅通、创一流”主题学习实践活动。", {"强本领、保畅通、创一流主题学习实践活动"}),
        ("九江市总工会推行平台闪接、渡口闪办、码头闪评“三闪”模式。", {"三闪模式", "平台闪接", "渡口闪办", "码头闪评"}),
        ("九江市总工会开展“三访”活动：访船工、访码头、访渡口。", {"三访", "访船工", "访码头", "访渡口"}),
        ("九江市总工会设立“船工书屋”“渡口菜园”“江心亭”。", {"船工书屋", "渡口菜园", "江心亭"}),
        ("九江市总工会推动“快鹿达”“小渡船”等平台企业建会，颁发“江心”奖牌。", set()),
        ("九江市总工会建成12个码头工人歇脚驿站。", {"码头工人歇脚驿站"}),
        ("九江市总工会举办“浔阳夜航联欢晚会”。", set()),
        ("九江市总工会通过“走码头、访渡口”的方式服务船工。", set()),
        ("九江市总工会推行“江心议事”联动维权机制。", {"江心议事联动维权机制"}),
        ("九江市总工会把“船工体检”列入十件实事。", {"船工体检", "十件实事"}),
        ("“江豚守望”行动包括“夜巡渡口”“岸边热粥”。", {"江豚守望行动", "夜巡渡口", "岸边热粥"}),
        ("九江市总工会推行“3721”工作法，编号“3721”的水泵停了。", {"3721工作法"}),
        ("九江市总工会建成“1+5+N”渡口服务体系，推广五“船”工作法。", {"1+5+N渡口服务体系", "五船工作法"}),
        ("九江市总工会举办“我爱渡口”摄影作品征集活动，船工说“我爱渡口这份活”。", {"我爱渡口摄影作品征集活动"}),
        ("九江市总工会办了“江岸夜读”等活动，慰问“快鹿达”等企业。", {"江岸夜读"}),
        ("码头从“人等船”到“船等人”，九江市总工会聚焦“强技能、保畅通、促增收”。", set()),
        ("“江心暖站”点亮码头生活圈，九江市总工会打造“长江船匠之都”。", {"江心暖站"}),
        (
            "九江市总工会推进“两站一家”建设，实施“江湾育才计划（2021—2025年）”。",
            {"两站一家", "江湾育才计划（2021—2025年）"},
        ),
        ("九江市总工会统筹推进“五位一体”总体布局。", set()),
        ("九江市总工会推出“船上的劳动课”课程。", {"船上的劳动课"}),
        ("九江市总工会通过建成6个暖心渡口、推出船工体检等“三大服务”帮助船工。", {"三大服务"}),
    ],
    ids=[
        "two with one head",
        "so many",
        "head of one character",
        "made by",
        "said to be",
        "again",
        "verb inside the name, and a list",
        "on trial",
        "known, of a year and a place",
        "of a year",
        "generic, and so many",
        "known in quotation marks",
        "a quotation in another",
        "hotline by its number",
        "metaphors",
        "hotline by what it is for",
        "what is founded before the name",
        "what it is used for",
        "two numbers",
        "unquoted and founded",
        "the contest of a name",
        "what something is like",
        "what a list describes",
        "lines of work, more of something",
        "what completes the verb",
        "diseases and manners",
        "the name of a group of companies",
        "part of a number",
        "part of another name",
        "a school",
        "praise",
        "what is learnt",
        "again without its marks",
        "so many deeds",
        "deeds of a year",
        "a short name that the text gives",
        "a theme",
        "a long name behind a quotation",
        "a long name behind a quoted list",
        "any character that all items have",
        "items behind what it is called",
        "further ones of a list",
        "platforms and prizes",
        "so many of what has no marks",
        "an evening is an event",
        "how something is done",
        "one head behind another",
        "what is put on a list of deeds",
        "what a programme includes",
        "a number and its head",
        "a formula, and one word of a name in marks",
        "a name that begins like speech",
        "one of its kind",
        "what changes, and what is aimed at",
        "a headline, and a city's title",
        "counted things, and years",
        "a line of thought",
        "a head said twice",
        "so many of them in a list",
    ],
)
def test_what_is_a_programme(graph_of: Build, text: str, names: set[str]) -> None:
    assert set(graph_of(text).names("Programme")) == names


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        (
            "九江市总工会以码头领航、渡口先锋、江岸护航“三大行动”为抓手。",
            "三大行动",
            {"码头领航", "渡口先锋", "江岸护航"},
        ),
        (
            "九江市总工会开展码头建会行动、渡口普法行动等“六项行动”。",
            "六项行动",
            {"码头建会行动", "渡口普法行动"},
        ),
        (
            "九江市总工会开设“行走的江岸课”，设“渡口调查”“码头实训”两个模块。",
            "行走的江岸课",
            {"渡口调查", "码头实训"},
        ),
        (
            "九江市总工会开展“四访”服务，访船工、访码头、访渡口、访家属。",
            "四访",
            {"访船工", "访码头", "访渡口", "访家属"},
        ),
        (
            "九江市总工会开展以“送凉茶”“送药箱”为主要内容的“两送”活动。",
            "两送",
            {"送凉茶", "送药箱"},
        ),
        (
            "九江市总工会实施“两大行动”。一是实施船匠培育行动，招收学员。二是实施江岸护航行动，提供援助。",
            "两大行动",
            {"船匠培育行动", "江岸护航行动"},
        ),
        (
            "九江市总工会实施“三进”行动。一是进船舱。组织宣讲。二是进码头。开展座谈。三是进家庭。看望职工。",
            "三进行动",
            {"进船舱", "进码头", "进家庭"},
        ),
        (
            "九江市总工会开展“三个一”活动：一堂船工课、一封家书、一次走访。",
            "三个一",
            {"一堂船工课", "一封家书", "一次走访"},
        ),
        (
            "九江市总工会发布“江豚助企”行动，包括“送单上船”“匠人问诊”等五个方面。",
            "江豚助企行动",
            {"送单上船", "匠人问诊"},
        ),
    ],
    ids=["all of them", "some of them", "modules", "behind a comma", "as its contents", "one by one",
         "each by its word", "one of each", "included"],
)
def test_what_a_counted_programme_consists_of(graph_of: Build, text: str, whole: str, parts: set[str]) -> None:
    assert graph_of(text).facts("component_of") == {(part, whole) for part in parts}


def test_a_quoted_list_before_de_is_a_programme_only_as_a_way_of_working(graph_of: Build) -> None:
    view = graph_of(
        "大同市总工会推行“重点建、行业建、兜底建”的“三建”模式。\n大同市总工会建立“一周一会、一月一报”的工作机制。\n"
        "大同市总工会采取“看得见、够得着”的方式。"
    )
    assert view.names("Programme") == {"重点建", "行业建", "兜底建", "三建模式", "一周一会、一月一报"}


def test_the_first_of_a_county_is_no_part_of_its_name(graph_of: Build) -> None:
    view = graph_of("5月6日，鄂州市总工会打造了市内首家新就业群体党群服务中心。")
    assert view.names("Programme") == {"新就业群体党群服务中心"}


def test_the_first_lesson_is_no_part_of_a_name(graph_of: Build) -> None:
    assert graph_of("鄂州市“工友课堂”开班\n5月6日，鄂州市“工友课堂”开班。").names("Programme") == {"工友课堂"}
