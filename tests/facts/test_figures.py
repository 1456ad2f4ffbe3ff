"""Figures: plain values with their units and hedges; and the numbers that are none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]
BODY = "南昌市总工会"


@pytest.mark.parametrize(
    ("text", "indicator", "value", "unit", "hedge"),
    [
        ("工会会员达42.65万人", "工会会员", 426500.0, "人", ""),
        ("服务职工超3.5万人次", "服务职工", 35000.0, "人次", "超"),
        ("建成职工驿站120余个", "职工驿站", 120.0, "个", "余"),
        ("职工满意度达98.5％", "职工满意度", 98.5, "%", ""),
        ("投入帮扶资金1.2亿元", "帮扶资金", 120000000.0, "元", ""),
        ("发放慰问金1,250万元", "慰问金", 12500000.0, "元", ""),
        ("工会会员达36万8千人", "工会会员", 368000.0, "人", ""),
        ("投入帮扶资金1亿2000万元", "帮扶资金", 120000000.0, "元", ""),
        ("培训技术工人近3千名", "技术工人", 3000.0, "名", "近"),
        ("培训技术工人三十五名", "技术工人", 35.0, "名", ""),
        ("建成职工驿站两百余个", "职工驿站", 200.0, "个", "余"),
        ("职工满意度达百分之九十五", "职工满意度", 95.0, "%", ""),
        ("工会会员达42．65万人", "工会会员", 426500.0, "人", ""),
        ("职工满意度达９８．５％", "职工满意度", 98.5, "%", ""),
        ("职工满意度达百分之九十五点二四", "职工满意度", 95.24, "%", ""),
        ("投入帮扶资金六点四五亿元", "帮扶资金", 645000000.0, "元", ""),
        ("下午三点五十名技术工人到场", "技术工人", 50.0, "名", ""),
    ],
)
def test_a_figure_has_its_plain_value(
    graph_of: Build, text: str, indicator: str, value: float, unit: str, hedge: str
) -> None:
    view = graph_of(f"{BODY}积极服务职工，{text}。")
    ((subject, name, *rest),) = view.facts("has_metric", "value", "unit", "qualifier")
    assert subject == BODY
    assert indicator in name
    assert rest == [value, unit, hedge]


@pytest.mark.parametrize(
    "text",
    [
        "自1950年5月1日起服务职工",
        "于2026年第3季度召开第十二次会议",
        "印发洪工发〔2025〕12号文件",
        "公布服务电话0791-86281234",
        "开通12351职工服务热线",
        "在3号楼8层举办第2届职工书画展",
        "按照第十七条和2026—2030年规划开展工作",
        "会同教育局等10个部门开展工作",
        "开放24小时驿站",
        "在8小时之外开展工作",
        "历经2个多月筹备书画展",
        "会同7家单位承办书画展",
        "邀请三家单位与百名职工开展工作",
        "组织五六百名职工开展工作",
        "按照第三十条开展工作",
        "慰问成百上千名职工",
        "走过70个春秋",
        "分3批组织职工疗休养",
        "每批人数5人至15人不等",
        "通过3种方式开展工作",
        "帮助劳动合同3年（含）以下的职工",
    ],
)
def test_a_number_that_counts_nothing_is_no_figure(graph_of: Build, text: str) -> None:
    view = graph_of(f"{BODY}{text}，覆盖率达96%。")
    assert [(value, unit) for _, _, value, unit in view.facts("has_metric", "value", "unit")] == [(96.0, "%")]


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        ("走访困难职工家庭1630户", "走访困难职工家庭", 1630.0),
        ("评选出技术能手45名", "技术能手", 45.0),
        ("8.2万名职工参加岗位练兵", "参加岗位练兵职工", 82000.0),
        ("农民工占比达62%", "农民工占比", 62.0),
        ("建成各类“工友驿站”148个", "工友驿站", 148.0),
        ("近三年累计签订集体合同14份", "集体合同", 14.0),
        ("失业人员实现再就业2500人", "失业人员实现再就业", 2500.0),
        ("职工离职率连续两个月回落至5.2%", "职工离职率", 5.2),
        ("5月份职工离职率为5.2%", "职工离职率", 5.2),
        ("一线技师平均年龄38岁", "一线技师平均年龄", 38.0),
        ("组织19家共建单位", "共建单位", 19.0),
        ("共吸引260人次参与", "参与人次", 260.0),
        ("改造出1200平方米的职工之家", "职工之家面积", 1200.0),
        ("授予27名35周岁以下的技术能手", "技术能手", 27.0),
        ("节约60%的施工用电", "施工用电", 60.0),
        ("发展12家新就业形态企业", "新就业形态企业", 12.0),
        ("为126名困难职工子女发放助学金", "困难职工子女", 126.0),
        ("为企业节约成本1500万元", "节约成本", 15000000.0),
        ("下拨2025年度困难职工帮扶资金320万元", "困难职工帮扶资金", 3200000.0),
        ("慰问困难职工、一线职工等2.1万人次", "慰问困难职工、一线职工", 21000.0),
        ("基地占地面积5000平方米", "基地占地面积", 5000.0),
        ("确定97人为代表候选人", "代表候选人", 97.0),
        ("送出折合人民币86万元的防暑物品", "防暑物品", 860000.0),
    ],
)
def test_what_a_figure_measures(graph_of: Build, text: str, indicator: str, value: float) -> None:
    view = graph_of(f"{BODY}积极服务职工，{text}。")
    ((subject, name, found),) = view.facts("has_metric", "value")
    assert (subject, found) == (BODY, value)
    assert indicator in name
    assert len(name) <= len(indicator) + 2


def test_a_figure_goes_on_from_the_former(graph_of: Build) -> None:
    view = graph_of(f"{BODY}发展会员1.9万人，其中女职工8600人，建成驿站148个，比去年增加36个。")
    found = {(name, value) for _, name, value in view.facts("has_metric", "value")}
    assert {("发展会员", 19000.0), ("发展会员女职工", 8600.0)} <= found
    assert any("驿站" in name and value == 36.0 for name, value in found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("覆盖法人单位46家，会员670人", {("覆盖法人单位", 46.0), ("会员", 670.0)}),
        ("建立分会46家，会员670人", {("分会", 46.0), ("分会会员", 670.0)}),
        ("建成省级创新工作室32个，市级126个", {("省级创新工作室", 32.0), ("市级创新工作室", 126.0)}),
        ("组织干部120人走访企业380家", {("干部", 120.0), ("走访企业", 380.0)}),
        ("参赛企业由80家增加到560家", {("参赛企业", 80.0), ("参赛企业", 560.0)}),
        ("建会企业由2019年的120家增加到2024年的860家", {("建会企业", 120.0), ("建会企业", 860.0)}),
        ("服务阵地由原来870平方米拓展至4000余平方米", {("服务阵地", 870.0), ("服务阵地", 4000.0)}),
        ("累计参加人数1000余人（次）", {("累计参加人数", 1000.0)}),
        ("按每人每年3000元给予一次性补贴", {("一次性补贴", 3000.0)}),
        ("城乡低保标准分别提高至885元", {("城乡低保标准", 885.0)}),
    ],
)
def test_two_figures_in_a_row(graph_of: Build, text: str, found: set[tuple[str, float]]) -> None:
    view = graph_of(f"{BODY}积极服务职工，{text}。")
    assert {(name, value) for _, name, value in view.facts("has_metric", "value")} == found


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("江西省启动“匠心启航计划”。匠心启航计划已培训职工500名。", "匠心启航计划"),
        ("南昌市总工会深入实施匠心启航计划，培训职工500名。", BODY),
        ("南昌市总工会、南昌机床厂等52家单位参加，培训职工500名。", BODY),
    ],
)
def test_whom_a_figure_is_about(graph_of: Build, text: str, subject: str) -> None:
    view = graph_of(f"南昌工会动态\n{text}")
    assert (subject, 500.0) in {(found, value) for found, _, value in view.facts("has_metric", "value")}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("南昌市总工会召开会议。全市已有500家企业建立工会。", "南昌市"),
        ("南昌市总工会召开会议。我市建成职工书屋500家。", "南昌市"),
        ("南昌市总工会启动“求学圆梦”行动，首批资助职工500人。", "南昌市总工会"),
        ("南昌市总工会公布的数据显示，2025年全国城镇职工500人。", "中国"),
        ("南昌市东湖区平台企业职工500人。", "东湖区"),
        ("会上启动“求学圆梦”行动，首批资助职工500人。", "求学圆梦行动"),
        ("江西省总工会率先行动。南昌市总工会成立服务队。累计服务职工500人次。", "南昌市总工会"),
        ("江西省总工会率先行动。南昌市总工会成立服务队。\n天气渐热。累计服务职工500人次。", "江西省总工会"),
    ],
)
def test_whom_a_figure_is_about_that_its_clause_does_not_name(graph_of: Build, text: str, subject: str) -> None:
    view = graph_of(f"江西省总工会服务职工出实招\n本报讯  {text}")
    assert {(found, value) for found, _, value in view.facts("has_metric", "value")} == {(subject, 500.0)}


def test_what_a_person_did_is_no_figure_of_a_body(graph_of: Build) -> None:
    view = graph_of("南昌市总工会表彰劳模。高级技师李建国一年带出5名技师。李建国介绍，工会服务职工500人次。")
    assert [value for *_, value in view.facts("has_metric", "value")] == [500.0]


def test_the_figures_of_a_contest_are_not_those_of_the_ceremony(graph_of: Build) -> None:
    view = graph_of(
        "南昌市举办第五届焊工技能大赛\n本报讯  5月8日，南昌市第五届焊工技能大赛在红谷滩区举行。"
        "颁奖典礼在南昌市总工会举行。"
        "大赛设5个项目，来自12家企业的160名焊工同场竞技。"
    )
    found = {(subject, value) for subject, _, value in view.facts("has_metric", "value")}
    assert ("南昌市第五届焊工技能大赛", 160.0) in found
    assert {subject for subject, _ in found} == {"南昌市第五届焊工技能大赛"}


def test_those_at_a_meeting_are_a_figure_of_the_meeting(graph_of: Build) -> None:
    view = graph_of(f"6月3日，{BODY}召开南昌市第八次工会工作会议。各县区工会代表120余人参加会议。")
    ((subject, _, value),) = view.facts("has_metric", "value")
    assert (subject, value) == ("南昌市第八次工会工作会议", 120.0)


def test_a_share_names_what_the_former_figure_counted(graph_of: Build) -> None:
    view = graph_of("南昌市总工会公布代表构成：女代表120名，占40.5%；工人代表90名，占30%。")
    assert {(name, value) for _, name, value in view.facts("has_metric", "value")} == {
        ("女代表", 120.0),
        ("女代表占比", 40.5),
        ("工人代表", 90.0),
        ("工人代表占比", 30.0),
    }


def test_a_single_thing_is_no_figure(graph_of: Build) -> None:
    view = graph_of("南昌市总工会建成职工驿站12处，每处配有1台微波炉、1个药箱。")
    assert [(name, value) for _, name, value in view.facts("has_metric", "value")] == [("职工驿站", 12.0)]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("南昌市总工会举办南昌市第二届职工技能大赛，建成工匠学院7所。", "南昌市总工会"),
        ("南昌市总工会举办南昌市第二届职工技能大赛，共吸引选手320名。", "南昌市第二届职工技能大赛"),
        ("南昌市总工会建成南昌轨道工匠学院。学院不设围墙，培训青工4200人。", "南昌轨道工匠学院"),
        ("南昌市总工会推出“暖蜂驿站”。据统计，各驿站服务骑手3万人次。", "暖蜂驿站"),
    ],
)
def test_a_clause_says_whom_its_figure_is_about(graph_of: Build, text: str, subject: str) -> None:
    assert {one for one, *_ in graph_of(text).facts("has_metric", "value")} == {subject}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "全市养老、失业、工伤保险参保人数分别为30.5万人、20万人、25万人，同比分别增加3万人、2万人、1万人。",
            {
                ("养老保险参保人数", 305_000.0), ("失业保险参保人数", 200_000.0), ("工伤保险参保人数", 250_000.0),
                ("养老保险参保人数增加", 30_000.0), ("失业保险参保人数增加", 20_000.0),
                ("工伤保险参保人数增加", 10_000.0),
            },
        ),
        ("工会组建率和职工满意率分别达到92%和97%。", {("工会组建率", 92.0), ("职工满意率", 97.0)}),
        ("工会组建率达到92%，职工满意率达到97%。", {("工会组建率", 92.0), ("职工满意率", 97.0)}),
    ],
)  # fmt: skip
def test_figures_told_in_one_go_are_shared_out(graph_of: Build, text: str, found: set[tuple[str, float]]) -> None:
    view = graph_of(f"{BODY}公布数据。{BODY}介绍，{text}")
    assert {(name, value) for _, name, value in view.facts("has_metric", "value")} == found


def test_more_numbers_than_items_are_not_shared_out(graph_of: Build) -> None:
    view = graph_of(f"{BODY}介绍，工会组建率和职工满意率分别达到92%、95%和97%。")
    assert ("职工满意率", 95.0) not in {(name, value) for _, name, value in view.facts("has_metric", "value")}


@pytest.mark.parametrize("lead", ["", "本轮", "目前，", "此次"])
def test_a_programme_that_a_clause_begins_with_has_its_figures(graph_of: Build, lead: str) -> None:
    view = graph_of(f"{BODY}推出“职工夜校”公益培训项目。{lead}“职工夜校”公益培训项目开设课程11门。")
    assert {(one, value) for one, _, value in view.facts("has_metric", "value")} == {("职工夜校公益培训项目", 11.0)}


def test_an_example_speaks_of_itself(graph_of: Build) -> None:
    graph = graph_of("长沙市总工会建成工作室300家。如湖南三友机械有限公司目前已成立联盟10家，完成项目56项。")
    assert {(who, value) for who, _, value in graph.facts("has_metric", "value")} == {
        ("长沙市总工会", 300.0),
        ("湖南三友机械有限公司", 10.0),
        ("湖南三友机械有限公司", 56.0),
    }


def test_enterprises_of_which_some_are_named_are_nobodys_figure(graph_of: Build) -> None:
    text = "调研组走访了湖南三友机械有限公司、长沙水泵有限公司等54家企业。"
    assert graph_of(text).facts("has_metric") == set()


def test_those_who_are_given_something_and_those_who_are_named_are_counted(graph_of: Build) -> None:
    given = graph_of(f"{BODY}为困难群众、农民工等20人送去慰问金2万元。").facts("has_metric", "value")
    assert given == {(BODY, "困难群众、农民工", 20.0), (BODY, "慰问金", 20000.0)}
    named = graph_of(f"{BODY}获评“优秀教师”的5人分别是章贡一中王小明、章贡二中李大伟。").facts("has_metric", "value")
    assert named == {(BODY, "优秀教师", 5.0)}
    assert not graph_of(f"{BODY}主席李建国一行10多人带着水果来到敬老院。").facts("has_metric", "value")


def test_what_somebody_tells_of_themselves_is_no_figure_of_a_place(graph_of: Build) -> None:
    view = graph_of(
        "江西：看病重心往下沉\n本报讯  “在镇上住院，一天自付不到40元，药都一样。”村民李大为说。他签约管理患者138人。"
        "在南昌大学，一个团队的新品种推广48万亩。全省已建成驿站500个。"
    )
    told = {(subject, value) for subject, _, value in view.facts("has_metric", "value")}
    assert told == {("江西省", 500.0), ("南昌大学", 480000.0)}


def test_what_an_official_tells_is_a_figure_of_the_officials_body(graph_of: Build) -> None:
    view = graph_of(
        "南昌：家门口有活干\n本报讯  南昌市司法局服务企业。南昌市教育局副局长李大为告诉记者，三年来共举办培训162场次。"
    )
    assert ("南昌市教育局", 162.0) in {(subject, value) for subject, _, value in view.facts("has_metric", "value")}


def test_who_gave_a_part_of_a_sum_did_not_do_what_follows(graph_of: Build) -> None:
    text = f"{BODY}筹集资金500万元，其中江西省总工会下拨200万元，其余自筹，慰问职工3000人次。"
    assert (BODY, "慰问职工", 3000.0) in graph_of(text).facts("has_metric", "value")


def test_what_an_official_says_of_his_body_in_quotation_marks_is_the_body_s(graph_of: Build) -> None:
    text = (
        f"江西省总工会拨付资金20万元。“我们建成驿站26个，明年再添。”{BODY}副主席王建国说。"
        "“我去年拿到奖金3000元，真高兴。”江西省总工会副主席李卫说。"
    )
    facts = {(subject, value) for subject, _, value in graph_of(text).facts("has_metric", "value")}
    assert (BODY, 26.0) in facts
    assert not any(value == 3000.0 for _, value in facts)


@pytest.mark.parametrize("words", ["他与一家鞋厂就2.8万元", "结业的还能申请50万元", "这台锻压机正1.5万元"])
def test_a_part_of_a_story_names_no_indicator(graph_of: Build, words: str) -> None:
    assert graph_of(f"{BODY}介绍，{words}。").facts("has_metric") == set()


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        # A programme's figures end with its part of the sentence, but not with the parts of its own list.
        (
            f"{BODY}办实事。“暖归计划”惠及农民工260人；建成驿站12个。",
            {("暖归计划", 260.0), (BODY, 12.0)},
        ),
        # Where a sentence takes its reader to, and a place that does otherwise.
        ("江西省总工会推进会召开。在九江市，一批企业的330名学徒签订协议。", {("九江市", 330.0)}),
        ("南昌市建成驿站20个。九江市则把车库改建成驿站7个。", {("南昌市", 20.0), ("九江市", 7.0)}),
        # What was named before, by its noun.
        (f"{BODY}开办“四点半托管班”。该托管班去年接收儿童150名。", {("四点半托管班", 150.0)}),
        (f"{BODY}到丰城市走访。丰城市的做法很实在，江西省总工会推广。该市现有驿站46个。", {("丰城市", 46.0)}),
        ("丰城市尚庄街道党工委开会。全街道建成驿站14个。", {("尚庄街道", 14.0)}),
        # What he did is no figure of a body.
        (f"{BODY}来了工友。他办的合作社去年卖货160万元。", set()),
        # A deputy is no congress.
        ("江西省人大代表王建国说，车间里拿津贴的只有120人。", set()),
    ],
)
def test_whom_a_clause_goes_on_about(graph_of: Build, text: str, subjects: set[tuple[str, float]]) -> None:
    facts = graph_of(text).facts("has_metric", "value")
    assert {(subject, value) for subject, _, value in facts} == subjects


def test_what_a_person_did_himself_is_no_figure_of_a_body(graph_of: Build) -> None:
    head = "杭州市富阳区总工会选树工匠\n富阳区总工会近日选树工匠12名。"
    own = graph_of(f"{head}焊工李建国从业19年，先后攻克难题73项，为企业节约成本2100万元。")
    assert own.facts("has_metric", "value") == {("富阳区总工会", "工匠", 12.0)}
    told = graph_of(f"{head}焊工李建国先后来到车间，富阳区总工会攻克难题73项。")
    assert ("富阳区总工会", "攻克难题", 73.0) in told.facts("has_metric", "value")
