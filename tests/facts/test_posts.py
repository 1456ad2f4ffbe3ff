"""Posts: each title belongs to its own body, also where the sentence shares or leaves out one of the two."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

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


def test_workers_and_ranks_are_posts_of_the_house_right_before_them(graph_of: Build) -> None:
    view = graph_of(
        "湖南三湘电机有限公司数控铣工梁国栋、湘潭大学副教授李安平受到表彰。湖南三湘电机有限公司职工周立新参加活动。"
        "教授吴晓峰点评。湘潭大学毕业的电焊工何远征说。"
    )
    assert view.facts("holds_position", "title") == {
        ("梁国栋", "湖南三湘电机有限公司", "数控铣工"),
        ("李安平", "湘潭大学", "副教授"),
        ("周立新", "湖南三湘电机有限公司", "职工"),
    }


def test_deputies_named_behind_their_chief_share_the_body(graph_of: Build) -> None:
    view = graph_of("衡阳市红十字会会长李安平，副会长周立新、吴晓峰出席。衡阳市财政局局长何远征，副秘书长梁国栋讲话。")
    assert view.facts("holds_position", "title") == {
        ("李安平", "衡阳市红十字会", "会长"),
        ("周立新", "衡阳市红十字会", "副会长"),
        ("吴晓峰", "衡阳市红十字会", "副会长"),
        ("何远征", "衡阳市财政局", "局长"),
    }


def test_those_elected_one_after_another_share_the_body(graph_of: Build) -> None:
    view = graph_of(
        "5月8日，衡阳市总工会召开全委会，"
        "选举李安平为衡阳市总工会主席，周立新、吴晓峰（挂职）为副主席，何远征、梁国栋为兼职副主席。"
    )
    assert view.facts("holds_position", "title") == {
        ("李安平", "衡阳市总工会", "主席"),
        ("周立新", "衡阳市总工会", "副主席"),
        ("吴晓峰", "衡阳市总工会", "副主席"),
        ("何远征", "衡阳市总工会", "兼职副主席"),
        ("梁国栋", "衡阳市总工会", "兼职副主席"),
    }


def test_a_short_word_for_a_house_means_the_last_one_that_it_fits(graph_of: Build) -> None:
    view = graph_of("5月8日，湘潭大学与衡阳市总工会签约。仪式由校工会常务副主席李安平主持。")
    assert ("李安平", "湘潭大学工会", "常务副主席") in view.facts("holds_position", "title")


def test_a_post_in_a_democratic_party_is_none_of_the_municipal_committee(graph_of: Build) -> None:
    view = graph_of("衡阳市政协副主席、民建衡阳市委主委李安平出席会议。")
    assert {(who, title) for who, _, title in view.facts("holds_position", "title")} == {
        ("李安平", "副主席"),
        ("李安平", "主委"),
    }
    assert "衡阳市委" not in {body for _, body, _ in view.facts("holds_position", "title")}


DECISION = "衡阳市人大常委会任免名单\n（2024年5月30日衡阳市第十六届人民代表大会常务委员会第二十五次会议通过）\n"


def test_a_list_of_appointments_and_removals(graph_of: Build) -> None:
    view = graph_of(
        f"{DECISION}任命：\n周立新为衡阳市人民政府副秘书长；\n吴建国为衡阳市中级人民法院副院长。\n"
        "免去：\n李桂芳的衡阳市财政局局长职务；\n陈思远的衡阳市人民检察院检察员职务。\n"
    )
    assert view.facts("holds_position", "title", "valid_from", "valid_to") == {
        ("周立新", "衡阳市人民政府", "副秘书长", "2024-05-30", ""),
        ("吴建国", "衡阳市中级人民法院", "副院长", "2024-05-30", ""),
        ("李桂芳", "衡阳市财政局", "局长", "", "2024-05-30"),
        ("陈思远", "衡阳市人民检察院", "检察员", "", "2024-05-30"),
    }


def test_posts_end_where_the_text_says_so(graph_of: Build) -> None:
    view = graph_of(
        "湖南省衡阳市召开干部会议\n2024年6月3日，衡阳市召开干部会议。会议宣布，免去张志远同志的衡阳市民政局副局长职务，"
        "刘晓梅同志不再担任衡阳市教育局局长；接受何大勇辞去衡阳市人民政府副市长职务的请求。",
    )
    assert view.facts("holds_position", "title", "valid_to") == {
        ("张志远", "衡阳市民政局", "副局长", "2024-06-03"),
        ("刘晓梅", "衡阳市教育局", "局长", "2024-06-03"),
        ("何大勇", "衡阳市人民政府", "副市长", "2024-06-03"),
    }


def test_the_elected_share_a_title_whatever_is_noted_of_them(graph_of: Build) -> None:
    view = graph_of(
        "衡阳市总工会第九届委员会第一次全体会议5月6日召开。周立新当选衡阳市总工会主席。"
        "吴建国、李桂芳（女）、陈思远（兼）等3名同志当选副主席。",
    )
    found = {(name, body, title) for name, body, title in view.facts("holds_position", "title")}
    assert found == {
        ("周立新", "衡阳市总工会", "主席"),
        *((name, "衡阳市总工会", "副主席") for name in ("吴建国", "李桂芳", "陈思远")),
    }


def test_a_career_belongs_to_the_person_that_it_follows(graph_of: Build) -> None:
    view = graph_of(
        "湖北省襄阳市人事\n韩立江已任襄阳市委副书记。韩立江，1974年4月生，湖北枣阳人。曾任枣阳市委书记，"
        "襄阳市委党校校长（兼）等职。2021年6月任襄阳市委常委、组织部部长。"
    )
    assert view.facts("holds_position", "title") == {
        ("韩立江", "襄阳市委", "副书记"),
        ("韩立江", "枣阳市委", "书记"),
        ("韩立江", "襄阳市委党校", "校长"),
        ("韩立江", "襄阳市委", "常委"),
        ("韩立江", "襄阳市委组织部", "部长"),
    }


def test_a_clause_with_a_subject_of_its_own_is_no_career(graph_of: Build) -> None:
    view = graph_of("湖北省襄阳市人事\n韩立江主持会议。会议决定由他人担任襄阳市总工会主席。")
    assert not {facts for facts in view.facts("holds_position", "title") if facts[0] == "韩立江"}


def test_those_named_right_behind_share_the_body(graph_of: Build) -> None:
    view = graph_of(
        "6月3日，湖南省岳阳市举行座谈会。岳阳市人大常委会副主任谢长林、邱玉珍，秘书长蒋文波出席。"
        "岳阳市总工会主席毛立新主持，经费审查委员会主任罗小兰、二级巡视员洪志勇参加。"
    )
    assert view.facts("holds_position", "title") == {
        ("谢长林", "岳阳市人大常委会", "副主任"),
        ("邱玉珍", "岳阳市人大常委会", "副主任"),
        ("蒋文波", "岳阳市人大常委会", "秘书长"),
        ("毛立新", "岳阳市总工会", "主席"),
        ("罗小兰", "岳阳市总工会经费审查委员会", "主任"),
        ("洪志勇", "岳阳市总工会", "二级巡视员"),
    }


def test_a_body_named_by_half_is_one_of_the_place_in_force(graph_of: Build) -> None:
    view = graph_of("6月3日，湖南省岳阳市政协副主席、总工会主席毛立新，岳阳市长陆远到场。")
    assert view.facts("holds_position", "title") == {
        ("毛立新", "岳阳市政协", "副主席"),
        ("毛立新", "岳阳市总工会", "主席"),
        ("陆远", "岳阳市人民政府", "市长"),
    }


def test_a_unit_of_the_house_that_the_text_is_about(graph_of: Build) -> None:
    view = graph_of(
        "湖南城建职业学院举办报告会\n湖南城建职业学院举办报告会。院党委书记王平主持。"
        "提案工作委员会主任周开华介绍了情况。机电工程系党委副书记李慧敏说，很受启发。"
    )
    assert view.facts("holds_position", "title") == {
        ("王平", "湖南城建职业学院党委", "书记"),
        ("周开华", "湖南城建职业学院", "提案工作委员会主任"),
        ("李慧敏", "湖南城建职业学院机电工程系党委", "副书记"),
    }


def test_another_house_behind_a_name_is_not_the_former_one(graph_of: Build) -> None:
    view = graph_of("湖南省岳阳市总工会主席毛立新，新源局党委副书记何建民参加。")
    assert ("何建民", "岳阳市总工会", "副书记") not in view.facts("holds_position", "title")


def test_a_driver_has_a_post_in_the_body_before(graph_of: Build) -> None:
    view = graph_of("湖南省岳阳市工会动态\n君山区出租汽车协会出租车司机王小明介绍了情况。")
    assert view.facts("holds_position", "title") == {("王小明", "君山区出租汽车协会", "出租车司机")}


def test_a_house_is_meant_by_the_noun_for_it(graph_of: Build) -> None:
    view = graph_of(
        "湖南三湘（集团）有限公司工会第一次代表大会召开。集团党委书记、董事长施立新，监事长白远山，"
        "党委副书记、纪委书记黄建民到会。经选举，沈大龄、胡国强等当选为第一届委员会委员。沈大龄当选为集团工会主席。"
        "林秉文当选为经费审查委员会主任。"
    )
    house = "湖南三湘（集团）有限公司"
    assert view.facts("holds_position", "title") == {
        ("施立新", f"{house}党委", "书记"),
        ("施立新", house, "董事长"),
        ("白远山", house, "监事长"),
        ("黄建民", f"{house}党委", "副书记"),
        ("黄建民", f"{house}纪委", "书记"),
        ("沈大龄", f"{house}工会", "委员"),
        ("胡国强", f"{house}工会", "委员"),
        ("沈大龄", f"{house}工会", "主席"),
        ("林秉文", f"{house}工会经费审查委员会", "主任"),
    }


def test_a_house_without_a_name_is_one_of_its_article(graph_of: Build) -> None:
    text = "学院召开教代会\n3月6日，学院召开教代会。会议由院党委书记{}主持。学院工会主席李大为发言。"
    view = graph_of(text.format("章来顺"), text.format("朱应光"))
    assert view.facts("holds_position", "title") >= {("章来顺", "学院党委", "书记"), ("朱应光", "学院党委", "书记")}
    organs = [name for name, data in view.graph.nodes(data=True) if data["label"] == "学院党委"]
    assert len(organs) == 2


def test_a_body_called_by_its_head(graph_of: Build) -> None:
    view = graph_of(
        "宜昌援疆工作前方指挥部召开座谈会。湖北省总工会副主席张文远，指挥部党委委员、副指挥赵威武参加。"
        "海峡劳动发展研究会会长周立新发言，该研究会秘书长李平主持。"
    )
    assert view.facts("holds_position", "title") == {
        ("张文远", "湖北省总工会", "副主席"),
        ("赵威武", "宜昌市援疆工作前方指挥部党委", "委员"),
        ("赵威武", "宜昌市援疆工作前方指挥部", "副指挥"),
        ("周立新", "海峡劳动发展研究会", "会长"),
        ("李平", "海峡劳动发展研究会", "秘书长"),
    }


def test_one_decision_on_several_persons(graph_of: Build) -> None:
    view = graph_of(
        "会议表决通过，决定任命毛远明为湖北省人民政府副省长，李元福为湖北省司法厅厅长；"
        "接受莫建功辞去湖北省教育厅厅长职务的请求，欧泽林辞去湖北省民政厅厅长职务的请求。"
    )
    assert view.facts("holds_position", "title") == {
        ("毛远明", "湖北省人民政府", "副省长"),
        ("李元福", "湖北省司法厅", "厅长"),
        ("莫建功", "湖北省教育厅", "厅长"),
        ("欧泽林", "湖北省民政厅", "厅长"),
    }


def test_a_list_of_duties_names_the_person_before_the_post(graph_of: Build) -> None:
    view = graph_of(
        "湖北省宜昌市人民政府领导分工\n周正清市长\n领导市政府全面工作。\n"
        "舒庆林副市长 兼市公安局局长，负责公安工作。\n习近平总书记强调，要为民服务。"
    )
    assert view.facts("holds_position", "title") == {
        ("周正清", "宜昌市人民政府", "市长"),
        ("舒庆林", "宜昌市人民政府", "副市长"),
        ("舒庆林", "宜昌市公安局", "局长"),
    }


def test_the_people_of_a_body_that_is_named_once_for_all(graph_of: Build) -> None:
    view = graph_of("宜昌市民政局领导包括局长彭清远、副局长周俊生等出席。")
    assert view.facts("holds_position", "title") == {
        ("彭清远", "宜昌市民政局", "局长"),
        ("周俊生", "宜昌市民政局", "副局长"),
    }


def test_the_posts_of_a_zone(graph_of: Build) -> None:
    view = graph_of("天津港保税区群团工作部部长、总工会主席王文秀讲话。")
    assert view.facts("holds_position", "title") == {
        ("王文秀", "天津港保税区群团工作部", "部长"),
        ("王文秀", "天津港保税区总工会", "主席"),
    }


def test_a_department_behind_a_post_that_only_implies_its_body_is_one_of_the_same_place(graph_of: Build) -> None:
    view = graph_of("河北省保定市副市长、公安局局长田立群主持会议。")
    assert view.facts("holds_position", "title") == {
        ("田立群", "保定市人民政府", "副市长"),
        ("田立群", "保定市公安局", "局长"),
    }


def test_departments_of_one_body_are_sisters_and_a_ministry_is_not_read_into_their_names(graph_of: Build) -> None:
    view = graph_of("湖北省总工会宣传教育部部长吕平安、法律工作部部长吴晓峰到宜昌市调研。")
    assert view.facts("holds_position", "title") == {
        ("吕平安", "湖北省总工会宣传教育部", "部长"),
        ("吴晓峰", "湖北省总工会法律工作部", "部长"),
    }


def test_a_ministry_beside_a_body_stays_one(graph_of: Build) -> None:
    view = graph_of("教育部部长吕平安到宜昌市调研。")
    assert view.facts("holds_position", "title") == {("吕平安", "教育部", "部长")}


def test_the_school_is_the_university_not_a_school_of_it(graph_of: Build) -> None:
    view = graph_of(
        "赣江大学开展劳模进校园活动\n5月6日，赣江大学举行报告会。赣江大学政法学院师生聆听报告。"
        "校党委副书记、纪委书记吕平安出席报告会。"
    )
    assert {body for _, body, _ in view.facts("holds_position", "title")} == {"赣江大学党委", "赣江大学纪委"}


@pytest.mark.parametrize(
    ("text", "body", "title"),
    [
        ("长沙市教育局长李国强出席。", "长沙市教育局", "局长"),
        ("长沙市委宣传部长李国强出席。", "长沙市委宣传部", "部长"),
        ("长沙市委常委、统战部长李国强出席。", "长沙市委统战部", "部长"),
    ],
)
def test_a_head_and_its_body_share_a_character(graph_of: Build, text: str, body: str, title: str) -> None:
    assert ("李国强", body, title) in graph_of(text).facts("holds_position", "title")


def test_a_word_behind_a_body_is_no_head_of_it(graph_of: Build) -> None:
    assert graph_of("长沙市教育局长期服务学生。李国强出席。").facts("holds_position") == set()


@pytest.mark.parametrize("rank", ["正处级", "兼", "挂职"])
def test_a_rank_between_post_and_name(graph_of: Build, rank: str) -> None:
    view = graph_of(f"南昌市总工会主席王海波讲话，市人社局副局长（{rank}）李雪松宣读通知。")
    assert ("李雪松", "南昌市人力资源和社会保障局") in view.facts("holds_position")


def test_a_name_set_apart_in_the_line_of_a_removal(graph_of: Build) -> None:
    text = "赣州市人大常委会任免名单\n\n免去：\n邱 华的赣州市中级人民法院民事审判第三庭庭长、审判员职务。\n"
    view = graph_of(text)
    assert view.names("Person") == {"邱华"}
    assert {title for *_, title in view.facts("holds_position", "title")} == {"庭长", "审判员"}
