"""What is told in turns, what explains a document, headlines in parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Build = Callable[..., Any]


def test_figures_of_a_turn_are_of_the_speakers_body(graph_of: Build) -> None:
    text = (
        "渌口区举行新闻发布会\n区教育局局长李文英、区民政局副局长李大军先后作了介绍。\n"
        "李文英：先说数。按区总工会定的规矩，培训分批进行。今年培训教师320人，开出课程45门。\n"
        "李大军：办起幸福食堂76个，新建日间照料站4个。"
    )
    facts = {(s, v) for s, _, v in graph_of(text).facts("has_metric", "value")}
    assert {("渌口区教育局", 320.0), ("渌口区教育局", 45.0), ("渌口区民政局", 76.0)} <= facts


def test_a_worker_who_is_presented_speaks_for_the_own_firm(graph_of: Build) -> None:
    text = (
        "对话能手周文英\n周文英，女，1991年生，湖南三友机械有限公司磨工，现兼任株洲市总工会副主席。\n"
        "记者：工作室名气不小。\n周文英：牌子是市总工会给的。前后做成28项革新，申请专利7项。"
    )
    subjects = {s for s, _, v in graph_of(text).facts("has_metric", "value") if v in (28.0, 7.0)}
    assert subjects == {"湖南三友机械有限公司"}


def test_what_explains_a_document_tells_its_measures(graph_of: Build) -> None:
    text = (
        "《渌口区关爱职工若干措施》政策解读\n近日，渌口区人民政府印发《渌口区关爱职工若干措施》，现解读如下。\n"
        "一、出台背景\n（一）职工有所盼。走访43家企业。\n二、主要内容\n（一）强化思想引领。办好讲堂。\n"
        "（二）健全发展通道。推行新制度。\n三、执行标准\n自2025年9月1日起施行。"
    )
    assert {m for _, m in graph_of(text).facts("contains_measure")} == {"强化思想引领", "健全发展通道"}


def test_a_headline_in_parts_is_no_name_of_one_contest(graph_of: Build) -> None:
    text = "能手竞技 行家评分 株洲市第十届职工技能大赛落幕\n10月25日，株洲市第十届职工技能大赛在长沙收官。"
    assert graph_of(text).names("Event") == {"株洲市第十届职工技能大赛"}


def test_lifts_are_counted_and_departments_are_not(graph_of: Build) -> None:
    text = "长沙市加装电梯动态\n长沙市完成老楼加装电梯523部。省住建厅等十四部门、13部门联合发文。"
    assert {v for _, _, v in graph_of(text).facts("has_metric", "value")} == {523.0}


def test_each_brief_of_a_collection_is_of_its_own_body(graph_of: Build) -> None:
    text = (
        "株洲市总工会基层动态\n\n▍渌口区总工会：职工结上“对子”\n6月23日，渌口区总工会与荷塘区总工会签订协议。\n\n"
        "▍醴陵市总工会：“小候鸟”有了好去处\n7月1日，托管班开班。今年计划办班4个。\n\n"
        "▍攸县总工会：田里建工会\n6月30日，代表大会召开，县总工会副主席赵斌讲话。吸纳会员1876人。"
    )
    view = graph_of(text)
    assert {("醴陵市总工会", 4.0), ("攸县总工会", 1876.0)} <= {(s, v) for s, _, v in view.facts("has_metric", "value")}
    assert ("赵斌", "攸县总工会", "副主席") in view.facts("holds_position", "title")


def test_the_author_of_two_posts_speaks_for_the_union(graph_of: Build) -> None:
    text = (
        "让工匠“走亲”\n\n□ 周文海\n\n　　我们建起“难题池”，挂出难题147道。\n"
        "　　（作者系株洲市人大常委会副主任、市总工会主席）"
    )
    view = graph_of(text)
    assert ("株洲市总工会", "难题池") in view.facts("implements")
    assert {("周文海", "株洲市人大常委会"), ("周文海", "株洲市总工会")} <= view.facts("holds_position")


def test_two_slogans_each_have_their_own_items(graph_of: Build) -> None:
    text = (
        "渌口区总工会推行“五联”机制。所谓“五联”，即会议联开、阵地联建、人才联育、服务联办、成果联享；"
        "“三共”则是人才共育、品牌共创、产业共兴。"
    )
    parts = graph_of(text).facts("component_of")
    assert {("人才共育", "三共"), ("品牌共创", "三共"), ("产业共兴", "三共")} <= parts
    assert not any(whole == "三共" and "联" in item for item, whole in parts)


def test_figures_of_a_press_conference_are_of_who_tells_them(graph_of: Build) -> None:
    text = "9月23日湖南省人民政府新闻办公室举行的新闻发布会上，省民政厅副厅长李大海列出一组数：修缮农村公路1.2万公里。"
    assert {s for s, _, _ in graph_of(text).facts("has_metric", "value")} == {"湖南省民政厅"}


def test_figures_are_not_of_a_meeting_that_is_only_spoken_of(graph_of: Build) -> None:
    text = (
        "衡阳市人大常委会任免名单\n（2029年8月6日衡阳市第九届人民代表大会常务委员会第十七次会议通过）\n"
        "会议由今年1月召开的衡阳市第九届人民代表大会第三次会议上当选的市人大常委会主任李立新主持，委员共27人出席。"
    )
    assert {s for s, _, v in graph_of(text).facts("has_metric", "value")} == {
        "衡阳市第九届人民代表大会常务委员会第十七次会议"
    }


def test_a_blank_in_a_headline_ends_what_is_counted(graph_of: Build) -> None:
    text = "河南省年内新增高技能人才36万人 首席技师享受高管待遇\n河南省出台方案。"
    assert {name for _, name, v in graph_of(text).facts("has_metric", "value") if v == 360000} == {"新增高技能人才"}


def test_this_federation_is_the_one_of_unions_named_last(graph_of: Build) -> None:
    text = (
        "3月28日，南昌市总工会、市工商联召开座谈会。进贤县快递行业工会联合会主席李大为作交流发言。"
        "该联合会去年与6家快递企业签订集体合同，惠及快递员420人。"
    )
    found = graph_of(text).facts("has_metric", "value")
    assert {(s, v) for s, _, v in found} == {("进贤县快递行业工会联合会", 6.0), ("进贤县快递行业工会联合会", 420.0)}


def test_the_area_of_one_of_many_houses_is_not_of_them_all(graph_of: Build) -> None:
    found = graph_of("南昌市总工会建成120平方米的户外劳动者驿站。").facts("has_metric", "value")
    assert {(s, v) for s, _, v in found} == {("南昌市总工会", 120.0)}


def test_how_long_it_has_run_is_no_part_of_what_is_counted(graph_of: Build) -> None:
    text = "进贤县总工会设立“零工小站”，试运行两个月来已登记求职农民工812人，成功对接就业467人。"
    assert {(name, v) for _, name, v in graph_of(text).facts("has_metric", "value")} == {
        ("登记求职农民工", 812.0),
        ("对接就业", 467.0),
    }


def test_that_honour_is_the_one_given_in_the_sentence(graph_of: Build) -> None:
    text = (
        "南昌市召开推进会。在洪都重工，焊工最高可聘为“首席工匠”。"
        "会议为2024年度“南昌市产改示范企业”授牌，江西滨湖纺织有限公司、南昌赣江港务有限公司等20家企业获此殊荣。"
    )
    assert graph_of(text).facts("awarded") == {
        ("江西滨湖纺织有限公司", "南昌市产改示范企业"),
        ("南昌赣江港务有限公司", "南昌市产改示范企业"),
    }
