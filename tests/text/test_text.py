"""Sentences, names, and articles put together."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Article, OffsetMap, Piece, Source
from kg.text import Assembled, assemble, normal, reading, sentences
from kg.text.sentences import MAX_SENTENCE

PAGE = "标题\n上半句工\n\n会下半句。\n别处的字\n另一句。"


def parts(text: str, *, semicolon: bool = False) -> list[str]:
    return [text[start:end] for start, end in sentences(text, semicolon=semicolon)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲开会。乙出席！", ["甲开会。", "乙出席！"]),
        ("他说：“明天开会。”大家都来。", ["他说：“明天开会。”", "大家都来。"]),
        ("印发《怎么办？一个问题。》一书。", ["印发《怎么办？一个问题。》一书。"]),
        ("会议（上午开。下午散）结束。", ["会议（上午开。下午散）结束。"]),
        ("没有句号\n另起一行", ["没有句号", "另起一行"]),
        ("一是学；二是干。", ["一是学；二是干。"]),
        ("如下：第一。", ["如下：第一。"]),
        ("真的？！是的。", ["真的？！", "是的。"]),
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("增长3.5%。", ["增长3.5%。"]),
        ("未合的《书名。下一句。", ["未合的《书名。", "下一句。"]),
        ("", []),
        (" \n　", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_semicolons_on_demand() -> None:
    assert parts("一是学；二是干。", semicolon=True) == ["一是学；", "二是干。"]


def test_endless_sentence_is_cut() -> None:
    spans = sentences("工会，" * 5000)
    assert max(end - start for start, end in spans) <= MAX_SENTENCE
    assert sum(end - start for start, end in spans) == 15000


@settings(deadline=None)
@given(st.text(st.sampled_from("工会。！？；“”《》（）()\n 　a.，"), max_size=80))
def test_sentences_cover_all_but_blanks(text: str) -> None:
    spans = sentences(text)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))
    assert "".join("".join(part.split()) for part in parts(text)) == "".join(text.split())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("“匠心”工作\n模式", "匠心工作模式"),
        ("《工会法》", "工会法"),
        ("《甲》和《乙》", "《甲》和《乙》"),
        ("《关于〈甲〉的通知》", "关于〈甲〉的通知"),
        ("《印发《甲》的通知》", "印发《甲》的通知"),
        ("１２３５１热线ＡＢ", "12351热线AB"),
        ("工会＋法院", "工会+法院"),
        ("甲（乙），丙", "甲（乙），丙"),
    ],
)
def test_normal(name: str, expected: str) -> None:
    assert normal(name) == expected


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("印发<关于加强夜校建设的意见（试行）>", "印发《关于加强夜校建设的意见（试行）》"),
        ("学习〈工会法〉、＜白鹿晚报＞", "学习《工会法》、《白鹿晚报》"),
        ("《关于印发〈夜校管理办法〉的通知》", "《关于印发〈夜校管理办法〉的通知》"),
        ("首页 > 通知 > 关于夜校的通知", "首页 > 通知 > 关于夜校的通知"),
        ("<打印本页> 3<5 5>3", "<打印本页> 3<5 5>3"),
    ],
)
def test_titles_in_other_marks(text: str, read: str) -> None:
    assert reading(text) == read


def make(*pieces: Piece) -> Assembled:
    source = Source("s", "p.txt", "txt", PAGE, PAGE, OffsetMap())
    return assemble(source, Article("a", "s", 0, len(PAGE), "标题", "", "", "", "news", pieces))


def test_glued_pieces_are_one_line() -> None:
    article = make(Piece(0, 2, "headline"), Piece(3, 7), Piece(9, 14, glued=True))
    assert article.text == "标题\n上半句工会下半句。"
    assert article.spans("body") == [(3, 12)]
    assert article.role_at(0) == "headline"
    assert article.role_at(11) == "body"


def test_range_over_a_torn_place_spans_the_blanks() -> None:
    article = make(Piece(3, 7), Piece(9, 14, glued=True))
    start = article.text.index("工会")
    assert article.contiguous(start, start + 2)
    left, right = article.to_source(start, start + 2)
    assert PAGE[left:right] == "工\n\n会"


def test_range_over_pieces_far_apart_is_its_larger_part() -> None:
    article = make(Piece(3, 7), Piece(20, 24, glued=True))
    start = article.text.index("句工另一句")
    assert not article.contiguous(start, start + 5)
    left, right = article.to_source(start, start + 5)
    assert PAGE[left:right] == "另一句"


def test_pieces_out_of_order() -> None:
    article = make(Piece(20, 24), Piece(0, 2))
    assert article.text == "另一句。\n标题"
    assert article.to_source(5, 7) == (0, 2)
    assert not article.contiguous(0, 7)


def test_empty_range() -> None:
    article = make(Piece(3, 7))
    assert article.to_source(1, 1) == (4, 4)
