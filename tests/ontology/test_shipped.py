"""The shipped ontology: it is sound, and it says what the specification says."""

from __future__ import annotations

from collections import Counter

import pytest

import kg.ontology
from kg.ontology import Name, Ontology

ORGANIZATIONS = [
    "UnionBody",
    "PartyOrgan",
    "StateOrgan",
    "Enterprise",
    "Institution",
    "SocialOrganization",
    "Media",
]
TYPES = {
    "Region": "行政区域",
    "UnionBody": "工会组织",
    "PartyOrgan": "党组织",
    "StateOrgan": "国家机关",
    "Enterprise": "企业",
    "Institution": "事业单位",
    "SocialOrganization": "社会组织",
    "Media": "媒体",
    "Person": "人物",
    "Programme": "政策项目",
    "PolicyDocument": "政策文件",
    "Publication": "出版物",
    "Event": "会议活动",
    "TargetGroup": "服务对象",
    "Indicator": "指标",
    "Honour": "荣誉称号",
    "Measure": "政策举措",
    "Article": "报道",
}
EVERY_TYPE_BUT_ARTICLE = (
    "Region Organization Person Programme PolicyDocument Publication Event TargetGroup Indicator Honour Measure"
)
# relation: (中文, domain, range, qualifiers it must have)
RELATIONS = {
    "holds_position": ("任职", "Person", "Organization", "title"),
    "chairs": ("主持", "Person Organization", "Event", ""),
    "attends": ("出席", "Person Organization", "Event", ""),
    "speaks_at": ("讲话", "Person Organization", "Event", ""),
    "organizes": ("举办", "Organization", "Event", "role"),
    "held_in": ("举行地", "Event", "Region", ""),
    "adopts": ("审议发布", "Event", "PolicyDocument Publication", ""),
    "issues": ("印发", "Organization", "PolicyDocument Publication", "date"),
    "cites": ("依据", "PolicyDocument", "PolicyDocument", ""),
    "implements": ("实施", "Organization Region Person", "Programme", ""),
    "component_of": ("组成", "Programme", "Programme", ""),
    "concerns": ("涉及", "PolicyDocument Event Publication", "Programme", ""),
    "targets": ("面向", "Programme PolicyDocument Event", "TargetGroup", ""),
    "cooperates_with": ("合作", "Organization", "Organization", ""),
    "located_in": ("位于", "Organization", "Region", ""),
    "subordinate_to": ("隶属", "Organization", "Organization", ""),
    "part_of": ("属于", "Region", "Region", ""),
    "jurisdiction": ("管辖", "Organization", "Region", ""),
    "awarded": ("获评", "Person Organization Region Event", "Honour", ""),
    "has_metric": (
        "指标值",
        "Organization Region Programme Event PolicyDocument Publication",
        "Indicator",
        "value unit qualifier period",
    ),
    "contains_measure": ("包含举措", "PolicyDocument", "Measure", "number parent"),
    "written_by": ("作者", "Article", "Person", "role"),
    "published_in": ("刊于", "Article", "Media", ""),
    "mentions": ("提及", "Article", EVERY_TYPE_BUT_ARTICLE, ""),
}
PROVINCES = 31


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return kg.ontology.load()


@pytest.fixture(scope="module")
def names(ontology: Ontology) -> dict[str, Name]:
    return {name.name: name for name in ontology.names}


def test_nothing_is_wrong() -> None:
    assert kg.ontology.check() == []


def test_the_types_are_those_of_the_specification(ontology: Ontology) -> None:
    assert {name: one.zh for name, one in ontology.types.items() if not one.abstract} == TYPES
    assert [name for name, one in ontology.types.items() if one.parent == "Organization"] == ORGANIZATIONS
    assert list(ontology.kinds_of("Organization")) == ORGANIZATIONS


@pytest.mark.parametrize("relation", RELATIONS)
def test_the_relation_is_that_of_the_specification(ontology: Ontology, relation: str) -> None:
    zh, domain, range_, qualifiers = RELATIONS[relation]
    found = ontology.relations[relation]
    assert (found.zh, set(found.domain), set(found.range)) == (zh, set(domain.split()), set(range_.split()))
    assert set(qualifiers.split()) <= set(found.qualifiers)
    assert found.symmetric is (relation == "cooperates_with")


def test_there_are_no_other_relations(ontology: Ontology) -> None:
    assert set(ontology.relations) == set(RELATIONS)


@pytest.mark.parametrize(
    ("subject", "relation", "object_", "allowed"),
    [
        ("Person", "holds_position", "UnionBody", True),
        ("UnionBody", "holds_position", "Person", False),
        ("Person", "holds_position", "Region", False),
        ("Person", "has_metric", "Indicator", False),
        ("Enterprise", "has_metric", "Indicator", True),
        ("Article", "mentions", "Media", True),
        ("Article", "mentions", "Article", False),
        ("Person", "unknown", "UnionBody", False),
        ("Nobody", "holds_position", "UnionBody", False),
    ],
)
def test_domain_and_range_decide(ontology: Ontology, subject: str, relation: str, object_: str, allowed: bool) -> None:
    assert ontology.allows(subject, relation, object_) is allowed


