"""Cleaning: what goes, what changes, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Source
from kg.read.clean import LINE_BREAKS, clean
from kg.read.markdown import markup

TEXT = st.text(
    st.sampled_from("工会，。(ì)aB \n\r\x00\x0b\x0c\x85\u200b\u00ad\ufeff\ud800\u2028𠮷*#[]()`_>-|\\") | st.characters()
)


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
    assert clean(raw[left:right])[0] == source.text[start:end]


@settings(deadline=None)
@given(TEXT)
def test_every_character_is_the_raw_one(raw: str) -> None:
    source = source_of(raw)
    for offset, char in enumerate(source.text):
        before = raw[source.offsets.to_raw(offset)]
        assert char == LINE_BREAKS.get(ord(before), before)


@settings(deadline=None)
@given(TEXT)
def test_what_is_left_is_clean(raw: str) -> None:
    text = source_of(raw).text
    text.encode("utf-8")
    assert clean(text)[0] == text


@settings(deadline=None)
@given(TEXT)
def test_markup_leads_back_too(raw: str) -> None:
    marks = list(markup(raw))
    assert marks == sorted(marks)
    source = source_of(raw, marks)
    for offset, char in enumerate(source.text):
        before = raw[source.offsets.to_raw(offset)]
        assert char == LINE_BREAKS.get(ord(before), before)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("一\r\n二\r三\n四", "一\n二\n三\n四"),
        ("\ufeff工\u200b会\u00ad", "工会"),
        ("工\x00会\ud800议", "工会议"),
        ("“工会”,()", "“工会”,()"),
        ("第一页\x0c第二页", "第一页\n第二页"),
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
