"""The output contract of the graph: ends, merging, provenance, one type an attribute, one result for one input."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from typing import Any

import networkx as nx
import pytest

import kg.ontology
from kg.errors import KgError
from kg.graph import build
from kg.model import Article, Basis, Claim, Entity, Mention, OffsetMap, Piece, Place, Provenance, Source
from kg.ontology import Ontology

INTS = {"mentions", "support", "evidence_start", "evidence_end"}
FLOATS = {"value", "confidence"}


@dataclass
class Records:
    """A little world: two articles of two files, a person, two unions, a region, a rate."""

    entities: list[Entity] = field(
        default_factory=lambda: [
            Entity("p", "Person", "林小满"),
            Entity("u1", "UnionBody", "甲市总工会", ("市总", "甲|总"), {"level": "city", "founded": 1950.0}),
            Entity("u2", "UnionBody", "乙市总工会"),
            Entity("r", "Region", "甲市", (), {"adcode": "990100"}),
            Entity("i", "Indicator", "入会率"),
            Entity("a1", "Article", "甲市消息", (), {"date": "2025-03-02"}),
            Entity("a2", "Article", "乙市消息", (), {"date": "2025-01"}),
        ]
    )
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    sources: list[Source] = field(
        default_factory=lambda: [Source(f"s{n}", f"报/{n}.txt", "txt", "", "", OffsetMap()) for n in (1, 2)]
    )
    articles: list[Article] = field(
        default_factory=lambda: [
            Article("a1", "s1", 0, 9, "甲市消息", "", "2025-03-02", "", "news", (Piece(0, 9),)),
            Article("a2", "s2", 0, 9, "乙市消息", "", "2025-01", "", "news", (Piece(0, 9),)),
        ]
    )

    def claim(
        self,
        subject: str,
        relation: str,
        target: str,
        *,
        article: str = "a1",
        at: int = 0,
        sentence: str = "一句话。",
        basis: Basis = "stated",
        confidence: float = 0.8,
        **qualifiers: str | float,
    ) -> None:
        proof = Provenance(article, at, at + len(sentence), sentence, f"{relation}.rule")
        key = f"c{len(self.claims)}"
        self.claims.append(Claim(key, subject, relation, target, basis, confidence, proof, qualifiers))

    def mention(self, entity: str, article: str = "a1", at: int = 0) -> None:
        self.mentions.append(Mention(f"m{len(self.mentions)}", article, at, at + 2, "甲市", "Region", "r", "", entity))

    def build(self, ontology: Ontology) -> nx.MultiDiGraph:
        return build(self.entities, self.mentions, self.claims, self.articles, self.sources, ontology)

    def edges(self, ontology: Ontology) -> list[tuple[str, str, dict[str, Any]]]:
        return list(self.build(ontology).edges(data=True))


@pytest.fixture
def records() -> Records:
    return Records()


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return kg.ontology.load()


def test_a_node_says_what_the_entity_is_and_where_it_was_seen(records: Records, ontology: Ontology) -> None:
    records.mention("u1", "a1")
    records.mention("u1", "a1", 5)
    records.mention("u1", "a2")
    assert records.build(ontology).nodes["u1"] == {
        "label": "甲市总工会",
        "type": "UnionBody",
        "type_zh": ontology.types["UnionBody"].zh,
        "aliases": "市总|甲｜总",
        "sources": "报/1.txt|报/2.txt",
        "mentions": 3,
        "first_seen": "2025-01",
        "last_seen": "2025-03-02",
        "founded": "1950",
        "level": "city",
    }


def test_an_article_is_seen_in_its_own_file(records: Records, ontology: Ontology) -> None:
    node = records.build(ontology).nodes["a2"]
    assert (node["label"], node["sources"], node["date"], node["mentions"]) == ("乙市消息", "报/2.txt", "2025-01", 0)


def test_a_post_stands_in_the_script_of_its_sentences(records: Records, ontology: Ontology) -> None:
    records.entities.append(Entity("p2", "Person", "甲乙丙"))
    records.claim("p2", "holds_position", "u1", sentence="某總會會長甲乙丙。", title="会长")
    records.claim("u1", "has_metric", "i", sentence="某總會為某計劃籌得30萬元。", value=300000, unit="元")
    assert [data.get("title", data.get("unit")) for _, _, data in records.edges(ontology)] == ["會長", "元"]
    records.claim("p2", "holds_position", "u1", at=20, sentence="某总会会长甲乙丙。", title="会长")
    assert [data["title"] for _, _, data in records.edges(ontology) if "title" in data] == ["会长"]


def test_what_only_follows_was_seen_nowhere(records: Records, ontology: Ontology) -> None:
    records.claim("u1", "jurisdiction", "r", basis="inferred", sentence="")
    node = records.build(ontology).nodes["r"]
    assert (node["sources"], node["first_seen"], node["last_seen"]) == ("", "", "")


def test_a_stated_claim_shows_its_ends(records: Records, ontology: Ontology) -> None:
    records.claim("u1", "has_metric", "i", value=96)
    assert records.build(ontology).nodes["i"]["sources"] == "报/1.txt"


def test_an_edge_carries_its_proof(records: Records, ontology: Ontology) -> None:
    records.claim("p", "holds_position", "u1", at=3, sentence="林小满任主席。", title="主席", valid_from="2024")
    ((subject, target, edge),) = records.edges(ontology)
    assert (subject, target) == ("p", "u1")
    assert edge == {
        "relation": "holds_position",
        "label": ontology.relations["holds_position"].zh,
        "basis": "stated",
        "confidence": 0.8,
        "support": 1,
        "sources": "报/1.txt",
        "evidence": "林小满任主席。",
        "rule": "holds_position.rule",
        "article": "a1",
        "place": "报/1.txt",
        "evidence_start": 3,
        "evidence_end": 10,
        "title": "主席",
        "valid_from": "2024",
    }


def test_an_edge_cites_the_place_of_its_sentence(records: Records, ontology: Ontology) -> None:
    """The page where the file has pages, else the paragraph or element; the file alone where it has neither."""
    for number, article in enumerate(("a1", "a2", "a1"), 1):
        records.claim("p", "holds_position", "u1", article=article, at=3 * number, title=f"职务{number}")
    records.claim("u2", "subordinate_to", "u1", basis="inferred", sentence="")
    records.sources[0] = replace(
        records.sources[0], places=(Place(0, 8, 1, "第1页 [1,2,3,4]"), Place(8, 15, 0, "第5段"))
    )
    found = {edge.get("title", ""): edge["place"] for _, _, edge in records.edges(ontology)}
    assert found == {"职务1": "报/1.txt 第1页", "职务2": "报/2.txt", "职务3": "报/1.txt 第5段", "": ""}


def test_two_sentences_are_one_edge_with_the_surer_as_proof(records: Records, ontology: Ontology) -> None:
    records.claim("p", "holds_position", "u1", article="a2", sentence="甲。", confidence=0.6, title="主席")
    records.claim("p", "holds_position", "u1", article="a1", sentence="乙。", confidence=0.9, title="主席", date="2025")
    records.claim("p", "holds_position", "u1", article="a1", sentence="乙。", confidence=0.7, title="主席")
    ((_, _, edge),) = records.edges(ontology)
    assert (edge["support"], edge["confidence"], edge["evidence"]) == (2, 0.96, "乙。")
    assert (edge["sources"], edge["date"]) == ("报/1.txt|报/2.txt", "2025")


def test_what_a_reprint_repeats_counts_once(records: Records, ontology: Ontology) -> None:
    """A reprint may have changed a sentence: of one text only the article counts that says it most."""
    for article, at, sentence, confidence in (
        ("a1", 0, "甲。", 0.6),
        ("a1", 5, "乙。", 0.8),
        ("a2", 2, "甲。", 0.6),
        ("a2", 7, "近日，乙。", 0.9),
        ("a3", 0, "丙。", 0.5),
    ):
        records.claim("p", "holds_position", "u1", article=article, at=at, sentence=sentence, confidence=confidence)
    records.articles.append(replace(records.articles[0], id="a3"))
    ((_, _, apart),) = records.edges(ontology)
    assert (apart["support"], apart["confidence"]) == (5, 0.99)
    records.articles[1] = replace(records.articles[1], duplicate_of="a1")
    ((_, _, edge),) = records.edges(ontology)
    assert (edge["support"], edge["confidence"]) == (3, 0.98)
    assert (edge["evidence"], edge["sources"]) == ("近日，乙。", "报/1.txt|报/2.txt")


def test_of_equal_proofs_the_first_in_the_input_stands(records: Records, ontology: Ontology) -> None:
    records.claim("p", "holds_position", "u1", article="a2", at=1, sentence="丙。")
    records.claim("p", "holds_position", "u1", article="a1", at=7, sentence="乙。")
    records.claim("p", "holds_position", "u1", article="a1", at=2, sentence="甲。")
    assert [edge["evidence"] for _, _, edge in records.edges(ontology)] == ["甲。"]


def test_a_stated_claim_wins_over_a_surer_inferred_one(records: Records, ontology: Ontology) -> None:
    records.claim("u2", "subordinate_to", "u1", article="a2", basis="inferred", confidence=1.0, sentence="")
    records.claim("u2", "subordinate_to", "u1", article="a1", basis="stated", confidence=0.6, sentence="乙市隶属甲市。")
    ((_, _, edge),) = records.edges(ontology)
    assert (edge["basis"], edge["confidence"], edge["evidence"]) == ("stated", 0.6, "乙市隶属甲市。")
    assert (edge["sources"], edge["support"]) == ("报/1.txt", 1)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ({"title": "主席"}, {"title": "副主席"}, 2),
        ({"title": "主席", "valid_from": "2020"}, {"title": "主席", "valid_from": "2021"}, 1),
        ({"value": 96}, {"value": 96.0}, 1),
        ({"value": "96"}, {"value": 96.0}, 1),
        ({"value": 96, "unit": "%"}, {"value": 96, "unit": "人"}, 2),
        ({"value": 96, "period": "2023"}, {"value": 96, "period": "2024"}, 2),
    ],
)
def test_qualifiers_but_for_dates_tell_edges_apart(
    ontology: Ontology, one: dict[str, str | float], other: dict[str, str | float], count: int
) -> None:
    records = Records()
    ends = ("p", "holds_position", "u1") if "title" in one else ("u1", "has_metric", "i")
    records.claim(*ends, **one)
    records.claim(*ends, **other)
    assert len(records.edges(ontology)) == count


def test_what_says_less_joins_the_one_edge_that_says_more(ontology: Ontology) -> None:
    records = Records()
    records.claim("p", "holds_position", "u1")
    records.claim("p", "holds_position", "u1", title="主席")
    ((_, _, edge),) = records.edges(ontology)
    assert edge["title"] == "主席"
    records.claim("p", "holds_position", "u1", title="副主席")
    assert len(records.edges(ontology)) == 3


@pytest.mark.parametrize("ends", [("u1", "u2"), ("u2", "u1")])
def test_a_symmetric_relation_stands_once_and_one_way(ontology: Ontology, ends: tuple[str, str]) -> None:
    records = Records()
    records.claim(ends[0], "cooperates_with", ends[1])
    records.claim(ends[1], "cooperates_with", ends[0])
    assert [(subject, target) for subject, target, _ in records.edges(ontology)] == [("u1", "u2")]


@pytest.mark.parametrize(
    ("subject", "relation", "target", "why"),
    [
        ("u1", "holds_position", "p", "breaks domain or range"),
        ("p", "part_of", "r", "breaks domain or range"),
        ("p", "likes", "u1", "no such relation"),
        ("p", "holds_position", "nobody", "no such entity"),
    ],
)
def test_a_claim_that_breaks_the_ontology_is_refused_by_name(
    records: Records, ontology: Ontology, subject: str, relation: str, target: str, why: str
) -> None:
    records.claim("p", "holds_position", "u1")
    records.claim(subject, relation, target)
    with pytest.raises(KgError, match=f"claim c1 .*{why}"):
        records.build(ontology)


@pytest.mark.parametrize("qualifiers", [{"value": "很多"}, {"value": float("nan")}, {"relation": "x"}, {"source": "x"}])
def test_a_claim_with_a_qualifier_that_no_graph_holds_is_refused(
    records: Records, ontology: Ontology, qualifiers: dict[str, str | float]
) -> None:
    records.claims.append(
        Claim("c0", "u1", "has_metric", "i", "stated", 0.5, Provenance("a1", 0, 1, "", ""), qualifiers)
    )
    with pytest.raises(KgError, match="claim c0"):
        records.build(ontology)


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        ("claims", Claim("c", "p", "holds_position", "u1", "stated", 0.5, Provenance("lost", 0, 1, "。", "r"))),
        ("mentions", Mention("m", "a1", 0, 2, "甲市", "Region", "r", "", "nobody")),
        ("mentions", Mention("m", "lost", 0, 2, "甲市", "Region", "r", "", "r")),
        ("entities", Entity("p", "Person", "另一人")),
        ("entities", Entity("x", "Organization", "某机构")),
        ("entities", Entity("x", "Ghost", "某物")),
        ("entities", Entity("x", "Person", "某人", (), {"label": "别的"})),
    ],
)
def test_a_fault_of_an_earlier_stage_never_passes(
    records: Records, ontology: Ontology, part: str, fault: object
) -> None:
    records.build(ontology)
    getattr(records, part).append(fault)
    with pytest.raises(KgError):
        records.build(ontology)


def test_mentions_without_an_entity_are_left_out(records: Records, ontology: Ontology) -> None:
    records.mention("")
    assert sum(count for _, count in records.build(ontology).nodes(data="mentions")) == 0


def test_every_attribute_has_one_plain_type(records: Records, ontology: Ontology) -> None:
    records.mention("r")
    records.claim("u1", "has_metric", "i", value=3, unit="家", number=8.0)
    records.claim("p", "holds_position", "u1", title="")
    graph = records.build(ontology)
    for data in [*(data for _, data in graph.nodes(data=True)), *(data for *_, data in graph.edges(data=True))]:
        for name, value in data.items():
            assert type(value) is (int if name in INTS else float if name in FLOATS else str), name
    assert all("title" not in data for *_, data in graph.edges(data=True))


def test_what_xml_forbids_is_dropped(records: Records, ontology: Ontology) -> None:
    records.entities[0] = replace(records.entities[0], name="林\x00小\x0b满\ud800\uffff", aliases=("满\x01",))
    node = records.build(ontology).nodes["p"]
    assert (node["label"], node["aliases"]) == ("林小满", "满")


def test_the_order_of_the_input_does_not_matter(records: Records, ontology: Ontology) -> None:
    for number in range(12):
        records.claim("p", "holds_position", ("u1", "u2")[number % 2], title=f"{number % 5}", at=number)
        records.claim("u2", "cooperates_with", "u1", at=number, confidence=number % 3 / 3)
        records.mention("p", at=number)
    once = records.build(ontology)
    for part in (records.entities, records.mentions, records.claims, records.articles, records.sources):
        random.Random(3).shuffle(part)
    again = records.build(ontology)
    assert list(once.nodes(data=True)) == list(again.nodes(data=True))
    assert list(once.edges(keys=True, data=True)) == list(again.edges(keys=True, data=True))
    assert len(once.edges) == 5 * 2 + 1


def test_the_graph_says_what_built_it_and_not_when(records: Records, ontology: Ontology) -> None:
    assert records.build(ontology).graph.keys() == {"kg_version", "ontology_version"}
    assert records.build(ontology).graph["ontology_version"] == ontology.version


def test_nothing_gives_an_empty_graph(ontology: Ontology) -> None:
    graph = build((), (), (), (), (), ontology)
    assert isinstance(graph, nx.MultiDiGraph)
    assert not graph.nodes