def test_is_a_follows_the_parents(ontology: Ontology) -> None:
    assert ontology.is_a("UnionBody", "Organization")
    assert ontology.is_a("UnionBody", "UnionBody")
    assert not ontology.is_a("Organization", "UnionBody")
    assert not ontology.is_a("Nobody", "Nobody")


def test_every_name_has_a_type_that_entities_may_carry(ontology: Ontology) -> None:
    assert {name.type for name in ontology.names} <= set(TYPES)


def _surfaces(name: Name) -> set[tuple[str, str]]:
    return {(name.type, one) for one in (name.name, *name.aliases)}


def test_no_surface_stands_for_two_entries_of_one_type(ontology: Ontology) -> None:
    surfaces = Counter((name.type, one) for name in ontology.names for one in (name.name, *name.aliases))
    both = {surface for surface, count in surfaces.items() if count > 1}
    places = {name.attributes.get("region", "")[:2] for name in ontology.names if both & _surfaces(name)}
    assert places == {"71", "81", "82"}  # of Hong Kong, Macao or Taiwan, as the text says
    assert {("StateOrgan", "中联办"), ("StateOrgan", "立法会")} <= both


def test_names_carry_no_blanks_or_quotation_marks(ontology: Ontology) -> None:
    surfaces = [one for name in ontology.names for one in (name.name, *name.aliases)]
    assert [one for one in surfaces if any(mark in one for mark in ' “”‘’"\u3000')] == []


def test_every_province_has_its_federation(ontology: Ontology, names: dict[str, Name]) -> None:
    provinces = [region for region in ontology.regions if region.level == "province"]
    missing = [region.name for region in provinces if f"{region.name}总工会" not in names]
    assert missing == ["台湾省", "香港特别行政区", "澳门特别行政区"]
    for region in provinces:
        if region.name not in missing:
            federation = names[f"{region.name}总工会"]
            assert federation.attributes == {"region": region.code, "above": "中华全国总工会"}
    assert len(provinces) - len(missing) == PROVINCES


@pytest.mark.parametrize(
    ("surface", "name", "type_name"),
    [
        ("全总", "中华全国总工会", "UnionBody"),
        ("兵团总工会", "新疆生产建设兵团总工会", "UnionBody"),
        ("中宣部", "中共中央宣传部", "PartyOrgan"),
        ("国家发改委", "国家发展和改革委员会", "StateOrgan"),
        ("人社部", "人力资源和社会保障部", "StateOrgan"),
        ("全国妇联", "中华全国妇女联合会", "SocialOrganization"),
        ("新华通讯社", "新华社", "Media"),
        ("国家电网", "国家电网有限公司", "Enterprise"),
        ("中科院", "中国科学院", "Institution"),
        ("全国劳模", "全国劳动模范", "Honour"),
        ("外卖小哥", "外卖配送员", "TargetGroup"),
        ("产改", "产业工人队伍建设改革", "Programme"),
    ],
)
def test_usual_short_names_are_known(ontology: Ontology, surface: str, name: str, type_name: str) -> None:
    owners = [(one.name, one.type) for one in ontology.names if surface in one.aliases]
    assert owners == [(name, type_name)]


def test_a_former_body_says_when_it_ended(names: dict[str, Name]) -> None:
    assert names["环境保护部"].attributes["until"] == "2018"


def test_an_unchanged_folder_is_read_once() -> None:
    assert kg.ontology.load() is kg.ontology.load()


def _lab(color: str, cone_loss: list[list[float]]) -> tuple[float, float, float]:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    seen = [min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear, strict=True)))) for row in cone_loss]
    to_xyz = [[0.4339, 0.3762, 0.1899], [0.2126, 0.7152, 0.0722], [0.0177, 0.1095, 0.8730]]
    x, y, z = (sum(a * b for a, b in zip(row, seen, strict=True)) for row in to_xyz)
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize(
    "cone_loss",
    [
        # Machado et al. 2009, severity 1.0
        pytest.param([[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]], id="protanopia"),
        pytest.param([[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]], id="deuteranopia"),
    ],
)
def test_colour_blind_people_can_tell_the_types_apart(ontology: Ontology, cone_loss: list[list[float]]) -> None:
    points = {name: _lab(ontology.types[name].color, cone_loss) for name in TYPES}
    close = [
        (one, other)
        for one in points
        for other in points
        if one < other and sum((a - b) ** 2 for a, b in zip(points[one], points[other], strict=True)) < 12**2
    ]
    assert close == []
