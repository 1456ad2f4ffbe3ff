"""A made-up graph of some 150 nodes that has every type, and names that try to break out of each format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import networkx as nx
import pytest

import kg.graph
import kg.ontology
from kg.export import Tables, write_all
from kg.model import (
    Article,
    Basis,
    Claim,
    Doubtful,
    Entity,
    Mention,
    OffsetMap,
    Piece,
    Place,
    Provenance,
    Source,
    content_id,
)
from kg.ontology import Ontology

PROVINCES = ("江苏省", "浙江省", "四川省", "陕西省", "河南省", "山东省", "福建省", "贵州省")
FAMILY, GIVEN = "赵钱孙李周吴郑王冯陈", ("建国", "晓燕", "志强", "丽华", "海涛", "敏")
# Quotation marks, markup, the list separator, an emoji, characters beyond the BMP, a line separator, a formula, lines,
# control characters that XML forbids.
NASTY = (
    "\"双引号\" & 'x' <b>粗</b>",
    "</script><script>window.pwned = 1</script>",
    '<img src=x onerror="window.pwned = 1"> href',
    "<!-- <script> ]]> --> {{ 7*7 }}",
    "甲|乙|丙",
    "😀 𠮷野家 \u2028 é",
    "=HYPERLINK(1)",
    "＝1+1",
    "两行\n的\t名字",
    "控\x07制\x00字\x1b符\x7f 𬺈𠔻",
)


@dataclass
class World:
    """Collects records the way the stages before would hand them over."""

    sources: list[Source] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    doubtful: list[Doubtful] = field(default_factory=list)

    def article(self, headline: str, text: str, date: str = "2025-06-01", path: str = "") -> str:
        name = path or f"报纸/第{len(self.sources) + 1}版.txt"
        places = (Place(0, len(text), 2, "第2页 [1,2,3,4]"),)
        source = Source(content_id(name), name, "txt", text, text, OffsetMap(), places=places)
        article = Article(
            content_id(name, "0"), source.id, 0, len(text), headline, "", date, "", "news", (Piece(0, len(text)),),
            path=name,
        )  # fmt: skip
        self.sources.append(source)
        self.articles.append(article)
        self.entities[article.id] = Entity(article.id, "Article", headline, attributes={"date": date, "kind": "news"})
        return article.id

    def entity(self, kind: str, name: str, *aliases: str, **attributes: str | float) -> str:
        key = content_id(kind, name)
        self.entities.setdefault(key, Entity(key, kind, name, aliases, attributes))
        return key

    def claim(
        self, subject: str, relation: str, target: str, sentence: str, basis: Basis = "stated", **more: str | float
    ) -> None:
        index = len(self.claims)
        article = self.articles[index % len(self.articles)].id
        proof = Provenance(article, index, index + len(sentence), sentence, f"{relation}.test")
        key = content_id(subject, relation, target, str(index))
        self.claims.append(Claim(key, subject, relation, target, basis, 0.5 + index % 5 / 10, proof, more))
        for number, end in enumerate((subject, target)):
            kind, name = self.entities[end].type, self.entities[end].name
            self.mentions.append(
                Mention(f"{key}{number}", article, index, index + len(name), name, kind, "test", name, end)
            )

    def tables(self) -> Tables:
        entities = list(self.entities.values())
        return Tables(self.sources, self.articles, self.mentions, entities, self.claims, self.doubtful)

    def graph(self, ontology: Ontology) -> nx.MultiDiGraph:
        given = self.entities.values(), self.mentions, self.claims, self.articles, self.sources
        return kg.graph.build(*given, ontology)


def make_world(provinces: int = len(PROVINCES)) -> World:
    """About 18 nodes a province."""
    world = World()
    top = world.entity("UnionBody", "中华全国总工会", "全总")
    country = world.entity("Region", "中国", adcode="000000")
    reform = world.entity("Programme", "技能成长行动", "成长行动")
    group = world.entity("TargetGroup", "新就业形态劳动者")
    for index, name in enumerate(PROVINCES[:provinces]):
        report = world.article(
            f"{name}全面推进技能成长行动", f"{name}总工会召开会议。会议强调落实。", f"2025-0{index + 1}-15"
        )
        unions, said = (f"{name}总工会", "中华全国总工会"), "该会将继续推进。"
        open_reading = Doubtful("reference", "该会", "ambiguous", unions, said, "a.txt", report, 0, 2, 0.0, "")
        world.doubtful.append(open_reading)
        _province(world, index, name, (top, country, reform, group))
    others = sorted(one.id for one in world.entities.values() if one.type != "Article")
    for index, article in enumerate(world.articles):
        for other in others[index :: len(world.articles)]:
            world.claim(article.id, "mentions", other, "文中提到。")
    return world


def _province(world: World, index: int, name: str, shared: tuple[str, str, str, str]) -> None:
    top, country, reform, group = shared
    region = world.entity("Region", name, name[:-1], adcode=f"{32 + index}0000", level="province")
    union = world.entity("UnionBody", f"{name}总工会", "省总工会", "省总")
    party, state = world.entity("PartyOrgan", f"{name}委"), world.entity("StateOrgan", f"{name}人民政府")
    event = world.entity("Event", f"{name}工会第{index + 3}次工作会议", date=f"2025-0{index + 1}-10")
    number = f"工发〔2025〕{index}号"
    paper = world.entity("PolicyDocument", f"关于推进{name}技能成长行动的实施意见", document_number=number)
    rate = world.entity("Indicator", f"{name}企业覆盖率")
    world.claim(region, "part_of", country, "", "inferred")
    world.claim(union, "jurisdiction", region, "", "inferred")
    world.claim(union, "subordinate_to", top, "", "inferred")
    world.claim(union, "organizes", event, f"{name}总工会昨日召开工作会议。", role="主办")
    world.claim(union, "issues", paper, f"{name}总工会印发《意见》。", date="2025-05-01")
    world.claim(union, "implements", reform, f"{name}总工会推进技能成长行动。")
    world.claim(paper, "concerns", reform, "《意见》就技能成长行动作出部署。")
    world.claim(reform, "targets", group, "行动面向新就业形态劳动者。")
    world.claim(union, "has_metric", rate, f"覆盖率超过{60 + index}.5%。", value=60.5 + index, unit="%", qualifier="超")
    world.claim(event, "held_in", region, f"会议在{name}举行。")
    world.claim(state, "cooperates_with", union, "双方开展合作。")
    world.claim(party, "attends", event, "省委派人出席。")
    for place, given in enumerate(GIVEN):
        person = world.entity("Person", FAMILY[(index + place) % len(FAMILY)] + given)
        world.claim(person, "holds_position", union, f"{name}总工会副主席出席。", title="副主席")
        if place % 2:
            world.claim(person, "holds_position", union, f"{name}总工会党组成员讲话。", title="党组成员")
            world.claim(person, "speaks_at", event, "他在会上讲话。")
        honour = world.entity("Honour", f"{name}劳动模范")
        world.claim(person, "awarded", honour, "他获评劳动模范。")
    for kind, suffix in (("Enterprise", "钢铁集团"), ("Institution", "职业学院"), ("SocialOrganization", "志愿者协会")):
        body = world.entity(kind, name[:-1] + suffix)
        world.claim(body, "implements", reform, "它也在开展这项行动。")
        world.claim(body, "located_in", region, f"它位于{name}。")


def make_nasty() -> World:
    """One person, body and sentence for each nasty text."""
    world = World()
    for text in NASTY:
        article = world.article(text, text, path=f"{text.splitlines()[0]}.txt")
        person = world.entity("Person", text, text + "别名")
        body = world.entity("Enterprise", f"{text}公司", document=text)
        world.claim(person, "holds_position", body, text, title=text)
        world.claim(article, "mentions", person, text)
    return world


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    return kg.ontology.load()


@pytest.fixture(scope="session")
def world() -> World:
    return make_world()


@pytest.fixture(scope="session")
def graph(world: World, ontology: Ontology) -> nx.MultiDiGraph:
    return world.graph(ontology)


@pytest.fixture(scope="session")
def nasty() -> World:
    return make_nasty()


@pytest.fixture(scope="session")
def empty() -> World:
    return World()


@pytest.fixture(scope="session")
def nasty_graph(nasty: World, ontology: Ontology) -> nx.MultiDiGraph:
    return nasty.graph(ontology)


@pytest.fixture(scope="session")
def written(
    tmp_path_factory: pytest.TempPathFactory, ontology: Ontology
) -> Callable[[nx.MultiDiGraph, World | None], Path]:
    """Writes every format of a graph into a new folder."""

    def write(graph: nx.MultiDiGraph, world: World | None = None) -> Path:
        folder = tmp_path_factory.mktemp("out")
        write_all(folder, graph, ontology, world.tables() if world else None)
        return folder

    return write
