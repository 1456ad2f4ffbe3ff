"""Names of bodies: what stands behind a body's name belongs to it or begins another one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]


def test_two_offices_joined_by_and_are_two_bodies(graph_of: Build) -> None:
    view = graph_of("湖南省委办公厅和省政府办公厅印发《湖南省工匠培育办法》。")
    assert "湖南省委办公厅" in view.names("PartyOrgan")
    assert "湖南省人民政府办公厅" in view.names("StateOrgan")
    assert view.facts("issues") == {
        ("湖南省委办公厅", "湖南省工匠培育办法"),
        ("湖南省人民政府办公厅", "湖南省工匠培育办法"),
    }


def test_a_department_may_hold_an_and(graph_of: Build) -> None:
    assert "湖南省总工会劳动和经济工作部" in graph_of("湖南省总工会劳动和经济工作部召开会议。").names("UnionBody")


def test_a_company_is_named_back_to_the_mark_or_verb_before_its_legal_form(graph_of: Build) -> None:
    view = graph_of(
        "获奖单位：东风起重机械有限公司、红星（武汉）科技有限公司、湖北三峡建设集团有限公司。"
        "职工走进鼎元种牛育种有限公司参观，推动大成食品有限公司建会。"
    )
    assert view.names("Enterprise") == {
        "东风起重机械有限公司",
        "红星（武汉）科技有限公司",
        "湖北三峡建设集团有限公司",
        "鼎元种牛育种有限公司",
        "大成食品有限公司",
    }


def test_a_company_begins_behind_the_day_and_behind_who_congratulates_it(graph_of: Build) -> None:
    view = graph_of("2031年5月3日甘肃陇原路桥有限公司召开大会。热烈祝贺甘肃河西风电有限公司获得“守信企业”称号。")
    assert view.names("Enterprise") == {"甘肃陇原路桥有限公司", "甘肃河西风电有限公司"}


def test_a_school_s_office_is_read_behind_a_character_said_twice(graph_of: Build) -> None:
    view = graph_of("安徽理工大学学生处处长陈立主持会议，安徽理工大学工会主席何进参加。")
    assert view.names("Institution") == {"安徽理工大学", "安徽理工大学学生处"}


def test_a_branch_is_another_body_than_its_company(graph_of: Build) -> None:
    view = graph_of("活动由华冶重工集团有限公司、华冶重工集团有限公司天津分公司承办。")
    assert {"华冶重工集团有限公司", "华冶重工集团有限公司天津分公司"} <= view.names("Enterprise")


def test_departments_of_no_list_and_of_zones(graph_of: Build) -> None:
    view = graph_of(
        "湖北省远安县开展慰问。慰问组到县交警大队、自来水公司等单位走访。宜昌市交通委员会及市道路运输管理局参加。"
        "2024年东湖高新区规划国土和建设交通局、东湖高新区（自贸试验区）总工会参加。"
    )
    assert {"远安县交警大队", "宜昌市交通委员会", "宜昌市道路运输管理局"} <= view.names("StateOrgan")
    assert "东湖高新区规划国土和建设交通局" in view.names("StateOrgan")
    assert "远安县自来水公司" in view.names("Enterprise")
    assert "东湖高新区（自贸试验区）总工会" in view.names("UnionBody")


def test_a_short_name_in_brackets_holds_in_the_whole_text(graph_of: Build) -> None:
    view = graph_of(
        "澳门工人福利联合会（工福会）举行团拜，工福会会长陆远山致辞。湖北省总工会（武汉）的代表参加，武汉放假。"
    )
    assert ("陆远山", "澳门工人福利联合会", "会长") in view.facts("holds_position", "title")
    assert "武汉市" in view.names("Region")


def test_a_town_calls_its_committee_by_its_full_form(graph_of: Build) -> None:
    view = graph_of("湖北省夷陵区龙泉镇举办活动。镇党委委员、镇总工会主席邓秋月代表镇委致辞。")
    assert view.names("PartyOrgan") == {"龙泉镇党委"}
    assert view.facts("holds_position", "title") == {
        ("邓秋月", "龙泉镇党委", "委员"),
        ("邓秋月", "龙泉镇总工会", "主席"),
    }


def test_the_court_of_a_city_is_the_intermediate_one_that_of_a_county_is_not(graph_of: Build) -> None:
    view = graph_of("绵阳市总工会与市法院召开座谈会。绵阳市三台县法院、三台县总工会参加座谈会。")
    assert view.names("StateOrgan") >= {"绵阳市中级人民法院", "三台县人民法院"}


def test_a_kind_of_insurance_behind_a_place_is_no_company(graph_of: Build) -> None:
    assert not graph_of("山东省医疗保险推进全覆盖，济宁市工伤保险同步实施。").names("Enterprise")


def test_a_preposition_before_the_place_of_a_company_is_not_its_name(graph_of: Build) -> None:
    assert graph_of("推进试点，以贵州瑞丰锂业发展有限公司为试点。").names("Enterprise") == {"贵州瑞丰锂业发展有限公司"}


def test_a_centre_of_a_federation_is_an_institution_and_a_branch_stands_inside_its_insurer(graph_of: Build) -> None:
    view = graph_of("绵阳市总工会职工权益保障中心副主任王建国介绍，安泰财产保险股份有限公司绵阳中心支公司参加了签约。")
    assert "绵阳市总工会职工权益保障中心" in view.names("Institution")
    assert "安泰财产保险股份有限公司绵阳中心支公司" in view.names("Enterprise")


def test_the_league_of_a_level_word_is_the_article_s_own(graph_of: Build) -> None:
    assert "共青团三台县委" in graph_of("三台县总工会联合共青团县委开展慰问活动。").names("SocialOrganization")


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("联合市妇联", "SocialOrganization", "汕尾市妇女联合会"),
        ("会同市委宣传部", "PartyOrgan", "汕尾市委宣传部"),
        ("携手团市委", "SocialOrganization", "共青团汕尾市委"),
        ("会同市直机关工委", "PartyOrgan", "汕尾市直属机关工作委员会"),
        ("联合市关工委", "SocialOrganization", "汕尾市关心下一代工作委员会"),
        ("联合市安委办", "StateOrgan", "汕尾市安全生产委员会办公室"),
        ("联合市公积金中心", "Institution", "汕尾市住房公积金管理中心"),
    ],
)
def test_a_level_word_behind_a_verb_begins_a_body(graph_of: Build, text: str, kind: str, name: str) -> None:
    view = graph_of(f"汕尾市总工会{text}开展慰问。")
    assert name in view.names(kind)
    assert len(view.facts("cooperates_with")) == 1


def test_a_word_that_goes_on_is_no_office(graph_of: Build) -> None:
    view = graph_of("汕尾市总工会在市政府办公楼召开会议，城市管理、台湾事务方面工作由李建国负责。")
    assert view.names("StateOrgan") == {"汕尾市人民政府"}
    assert view.names("Region") >= {"汕尾市"}
    assert "台湾省" not in view.names("Region")


def test_a_short_name_needs_the_place_of_its_union(graph_of: Build) -> None:
    assert "香港工会联合会" in graph_of("香港工联会昨日举行集会，工联会会长致辞。").names("UnionBody")
    for text in ("该工联会现有成员单位12家。", "莲花社区工联会慰问环卫工人。"):
        assert "香港工会联合会" not in graph_of(text).names("UnionBody")


def test_the_league_of_a_place_is_no_party_committee(graph_of: Build) -> None:
    view = graph_of("团三台县委和县总工会联合举办培训班。由团绵阳市委主办。")
    assert view.names("SocialOrganization") == {"共青团三台县委", "共青团绵阳市委"}
    assert not view.names("PartyOrgan")
    assert "三台县委" in graph_of("三台县委和县总工会联合举办培训班。").names("PartyOrgan")


def test_what_is_done_to_unions_is_no_name(graph_of: Build) -> None:
    view = graph_of("绵阳市司法局表扬优秀工会。四川实践中展现工会作为。")
    assert view.names("UnionBody") == set()
    assert view.names("StateOrgan") == {"绵阳市司法局"}


def test_the_unions_of_the_parts_of_a_house_are_its_articles_own(graph_of: Build) -> None:
    text = "经过角逐，体育学院工会、药学院工会、机关第一工会荣获一等奖。各级工会、产业工会、基层工会踊跃参加。"
    view = graph_of(text, text.replace("经过角逐", "经过比赛"))
    own = {"体育学院工会", "药学院工会", "机关第一工会"}
    assert view.facts("awarded") == {(one, "一等奖") for one in own}
    assert sum(data["label"] in own for _, data in view.graph.nodes(data=True)) == 6


def test_the_sign_of_rights_is_no_part_of_a_name(graph_of: Build) -> None:
    view = graph_of("我校举办讲座\n\n3月2日，我校举办法律讲座，职工参加。\n\nCopyright©安徽理工大学工会　地址：淮南\n")
    assert view.names("UnionBody") == {"安徽理工大学工会"}


def test_who_takes_something_over_begins_behind_the_verb(graph_of: Build) -> None:
    view = graph_of("职工食堂交由湖北金穗餐饮有限公司经营，委托给湖北江汉物业有限公司看管。")
    assert view.names("Enterprise") == {"湖北金穗餐饮有限公司", "湖北江汉物业有限公司"}


def test_a_party_school_is_a_school(graph_of: Build) -> None:
    assert graph_of("辽宁省锦州市委党校副校长李强出席会议。").names("Institution") == {"锦州市委党校"}


def test_and_behind_the_first_character_of_a_list_s_item_is_in_the_name(graph_of: Build) -> None:
    names = graph_of("5月6日，职工走进湖北大冶机械有限公司、盛和水泵有限公司和大冶纺织有限公司。").names("Enterprise")
    assert names == {"湖北大冶机械有限公司", "盛和水泵有限公司", "大冶纺织有限公司"}


def test_a_union_s_own_department_is_no_ministry(graph_of: Build) -> None:
    view = graph_of("5月6日，鄂州市总工会组织部部长李大为、宣传教育部部长王建国来到华容区。")
    assert "教育部" not in view.names("StateOrgan")


def test_about_what_stands_behind_a_place_is_no_name(graph_of: Build) -> None:
    view = graph_of("5月6日，鄂州市总工会主席李大为来黄石就企业工会工作开展专题调研。")
    assert view.names("UnionBody") & {"黄石就企业工会", "企业工会"} == set()
    assert "黄石市就业服务中心" in graph_of("5月6日，职工来到黄石就业服务中心。").names("Institution")


def test_the_unions_of_each_county_are_no_body(graph_of: Build) -> None:
    view = graph_of("萍乡市总工会要求各县（市）区总工会走访困难职工，各县区工会、湘东区总工会已经开始。")
    assert view.names("UnionBody") == {"萍乡市总工会", "湘东区总工会", "江西省总工会", "中华全国总工会"}


def test_the_word_of_a_story_is_no_part_of_a_company(graph_of: Build) -> None:
    text = "炉台花开\n——记甘肃祁连铜业有限公司工会\n\n甘肃祁连铜业有限公司工会主席李大为说，大家都来了。"
    assert graph_of(text).names("UnionBody") == {"甘肃祁连铜业有限公司工会"}


def test_unions_of_a_level_and_trade_are_no_body(graph_of: Build) -> None:
    view = graph_of("南昌市总工会、各县区总工会、省级产业工会负责人参加会议。")
    assert "省级产业工会" not in view.names("UnionBody")
