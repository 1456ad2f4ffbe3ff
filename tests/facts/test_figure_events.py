"""Which figures are an event's, and which are those of a body, a place or a document beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]
CONTEST = "赣州市第四届焊工技能大赛"


def subjects(build: Build, text: str) -> set[tuple[str, float]]:
    return {(subject, value) for subject, _, value in build(text).facts("has_metric", "value")}


@pytest.mark.parametrize(
    "text",
    [
        f"近日，赣州市总工会举办了{CONTEST}。\n选手们激烈角逐，评选出一等奖2名。",
        f"近日，赣州市总工会举办了{CONTEST}。\n现场吸引企业2家。",
        f"{CONTEST}落幕。赣州市总工会授予前3名选手技术能手称号。共有2支参赛队伍晋级。",
    ],
)
def test_results_and_entrants_are_those_of_the_contest(graph_of: Build, text: str) -> None:
    assert (CONTEST, 2.0) in subjects(graph_of, f"赣州市总工会动态\n{text}")


def test_those_who_join_an_event_named_behind_them_are_its_figure(graph_of: Build) -> None:
    text = f"赣州市总工会动态\n章贡区总工会主席钟大有到场指导。来自机关的300余人参加了{CONTEST}。"
    assert subjects(graph_of, text) == {(CONTEST, 300.0)}


@pytest.mark.parametrize(
    "text",
    [
        "赣州市总工会举办赣州市第四届焊工技能大赛，建设职工书屋7所。",
        "赣州市总工会今年已举办赣州市第四届焊工技能大赛。建设职工书屋7所。",
        "赣州市总工会推行“一企一策”工作法，又聘请指导员7名。",
    ],
)
def test_what_a_body_does_beside_an_event_or_programme_is_its_own_figure(graph_of: Build, text: str) -> None:
    assert subjects(graph_of, f"赣州市总工会动态\n{text}") == {("赣州市总工会", 7.0)}


@pytest.mark.parametrize(
    "text",
    [
        "赣州市总工会印发《赣州市职工书屋建设方案》，计划新建书屋70家。",
        "按照《赣州市职工书屋建设方案》，到2027年新建书屋70家。",
    ],
)
def test_what_a_document_lays_down_is_its_figure(graph_of: Build, text: str) -> None:
    assert subjects(graph_of, text) == {("赣州市职工书屋建设方案", 70.0)}


def test_those_counted_with_named_ones_are_not_what_a_person_did(graph_of: Build) -> None:
    text = f"{CONTEST}落幕。会上，赣州钨业有限公司焊工李建国等12人荣获“赣州工匠”称号。"
    assert subjects(graph_of, text) == {(CONTEST, 12.0)}


def test_results_are_not_those_of_the_party_committee(graph_of: Build) -> None:
    text = "赣州市委社会工作部：小驿站暖人心\n大余县探索“骑手之家”建设。累计建成站点45个。"
    assert subjects(graph_of, text) == {("大余县", 45.0)}


def test_a_place_that_begins_the_clause_is_what_its_figure_is_about(graph_of: Build) -> None:
    text = "江西省总工会服务职工\n此外，截至6月底，大余县高校毕业生就业率达90%。"
    assert subjects(graph_of, text) == {("大余县", 90.0)}


@pytest.mark.parametrize(
    "text",
    [
        f"{CONTEST}落幕。大赛共设竞赛项目18个，其中双人操作7个。",
        f"{CONTEST}由赣州市人民政府承办，共设赛项18个，其中团体赛7个。",
        f"{CONTEST}落幕。大赛吸引了18个单位的7名职工参加比赛。",
    ],
)
def test_a_sentence_goes_on_about_its_event(graph_of: Build, text: str) -> None:
    assert subjects(graph_of, f"赣州市总工会动态\n{text}") == {(CONTEST, 18.0), (CONTEST, 7.0)}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("赣州市章贡区文清社区、赣州市妇女联合会、石城县幼儿园等11个集体获评江西省巾帼文明岗。", "赣州市总工会"),
        ("大余县组织南安镇、新城镇等11个集体互学互访。", "大余县"),
    ],
)
def test_one_of_those_honoured_has_not_their_figure(graph_of: Build, text: str, subject: str) -> None:
    assert subjects(graph_of, f"赣州市总工会动态\n{text}") == {(subject, 11.0)}


def test_a_union_in_the_name_of_what_is_counted_does_nothing(graph_of: Build) -> None:
    text = "赣州市总工会动态\n赣州市总工会介绍，全市有基层工会110家，工会会员1690人，创建示范单位30个。"
    assert subjects(graph_of, text) == {("赣州市", 110.0), ("赣州市", 1690.0), ("赣州市", 30.0)}


def test_a_paragraph_that_goes_on_has_the_subject_of_the_one_before(graph_of: Build) -> None:
    start = "赣州市总工会动态\n中华全国总工会表彰先锋号797个。\n"
    assert ("中华全国总工会", 280.0) in subjects(graph_of, f"{start}从名单上看，产业工人280名。")
    assert ("赣州市总工会", 280.0) in subjects(graph_of, f"{start}产业工人280名。")


def test_the_nation_has_the_figures_of_an_article_without_a_body(graph_of: Build) -> None:
    text = "工会驿站越建越多\n截至2024年底，全国工会驿站已超过18万个。每年服务职工800万人次。"
    assert subjects(graph_of, text) == {("中国", 180_000.0), ("中国", 8_000_000.0)}


def test_a_programme_right_before_its_number_is_what_is_counted(graph_of: Build) -> None:
    text = "赣州市总工会动态\n“暖心小屋”34家。赣州市总工会提升服务。"
    assert subjects(graph_of, text) == {("赣州市总工会", 34.0)}


@pytest.mark.parametrize(
    "text",
    [
        f"{CONTEST}落幕。大余钨业有限公司带来设备4台。现场还设立了直播间，在线观看达7万人次。",
        f"{CONTEST}落幕。大赛由赣州市工人文化宫、赣州市职工服务中心承办，设有大项7万个。",
    ],
)
def test_the_scene_and_the_hosts_speak_of_the_event(graph_of: Build, text: str) -> None:
    assert (CONTEST, 70_000.0) in subjects(graph_of, f"赣州市总工会动态\n{text}")


@pytest.mark.parametrize("trained", ["60余人参加培训", "60余人参加讲座"])
def test_those_who_join_a_training_are_a_figure_of_it(graph_of: Build, trained: str) -> None:
    text = f"5月9日，大余县工会干部履职能力提升专题培训班在赣南师范大学开班。大余县各系统工会主席{trained}。"
    assert subjects(graph_of, text) == {("大余县工会干部履职能力提升专题培训班", 60.0)}


def test_an_example_has_none_of_the_figures_behind_it(graph_of: Build) -> None:
    text = "赣州市总工会动态\n联盟由三方牵头，赣州职业技术学院等9家单位加入，结对300对。"
    assert subjects(graph_of, text) == {("赣州市总工会", 9.0), ("赣州市总工会", 300.0)}
    alone = "赣州市总工会动态\n赣州职业技术学院牵头，结对300对。"
    assert subjects(graph_of, alone) == {("赣州职业技术学院", 300.0)}


def test_the_story_of_one_is_no_figure_of_a_body(graph_of: Build) -> None:
    text = "赣州市总工会动态\n家住章贡区的方某拿到2万元救助金。方某说，工会已服务职工300人次。企业师傅带徒40名。"
    assert {value for _, value in subjects(graph_of, text)} == {300.0, 40.0}


def test_a_paper_that_tells_and_a_body_that_named_have_no_figures(graph_of: Build) -> None:
    told = "大余新闻记者从赣州市总工会获悉，市职工互助保障会成立多年。30年来累计保障职工2500人次。"
    assert subjects(graph_of, told) == {("赣州市总工会", 2500.0)}
    named = "赣州市总工会动态\n赣州市总工会创建工作室15个。其中，江西省总工会命名的工作室6个。累计获专利21项。"
    assert subjects(graph_of, named) == {("赣州市总工会", 15.0), ("赣州市总工会", 6.0), ("赣州市总工会", 21.0)}
    own = "赣州市总工会动态\n江西省总工会命名工作室6个。累计获专利21项。"
    assert subjects(graph_of, own) == {("江西省总工会", 6.0), ("江西省总工会", 21.0)}


def test_a_programme_quoted_in_a_clause_does_not_begin_it(graph_of: Build) -> None:
    text = "赣州市总工会动态\n赣州市总工会公布“暖蜂驿站”名单，首批确认站点20个。"
    assert subjects(graph_of, text) == {("赣州市总工会", 20.0)}


def test_who_contests_is_counted_of_what_is_launched(graph_of: Build) -> None:
    head = "6月3日，大余县总工会举行大余县“匠心杯”职工技能竞赛启动仪式。"
    assert subjects(graph_of, head + "今年参赛职工5万余人。") == {("匠心杯", 50000.0)}
    ceremony = "大余县匠心杯职工技能竞赛启动仪式"
    assert subjects(graph_of, head + "300余名职工代表出席。") == {(ceremony, 300.0)}
    final = "6月3日，大余县总工会举行大余县职工技能竞赛。今年参赛职工5万余人。"
    assert subjects(graph_of, final) == {("大余县职工技能竞赛", 50000.0)}


def test_what_a_meeting_says_is_no_figure_of_it(graph_of: Build) -> None:
    text = "安徽省产改会议召开\n安徽省产改协调小组第八次会议在合肥召开。会议指出，今年以来全省培训职工18万人次。"
    assert subjects(graph_of, text) == {("安徽省", 180_000.0)}


def test_hours_before_a_quoted_name_are_no_figure(graph_of: Build) -> None:
    assert not subjects(graph_of, "章贡区总工会动态\n章贡区总工会打造了全市首家24小时“小哥会客厅”。")


def test_a_part_of_a_congress_s_delegates_is_counted_of_the_congress(graph_of: Build) -> None:
    view = graph_of(
        "5月6日，鄂州市工会第九次代表大会召开。来自各行各业的260名代表出席大会，其中一线职工占61.5%，女代表96名。"
        "代表中，40岁以下的占33%。大会选举产生新一届委员会，鄂州市总工会五年来建成驿站46个。"
    )
    told = {(subject, value) for subject, _, value in view.facts("has_metric", "value")}
    congress = "鄂州市工会第九次代表大会"
    assert {(congress, 260.0), (congress, 61.5), (congress, 96.0), (congress, 33.0)} <= told
    assert ("鄂州市总工会", 46.0) in told


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("赣州市总工会印发《赣州市工会工作要点》，细化为36项具体任务。", "赣州市工会工作要点"),
        ("赣州市总工会落实《赣州市工会工作要点》，推出36项举措。", "赣州市总工会"),
    ],
)
def test_so_many_measures_are_those_of_the_document(graph_of: Build, text: str, whose: str) -> None:
    assert subjects(graph_of, f"赣州市总工会动态\n{text}") == {(whose, 36.0)}
