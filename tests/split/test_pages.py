"""Whole pages: which articles they are cut into, and what is put right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.split import SplitResult
from kg.text import Assembled

Cut = Callable[..., tuple[SplitResult, list[Assembled]]]
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in (Path(__file__).parent / "pages").iterdir()}

HEADLINES = {
    "mixed": [
        "西安举办第六届装备制造业职工技能比武",
        "佛山出台《关于推进家具产业集体协商的实施办法》",
        "守住老手艺",
        "送清凉进工地",
    ],
    "continued": [
        "辽宁评选首批职工书屋示范点",
        "河南省总工会关于加强农民工欠薪线索排查工作的指导意见",
        "长春组建流动法律服务队",
    ],
    "apart": ["宁波鄞州区总工会试点车间夜校", "贵阳开展女职工健康讲座"],
    "across": ["银川建成首个外卖骑手学堂", "南昌启动职工篮球联赛"],
    "briefs": ["哈尔滨举办职工摄影展", "兰州开通职工疗休养专线"],
    "notice": ["海东市总工会关于开展职工读书月活动的通知"],
    "web": ["石家庄新增30个职工心理驿站"],
    "feature": ["一座矿山的安全账", "太原举办职工广场舞大赛"],
    "rows_kicker": ["安徽芜湖市镜湖区织密快递小哥服务网"],
    "rows_subtitle": ["湖南召开产业工人代表座谈会"],
    "speech": ["把工会建到职工身边"],
    "broken_title": ["柳州市总工会办公室关于印发《柳州市职工创新工作室管理办法》的通知"],
    "wrapped": ["大连港职工代表大会闭幕"],
    "leads_only": [
        "拉萨市总工会近日慰问环卫职工",
        "日喀则市总工会近日启动职工体检",
        "林芝市总工会近日举办电工培训班",
    ],
    "site": ["滨海市总工会启动“夏送清凉”活动"],
    "portal": ["“把课堂搬到船上”——梅溪市总工会服务船员纪事", "梅溪工会为船员送医上门"],
    "table": ["云岭市总工会关于印发《云岭市工会驿站建设方案》的通知"],
    "joint": ["雁湖市总工会等三部门关于印发《雁湖市骑手关爱若干措施》的通知"],
    "notices": ["省总工会关于做好职工疗休养工作的通知", "省总工会办公室关于报送年度总结的函"],
    "appointment": ["中共江北市委组织部关于干部任前公示的公告"],
    "rules": ["滨海市职工大病互助管理办法"],
    "traditional": ["台山工會舉辦急救培訓"],
    "interview": ["青湖区总：把课堂搬进车间"],
    "kicker": ["团结动员广大职工为高质量发展建功立业"],
    "sheet": ["甲县总工会开展培训", "乙县总工会慰问劳模", "丙县建成驿站"],
    "briefs_bare": ["松原江畔总工会启动“电箱课堂”", "白鹿区职工学堂揭牌", "青溪县集体协商“集中要约”开局"],
    "briefs_marked": ["白鹿区总工会办起“夜间学堂”", "青溪县职工球赛开哨", "一句话消息"],
    "briefs_numbered": ["白鹿区总工会办起“夜间学堂”", "青溪县职工球赛开哨"],
    "steps": ["青溪县总工会关于开展职工学堂试点的通知"],
    "sections": ["走进白鹿区：夜间学堂是怎样办起来的"],
    "credits": ["白鹿区总工会办起“夜间学堂”", "青溪县召开船工座谈会", "扎西家的新书包", "桥头有了歇脚处"],
    "lead_alone": ["白鹿区总工会办起“夜间学堂”", "青溪县工会代表会议在县城召开"],
    "seams": [
        "青溪县夜间学堂建设推进会在白鹿镇召开",
        "三地携手，国道边添了12处歇脚点",
        "白鹿区工会送出10名课堂师傅",
        "织密服务网",
    ],
    "rows_above": ["白鹿区表彰先进班组", "全县夜间学堂现场推进会在青溪召开"],
}


@pytest.mark.parametrize("name", HEADLINES)
def test_headlines(cut: Cut, name: str) -> None:
    result, _ = cut(PAGES[name])
    assert [article.headline for article in result.articles] == HEADLINES[name]


def test_every_page_is_expected() -> None:
    assert set(PAGES) == {*HEADLINES, "markdown"}


def test_stray_paragraph_goes_to_the_article_it_names(cut: Cut) -> None:
    result, texts = cut(PAGES["mixed"])
    assert "每年核定一次" in texts[1].text
    assert "每年核定一次" not in texts[2].text
    moved = [repair for repair in result.repairs if repair.kind == "moved"]
    assert [repair.article for repair in moved] == [result.articles[1].id]


def test_torn_sentence_is_one_again(cut: Cut) -> None:
    _, texts = cut(PAGES["mixed"])
    assert "复盘每一道工序。" in texts[0].text


def test_heading_of_an_essay_is_no_article(cut: Cut) -> None:
    _, texts = cut(PAGES["mixed"])
    start, end = texts[2].spans("subhead")[0]
    assert texts[2].text[start:end] == "一支漆刷里的坚持"


def test_text_above_its_own_title(cut: Cut) -> None:
    result, texts = cut(PAGES["continued"])
    policy = next(item for item in texts if item.article.kind == "policy")
    assert [article.id for article in result.articles if article.continued] == [policy.article.id]
    assert policy.text.index("的指导意见") < policy.text.index("(七)") < policy.text.index("(八)")
    assert [repair.kind for repair in result.repairs] == ["headline"]


def test_last_column_goes_on_above(cut: Cut) -> None:
    result, texts = cut(PAGES["apart"])
    assert "宁波理工技师学院、东海精工等共同开发了36门短课程" in texts[0].text
    assert not result.unplaced


def test_torn_sentence_goes_on_in_another_article(cut: Cut) -> None:
    result, texts = cut(PAGES["across"])
    assert "金凤物业等12家单位。" in texts[0].text
    assert "12家单位" not in texts[1].text
    assert [repair.kind for repair in result.repairs] == ["moved"]


def test_torn_sentence_of_other_words_stays(cut: Cut) -> None:
    page = PAGES["across"].replace(
        "学堂每周三开课,结业的骑手可以领取一张急救员证书", "篮球联赛分为四个赛区,决赛将在八一体育馆开赛"
    )
    result, texts = cut(page)
    assert "四个赛区" in texts[1].text
    assert not result.repairs
    assert len(result.unplaced) == 2


def test_two_open_ends_are_not_guessed(cut: Cut) -> None:
    torn = "\n\n厦门启动职工合唱节\n\n本报讯(记者苏叶)近日,福建省厦门市职工合唱节启动,参赛的有港务、公交、电力和\n"
    result, texts = cut(PAGES["across"] + torn)
    assert "12家单位" in texts[1].text
    assert {item.text[:4] for item in result.unplaced} == {"等12家", "近日,宁", "近日,福"}


def test_lines_of_a_column_are_one_paragraph(cut: Cut) -> None:
    _, texts = cut(PAGES["wrapped"])
    assert texts[0].text.split("\n")[1] == (
        "大连港第八届职工代表大会第三次会议昨天闭幕。会议审议通过了集体合同草案，"
        "并对去年的工作作出评价。代表们提出提案四十七件。"
    )


def test_headings_of_a_feature(cut: Cut) -> None:
    _, texts = cut(PAGES["feature"])
    assert [texts[0].text[slice(*span)] for span in texts[0].spans("subhead")] == ["算清隐患账", "算清亲情账"]


def test_markdown_headings(cut: Cut) -> None:
    result, texts = cut(PAGES["markdown"], "page.md")
    assert [article.headline for article in result.articles] == ["海口推出职工普惠周"]
    assert [texts[0].text[slice(*span)] for span in texts[0].spans("subhead")] == ["吃住行都有优惠"]


@pytest.mark.parametrize("word", ["首页", "打印本页"])
def test_furniture_belongs_to_no_article(cut: Cut, word: str) -> None:
    assert word not in cut(PAGES["web"])[1][0].text


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("mixed", ["news", "news", "essay", "brief"]),
        ("briefs", ["brief", "brief"]),
        ("notice", ["policy"]),
        ("broken_title", ["policy"]),
        ("feature", ["news", "news"]),
    ],
)
def test_kinds(cut: Cut, name: str, kinds: list[str]) -> None:
    result, _ = cut(PAGES[name])
    assert [article.kind for article in result.articles] == kinds


def test_bylines(cut: Cut) -> None:
    names = [article.byline for name in ("mixed", "briefs", "web") for article in cut(PAGES[name])[0].articles]
    assert names == ["记者高远 通讯员白雪", "记者莫晓岚", "顾念祖", "", "韩雨", "陆鸣", "郭一鸣"]


def test_kickers(cut: Cut) -> None:
    assert cut(PAGES["speech"])[0].articles[0].kicker == "郑国强在全省工会基层组织建设现场会上强调"
    assert cut(PAGES["rows_kicker"])[0].articles[0].kicker == ""
    assert cut(PAGES["notice"])[0].articles[0].kicker == "海东市总工会文件"


def test_broken_headline_is_one_line(cut: Cut) -> None:
    _, texts = cut(PAGES["broken_title"])
    assert texts[0].text.split("\n")[0] == texts[0].article.headline


def test_a_full_line_that_ends_a_sentence_by_chance(cut: Cut) -> None:
    """Where paragraphs begin with blanks, what begins without goes on, even below a full line with a full stop."""
    paragraphs = [
        "白鹿区总工会在人民广场办起夜间学堂，首批学员八十六人到场听课，还领到了课本；又为工友送去茶水。",
        "区总工会主席袁立到场祝贺，他说要把课堂办到车间里去，让工友学得会。下一步还要办到乡镇去。",
        "纺织女工赵敏听完第一课，在笔记本上写满了三页，她说每周都会来，还要带上同班组的姐妹们。",
        "学堂每晚七点开课，周末另开两班。",
    ]
    width = 20
    lines = ["白鹿区办起夜间学堂"]
    for text in paragraphs:
        whole = f"\u3000\u3000{text}"
        lines += [whole[at : at + width] for at in range(0, len(whole), width)]
    assert sum(line.endswith(("；", "。")) and len(line) == width for line in lines) == 1
    _, (article,) = cut("\n".join(lines))
    assert article.text.split("\n")[1:] == paragraphs
