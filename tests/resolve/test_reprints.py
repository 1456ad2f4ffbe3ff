"""Reprints are found whatever a paper changed of them; what only looks alike is not."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Article, Piece
from kg.resolve import body_of, duplicates, reprints

REPORT = (
    "青海省总工会日前在西宁市启动为期三个月的职工技能提升行动，计划在全省建设二十六个培训站点，面向制造、物流、养老服务等行业职工开设"
    "免费课程。据介绍，这项行动由省总工会联合人力资源部门和职业院校实施，培训内容包括数控加工、冷链管理和老年护理。"
    "参加培训的职工在考核合格后可获得职业技能等级证书，所在企业按规定享受补贴。"
    "省总工会有关负责人表示，将把站点建到园区和项目工地，让一线职工在家门口学到手艺，并定期公布各站点的开课信息。"
    "去年全省共有1.8万名职工参加各类培训，其中4200人取得高级工以上证书。"
    "下一步，省总工会还将组织劳模工匠走进站点授课，总结推广一批好做法，推动培训与竞赛相互衔接，为企业留住人才。"
)
BULLETIN = (
    "据市总工会统计，{0}月份全市新建基层工会{1}家，发展会员{2}人，其中新就业形态劳动者{3}人。"
    "全市职工服务中心接待来访职工{4}人次，办结诉求{5}件，办结率为{6}%。"
    "各级工会走访慰问困难职工{7}户，发放慰问金{8}万元。全市工会驿站累计达到{9}座，其中示范站点{10}座。"
    "市总工会将继续加大组建力度，扩大服务覆盖面，健全诉求办理机制，把各项实事做细做实。"
)
POSTS = (
    "经研究决定，任命{0}同志为市总工会组织部部长（试用期一年），免去其市总工会办公室副主任职务；"
    "任命{1}同志为市总工会权益保障部部长，免去其市总工会宣传教育部副部长职务；"
    "任命{2}同志为市职工服务中心主任（试用期一年）；免去{3}同志的市职工服务中心主任职务，退休。"
)


def article(name: str, *parts: str, date: str = "") -> tuple[Article, str]:
    """An article whose body is these paragraphs, and the text of its source."""
    text, pieces = "", []
    for part in parts:
        pieces.append(Piece(len(text), len(text) + len(part)))
        text += part + "\n"
    return Article(name, name, 0, len(text), name, "", date, "", "news", tuple(pieces), path=f"{name}.txt"), text


def found(*articles: tuple[Article, str]) -> dict[str, str]:
    return duplicates([body_of(one, text) for one, text in articles])


def changed(text: str, every: int) -> str:
    """The text with one character in so many another one."""
    letters = list(text)
    for index in range(every // 2, len(letters), every):
        letters[index] = "某"
    return "".join(letters)


@pytest.mark.parametrize(
    "reprint",
    [
        REPORT.replace("，", ",").replace("。", "。\n"),
        "新华社西宁5月6日电(记者 韦秋实 马山丹)" + REPORT,
        REPORT + "（据新华社西宁5月6日电 编辑：韦秋实 审核：马山丹）",
        REPORT[:230],
        REPORT[60:],
        REPORT[:110] + REPORT[150:],
        REPORT.replace("日前", "近日").replace("有关负责人表示", "负责人说"),
        changed(REPORT, 60),
    ],
    ids=["punctuation", "dateline", "credit", "tail", "opening", "middle", "words", "letters"],
)
def test_reprint_is_found(reprint: str) -> None:
    fuller, shorter = ("b", "a") if "西宁5月6日电" in reprint else ("a", "b")
    assert found(article("a", REPORT), article("b", reprint)) == {shorter: fuller}


def test_paragraphs_are_one_text() -> None:
    assert found(article("a", REPORT), article("b", REPORT[:100], REPORT[100:], date="2020")) == {"a": "b"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (REPORT, BULLETIN.format(*range(3, 14))),
        (REPORT, REPORT[:120]),
        (REPORT[:60], REPORT[:58]),
        (REPORT[:30], REPORT[:30]),
        (REPORT, REPORT[:120] + BULLETIN.format(*range(3, 14))),
        (
            BULLETIN.format(3, 41, 5210, 872, 1904, 655, 98, 310, 62, 128, 17),
            BULLETIN.format(4, 36, 4875, 910, 1733, 702, 97, 295, 59, 133, 19),
        ),
        (POSTS.format("赵青禾", "钱远山", "孙立夏", "李长河"), POSTS.format("周北辰", "吴映雪", "郑松涛", "王海平")),
        (REPORT, changed(REPORT, 9)),
    ],
    ids=["other", "third", "brief", "formula", "opening", "figures", "names", "rewritten"],
)
def test_what_looks_alike_is_not_a_reprint(one: str, other: str) -> None:
    assert found(article("a", one), article("b", other)) == {}


def test_short_text_must_be_the_same() -> None:
    brief = REPORT[:60]
    assert found(article("a", brief), article("b", brief), article("c", brief[:-1])) == {"b": "a"}


def test_all_lead_to_the_fullest_and_the_earliest_whatever_the_order() -> None:
    texts = [
        article("cut", REPORT[:200]),
        article("late", REPORT, date="2026-05-08"),
        article("early", REPORT, date="2026-05-07"),
        article("undated", REPORT),
        article("again", REPORT[:200]),
        article("other", BULLETIN.format(*range(3, 14))),
    ]
    shuffled = random.Random(3)
    for _ in range(20):
        shuffled.shuffle(texts)
        assert found(*texts) == dict.fromkeys(("cut", "late", "undated", "again"), "early")


def test_no_chain_of_repeats() -> None:
    """Two halves of one text are repeats of it, and neither of the other."""
    first, second = REPORT[:190], REPORT[130:]
    assert found(article("a", first), article("b", second)) == {}
    assert found(article("a", first), article("b", second), article("c", REPORT)) == {"a": "c", "b": "c"}


def test_many_texts_of_one_field_are_told_apart() -> None:
    clauses = [clause for clause in REPORT.replace("。", "，").split("，") if clause]
    shuffled = random.Random(5)
    assert found(*(article(f"{n}", "，".join(shuffled.sample(clauses, 9)) + "。") for n in range(60))) == {}


def test_form_filled_in_often_costs_little(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[object] = []
    whole = reprints.repeats
    monkeypatch.setattr(reprints, "repeats", lambda *given: compared.append(given) or whole(*given))
    drawn = random.Random(1)
    forms = [BULLETIN.format(*(drawn.randrange(100, 1000) for _ in range(11))) for _ in range(200)]
    assert found(*(article(f"{n:03}", form) for n, form in enumerate(forms))) == {}
    assert 200 < len(compared) <= 200 * reprints.TRIES


@settings(deadline=None)
@given(every=st.integers(5, 120), start=st.integers(0, 90), end=st.integers(200, 300))
def test_a_few_runs_rule_out_only_what_all_would(every: int, start: int, end: int) -> None:
    letters = reprints._letters(changed(REPORT[start:end], every))
    runs, fuller = reprints._runs(letters), np.unique(reprints._runs(reprints._letters(REPORT)))
    told = reprints.repeats(letters, runs, fuller)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reprints, "FEW", len(runs))
        assert reprints.repeats(letters, runs, fuller) is told
