"""Single articles, dates, and what holds for any text at all."""

from __future__ import annotations

import copy
import itertools
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import OntologyError
from kg.model import OffsetMap, Source
from kg.split import Grammar, SplitResult, split
from kg.text import Assembled, assemble

Cut = Callable[..., tuple[SplitResult, list[Assembled]]]
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in (Path(__file__).parent / "pages").iterdir()}

LINES = [
    *{line for page in PAGES.values() for line in page.split("\n")},
    *["", " ", "　　", "第一章 总则", "(上接第3版)", "（下转第4版）", "12", "工" * 30, "近日,", "。", "》", "《"],
]


def source_of(text: str, path: str = "page.txt") -> Source:
    return Source("0" * 16, path, "txt", text, text, OffsetMap())


@settings(deadline=None)
@given(st.lists(st.sampled_from(sorted(LINES)), max_size=40))
def test_pieces_lie_in_the_source_and_never_overlap(grammar: Grammar, lines: list[str]) -> None:
    source = source_of("\n".join(lines))
    result = split(source, grammar)
    pieces = sorted((piece.start, piece.end) for article in result.articles for piece in article.pieces)
    assert all(0 <= start < end <= len(source.text) for start, end in pieces)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(pieces))
    assert bool(result.articles) == bool(source.text.strip())


@settings(deadline=None)
@given(st.lists(st.sampled_from(sorted(LINES)), min_size=1, max_size=40), st.data())
def test_every_range_leads_to_the_source(grammar: Grammar, lines: list[str], data: st.DataObject) -> None:
    source = source_of("\n".join(lines))
    for article in split(source, grammar).articles:
        text = assemble(source, article)
        start = data.draw(st.integers(0, len(text.text)))
        end = data.draw(st.integers(start, len(text.text)))
        left, right = text.to_source(start, end)
        surface = "".join(source.text[left:right].split())
        assert surface in "".join(text.text[start:end].split())
        if text.contiguous(start, end):
            assert surface == "".join(text.text[start:end].split())


@settings(deadline=None)
@given(st.lists(st.sampled_from(sorted(LINES)), max_size=40))
def test_repairs_and_loose_ends_name_articles(grammar: Grammar, lines: list[str]) -> None:
    source = source_of("\n".join(lines))
    result = split(source, grammar)
    ids = [article.id for article in result.articles]
    assert len(set(ids)) == len(ids)
    assert {repair.article for repair in result.repairs} <= set(ids)
    assert {item.article for item in result.unplaced} <= set(ids)
    assert all(source.text[item.start : item.end].startswith(item.text) for item in result.unplaced)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_split(grammar: Grammar, text: str) -> None:
    source = source_of(text.replace("\r", ""))
    assert all(article.headline for article in split(source, grammar).articles)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("只有这么一行字", "只有这么一行字"),
        ("昨天，市总工会召开会议。会后走访企业。", "昨天，市总工会召开会议"),
        ("市总工会" * 30, ("市总工会" * 30)[:40]),
        ("12345", "12345"),
        ("·", "·"),
        ("A strike ended in Leeds.\n\nWorkers returned on Monday.", "A strike ended in Leeds."),
    ],
)
def test_text_without_headline(cut: Cut, text: str, headline: str) -> None:
    result, _ = cut(text)
    assert [article.headline for article in result.articles] == [headline]


def test_long_first_line_above_a_dateline_is_the_headline(cut: Cut) -> None:
    line = "稳就业，促增收，强保障，" + "市总工会为十二万名新就业形态劳动者送去五项实事" * 2
    result, _ = cut(f"{line}\n本报讯（记者高远）昨天，五项实事公布。")
    assert [article.headline for article in result.articles] == [line]


@pytest.mark.parametrize(("signature", "articles"), [("（祁连）", 2), ("（略）", 1), ("", 1)])
def test_a_name_behind_a_paragraph_ends_a_brief(cut: Cut, signature: str, articles: int) -> None:
    first = f"白银：夜校开到矿山\n6月3日，白银市总工会在矿区办起职工夜校，首批报名210人。{signature}\n\n"
    result, _ = cut(first + "金昌：热线添了人手\n6月4日，金昌市总工会为热线增加五名接线员，当天接通63次。")
    assert len(result.articles) == articles


@pytest.mark.parametrize(
    ("paragraph", "torn"),
    [
        ("的车间里机器轰鸣，大家都在忙碌。", True),
        ("的确，机器轰鸣，大家都在忙碌。", False),
        ("等六家单位共同参与，效果良好。", True),
        ("等到夜里，大家才离开车间。", False),
        ("意愿，主动报名参加夜校的工人很多。", True),
        ("近日，主动报名参加夜校的工人很多。", False),
        ("作要点》印发以后，各地抓紧落实。", True),
        ("《工作要点》印发以后，各地抓紧落实。", False),
        ("”他一边擦汗一边说，今天不累。", True),
    ],
)
def test_lost_beginning_is_listed(cut: Cut, paragraph: str, torn: bool) -> None:
    result, _ = cut(f"某市总工会开办夜校\n\n本报讯（记者高远）昨天，夜校开课。\n\n{paragraph}\n")
    assert [item.text for item in result.unplaced] == ([paragraph] if torn else [])


