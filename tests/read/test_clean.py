"""Cleaning: what goes, what changes, and the way back."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Source
from kg.read.clean import LINE_BREAKS, clean
from kg.read.markdown import markup

PARTS = ["3 月", "会,,", "，。", "工 12.5 万", "&lt;", "&amp;ldquo;", "<br/>", "</p>", "&#12298;"]
PARTS.append("工 会 召 开 会 议 了 。 ")
TEXT = st.lists(
    st.sampled_from("工会，。(ì)aB 3月 \n\r\x00\x0b\x0c\x85\u200b\u00ad\ufeff\ud800\u2028𠮷*#[]()`_>-|\\")
    | st.sampled_from(PARTS)
    | st.characters()
).map("".join)
# An entity, an element, doubled marks.
STANDS_FOR = {"&": "<“《", "<": "\n", **dict.fromkeys(",，", "，,、。；")}


def source_of(raw: str, marks: list[tuple[int, int]] | None = None) -> Source:
    text, offsets = clean(raw, marks or [])
    return Source("s", "x", "txt", text, raw, offsets)


@settings(deadline=None)
@given(TEXT, st.data())
def test_every_range_leads_back(raw: str, data: st.DataObject) -> None:
    source = source_of(raw)
    start = data.draw(st.integers(0, len(source.text)))
    end = data.draw(st.integers(start, len(source.text)))
    left, right = source.raw_span(start, end)
    # whether a blank is one of typesetting depends on what stands around it
    again, text = (part.replace(" ", "") for part in (clean(raw[left:right])[0], source.text[start:end]))
    assert again == text


@settings(deadline=None)
@given(TEXT)
def test_every_character_is_the_raw_one(raw: str) -> None:
    source = source_of(raw)
    for offset, char in enumerate(source.text):
        before = raw[source.offsets.to_raw(offset)]
        assert char == ("\n" if before in LINE_BREAKS else before) or char in STANDS_FOR.get(before, "")


@settings(deadline=None)
@given(TEXT)
def test_what_is_left_is_clean(raw: str) -> None:
    text = source_of(raw).text
    text.encode("utf-8")
    again, text = (re.sub("[ \u00a0]", "", part) for part in (clean(text)[0], text))
    assert again == text


def test_a_mark_before_another_mark_goes() -> None:
    doubled = "甲局揭牌,。乙会主席王某,,丙院院长李某,、，丁某出席。"
    assert clean(doubled)[0] == "甲局揭牌。乙会主席王某,丙院院长李某、，丁某出席。"
    assert clean("甲,乙，丙。")[0] == "甲,乙，丙。"


@settings(deadline=None)
@given(TEXT)
def test_markup_leads_back_too(raw: str) -> None:
    marks = list(markup(raw))
    assert marks == sorted(marks)
    source = source_of(raw, marks)
    for offset, char in enumerate(source.text):
        before = raw[source.offsets.to_raw(offset)]
        assert char == ("\n" if before in LINE_BREAKS else before) or char in STANDS_FOR.get(before, "")


# Blanks that a conversion has strewn over a text, and those of a list of names in a text without such.
STREWN = (
    "青溪县总 工会近日在县工人文 化 宫举行职工夜校开 班仪式，全县各级工会干部一百二十人 参加了仪 式。\n"
    "县 总工会主席周立新在致辞中说，夜校 要办到 职工身边去，今年计划再开设十二 门课程，惠及更多的 职工。\n"
    "开 班仪式结束后，学员们走进教室，听了第一 堂书法课和摄影 课，大家都说老师讲得好，内容也很 实用。\n"
)
NAMES = (
    "青溪县总工会近日表彰了一批优秀职工，名单如下，请各单位组织学习，并做好宣传工作。\n"
    "获奖职工：周立新 李 伟 王小明 陈志远 刘 芳 赵文华 孙 磊 钱建国 吴晓燕 郑海波 冯 涛 段海燕，共十二人。\n"
    "县总工会主席在表彰会上讲话，要求全县广大职工以先进为榜样，立足岗位，再立新功。\n"
)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("一\r\n二\r三\n四", "一\n二\n三\n四"),
        ("\ufeff工\u200b会\u00ad", "工会"),
        ("工\x00会\ud800议", "工会议"),
        ("“工会”,()", "“工会”,()"),
        ("第一页\x0c第二页", "第一页\n第二页"),
        ("3 月 12 日，新建 312 家、发展 2.3 万人，增长 12.5 %。", "3月12日，新建312家、发展2.3万人，增长12.5%。"),
        ("时间：2024-03-12 来源：湘江网 记者 李 伟", "时间：2024-03-12 来源：湘江网 记者 李 伟"),
        ("共 3 类 5 种", "共 3 类 5 种"),
        ("3 周立新 永泰纸业\n4 万年 水务\n5 周内 3 万人", "3 周立新 永泰纸业\n4 万年 水务\n5周内3万人"),
        ("白鹿区 、青溪县 ，（ 首批 ）“ 夜校 ” 开课 。", "白鹿区、青溪县，（首批）“夜校” 开课。"),
        ("编辑： 李某  ，审核 李某", "编辑： 李某  ，审核 李某"),
        ("签订 14 份合同，覆盖 1,200 户，", "签订14份合同，覆盖1,200户，"),
        ("“双 5”工程，“123 热线”", "“双5”工程，“123热线”"),
        ("1 总则，2024-03-12 来源，62001234 李某", "1 总则，2024-03-12 来源，62001234 李某"),
        ("东城区 312 西城区 200", "东城区 312 西城区 200"),
        ("7 月 1 8 日 上 午 ， 县 总 工 会 慰 问 职 工 。", "7月18日上午，县总工会慰问职工。"),
        ("甲 乙 丙 三家单位", "甲 乙 丙 三家单位"),
        ("夜 校 开 到“家 门 口” 职 工 添 了“新 本 领”。", "夜校开到“家门口” 职工添了“新本领”。"),
        (STREWN, STREWN.replace(" ", "")),
        (NAMES, NAMES),
        ("北京 天津 河北 山西 辽宁 吉林 上海 江苏", "北京 天津 河北 山西 辽宁 吉林 上海 江苏"),
        ("&ldquo;匠心&rdquo;&nbsp;&amp;nbsp;课堂<br/>第二行", "“匠心”\xa0\xa0课堂\n第二行"),
        ('<p class="a">工会</p>A&B 1<2', "\n工会\nA&B 1<2"),
        ("", ""),
    ],
)
def test_clean(raw: str, text: str) -> None:
    assert clean(raw)[0] == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("# 标题\n正文", "标题\n正文"),
        ("## 标题 ##\n", "标题\n"),
        ("#话题不是标题", "#话题不是标题"),
        ("一**二**三*四*五", "一二三四五"),
        ("**粗*斜*粗**", "粗斜粗"),
        ("见[工会法](https://example.org/a_b)第三条", "见工会法第三条"),
        ("![图](a.png)说明", "图说明"),
        ("[**粗**](u)", "粗"),
        ("> 引文\n- 甲\n* 乙", "引文\n甲\n乙"),
        ("1. 第一条", "1. 第一条"),
        ("`代码` 与 snake_case_name", "代码 与 snake_case_name"),
        ("上\n\n---\n\n下", "上\n\n\n\n下"),
        ("甲<br>乙<!-- 注 -->丙", "甲乙丙"),
        (r"2\*3\*4", "2*3*4"),
        ("3 * 4 * 5", "3 * 4 * 5"),
        ("---\ntitle: 甲\n---\n正文", "正文"),
        ("| 甲 | 乙 |\n| --- | :-: |\n| 一 | 二 |", "| 甲 | 乙 |\n\n| 一 | 二 |"),
    ],
)
def test_markdown(raw: str, text: str) -> None:
    assert clean(raw, markup(raw))[0] == text


def test_a_line_of_blanks_is_looked_through_once() -> None:
    began = time.process_time()
    assert not list(markup(" " * 40_000 + "甲"))
    assert time.process_time() - began < 5  # some twenty where each blank began the search anew


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("勞動(dòng)者服務(wù)站", "勞動者服務站"),
        ("亳（bó）州市", "亳州市"),
        ("女(nǚ)職工", "女職工"),
        ("工会(union)活动", "工会(union)活动"),
        ("(dòng)", "(dòng)"),
        ("维生素(α)", "维生素(α)"),
    ],
)
def test_sounds_behind_characters_go(raw: str, text: str) -> None:
    assert clean(raw)[0] == text
