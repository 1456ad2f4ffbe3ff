"""The parts of an official document's form, as different issuers write them, in every format that they come in."""

from __future__ import annotations

import copy
import io
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest
from boxfont import boxes
from makers import saved

from kg.ontology import load
from kg.read import ReadOptions, read_sources
from kg.split import split
from kg.split.form import compile_form
from kg.split.official import official

ontology = cache(load)
HERE = ReadOptions(isolated=False)
Notice = tuple[str, dict[str, str]]

GOVERNMENT: Notice = (
    """梅林市人民政府文件
梅政发〔2025〕18号

梅林市人民政府关于健全灵活就业人员服务保障的实施意见

各县（市、区）人民政府，市政府各部门、各直属机构：
根据《关于做好灵活就业服务的指导意见》（国办发〔2019〕38号）精神，结合我市实际，提出如下意见。
一、健全工作机制
（一）明确用工责任。平台企业应当依法合规用工，规范用工合同。
（二）完善劳动报酬制度。督促企业合理确定报酬。
二、提升服务水平
（一）建设服务站点。在商圈、楼宇设立服务驿站。
附件：1.重点任务分工表
2.服务站点建设标准
梅林市人民政府
2025年6月18日
（此件公开发布）
抄送：市委各部门，市人大常委会办公室。
梅林市人民政府办公室　　2025年6月19日印发""",
    {
        "addressee": "各县（市、区）人民政府，市政府各部门、各直属机构",
        "attachments": "重点任务分工表|服务站点建设标准",
        "document_number": "梅政发〔2025〕18号",
        "issuer": "梅林市人民政府",
        "printed_by": "梅林市人民政府办公室",
        "printed_on": "2025-06-19",
        "signed_by": "梅林市人民政府",
        "signed_on": "2025-06-18",
    },
)
JOINT: Notice = (
    """松溪县总工会
松溪县人力资源和社会保障局
松溪县工商业联合会
文件
松工联发〔2024〕7号
关于开展职工技能提升行动的通知
各乡镇总工会、各基层工会，各有关单位：
为提升职工技能，现就开展职工技能提升行动通知如下。
一、开展技能培训
各单位要组织职工参加培训。
附件：职工技能提升行动报名表
松溪县总工会
松溪县人力资源和社会保障局
松溪县工商业联合会
2024年3月5日""",
    {
        "addressee": "各乡镇总工会、各基层工会，各有关单位",
        "attachments": "职工技能提升行动报名表",
        "document_number": "松工联发〔2024〕7号",
        "issuer": "松溪县总工会|松溪县人力资源和社会保障局|松溪县工商业联合会",
        "signed_by": "松溪县总工会|松溪县人力资源和社会保障局|松溪县工商业联合会",
        "signed_on": "2024-03-05",
    },
)
TABLE: Notice = (
    """发文机关：临海省教育厅
发文字号：临教函〔2023〕102号
成文日期：2023年9月1日
临海省教育厅办公室关于开展2023年教师节慰问活动的通知
各市（州）教育局，省属各高等学校：
为贯彻落实《关于加强新时代教师队伍建设的意见》，现就有关事项通知如下。
一、慰问困难教师
走访慰问困难教师和一线教师。
临海省教育厅办公室
2023年9月1日""",
    {
        "addressee": "各市（州）教育局，省属各高等学校",
        "document_number": "临教函〔2023〕102号",
        "issuer": "临海省教育厅",
        "signed_by": "临海省教育厅办公室",
        "signed_on": "2023-09-01",
    },
)
PARTY: Notice = (
    """中共柳河市委办公室　柳河市人民政府办公室
关于印发《柳河市产业工人队伍建设若干措施》的通知
柳办发[2022]15号
各区县党委和人民政府，市直各部门：
《柳河市产业工人队伍建设若干措施》已经市委、市政府同意，现印发给你们，请认真贯彻执行。
中共柳河市委办公室　柳河市人民政府办公室
二〇二二年十一月二十一日""",
    {
        "addressee": "各区县党委和人民政府，市直各部门",
        "document_number": "柳办发〔2022〕15号",
        "issuer": "中共柳河市委办公室|柳河市人民政府办公室",
        "signed_by": "中共柳河市委办公室|柳河市人民政府办公室",
        "signed_on": "2022-11-21",
    },
)
UNION: Notice = (
    """白沙区总工会文件
白工发〔2026〕3号　签发人：田可
关于申报职工之家建设补助资金的请示
市总工会：
为改善职工活动条件，我会拟新建职工之家六个，现申请补助资金。
妥否，请批示。
附件：职工之家建设项目一览表
白沙区总工会
2026年1月9日
（联系人：田可）
白沙区总工会办公室
2026年1月9日印发""",
    {
        "addressee": "市总工会",
        "attachments": "职工之家建设项目一览表",
        "document_number": "白工发〔2026〕3号",
        "issuer": "白沙区总工会",
        "printed_by": "白沙区总工会办公室",
        "printed_on": "2026-01-09",
        "signed_by": "白沙区总工会",
        "signed_on": "2026-01-09",
    },
)
SCANNED: Notice = (
    """云 台 市 应 急 管 理 局 文 件
云应急发〔2O24]l6 号
云台市应急管理局关于加强高温天气安全生产工作的通知
各县区应急管理局，各有关企业:
近期气温持续升高，现就加强安全生产工作通知如下。
一、落实防暑降温措施
各企业要合理安排作业时间。
云台市应急管理局
2024 年 7 月 2 日
云台市应急管理局办公室 2024 年 7 月 3 日印 发""",
    {
        "addressee": "各县区应急管理局，各有关企业",
        "document_number": "云应急发〔2024〕16号",
        "issuer": "云台市应急管理局",
        "printed_by": "云台市应急管理局办公室",
        "printed_on": "2024-07-03",
        "signed_by": "云台市应急管理局",
        "signed_on": "2024-07-02",
    },
)
NOTICES = {"government": GOVERNMENT, "joint": JOINT, "table": TABLE, "party": PARTY, "union": UNION, "scan": SCANNED}


