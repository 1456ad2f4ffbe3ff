"""Villages, counties by their short names, verbs behind names, posts in one row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Build = Callable[..., Any]


def test_a_village_is_a_place_wherever_it_stands(graph_of: Build) -> None:
    text = "株洲市渌口区龙船镇石亭村的王建国说。石亭村成了渌口区首批试点村，渌口区建起示范村和智慧社区。"
    names = graph_of(text).names("Region")
    assert "石亭村" in names
    assert not any(name.endswith(("试点村", "示范村", "智慧社区")) for name in names)


def test_a_village_leaves_the_town_that_no_table_has_outside_its_name(graph_of: Build) -> None:
    assert "金溪村" in graph_of("株洲市渌口区云岭乡金溪村办起工坊。").names("Region")


def test_a_county_goes_by_its_short_name_once_it_is_named_in_full(graph_of: Build) -> None:
    told = "渌口区人民政府印发方案，株洲市委高度重视。渌口建成标准茶园26处。"
    assert ("渌口区", 26.0) in {(s, v) for s, _, v in graph_of(told).facts("has_metric", "value")}
    assert "永新县" not in graph_of("红寺堡区柳泉乡永新的职工来了。").names("Region")


def test_towns_of_a_city_without_counties(graph_of: Build) -> None:
    names = graph_of("该中心在儋州市和庆镇揭牌，车队还开到光村镇。东莞市虎门镇也来人了。").names("Region")
    assert {"和庆镇", "光村镇", "虎门镇"} <= names


def test_the_verb_behind_a_name_is_no_part_of_it(graph_of: Build) -> None:
    text = "攸县委政法委副书记李刚算了笔账，职工麦麦提·艾山种了红枣，市总工会主席张小明了解到情况。"
    assert graph_of(text).names("Person") == {"李刚", "麦麦提·艾山", "张小明"}


def test_what_stands_alone_in_quotation_marks_is_no_person(graph_of: Build) -> None:
    assert graph_of("凭“惠工通”“乐工卡”电子会员卡的职工能打折。").names("Person") == set()


def test_posts_in_one_row_are_of_one_place(graph_of: Build) -> None:
    text = (
        "长沙市总工会在长沙市开会。株洲市人大常委会副主任、市总工会主席周立新到会。"
        "株洲市委常委、副市长、市公安局局长王建国到会。长沙市教育局局长、市总工会主席李立群主持。"
    )
    assert {("周立新", "株洲市总工会"), ("王建国", "株洲市公安局"), ("李立群", "长沙市总工会")} <= graph_of(text).facts(
        "holds_position"
    )


def test_companies_of_a_counted_list(graph_of: Build) -> None:
    text = "大赛由集团工会主办，天成化工、天远化工、天宏化工三家子公司承办，一汽-大众汽车有限公司参加。"
    assert graph_of(text).names("Enterprise") == {"天成化工", "天远化工", "天宏化工", "一汽-大众汽车有限公司"}


def test_unions_of_several_places_are_no_body(graph_of: Build) -> None:
    text = "长沙、株洲两市工会建立机制，两地工会接力追薪，湘潭三市工会会商。各县（市）区总工会，市直各产业工会参加。"
    unions = graph_of(text).names("UnionBody")
    assert not any("两市" in name or "三市" in name or "各" in name or name == "地工会" for name in unions)


def test_a_meeting_that_is_only_spoken_of_is_not_meant_by_会议(graph_of: Build) -> None:
    text = (
        "衡阳市人大常委会任免名单\n（2029年8月6日衡阳市第九届人民代表大会常务委员会第十七次会议通过）\n"
        "接受王建国辞职，报衡阳市第九届人民代表大会第四次会议备案。\n"
        "会议由今年1月召开的衡阳市第九届人民代表大会第三次会议上当选的市人大常委会主任李立新主持，副市长周小明列席。"
    )
    view, meeting = graph_of(text), "衡阳市第九届人民代表大会常务委员会第十七次会议"
    assert view.facts("chairs") == {("李立新", meeting)}
    assert view.facts("attends") == {("周小明", meeting)}


def test_places_that_share_one_word_for_their_unions(graph_of: Build) -> None:
    text = "经四川、重庆两省市总工会牵线，自贡、泸州和重庆荣昌、渌口等地总工会签订协议。"
    unions = {"四川省总工会", "重庆市总工会", "自贡市总工会", "泸州市总工会", "荣昌区总工会", "渌口区总工会"}
    assert unions <= graph_of(text).names("UnionBody")


def test_the_union_of_a_house_by_its_industry(graph_of: Build) -> None:
    text = "关于开展竞赛的通知\n各单位：\n　　有关安排如下。\n中国教育工会湖南师范大学委员会\n2025年3月18日"
    assert "湖南师范大学工会" in graph_of(text).names("UnionBody")


def test_a_roster_by_the_houses_own_word(graph_of: Build) -> None:
    text = (
        "湖南三友（集团）有限公司成立组委会\n湖南三友（集团）有限公司成立组委会，名单如下：\n"
        "　　主　任：李　刚　集团公司党委书记、董事长\n　　副主任：周广海　集团公司总裁\n"
        "　　　　　　李玉英　集团公司工会主席\n　　成　员：李大为　株洲市总工会党组书记、主席"
    )
    house = "湖南三友（集团）有限公司"
    assert graph_of(text).facts("holds_position", "title") == {
        ("李刚", house, "董事长"),
        ("李刚", f"{house}党委", "书记"),
        ("周广海", house, "总裁"),
        ("李玉英", f"{house}工会", "主席"),
        ("李大为", "株洲市总工会", "党组书记"),
        ("李大为", "株洲市总工会", "主席"),
    }


def test_relatives_and_a_surname_said_again(graph_of: Build) -> None:
    assert graph_of("旁边是市人民医院心内科主任周刚周主任。石亭镇的王大爷也来了。").names("Person") == {"周刚"}


def test_branches_of_villages_and_committees_of_areas(graph_of: Build) -> None:
    view = graph_of("渌口区龙船镇石亭村有人来了。石亭村党总支书记周大为发言。片区党委同企业签约。")
    assert view.facts("holds_position", "title") == {("周大为", "石亭村党总支", "书记")}
    assert view.names("PartyOrgan") == {"石亭村党总支"}


def test_a_school_is_called_by_all_the_places_before_it(graph_of: Build) -> None:
    names = graph_of("湖南省衡阳技师学院、湖南省长沙市技师学院来人。").names("Institution")
    assert names == {"湖南省衡阳技师学院", "长沙市技师学院"}


def test_a_joint_notice_of_offices_is_one_document(graph_of: Build) -> None:
    text = (
        "人力资源社会保障部办公厅　全国总工会办公厅　全国工商联办公厅\n关于开展2025年秋季招聘月活动的通知\n"
        "人社厅函〔2025〕936号\n\n各省、自治区、直辖市人力资源社会保障厅（局）、总工会、工商联：\n"
        "　　有关安排如下。\n　　一、主要任务\n　　（一）收集用工需求。登记造册。\n"
        "　　（二）用好线上招聘。开设云端专场。\n\n"
        "人力资源社会保障部办公厅\n全国总工会办公厅\n全国工商联办公厅\n2025年8月12日"
    )
    view, title = graph_of(text), "关于开展2025年秋季招聘月活动的通知"
    offices = {"人力资源和社会保障部办公厅", "中华全国总工会办公厅", "中华全国工商业联合会办公厅"}
    assert {(office, title) for office in offices} <= view.facts("issues")
    assert {m for _, m in view.facts("contains_measure")} == {"收集用工需求", "用好线上招聘"}


def test_communities_behind_a_town_and_at_the_head_of_clauses_are_places(graph_of: Build) -> None:
    text = "株洲市渌口区龙门镇和顺社区办起食堂。青禾社区有老人三百名。去年，青禾社区建起夜校，和谐社区是大家的心愿。"
    names = graph_of(text).names("Region")
    assert {"和顺社区", "青禾社区"} <= names
    assert "和谐社区" not in names


def test_a_verb_that_a_county_is_called_by_joins_two_bodies(graph_of: Build) -> None:
    text = "攸县总工会在攸县开会。县总工会会同县民政局设立救助站，县总工会和县司法局巡回宣讲。"
    assert graph_of(text).names("StateOrgan") == {"攸县民政局", "攸县司法局"}
    assert "会同县" in graph_of("怀化市会同县总工会慰问环卫工人。").names("Region")


def test_the_head_of_a_zone_before_an_organ_is_the_one_zone_of_the_text(graph_of: Build) -> None:
    text = "攸县云溪湾经济开发区总工会揭牌。开发区党工委委员、总工会主席王建国讲话，开发区总工会设驿站三处。"
    view = graph_of(text)
    assert view.facts("holds_position", "title") == {
        ("王建国", "云溪湾经济开发区党工委", "委员"),
        ("王建国", "云溪湾经济开发区总工会", "主席"),
    }
    assert view.names("UnionBody") & {"区总工会", "开发区总工会"} == set()


def test_what_looks_like_a_name_and_is_none(graph_of: Build) -> None:
    text = (
        "攸县总工会问职工来不来。周总介绍了车间。林晓将代表株洲参赛，王建国边走边看，"
        "天河机械有限公司董事长李卫，通讯员阿依古丽·买买提报道。"
    )
    assert graph_of(text).names("Person") == {"林晓", "王建国", "李卫", "阿依古丽·买买提"}


def test_bodies_of_provinces_and_cities_in_one_list(graph_of: Build) -> None:
    text = "甘肃省总工会与四川、重庆、陕西3省（市）总工会签订协议。"
    partners = {two for pair in graph_of(text).facts("cooperates_with") for two in pair[:2]}
    assert partners == {"甘肃省总工会", "四川省总工会", "重庆市总工会", "陕西省总工会"}


def test_a_known_company_s_legal_name_begins_with_its_place(graph_of: Build) -> None:
    assert graph_of("武汉美团科技有限公司建会。").names("Enterprise") == {"武汉美团科技有限公司"}


def test_a_meeting_held_in_our_city_is_held_in_the_articles_own(graph_of: Build) -> None:
    text = "5月6日，全省女职工工作推进会在我市隆重召开。株洲市总工会主席王建国出席会议。"
    assert graph_of(text).facts("held_in") == {("全省女职工工作推进会", "株洲市")}


def test_a_team_of_speakers_is_no_person(graph_of: Build) -> None:
    assert graph_of("株洲市总工会宣讲团来到车间。宣讲团老师们讲了故事。").names("Person") == set()


def test_words_that_begin_like_names(graph_of: Build) -> None:
    """A verb before 代表, a trade, a place in a byline, a town's name that is a common word, a town called 学院."""
    text = (
        "宜昌快报\n作者：夷陵区 2024-05-06\n宜昌市总工会在各苏木乡镇办班，把会员代表请来，车工、钳工都到了。"
        "连日来，西陵区学院街道建成驿站12个。"
    )
    graph = graph_of(text)
    assert graph.names("Person") == set()
    assert "学院街道" in graph.names("Region")
    assert "苏木乡" not in graph.names("Region")


def test_who_somebody_is_said_with_系(graph_of: Build) -> None:
    graph = graph_of("何小山系甘肃渡口机床有限公司车间主任。")
    assert ("何小山", "甘肃渡口机床有限公司") in graph.facts("holds_position")


def test_the_branch_of_a_bank_is_called_as_it_calls_itself(graph_of: Build) -> None:
    text = "海口市总工会与中国邮政储蓄银行股份有限公司海口市分行签约。邮储银行海口市分行党委书记何清到会。"
    assert graph_of(text).names("Enterprise") == {"中国邮政储蓄银行海口市分行"}
