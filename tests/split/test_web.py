"""Pages of the web and documents with what stands around them: none of it is text of the article."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.errors import OntologyError
from kg.model import Role
from kg.split import Grammar, Layout, SplitResult
from kg.split.layout import compile_layout
from kg.text import Assembled

Cut = Callable[..., tuple[SplitResult, list[Assembled]]]
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in (Path(__file__).parent / "pages").iterdir()}
NEWS = "　　6月1日，东海市总工会举办急救培训，八十名职工参加。\n　　培训为期三天，结业者领取证书。\n"


def parts(text: Assembled, role: Role) -> list[str]:
    return [text.text[start:end] for start, end in text.spans(role)]


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("来源：东海日报　作者：何苗　2024-05-06 08:30", ["credit", "credit", "date"]),
        ("2024年05月06日 08:11　东海网　字体 T|T", ["date", "media", "meta"]),
        ("来　源：东海日报 浏览次数：12", ["credit", "count"]),
        ("发文字号 东工发〔2024〕3号　有效性：有效", ["number", "meta"]),
        ("东工发〔2024〕3号　成文日期：2024年5月6日", ["number", "date"]),
        ("分享到：微信　微博　朋友圈", ["meta", "meta", "meta"]),
        ("【打印】【关闭】", ["meta", "meta"]),
        ("编辑丨何苗", ["staff"]),
        ("主办：东海市总工会　东ICP备0600001号-2", ["loose", "meta"]),
        ("24-05-06 08:30　打印本页", ["date", "meta"]),
        ("主办：东海市总工会　承办：东海市工人文化宫", []),
        ("记者：您怎样看待这项改革？", []),
        ("时间：2024年5月6日下午", []),
        ("东海建成快递驿站服务网", []),
        ("东海日报", []),
        ("2024年5月6日　东海市总工会召开大会", []),
        ("何苗讲话　江帆主持", []),
        ("作者： 来源：东海日报", ["credit", "credit"]),
        ("【发布单位】东海市总工会　【发布日期】2024-05-06", ["meta", "date"]),
        ("http://www.donghai.example 2024年05月06日08:30 东海商报", ["meta", "date", "media"]),
        ("2024-05-06 08:30来源：东海网", ["date", "credit"]),
        ("来源：东海网　栏目组：工会天地", ["credit", "other"]),
        ("326次阅读", ["meta"]),
        ("无障碍　关怀版　登录", ["meta", "meta", "meta"]),
        ("栏目组：工会天地　来源：东海网", []),
        ("发布人：东海市总工会副主席　何苗", []),
    ],
)
def test_cells(layout: Layout, line: str, kinds: list[str]) -> None:
    assert [cell.kind for cell in layout.cells.read(line)] == kinds


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 新闻 > 正文",
        "您现在的位置：首页 >> 工会要闻",
        "首页 | 通知公告 | 下载中心",
        "东海新闻网",
        "东海在线首页 - 要闻 - 民声 - 图库",
        "第02版：要闻　2024年05月06日 星期一",
        "浏览：326",
        "字号：【大 中 小】",
        "原创 东海工会 东海工会",
        "东海日报 数字报    第01版：要闻    上一版  下一版  PDF版阅读",
        "东海商报    2024年05月06日 星期一    第04版：要闻    ◀ 上一篇  下一篇 ▶    放大+ 缩小-",
        "2024-05-06    字級：A- A A+    ▶ 訂閱電子報",
        "A A A",
        "东海网 - 工会频道",
        "中共东海市委主管主办 国内统一刊号: CN00-0000 爆料热线:00000000",
    ],
)
@pytest.mark.parametrize("place", ["above", "below"])
def test_lines_of_a_page_around_a_title(cut: Cut, line: str, place: str) -> None:
    head = f"{line}\n东海开展急救培训\n" if place == "above" else f"东海开展急救培训\n{line}\n"
    result, texts = cut(head + "\n" + NEWS)
    assert [article.headline for article in result.articles] == ["东海开展急救培训"]
    assert texts[0].text.split("\n") == ["东海开展急救培训", *(row.strip() for row in NEWS.split("\n") if row)]


@pytest.mark.parametrize(
    "line",
    [
        "责任编辑：何苗　审核：江帆",
        "［責任編輯：何苗］",
        "上一篇：东海工会慰问环卫工人　下一篇：没有了",
        "相关阅读\n东海工会慰问环卫工人\n东海工会召开全委会",
        "友情链接：东海市妇联",
        "版权所有：东海市总工会　东ICP备0600001号",
        "东海日报社版权所有 未经书面授权不得转载",
        "扫一扫在手机打开当前页　分享：微信 微博",
        "长按二维码，关注东海工会公众号",
        "登录后才能发表评论",
        "免责声明：" + "本站稿件的观点属于作者，转载时请保留出处。" * 12,
    ],
)
def test_foot_of_a_page_is_cut_off(cut: Cut, line: str) -> None:
    result, texts = cut(f"东海开展急救培训\n\n{NEWS}\n{line}\n")
    assert len(result.articles) == 1
    assert parts(texts[0], "body")[-1].endswith("结业者领取证书。")


def test_a_line_of_the_foot_keeps_its_staff_and_its_owner(cut: Cut) -> None:
    _, texts = cut(f"东海开展急救培训\n\n{NEWS}\n责任编辑：何苗　东海日报社版权所有 未经书面授权不得转载\n")
    assert [row.strip() for row in parts(texts[0], "byline")][-2:] == ["责任编辑：何苗", "东海日报社版权所有"]


@pytest.mark.parametrize("line", ["来源：东海日报", "來源：東海日報", "作者：何苗", "（来源：东海日报）"])
@pytest.mark.parametrize("place", ["above", "below", "end"])
def test_source_and_author_are_bylines(cut: Cut, line: str, place: str) -> None:
    title = "东海开展急救培训"
    rows = {"above": [line, title], "below": [title, line], "end": [title]}[place]
    _, texts = cut("\n".join(rows) + f"\n\n{NEWS}" + (f"\n{line}\n" if place == "end" else ""))
    assert texts[0].article.headline == title
    assert [text.strip("（）") for text in parts(texts[0], "byline")] == [line.strip("（）")]


def test_credit_below_a_brief_is_not_of_the_next(cut: Cut) -> None:
    _, texts = cut(PAGES["sheet"])
    assert [parts(text, "byline")[-1:] for text in texts] == [
        ["本报讯（记者 高远）"],
        ["来源：乙县融媒体中心"],
        [],
    ]


@pytest.mark.parametrize(
    ("head", "headline", "kicker", "subhead"),
    [
        ("市工会代表大会闭幕\n何苗讲话　江帆主持", "市工会代表大会闭幕", "", ["何苗讲话　江帆主持"]),
        ("一本账算到底\n——东海市工会服务骑手纪事", "一本账算到底——东海市工会服务骑手纪事", "", []),
        ("何苗在全市工会工作会议上强调\n把好事办实\n——侧记", "把好事办实——侧记", "何苗在全市工会工作会议上强调", []),
        ("东海开展急救培训\n原标题：八十名职工学急救（引题）", "东海开展急救培训", "八十名职工学急救", []),
        ("东海开展急救培训\n原标题：东海开展急救培训", "东海开展急救培训", "", []),
        ("原标题：八十名职工学急救", "八十名职工学急救", "", []),
        ("东海开展急救培训_东海工会网\n东海开展急救培训", "东海开展急救培训", "", []),
        ("东海开展急救培训\n东海开展急救培训", "东海开展急救培训", "", []),
        ("東海工會赴京考察\n觀摩展覽 感受工匠精神", "東海工會赴京考察", "", ["觀摩展覽 感受工匠精神"]),
        ("回应关切，用实事检验作风\n东海：急救进车间", "东海：急救进车间", "回应关切，用实事检验作风", []),
        ("急救、消防、心理疏导……\n东海职工学在车间", "东海职工学在车间", "急救、消防、心理疏导……", []),
        ("东海市召开困难职工帮扶工作暨急救培训\n部署会", "东海市召开困难职工帮扶工作暨急救培训部署会", "", []),
        ("开局之年·工会主席谈实干④\n\n东海开展急救培训", "东海开展急救培训", "", []),
        ("省人社厅、省总工会等四部门\n部署开展急救培训", "省人社厅、省总工会等四部门部署开展急救培训", "", []),
        ("市卫健委 市总工会等三部门联合\n启动急救培训", "市卫健委 市总工会等三部门联合启动急救培训", "", []),
        ("瀋陽市總工會選舉主席\n何苗當選市總工會主席", "瀋陽市總工會選舉主席", "", ["何苗當選市總工會主席"]),
    ],
)
def test_heads(cut: Cut, head: str, headline: str, kicker: str, subhead: list[str]) -> None:
    result, texts = cut(f"{head}\n\n{NEWS}")
    assert [(article.headline, article.kicker) for article in result.articles] == [(headline, kicker)]
    assert parts(texts[0], "subhead") == subhead


@pytest.mark.parametrize(
    ("opening", "byline"),
    [
        ("【本報訊】", ""),
        ("东海快报讯　采写：记者何苗 通讯员江帆　", "记者何苗 通讯员江帆"),
        ("东海网—东海工人报讯（记者 何苗）", "记者 何苗"),
        ("东海日报客户端记者 何苗　", "东海日报客户端记者 何苗"),
        ("【本報消息】", ""),
    ],
)
def test_openings(cut: Cut, opening: str, byline: str) -> None:
    result, texts = cut(f"东海开展急救培训\n\n　　{opening}6月1日，培训开班。\n")
    assert parts(texts[0], "body") == ["6月1日，培训开班。"]
    assert result.articles[0].byline == byline


@pytest.mark.parametrize("closing", ["（东海日报客户端记者 何苗）", "（文/何苗 图/江帆）", "（记者 何苗 实习生 江帆）"])
def test_closings(cut: Cut, closing: str) -> None:
    _, texts = cut(f"东海开展急救培训\n\n{NEWS.rstrip()}{closing}\n")
    assert parts(texts[0], "byline") == [closing]


@pytest.mark.parametrize("line", ["点击收听语音版", "请点击播放音频", "可在线收听新闻"])
def test_buttons_above_a_text_are_no_headline(cut: Cut, line: str) -> None:
    result, _ = cut(f"{line}\n东海开展急救培训\n\n{NEWS}")
    assert [article.headline for article in result.articles] == ["东海开展急救培训"]


def test_interview_is_text(cut: Cut) -> None:
    _, texts = cut(PAGES["interview"])
    assert "记者：下一步有什么打算？" in parts(texts[0], "body")
    assert parts(texts[0], "byline") == ["2024-05-06 18:00", "来源丨青湖区总工会", "编辑丨孙倩", "审核丨吴越"]


def test_time_of_an_event_is_text(cut: Cut) -> None:
    _, texts = cut(f"东海开展急救培训\n\n{NEWS}\n时间：2024年6月1日\n\n　　请有意者到场参加，名额不限。\n")
    assert "时间：2024年6月1日" in parts(texts[0], "body")


def test_title_of_another_text_on_the_page(cut: Cut) -> None:
    result, _ = cut(PAGES["portal"])
    assert [article.kind for article in result.articles] == ["news", "news"]
    assert [article.date for article in result.articles] == ["2011-06-03", "2011-05-09"]


@pytest.mark.parametrize(
    ("name", "subheads"),
    [
        ("joint", ["雁湖市骑手关爱若干措施", "一、改善条件"]),
        ("rules", ["第一章 总则", "第二章 管理"]),
    ],
)
def test_printed_document_is_part_of_its_notice(cut: Cut, name: str, subheads: list[str]) -> None:
    _, texts = cut(PAGES[name])
    assert parts(texts[0], "subhead") == subheads


def test_signers_are_a_line_each(cut: Cut) -> None:
    _, texts = cut(PAGES["joint"])
    signed = "雁湖市总工会\n雁湖市交通运输局\n雁湖市市场监督管理局\n雁湖市人力资源和社会保障局\n2023年6月1日"
    assert signed in texts[0].text


def test_keys_above_their_values(cut: Cut) -> None:
    _, texts = cut(PAGES["table"])
    assert "".join(parts(texts[0], "byline")[0].split()) == "成文日期：2024年3月5日"
    assert "000014" not in texts[0].text
    assert "2.云岭市工会驿站名单" in parts(texts[0], "body")


def test_unnamed_document_after_a_notice_is_another(cut: Cut) -> None:
    result, _ = cut(PAGES["joint"].replace("\n雁湖市骑手关爱若干措施\n", "\n雁湖市工会会员普惠服务管理办法\n"))
    assert [article.headline[-5:] for article in result.articles] == ["施》的通知", "务管理办法"]


def test_announced_list_below_a_signature_is_of_its_document(cut: Cut) -> None:
    rows = "东山街道（1个）\n何苗创新工作室　　（东海市电缆有限公司）\n"
    signed = "特此通知。\n\n附件：2023年度创新工作室名单\n\n东海市总工会\n2023年5月6日\n\n"
    listed = f"附件\n\n2023年度创新工作室名单\n（1个）\n\n{rows}"
    result, texts = cut(f"关于公布2023年度创新工作室的决定\n\n各区总工会：\n{signed}{listed}")
    assert len(result.articles) == 1
    assert "东海市电缆有限公司" in texts[0].text


def test_bulletin_of_several_texts(cut: Cut) -> None:
    top = "东 海 工 会 简 报\n第 9 期（总第 214 期）\n东海市总工会办公室编      2024年4月22日\n\n"
    first = f"目  录\n★ 东海开展急救培训\n★ 东山街道：骑手有了家\n\n【要闻】\n东海开展急救培训\n\n{NEWS}"
    second = "\n【基层】\n东山街道：骑手有了家\n\n　　4月17日，东山街道总工会建成驿站。\n"
    result, _ = cut(f"{top}{first}{second}")
    assert [article.headline for article in result.articles] == ["东海开展急救培训", "东山街道：骑手有了家"]


@pytest.mark.parametrize(
    ("name", "kind", "dates"),
    [
        ("notices", "policy", ["2024-01-08", "2024-11-20"]),
        ("table", "policy", ["2024-03-05"]),
        ("rules", "policy", ["2022-06-01"]),
        ("appointment", "policy", ["2024-04-08"]),
        ("joint", "policy", ["2023-06-01"]),
        ("traditional", "news", ["2023-06-08"]),
    ],
)
def test_kinds_and_dates(cut: Cut, name: str, kind: str, dates: list[str]) -> None:
    result, _ = cut(PAGES[name])
    assert [article.kind for article in result.articles] == [kind] * len(dates)
    assert [article.date for article in result.articles] == dates


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ("6月1日，培训开班。按照2023年的部署，培训办了三期。", "2023-06-01"),
        ("6月1日，培训开班。力争到2035年培训一万人。", ""),
        ("6月1日，培训开班。2014年至2021年，培训二百人。", ""),
        ("6月1日，培训开班。2020年以来，培训二百人。", ""),
        ("6月1日，培训开班，落实东工发〔2022〕3号文件。", "2022-06-01"),
    ],
)
def test_year_is_not_taken_from_plans(cut: Cut, body: str, date: str) -> None:
    assert cut(f"东海开展急救培训\n\n{body}")[0].articles[0].date == date


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("第一条　为规范互助，制定本规则。\n第二条　本规则适用于职工。", "policy"),
        ("各区总工会：\n请抓好落实。\n\n东海市总工会\n2024年5月6日", "policy"),
        ("各区总工会要抓好落实。\n培训分为三期。", "news"),
    ],
)
def test_documents_known_by_their_form(cut: Cut, body: str, kind: str) -> None:
    assert cut(f"东海市职工互助\n\n{body}")[0].articles[0].kind == kind


def test_traditional_page_keeps_its_characters(cut: Cut) -> None:
    article = cut(PAGES["traditional"])[0].articles[0]
    assert (article.headline, article.byline) == ("台山工會舉辦急救培訓", "陳曉明")


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        (lambda entry: entry.pop("credit"), "credit"),
        (lambda entry: entry.update(marks=["("]), "cells"),
    ],
)
def test_broken_cells_name_the_entry(grammar: Grammar, change: Callable[[dict[str, Any]], object], cause: str) -> None:
    raw = copy.deepcopy(dict(grammar.grammar["layout"]))
    change(raw["cells"])
    with pytest.raises(OntologyError) as caught:
        compile_layout({"layout": raw})
    assert caught.value.entry == cause


MENU = "网站首页\n· 机构概况\n· 通知公告\n您的位置：首页 > 工会要闻\n"


@pytest.mark.parametrize(
    ("top", "kicker"),
    [
        (f"东海市总工会\n{MENU}", "东海市总工会"),
        (f"心系职工 情暖东海 服务大局\n{MENU}站内搜索：\n", ""),
        (f"东海开展急救培训 - 工会要闻 - 东海工会网\n{MENU}", ""),
        ("· 东海市总工会主管\n· 东海市工人文化宫承办单位\n", ""),
        ("您好，欢迎访问东海市总工会！\n", ""),
        ("东海工人报 数字报纸\n第02版：要闻版面\n", ""),
    ],
)
def test_site_above_the_headline(cut: Cut, top: str, kicker: str) -> None:
    result, texts = cut(f"{top}\n东海开展急救培训\n\n{NEWS}")
    assert [(article.headline, article.kicker) for article in result.articles] == [("东海开展急救培训", kicker)]
    assert "机构概况" not in texts[0].text


@pytest.mark.parametrize(
    "head",
    [
        "东海日报　2026年5月29日　星期五　第01版：要闻",
        "2026年5月29日 星期五 东海日报 第02版 要闻",
        "东海日报 02版 综合 2026年5月29日",
        "东海日报 2026年05月29日 02",
    ],
)
def test_running_head_of_a_newspaper(cut: Cut, head: str) -> None:
    result, texts = cut(f"{head}\n\n东海开展急救培训\n\n{NEWS}")
    assert [(article.headline, article.date) for article in result.articles] == [("东海开展急救培训", "2026-05-29")]
    assert len(parts(texts[0], "byline")) == 1


def test_headline_above_the_breadcrumb(cut: Cut) -> None:
    result, _ = cut(f"东海开展急救培训\n首页 > 工会要闻\n\n{NEWS}")
    assert [article.headline for article in result.articles] == ["东海开展急救培训"]


@pytest.mark.parametrize(
    "foot",
    [
        "热门推荐\n· 东海慰问骑手\n· 下周天气\n24小时排行榜",
        "用户登录\n还没有账号？\n立即注册",
        "扫一扫在手机打开当前页\n媒体矩阵\n东海工会客户端\n东海工会视频号",
        "编辑：何苗\n网上家园\n违法信息举报",
    ],
)
def test_lists_below_the_text(cut: Cut, foot: str) -> None:
    result, texts = cut(f"东海开展急救培训\n\n{NEWS}\n{foot}\n")
    assert len(result.articles) == 1
    assert parts(texts[0], "body")[-1].endswith("结业者领取证书。")


def test_list_before_the_foot_is_text(cut: Cut) -> None:
    _, texts = cut(f"东海工匠名单公布\n\n{NEWS}\n何苗　东海港务集团\n江帆　东海造船厂\n编辑：柳叶\n")
    assert parts(texts[0], "body")[-2:] == ["何苗　东海港务集团", "江帆　东海造船厂"]
    assert parts(texts[0], "byline") == ["编辑：柳叶"]


@pytest.mark.parametrize(
    "foot",
    ["（责编：何苗、江帆）", "责编：何苗　审核：江帆", "来源：甲报 编辑：何苗 校对：江帆", "编辑 何苗 二审 江帆"],
)
def test_who_edited_a_text_is_kept_beside_it(cut: Cut, foot: str) -> None:
    _, texts = cut(f"东海开展急救培训\n\n{NEWS}\n{foot}\n")
    kept = "\n".join(parts(texts[0], "byline"))
    assert "何苗" in kept
    assert "江帆" in kept
    assert "何苗" not in "".join(parts(texts[0], "body"))


@pytest.mark.parametrize("key", ["浏览次数：", "来源：", "发布时间："])
def test_text_is_no_value(cut: Cut, key: str) -> None:
    _, texts = cut(f"东海开展急救培训\n{key}\n八十名职工参加急救培训，为期三天。\n结业者领取证书。\n")
    assert "八十名职工参加急救培训，为期三天。" in parts(texts[0], "body")


def test_dots_of_a_list_are_no_text(cut: Cut) -> None:
    _, texts = cut(f"东海开展急救培训\n\n{NEWS}\n· 心肺复苏；\n· 止血包扎。\n")
    assert parts(texts[0], "body")[-2:] == ["心肺复苏；", "止血包扎。"]


@pytest.mark.parametrize(
    ("top", "headline"),
    [
        ("东海开展急救培训-要闻-东海工会网\n", "东海开展急救培训"),
        ("东海开展急救培训_东海市总工会\n东海开展急救培训\n", "东海开展急救培训"),
        ("东海市总工会欢迎您\n第三十二期\n东海开展急救培训\n", "东海开展急救培训"),
        ("返回列表 发布新帖\n查看: 32|回复: 0\n东海开展急救培训\n发表于 2025-6-1 06:19:23\n", "东海开展急救培训"),
        ("当前版:07版\n通版阅读请点击:\n展开通版\n东海开展急救培训\n", "东海开展急救培训"),
        ("第8274期:第01版 首版\n东海开展急救培训\n语音播报: 语音播报\n", "东海开展急救培训"),
        ("东海日报社 东海传媒集团 出版 国内统一刊号:CN00-0001 代号00-1\n东海开展急救培训\n", "东海开展急救培训"),
        ("分享按钮\n东海开展急救培训\n", "东海开展急救培训"),
        ("东海开展急救培训\n正在加载...\n东海开展急救培训\n", "东海开展急救培训"),
        ("东海市第五届人民代表大会常务委员会\n公　告\n〔五届〕第3号\n", "东海市第五届人民代表大会常务委员会公告"),
    ],
)
def test_headline_without_what_the_site_adds(cut: Cut, top: str, headline: str) -> None:
    result, texts = cut(f"{top}\n{NEWS}")
    assert [article.headline for article in result.articles] == [headline]
    assert "80" in texts[0].text or "八十名职工" in texts[0].text


@pytest.mark.parametrize(
    "text",
    ["东海开展急救培训　　6月1日，八十名职工参加。\n\n" + NEWS, "东海开展急救培训  近日，八十名职工参加。\n\n" + NEWS],
)
def test_headline_on_the_line_of_its_text(cut: Cut, text: str) -> None:
    result, texts = cut(text)
    assert [article.headline for article in result.articles] == ["东海开展急救培训"]
    assert "八十名职工参加。" in parts(texts[0], "body")[0]


@pytest.mark.parametrize("line", ["图为培训现场", "培训现场 何苗 摄"])
def test_caption_is_no_headline(cut: Cut, line: str) -> None:
    result, _ = cut(f"东海开展急救培训\n\n{NEWS}\n{line}\n\n{NEWS}")
    assert [article.headline for article in result.articles] == ["东海开展急救培训"]


@pytest.mark.parametrize("site", ["东海市东城街道总工会", "东海乳业有限公司工会"])
def test_the_name_of_a_body_above_a_headline_is_none(cut: Cut, site: str) -> None:
    _, texts = cut(f"{site}\n工会组织举办急救培训八十人参加\n发布时间：2024-06-02 阅读：56\n{NEWS}")
    assert [parts(text, "headline") for text in texts] == [["工会组织举办急救培训八十人参加"]]


def test_a_headline_that_ends_as_a_body_stays_one(cut: Cut) -> None:
    _, texts = cut(f"春风吹进东海市总工会\n八十名职工参加急救培训侧记\n作者：何苗\n{NEWS}")
    assert parts(texts[0], "headline") == ["春风吹进东海市总工会"]


def test_the_card_of_an_account_and_its_further_texts_are_none(cut: Cut) -> None:
    card = "微信号 dhgh\n功能介绍 传播工会好声音，服务职工零距离。\n"
    further = "相关稿件\n· 东海市总工会举办劳模事迹报告会\n"
    _, texts = cut(f"{card}东海工会举办急救培训八十人参加\n来源：东海日报\n{NEWS}{further}")
    assert [parts(text, "headline") for text in texts] == [["东海工会举办急救培训八十人参加"]]
    assert "报告会" not in texts[0].text


@pytest.mark.parametrize("column", ["校园新闻", "东海银行东城分行 工会工作"])
def test_the_name_of_a_column_above_a_headline_is_none(cut: Cut, column: str) -> None:
    _, texts = cut(f"{column}\n工会组织举办急救培训八十人参加\n发布时间：2024-06-02 阅读：56\n{NEWS}")
    assert [parts(text, "headline") for text in texts] == [["工会组织举办急救培训八十人参加"]]