def as_text(lines: Sequence[str]) -> bytes:
    return "\n".join(lines).encode()


def as_html(lines: Sequence[str]) -> bytes:
    body = "".join(f"<p>{line}</p>" for line in lines)
    menu = "".join(f"<li><a href='/{number}'>栏目</a></li>" for number in range(5))
    page = f"<html><body><div class='nav'><ul>{menu}</ul></div><div class='article-content'>{body}</div></body></html>"
    return page.encode()


def as_docx(lines: Sequence[str]) -> bytes:
    import docx

    word = docx.Document()
    for line in lines:
        word.add_paragraph(line)
    return saved(word)


def as_pdf(lines: Sequence[str]) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setFont(boxes(), 11)
    for number, line in enumerate(lines):
        shown = line.replace("〇", "零")  # which the font has
        canvas.drawString(72, 780 - 24 * number, shown)
    canvas.save()
    return stream.getvalue()


FORMS: dict[str, Callable[[Sequence[str]], bytes]] = {
    ".txt": as_text,
    ".html": as_html,
    ".docx": as_docx,
    ".pdf": as_pdf,
}


@pytest.mark.parametrize("suffix", FORMS)
@pytest.mark.parametrize("name", NOTICES)
def test_form_is_read(tmp_path: Path, name: str, suffix: str) -> None:
    text, expected = NOTICES[name]
    path = tmp_path / f"a{suffix}"
    path.write_bytes(FORMS[suffix](text.split("\n")))
    (source,) = read_sources(path, tmp_path, HERE)
    (article,) = split(source, ontology()).articles
    assert article.kind == "policy"
    assert dict(article.attributes) == expected


def test_news_about_a_document_has_no_form(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "梅林市出台灵活就业服务意见\n\n本报讯（记者 田可）6月18日，梅林市人民政府印发《关于健全灵活就业人员服务保障的"
        "实施意见》（梅政发〔2025〕18号），提出十项举措。\n\n意见明确，平台企业应当规范用工合同。\n",
        encoding="utf-8",
    )
    (source,) = read_sources(path, tmp_path, HERE)
    assert [dict(article.attributes) for article in split(source, ontology()).articles] == [{}]


def test_words_of_the_form_are_data() -> None:
    layout = copy.deepcopy(dict(ontology().grammar["layout"]))
    said = {"examples": ["松溪县总工会公文"], "counter_examples": ["公文写作"]}
    layout["official"] = {**layout["official"], "red_head": {"pattern": "^(?P<name>.{3,40})?公文$", **said}}
    head = "松溪县总工会公文\n松工发〔2024〕7号\n关于开展职工技能提升行动的通知\n各基层工会：\n请参加培训。"
    title = "关于开展职工技能提升行动的通知"
    assert official(head, title, compile_form(layout))["issuer"] == "松溪县总工会"
    assert "issuer" not in official(head, title, compile_form(ontology().grammar["layout"]))


@pytest.mark.parametrize(
    "signed",
    [
        "松溪县总工会\n松溪县教育局\n2024年3月5日",
        "松溪县总工会　松溪县教育局\n\n2024年3月5日",
        "松溪县总工会 松溪县教育局 2024年3月5日",
        "松 溪 县 总 工 会\n松 溪 县 教 育 局\n二〇二四年三月五日",
        "松溪县总工会\n松溪县教育局\n（2024年3月5日）",
    ],
)
def test_signature_on_lines_or_beside_its_date(signed: str) -> None:
    title = "关于开展职工技能提升行动的通知"
    text = f"{title}\n各基层工会：\n2023年12月1日起施行的办法，见附件。会议定于2024年3月2日\n在县城召开。\n{signed}"
    found = official(text, title, compile_form(ontology().grammar["layout"]))
    assert (found["signed_by"], found["signed_on"]) == ("松溪县总工会|松溪县教育局", "2024-03-05")