@pytest.mark.parametrize(
    ("text", "name", "date", "place"),
    [
        ("标题在此\n本报银川6月3日电(记者马成)会议召开。", "a-20240604.txt", "2024-06-03", "银川"),
        ("标题在此\n本报银川12月31日电(记者马成)会议召开。", "a-2024-01-02.txt", "2023-12-31", "银川"),
        ("2024年1月2日 星期二\n标题在此\n本报银川12月31日电(记者马成)会议召开。", "a.txt", "2023-12-31", "银川"),
        ("2024年6月4日 星期二\n标题在此\n本报银川6月3日电(记者马成)会议召开。", "a.txt", "2024-06-03", "银川"),
        ("标题在此\n本报银川2022年6月3日电(记者马成)会议召开。", "a.txt", "2022-06-03", "银川"),
        ("标题在此\n本报讯(记者马成)2021年7月1日,会议召开。", "a.txt", "2021-07-01", ""),
        ("标题在此\n本报讯(记者马成)7月1日,2021年度会议召开。2021年来。", "a.txt", "2021-07-01", ""),
        ("标题在此\n本报讯(记者马成)会议召开。2019年来。", "a.txt", "2019", ""),
        ("标题在此\n本报讯(记者马成)会议召开。", "a-20240604.txt", "2024-06-04", ""),
        ("标题在此\n本报讯(记者马成)2月30日会议召开。2020年来。", "a.txt", "2020", ""),
        ("标题在此\n本报讯(记者马成)会议召开。", "a.txt", "", ""),
        (
            "某市总工会关于放假的通知\n各区总工会：\n放假一天。\n某市总工会\n二〇二三年十二月二十九日",
            "a.txt",
            "2023-12-29",
            "",
        ),
    ],
)
def test_dates(cut: Cut, text: str, name: str, date: str, place: str) -> None:
    result, _ = cut(text, name)
    assert (result.articles[0].date, result.articles[0].place) == (date, place)


@pytest.mark.parametrize(
    ("change", "entry"),
    [
        (lambda layout: layout.pop("closed"), "closed"),
        (lambda layout: layout.update(closed="("), "closed"),
        (lambda layout: layout.update(lead=[]), "lead"),
        (lambda layout: layout.update(headline_length="long"), "headline_length"),
        (lambda layout: layout.update(ties=[{"points": 1, "pattern": "x"}]), "ties"),
        (lambda layout: layout.update(ties=["x"]), "ties"),
        (lambda layout: layout.pop("official"), "official"),
        (lambda layout: layout["official"].pop("body"), "official.body"),
        (lambda layout: layout["official"]["body"].update(pattern="("), "official.body"),
        (lambda layout: layout["official"]["body"].update(examples=["江帆"]), "official.body"),
        (lambda layout: layout["official"]["body"].update(counter_examples=["丰原市总工会"]), "official.body"),
        (lambda layout: layout["official"]["body"].update(counter_examples=[]), "official.body.counter_examples"),
        (lambda layout: layout["official"]["red_head"].update(pattern="^(.+)文件$"), "official.red_head"),
    ],
)
def test_broken_layout_names_the_entry(
    grammar: Grammar, change: Callable[[dict[str, Any]], object], entry: str
) -> None:
    layout = copy.deepcopy(dict(grammar.grammar["layout"]))
    change(layout)
    with pytest.raises(OntologyError) as caught:
        split(source_of("文字"), SimpleNamespace(grammar={"layout": layout}))
    assert caught.value.entry == entry
    assert caught.value.file.endswith("layout.yaml")


def test_missing_layout_is_named() -> None:
    with pytest.raises(OntologyError, match="layout"):
        split(source_of("文字"), SimpleNamespace(grammar={}))


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("工会", 250_000),
        ("（《“", 150_000),
        ("张三 某公司\n", 10_000),
        ("今天代表大会召开,会议通过了方案\n\n", 10_000),
        ("来源：甲 ", 100_000),
        ("来源：甲\n首页 > 新闻\n", 10_000),
        ("甲会关于乙的通知\n各区：\n照办。\n甲会\n2024年1月1日\n甲会方案\n照办。\n", 1_000),
        ("第三届代表大会召开\n\n本报讯(记者张三)通过了第三号方案。\n\n", 2_500),
    ],
    ids=["one line", "brackets", "short lines", "open lines", "long cells", "cells", "notices", "articles"],
)
def test_time_grows_with_the_length_only(grammar: Grammar, text: str, times: int) -> None:
    def seconds(count: int) -> float:
        began = time.process_time()
        split(source_of(text * count), grammar)
        return time.process_time() - began

    seconds(10)
    assert seconds(2 * times) < 3 * seconds(times) + 0.5  # a text of twice the length: four times if it were quadratic


def test_a_headline_that_a_columns_width_breaks_is_whole(cut: Cut) -> None:
    page = (
        "绍兴举办职工插花艺术\n大赛\n本报绍兴讯（记者李大为）日前，\n由绍兴市总工会主办的职工插\n花艺术大赛落下帷幕，来自全市\n"
        "二十家企业的职工参加了比赛。\n\n柯桥区“暖心小站”温暖\n户外劳动者\n入冬以来，绍兴市柯桥区总工会\n在县城主干道打造暖心小站八\n"
        "十个，为环卫工人提供热水、充\n电、法律咨询服务，县总工会还\n将建设更多的小站。\n"
    )
    headlines = ["绍兴举办职工插花艺术大赛", "柯桥区“暖心小站”温暖户外劳动者"]
    result, _ = cut(page)
    assert [one.headline for one in result.articles] == headlines


def test_paragraphs_of_which_two_are_of_one_length_are_no_column(cut: Cut) -> None:
    title, last = "黔西县总工会举行插花竞赛启动仪式", "随后，大家走进车间，看了作品。"
    first = "6月8日，黔西县总工会举行插花竞赛启动仪式，六十名职工到场。"
    result, _ = cut(f"{title}\n{first}\n县总工会主席李大为宣读通知，职工代表上台发言。\n{last}\n")
    assert [one.headline for one in result.articles] == [title]
