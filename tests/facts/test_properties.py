"""What holds for any text: nothing is raised, every offset gives its words, every claim is allowed and proved."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from kg import annotate, facts, graph, read, resolve, split, text
from kg.ontology import Ontology
from kg.resolve import Resolution

NAMES = [
    "湖南省",
    "长沙",
    "朝阳区",
    "省总工会",
    "市总工会",
    "全总",
    "共青团长沙市委",
    "中铁六局",
    "教育局",
    "区",
    "省委",
]
TITLES = ["主席", "副主席", "党委书记、", "常务副省长", "主任", "记者", "作者系", "书记处书记", "工会主席"]
PERSONS = ["王建国", "欧阳春", "阿依古丽·买买提", "次仁·", "小周", "陆远山、何清"]
VERBS = ["召开", "印发", "在", "主持", "出席", "并讲话", "为", "由", "等", "的", "和", "荣获", "推进", "选举", "任命"]
THINGS = [
    "《关于关爱快递员的意见》",
    "《意见》",
    "《",
    "》",
    "“五小”活动",
    "“",
    "”",
    "“四联”",
    "会议",
    "会上",
    "第三届技能大赛决赛",
    "求学圆梦行动",
    "12351热线",
    "全国五一劳动奖章",
    "农民工",
    "1+N工作机制",
    "关于做好工作的通知",
    "第十二次全国代表大会",
]
FIGURES = [
    "3.5万人",
    "96%",
    "２万余",
    "1,250",
    "亿元",
    "〔2026〕5号",
    "5月1日",
    "二〇二六年五月一日",
    "0731-8",
    "十",
    "1.2.3",
]
MARKS = ["，", "。", "、", "；", "：", "（", "）", "(", "\n", "\n\n", "\u3000", " ", "——", "□", "○", "·", "！", ","]
LAYOUT = ["本报讯（记者", "\n（上接第1版）\n", "\n一、", "\n（二）", "\n来源：", "\n责任编辑：", "\n第一条　", "日电）"]
ODD = [
    "總工會",
    "召開會議",
    "職工",
    "廣東",
    "😀",
    "👩‍🏭",
    "\x00",
    "\x07",
    "\u200b",
    "\ufeff",
    "\u2028",
    "\r\n",
    "\r",
    "\t",
    "ﬁ",
    "𠮷野",
    "é",
    "Ⅷ",
    "㈠",
    "{P}",
    "{X}总工会",
    "\\",
    "[",
    "*",
    "(?P<",
    "union",
]
FRAGMENTS = [*NAMES, *TITLES, *PERSONS, *VERBS, *THINGS, *FIGURES, *MARKS, *LAYOUT, *ODD]
TEXTS = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=3)), min_size=1, max_size=60).map("".join)
# Half a sentence that is sure to give claims stands before the random rest, so that the checks have something to check.
STARTS = st.sampled_from(
    [
        "",
        "湖南省总工会召开推进会\n湖南省总工会主席王建国主持会议，",
        "湖南省总工会关于印发《职工疗养办法》的通知\n一、",
        "工会要闻\n　　本报讯（记者陆远山）5月1日，湖南省长沙市的朝阳区总工会",
    ]
)


@dataclass(frozen=True)
class Read:
    """One document and what was read in it."""

    source: Any
    articles: tuple[Any, ...]
    resolution: Resolution
    graph: Any


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return kg.load_ontology()


def extract(path: Path, ontology: Ontology, nlp: Any) -> Read | None:
    """The stages one by one, so that no error is caught on its way; None where the file holds no article."""
    source = read.read_file(path)
    articles = split.split(source, ontology).articles
    if not articles:
        return None
    mentions, claims = [], []
    for article in articles:
        assembled = text.assemble(source, article)
        found, stated, _ = facts.extract(annotate.annotate(nlp, [assembled])[0], assembled, ontology)
        mentions += found
        claims += stated
    resolution = resolve.resolve(articles, mentions, claims, ontology)
    found = resolution.entities, resolution.mentions, resolution.claims
    return Read(source, articles, resolution, graph.build(*found, articles, [source], ontology))


def check_mentions(done: Read) -> None:
    entities = {entity.id: entity for entity in done.resolution.entities}
    for mention in done.resolution.mentions:
        assert mention.start < mention.end
        assert done.source.text[mention.start : mention.end] == mention.text
        assert not mention.entity or mention.entity in entities
    for open_ in done.resolution.unresolved:
        assert done.source.text[open_.start : open_.end] == open_.text
    for entity in entities.values():
        assert entity.name or entity.type == "Article"
        assert not set(entity.name) & set("{}") or set("{}") & set(done.source.text)


def check_claims(done: Read, ontology: Ontology) -> None:
    entities = {entity.id: entity for entity in done.resolution.entities}
    for claim in done.resolution.claims:
        subject, target = entities[claim.subject], entities[claim.object]
        assert ontology.allows(subject.type, claim.relation, target.type)
        assert subject is not target
        assert set(claim.qualifiers) <= set(ontology.relations[claim.relation].qualifiers)
        assert 0 < claim.confidence <= 1
        proof = claim.provenance
        if claim.basis == "stated":
            assert proof.sentence
            assert 0 <= proof.start < proof.end <= len(done.source.text)
            assert proof.article in {article.id for article in done.articles}


def check_edges(done: Read) -> None:
    for subject, target, data in done.graph.edges(data=True):
        assert data["basis"] == "inferred" or data["evidence"]
        assert {subject, target} <= set(done.graph)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=STARTS, rest=TEXTS)
def test_any_text_is_read_soundly_and_twice_the_same(
    start: str, rest: str, ontology: Ontology, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "random.txt"
    path.write_bytes((start + rest).encode("utf-8", "surrogatepass"))
    nlp = annotate.build(ontology)
    try:
        done = extract(path, ontology, nlp)
    except kg.errors.ReadError:
        return
    if done is None:
        return
    check_mentions(done)
    check_claims(done, ontology)
    check_edges(done)
    again = extract(path, ontology, annotate.build(ontology))
    assert again is not None
    for one in fields(Resolution):
        assert list(getattr(again.resolution, one.name)) == list(getattr(done.resolution, one.name))
    assert sorted(again.graph.edges(data=True, keys=True), key=str) == sorted(
        done.graph.edges(data=True, keys=True), key=str
    )
