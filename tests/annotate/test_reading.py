"""What is read in any script and any shape: traditional characters, names with a dot, names torn by a line's end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import kg.ontology
import kg.text
from kg import annotate
from kg.text.reading import folded

Build = Callable[..., Any]
SIMPLE = (
    "福建省职工交流座谈会在福建省厦门市举行。福建省总工会主席陈国华出席会议并讲话，厦门市总工会副主席林志强主持会议。"
)
TRADITIONAL = (
    "福建省職工交流座談會在福建省廈門市舉行。福建省總工會主席陳國華出席會議並講話，廈門市總工會副主席林志強主持會議。"
)


def test_traditional_script_says_the_same(graph_of: Build) -> None:
    simple, traditional = graph_of(SIMPLE), graph_of(TRADITIONAL)
    for relation in ("holds_position", "chairs", "attends", "speaks_at", "held_in"):
        told = {tuple(map(folded, fact)) for fact in traditional.facts(relation)}
        assert told == simple.facts(relation) != set()


def test_a_label_stands_in_the_script_that_is_official_there(graph_of: Build) -> None:
    """What only texts in traditional script name, which tell of Macao, is labelled so; the other form is an alias."""
    macao = "澳門工會聯合總會在澳門舉行會員大會。理事長陳國華主持會議，澳門勞工事務局代表出席。"
    simple = "澳门工会联合总会在澳门举行会员大会。理事长陈国华主持会议，澳门劳工事务局代表出席。"
    assert graph_of(macao).node("Person", "陳國華")["aliases"] == "陈国华"
    assert graph_of(macao, simple).node("Person", "陈国华")["aliases"] == "陳國華"
    assert graph_of(simple).node("Person", "陈国华")["aliases"] == ""
    assert graph_of(TRADITIONAL).node("Person", "陈国华")["aliases"] == "陳國華"  # of the mainland


@pytest.mark.parametrize("name", ["次仁·卓玛", "阿不都·热合曼", "买买提江·艾山·吐尔逊"])
@pytest.mark.parametrize("dot", ["·", "•", "・"])
def test_a_name_with_a_dot_is_whole(graph_of: Build, name: str, dot: str) -> None:
    view = graph_of(f"青海省总工会副主席{name.replace('·', dot)}到西宁市调研。")
    assert len(view.names("Person")) == 1
    assert {(person.replace(dot, "·"), *rest) for person, *rest in view.facts("holds_position", "title")} == {
        (name, "青海省总工会", "副主席")
    }


@pytest.mark.parametrize("width", [14, 15, 16, 17, 18, 19])
def test_a_name_that_a_line_tears_is_the_same_name(graph_of: Build, width: int) -> None:
    body = (
        "为保障快递员的合法权益，湖南省总工会日前印发《关于关爱快递员的若干措施》，在长沙市、株洲市等地先行试点，"
        "并由省总工会副主席周立新带队到长沙市人民医院调研。"
    )
    lines = [body[start : start + width] for start in range(0, len(body), width)]
    view = graph_of("\n".join(["工会关爱快递员", *lines]))
    assert view.facts("issues") == {("湖南省总工会", "关于关爱快递员的若干措施")}
    assert view.facts("holds_position", "title") == {("周立新", "湖南省总工会", "副主席")}
    assert view.names("Institution") == {"长沙市人民医院"}
    assert view.names("Region") >= {"长沙市", "株洲市"}


def test_the_pipeline_declares_what_each_component_needs() -> None:
    nlp = annotate.build(kg.ontology.load())
    assigned: set[str] = set()
    for name in nlp.pipe_names:
        meta = nlp.get_pipe_meta(name)
        assert meta.assigns, name
        assert set(meta.requires) <= assigned, name
        assigned |= set(meta.assigns)
    assert nlp.analyze_pipes()["problems"] == {name: [] for name in nlp.pipe_names}


@pytest.mark.parametrize(
    "text",
    [
        '九江市总工会推出"码头小站"服务，打造"江豚守望"行动。',
        "九江市总工会推出“码头小站“服务，打造”江豚守望”行动。",
        "九江市总工会推出＂码头小站＂服务，打造〝江豚守望〞行动。",
    ],
    ids=["straight", "closed by the wrong one", "of other fonts"],
)
def test_quotation_marks_of_any_kind_quote(graph_of: Build, text: str) -> None:
    assert graph_of(text).names("Programme") == {"码头小站", "江豚守望行动"}


def test_a_mark_left_over_changes_no_other() -> None:
    text = '九江市总工会推出“码头小站”，灯宽5"。'
    assert kg.text.reading(text) == text


def test_speech_without_marks_is_read_by_its_pauses() -> None:
    said = "今天由绍兴市人社局主办 团市委 市总工会 市妇联承办的现场招聘会开场 一共来了五十二家企业和单位"
    read = "今天由绍兴市人社局主办，团市委、市总工会，市妇联承办的现场招聘会开场，一共来了五十二家企业和单位"
    assert kg.text.reading(said) == read
    row = "张三 男 汉族 绍兴机床有限公司 高级技师 李四 女 汉族 绍兴纺织有限公司 挡车工 王五 男"
    assert kg.text.reading(row) == row


@pytest.mark.parametrize("text", ["副主席罗乾到会。", "该书由褚明编著。"])
def test_what_simplified_texts_write_too_is_no_sign_of_a_traditional_one(text: str) -> None:
    assert kg.text.reading(text) == text


def test_one_other_character_is_such_a_sign() -> None:
    assert kg.text.reading("本報讯") == "本报讯"
