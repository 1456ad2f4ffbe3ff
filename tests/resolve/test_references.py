"""References: level words, 会议, 《意见》 and shared names lead to what they can mean, or are listed as open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]


def test_a_level_word_is_the_articles_own_place(graph_of: Build) -> None:
    view = graph_of("山东省青岛市举办技能大赛\n3月5日，市总工会副主席陆远山介绍了情况，省总工会派人到场指导。")
    assert view.names("UnionBody") >= {"青岛市总工会", "山东省总工会"}
    assert view.facts("holds_position", "title") == {("陆远山", "青岛市总工会", "副主席")}


def test_a_level_word_is_the_place_of_its_own_article(graph_of: Build) -> None:
    view = graph_of("湖南省总工会开展调研。省教育厅给予支持。", "陕西省总工会开展调研。省教育厅给予支持。")
    assert view.names("StateOrgan") == {"湖南省教育厅", "陕西省教育厅"}


def test_a_body_of_a_place_that_nothing_names_is_its_articles_own_and_listed(graph_of: Build) -> None:
    text = "近日，市总工会主席何清介绍了情况，区委常委、组织部部长陆远山陪同。"
    view = graph_of(text, text.replace("介绍了情况", "到企业走访"))
    own = [data for _, data in view.graph.nodes(data=True) if data["label"] == "市总工会"]
    assert [data["unplaced"] for data in own] == ["true", "true"]
    assert view.unresolved.count("市总工会") == 2
    assert view.facts("holds_position", "title") == {
        ("何清", "市总工会", "主席"),
        ("陆远山", "区委", "常委"),
        ("陆远山", "区委组织部", "部长"),
    }


def test_a_meeting_of_bodies_without_a_place_is_called_as_it_is(graph_of: Build) -> None:
    view = graph_of("省政府与省总工会2029年第一次联席会议召开\n7月11日，省政府与省总工会2029年第一次联席会议召开。")
    assert view.names("Event") == {"省人民政府与省总工会2029年第一次联席会议"}


def test_a_level_word_that_could_be_one_of_two_places_is_listed(graph_of: Build) -> None:
    view = graph_of("市总工会主席何清介绍了情况。会后，苏州市、无锡市的职工交流了经验。")
    assert "市总工会" in view.unresolved
    assert not view.names("UnionBody") - {"中华全国总工会"}
    assert not view.facts("holds_position")


def test_the_meeting_that_is_only_referred_to_is_the_named_one(graph_of: Build) -> None:
    view = graph_of(
        "4月9日，河南省第三届职工技能大赛决赛在郑州市举行。省总工会主席陆远山出席活动并致辞。"
        "会上，省总工会副主席何清宣读了获奖名单。大赛由河南省总工会主办。"
    )
    event = "河南省第三届职工技能大赛决赛"
    assert view.names("Event") == {event}
    assert view.facts("speaks_at") >= {("陆远山", event)}
    assert ("河南省总工会", event, "主办") in view.facts("organizes", "role")


def test_who_comes_is_no_meeting(graph_of: Build) -> None:
    view = graph_of("青岛市总工会主席何清到会。")
    assert not view.names("Event")
    assert view.unresolved


def test_a_meeting_that_nothing_names_is_listed(graph_of: Build) -> None:
    view = graph_of("湖南省总工会主席王志强出席会议。")
    assert view.unresolved == ("会议",)
    assert not view.names("Event")
    assert not view.facts("attends")


def test_a_head_in_title_marks_is_the_document_named_before(graph_of: Build) -> None:
    view = graph_of(
        "河南省总工会印发《关于加强快递员权益保障的意见》。《意见》面向农民工。《意见》依据《中国工会章程》制定。"
    )
    full = "关于加强快递员权益保障的意见"
    assert view.names("PolicyDocument") == {full, "中国工会章程"}
    assert view.facts("cites") == {(full, "中国工会章程")}
    assert (full, "农民工") in view.facts("targets")


def test_a_head_that_no_document_ends_with_is_listed(graph_of: Build) -> None:
    view = graph_of("河南省总工会印发《河南省职工疗养办法》。《规划》提出，要服务职工。")
    assert view.unresolved == ("《规划》",)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("9月1日，北京市的职工代表走进朝阳区调研。", "110105"),
        ("9月1日，吉林省长春市的职工代表走进朝阳区调研。", "220104"),
    ],
)
def test_a_name_of_several_places_is_the_one_inside_the_articles_place(graph_of: Build, text: str, code: str) -> None:
    view = graph_of(text)
    assert view.node("Region", "朝阳区")["adcode"] == code
    assert not view.unresolved


def test_a_name_of_several_places_without_context_is_listed(graph_of: Build) -> None:
    view = graph_of("9月1日，职工代表走进朝阳区调研。")
    assert view.unresolved == ("朝阳区",)
    assert not view.names("Region")


def test_bodies_of_two_places_with_one_name_stay_two(graph_of: Build) -> None:
    view = graph_of(
        "9月1日，北京市朝阳区总工会主席何清介绍了情况。", "9月1日，吉林省长春市朝阳区总工会主席林海介绍了情况。"
    )
    codes = [data["adcode"] for _, data in view.graph.nodes(data=True) if data["label"] == "朝阳区总工会"]
    assert sorted(codes) == ["110105", "220104"]


def persons(view: Any, name: str) -> list[str]:
    """The ids of the persons of a name."""
    return [node for node, data in view.graph.nodes(data=True) if (data["type"], data["label"]) == ("Person", name)]


def test_one_name_in_two_provinces_is_two_persons(graph_of: Build) -> None:
    view = graph_of("湖南省总工会主席王志强介绍了情况。", "山西省总工会主席王志强介绍了情况。")
    assert len(persons(view, "王志强")) == 2


def test_one_name_in_one_body_is_one_person(graph_of: Build) -> None:
    view = graph_of(
        "湖南省总工会主席王志强介绍了情况。", "近日，湖南省总工会副主席王志强到山西省大同市与当地职工座谈。"
    )
    assert len(persons(view, "王志强")) == 1
    assert {title for *_, title in view.facts("holds_position", "title")} == {"主席", "副主席"}


@pytest.mark.parametrize(
    ("headline", "body", "name"),
    [
        (
            "岳阳市总工会召开八届六次全委会",
            "1月18日，岳阳市总工会八届六次全委（扩大）会议召开。",
            "岳阳市总工会八届六次全委（扩大）会议",
        ),
        (
            "永州市政府与市总工会召开第十五次联席会议",
            "4月12日，永州市人民政府与市总工会第十五次联席会议在冷水滩区召开。",
            "永州市人民政府与市总工会第十五次联席会议",
        ),
        (
            "永州市产改协调小组会议召开",
            "4月12日，永州市产改协调小组第八次全体会议在冷水滩区召开。",
            "永州市产改协调小组第八次全体会议",
        ),
        (
            "“劳动美”——郴州市第六届职工演讲比赛决赛落幕",
            "4月26日，“劳动美”郴州市第六届职工演讲比赛决赛在郴州市工人文化宫举行。",
            "劳动美——郴州市第六届职工演讲比赛决赛",
        ),
    ],
)
def test_one_meeting_however_it_is_phrased(graph_of: Build, headline: str, body: str, name: str) -> None:
    view = graph_of(f"{headline}\n{body}会议由周立新主持。")
    assert view.names("Event") == {name}


@pytest.mark.parametrize(
    "text", ["衡东县十七届人大常委会召开第十三次会议", "县十七届人大常委会第十三次会议在衡东县举行"]
)
def test_a_session_has_its_term_and_its_body(graph_of: Build, text: str) -> None:
    view = graph_of(f"湖南省衡东县人大工作动态\n7月31日，{text}。会议由周立新主持。")
    assert view.names("Event") == {"衡东县十七届人大常委会第十三次会议"}
    assert view.facts("organizes") == {("衡东县人大常委会", "衡东县十七届人大常委会第十三次会议")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("江西工会持续服务职工，建成驿站12处。", "江西省总工会"),
        ("南昌市工会持续服务职工，建成驿站12处。", "南昌市总工会"),
        ("澳门工会持续服务职工，建成驿站12处。", "澳门工会"),
    ],
)
def test_a_region_and_its_unions_are_its_federation(graph_of: Build, text: str, name: str) -> None:
    assert {subject for subject, *_ in graph_of(text).facts("has_metric", "value")} == {name}


def test_a_title_of_ones_own_and_the_same_one_that_it_follows_are_two(graph_of: Build) -> None:
    title = "关于加强产业工人技能提升工作的意见"
    view = graph_of(
        f"耒阳市总工会{title}\n各基层工会：\n根据《衡阳市总工会{title}》（衡工发〔2026〕3号）精神，制定本意见。\n一、建立导师制度。\n"
    )
    assert len([name for name in view.names("PolicyDocument") if title in name]) == 2


def test_our_school_is_that_whose_site_the_page_is(graph_of: Build) -> None:
    view = graph_of(
        "我校教师在教学竞赛中再获佳绩\n浙东海洋大学承办的教学竞赛决赛在杭州举行。我校工会自2021年起实施青年教师“领航”计划，"
        "举办教学比武36场。校工会常务副主席王东岚表示，将把提案落到实处。\n"
        "绍兴理工大学工会委员会 版权所有 地址：绍兴市越城区\n"
    )
    assert ("绍兴理工大学工会", "领航计划") in view.facts("implements")
    assert ("王东岚", "绍兴理工大学工会", "常务副主席") in view.facts("holds_position", "title")


def test_a_zone_says_its_county(graph_of: Build) -> None:
    view = graph_of(
        "上虞经开区赴苏州招商\n3月18日，上虞经开区管委会主任周启明赴苏州、无锡、常州市武进区拜访企业。区总工会副主席季红梅参加。"
    )
    assert ("季红梅", "上虞区总工会", "副主席") in view.facts("holds_position", "title")


def test_what_is_spoken_at_is_the_meeting_and_no_activity(graph_of: Build) -> None:
    view = graph_of(
        "全省工会工作会议在绍兴召开\n6月18日，全省工会工作会议在绍兴召开。会议强调，要深入开展“五小”竞赛和助企行活动。"
        "绍兴市总工会作交流发言。各市总工会负责人参加会议。\n"
    )
    assert view.facts("speaks_at") == {("绍兴市总工会", "全省工会工作会议")}
    assert {event for _, event in view.facts("attends")} <= {"全省工会工作会议"}


def test_a_company_is_called_by_its_own_word(graph_of: Build) -> None:
    view = graph_of(
        "绍兴市总工会服务企业\n绍兴市总工会与上海申浦装备集团有限公司签订协议，并与上海浦江技师学院签订协议。"
        "申浦装备总工程师王建国出席。浦江技师学院招收学员50名。\n"
    )
    assert ("王建国", "上海申浦装备集团有限公司", "总工程师") in view.facts("holds_position", "title")
    assert "浦江县技师学院" not in view.names("Institution")
    assert ("上海浦江技师学院", "绍兴市总工会") in {tuple(sorted(pair)) for pair in view.facts("cooperates_with")}


def test_our_school_is_that_whose_union_opens_a_sentence(graph_of: Build) -> None:
    view = graph_of(
        "我校荣获“河北省模范职工之家”称号\n日前，我校工会荣获“河北省模范职工之家”称号，保定职业技术学院工会发来贺信。\n"
        "近年来，承德职业技术学院工会推出“暖心小站”。校工会常务副主席王建国介绍了情况。\n"
    )
    assert ("承德职业技术学院", "河北省模范职工之家") in view.facts("awarded")
    assert ("承德职业技术学院工会", "河北省模范职工之家") in view.facts("awarded")
    assert ("王建国", "承德职业技术学院工会", "常务副主席") in view.facts("holds_position", "title")


def test_of_two_schools_neither_is_ours(graph_of: Build) -> None:
    view = graph_of(
        "我校工会开展交流\n近日，我校工会荣获“河北省模范职工之家”称号。\n"
        "承德职业技术学院工会到访。保定职业技术学院工会也派人参加。\n"
    )
    assert {one for one, _ in view.facts("awarded")}.isdisjoint({"承德职业技术学院工会", "保定职业技术学院工会"})


def test_a_college_of_a_school_is_the_writer_s_own(graph_of: Build) -> None:
    view = graph_of(
        "我院教代会召开\n12月18日下午，承德师范大学音乐学院第五届教职工代表大会召开。学院党总支书记王建国、院长李卫出席。"
        "会议由学院党总支副书记赵敏主持。\n承德师范大学工会 版权所有\n"
    )
    posts = view.facts("holds_position", "title")
    assert ("王建国", "承德师范大学音乐学院党总支", "书记") in posts
    assert ("李卫", "承德师范大学音乐学院", "院长") in posts
    assert ("赵敏", "承德师范大学音乐学院党总支", "副书记") in posts


def test_the_only_group_of_companies_is_meant_by_jituan(graph_of: Build) -> None:
    view = graph_of(
        "集团工会与区法院签订共建协议\n6月26日，承德市双桥区人民法院与河北燕山建设集团工会共建“法企工作站”。"
        "集团党委委员、工会主席王建国出席签约仪式。\n截至目前，集团工会已调解纠纷27件。\n"
    )
    posts = view.facts("holds_position", "title")
    assert ("王建国", "河北燕山建设集团工会", "主席") in posts
    assert ("王建国", "河北燕山建设集团党委", "委员") in posts
    assert "河北燕山建设集团工会" in {one for one, _ in view.facts("has_metric")}


def test_where_somebody_goes_is_not_whom_a_page_is_of(graph_of: Build) -> None:
    view = graph_of(
        "公司工会组织职工赴承德市职工疗养院疗养\n9月2日，河北燕山乳业集团有限公司工会组织40名职工前往承德市职工疗养院。"
        "公司党委副书记、工会主席王建国看望了职工。\n公司现有职工1860人。\n"
    )
    assert ("王建国", "河北燕山乳业集团有限公司工会", "主席") in view.facts("holds_position", "title")
    assert "承德市职工疗养院" not in {one for one, _ in view.facts("has_metric")}


def test_a_school_named_by_its_congress_alone_is_the_page_s_own(graph_of: Build) -> None:
    view = graph_of(
        "承德理工学院第四届教职工代表大会召开\n3月19日，承德理工学院第四届教职工代表大会召开。校长王建国作学校工作报告，"
        "校工会主席李卫作工会工作报告。党委书记赵敏讲话。\n"
    )
    posts = view.facts("holds_position", "title")
    assert ("王建国", "承德理工学院", "校长") in posts
    assert ("赵敏", "承德理工学院党委", "书记") in posts


def test_a_part_of_a_union_is_that_of_the_house(graph_of: Build) -> None:
    text = "承德市中心医院工会举办拔河赛。外科分工会荣获一等奖，护理分工会、第二分工会获得二等奖。各分工会参加。\n"
    view = graph_of(text)
    won = {one for one, _ in view.facts("awarded")}
    assert won == {f"承德市中心医院{one}分工会" for one in ("外科", "护理", "第二")}


def test_a_meeting_called_by_its_kind_is_the_one_of_the_headline(graph_of: Build) -> None:
    view = graph_of(
        "鄂州市举行职工服务工作新闻发布会\n9月8日，鄂州市人民政府新闻办公室召开新闻发布会。"
        "鄂州市总工会副主席王建国出席发布会。"
    )
    assert view.names("Event") == {"职工服务工作新闻发布会"}
    assert view.facts("attends") == {("王建国", "职工服务工作新闻发布会")}


def test_a_meeting_of_another_kind_is_not_the_one_of_the_headline(graph_of: Build) -> None:
    view = graph_of("鄂州市总工会召开产改工作推进会\n9月8日，鄂州市总工会召开推进会。会后，鄂州市总工会召开座谈会。")
    assert view.names("Event") == {"产改工作推进会", "座谈会"}


def test_a_zone_and_its_bodies_are_called_for_short(graph_of: Build) -> None:
    view = graph_of(
        "常德高新区：护航小哥\n常德高新技术产业开发区总工会召开会议。高新区总工会推出“甲工夜校”。"
        "常德经济技术开发区新增岗位。经开区管委会推出“乙工夜校”。"
    )
    assert {name for name in view.names("UnionBody") if "区" in name} == {"常德高新技术产业开发区总工会"}
    assert view.names("StateOrgan") == {"常德经济技术开发区管委会"}
    assert view.facts("implements") == {
        ("常德高新技术产业开发区总工会", "甲工夜校"),
        ("常德经济技术开发区管委会", "乙工夜校"),
    }
