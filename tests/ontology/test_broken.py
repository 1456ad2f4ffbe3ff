"""Every kind of broken ontology: the problem names the file, the entry and the remedy, and check shows them all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import kg.ontology
from kg.errors import OntologyError, UsageError
from kg.ontology import default_path

FILES = {
    "entities.yaml": """\
Region: {zh: 行政区域, color: "#149D89", doc: place}
Organization: {zh: 组织, color: "#899DC4", abstract: true, doc: parent}
UnionBody: {zh: 工会, parent: Organization, color: "#EB6200", doc: union}
""",
    "relations.yaml": """\
located_in: {zh: 位于, domain: [Organization], range: [Region], doc: place}
cooperates_with: {zh: 合作, domain: [Organization], range: [Organization], symmetric: true, doc: both}
""",
    "gazetteer/regions.csv": """\
code,name,level,parent,short,aliases
100000,中国,country,,,中华人民共和国
530000,云南省,province,100000,云南,
""",
    "gazetteer/risky_regions.yaml": "surfaces: [云南]\n",
    "gazetteer/region_abbreviations.yaml": '滇: "530000"\n',
    "gazetteer/unions.yaml": """\
type: UnionBody
entries:
  - {name: 甲总工会, aliases: [甲总], region: 530000, since: 2001-02-03}
  - {name: 乙总工会, aliases: [乙总], above: 甲总工会}
""",
    "rules/places.yaml": """\
- id: located
  relation: located_in
  pattern: "{subject:Organization}位于{object:Region}"
  examples: [{text: 甲总工会位于云南省, claims: [located_in]}]
  counter_examples: [甲总工会到云南省]
""",
}
# The grammar needs every type of organisation; test_grammar.py breaks its files.
OTHERS = ("PartyOrgan", "StateOrgan", "Enterprise", "Institution", "SocialOrganization", "Media")
FILES["entities.yaml"] += "".join(
    f"{name}: {{zh: 其他, parent: Organization, color: '#00000{number}', doc: other}}\n"
    for number, name in enumerate(OTHERS)
)
FILES |= {f"grammar/{path.name}": path.read_text("utf-8") for path in (default_path() / "grammar").glob("*.yaml")}
Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Writes the small ontology above with one file's text replaced or left out (None)."""

    def write(file: str = "", text: str | bytes | None = None) -> Path:
        for name, content in (FILES | ({file: text} if file else {})).items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            if isinstance(content, bytes):
                path.write_bytes(content)
            elif content is not None:
                path.write_text(content, encoding="utf-8")
        return tmp_path

    return write


def changed(file: str, old: str, new: str) -> str:
    text = FILES[file]
    assert old in text
    return text.replace(old, new)


ENTITIES, RELATIONS, UNIONS = "entities.yaml", "relations.yaml", "gazetteer/unions.yaml"
CSV, RISKY, SHORT = "gazetteer/regions.csv", "gazetteer/risky_regions.yaml", "gazetteer/region_abbreviations.yaml"
RULES, GRAMMAR = "rules/places.yaml", "grammar/honours.yaml"
# file, its text, the entry named, its line (0: none), a word of the cause
BROKEN = {
    "missing entities": (ENTITIES, None, "file", 0, "not found"),
    "missing relations": (RELATIONS, None, "file", 0, "not found"),
    "missing regions": (CSV, None, "file", 0, "not found"),
    "not UTF-8": (ENTITIES, "实体".encode("gb18030"), "file", 0, "cannot be read"),
    "bad YAML": (ENTITIES, "Region: {zh: [", "file", 2, "not valid YAML"),
    "impossible date": (UNIONS, changed(UNIONS, "2001-02-03", "2001-13-03"), "file", 0, "not valid YAML"),
    "empty entities": (ENTITIES, "", "file", 1, "must map"),
    "list for entities": (ENTITIES, "- Region\n", "file", 1, "must map"),
    "unknown key": (ENTITIES, changed(ENTITIES, "doc: union", "doc: union, colour: red"), "UnionBody", 3, "colour"),
    "key missing": (ENTITIES, changed(ENTITIES, ", doc: union", ""), "UnionBody", 3, "doc"),
    "entry is text": (ENTITIES, FILES[ENTITIES] + "Paper: 报纸\n", "Paper", 10, "entry"),
    "bad colour": (ENTITIES, changed(ENTITIES, "#EB6200", "orange"), "UnionBody", 3, "color"),
    "colour twice": (ENTITIES, changed(ENTITIES, "#EB6200", "#149d89"), "UnionBody", 3, "same colour"),
    "type twice": (ENTITIES, FILES[ENTITIES] + FILES[ENTITIES].splitlines()[0], "Region", 10, "twice"),
    "unknown parent": (ENTITIES, changed(ENTITIES, "parent: Organization", "parent: Body"), "UnionBody", 3, "Body"),
    "parents in a circle": (
        ENTITIES,
        changed(ENTITIES, "abstract: true", "parent: UnionBody"),
        "Organization",
        2,
        "cycle",
    ),
    "unknown domain": (RELATIONS, changed(RELATIONS, "range: [Region]", "range: [Place]"), "located_in", 1, "Place"),
    "no domain": (
        RELATIONS,
        changed(RELATIONS, "[Organization], range: [Region]", "[], range: [Region]"),
        "located_in",
        1,
        "domain",
    ),
    "one-sided symmetry": (
        RELATIONS,
        changed(RELATIONS, "range: [Organization], sym", "range: [Region], sym"),
        "cooperates_with",
        2,
        "symmetric",
    ),
    "unknown type in a gazetteer": (UNIONS, changed(UNIONS, "type: UnionBody", "type: Union"), "甲总工会", 3, "Union"),
    "abstract type": (UNIONS, changed(UNIONS, "type: UnionBody", "type: Organization"), "甲总工会", 3, "abstract"),
    "no entries": (UNIONS, "type: UnionBody\n", "file", 1, "entries"),
    "entry is a list": (
        UNIONS,
        changed(UNIONS, "{name: 乙总工会, aliases: [乙总], above: 甲总工会}", "[乙]"),
        "#2",
        4,
        "entry",
    ),
    "unknown attribute": (UNIONS, changed(UNIONS, "above:", "under:"), "乙总工会", 4, "under"),
    "aliases as text": (UNIONS, changed(UNIONS, "[乙总]", "乙总"), "乙总工会", 4, "aliases"),
    "name twice": (UNIONS, changed(UNIONS, "name: 乙总工会", "name: 甲总工会"), "甲总工会", 4, "already stands"),
    "alias of two names": (UNIONS, changed(UNIONS, "[乙总]", "[甲总]"), "乙总工会", 4, "甲总"),
    "marked on one side only": (
        UNIONS,
        changed(UNIONS, "[乙总]", "[甲总], ambiguous: [甲总]"),
        "乙总工会",
        4,
        "already stands",
    ),
    "marked, yet no alias": (UNIONS, changed(UNIONS, "[乙总]", "[乙总], ambiguous: [丙总]"), "乙总工会", 4, "丙总"),
    "unknown body above": (UNIONS, changed(UNIONS, "above: 甲总工会", "above: 丙总工会"), "乙总工会", 4, "丙总工会"),
    "bodies above in a circle": (
        UNIONS,
        changed(UNIONS, "region: 530000", "above: 乙总工会"),
        "甲总工会",
        3,
        "cycle",
    ),
    "unknown region": (UNIONS, changed(UNIONS, "530000", "540000"), "甲总工会", 3, "540000"),
    "bad region": (UNIONS, changed(UNIONS, "530000", "云南"), "甲总工会", 3, "region"),
    "bad date": (UNIONS, changed(UNIONS, "2001-02-03", "去年"), "甲总工会", 3, "since"),
    "empty regions": (CSV, "", "header", 1, "wrong columns"),
    "wrong columns": (CSV, changed(CSV, "code,name", "name,code"), "header", 1, "wrong columns"),
    "short row": (CSV, changed(CSV, ",云南,", ",云南"), "530000,云南省,province,100000,云南", 3, "columns"),
    "bad code": (CSV, changed(CSV, "530000", "53"), "云南省", 3, "bad code"),
    "bad level": (CSV, changed(CSV, "province", "state"), "云南省", 3, "level"),
    "code twice": (CSV, FILES[CSV] + "530000,滇省,province,100000,,\n", "滇省", 4, "530000"),
    "unknown parent region": (CSV, changed(CSV, ",100000,云南", ",990000,云南"), "云南省", 3, "990000"),
    "field without end": (CSV, FILES[CSV] + '"' + "云" * 200000, "file", 0, "not valid CSV"),
    "risky list is none": (RISKY, "surfaces: 云南\n", "surfaces", 1, "list"),
    "missing risky list": (RISKY, None, "file", 0, "not found"),
    "abbreviations are a list": (SHORT, "[滇]\n", "file", 1, "must map"),
    "abbreviation of nothing": (SHORT, '滇: "540000"\n', "滇", 1, "540000"),
    "rules are no list": (RULES, "id: located\n", "file", 1, "list"),
    "rule without id": (RULES, changed(RULES, "id: located", "name: located"), "#1", 1, "id"),
    "rule of an unknown relation": (RULES, changed(RULES, "located_in", "lies_in"), "located", 2, "lies_in"),
    "rule without examples": (
        RULES,
        changed(RULES, "[{text: 甲总工会位于云南省, claims: [located_in]}]", "[]"),
        "located",
        4,
        "examples",
    ),
    "rule without counter-examples": (
        RULES,
        changed(RULES, "[甲总工会到云南省]", "[]"),
        "located",
        5,
        "counter_examples",
    ),
    "rule twice": (RULES, FILES[RULES] * 2, "located", 6, "already stands"),
    "rule without a pattern": (RULES, changed(RULES, "pattern:", "note:"), "located", 1, "pattern"),
    "example without claims": (RULES, changed(RULES, ", claims: [located_in]", ""), "located", 4, "claims"),
    "counter-example with claims": (RULES, changed(RULES, "[甲总工会到", "[{text: 甲}, 甲总工会到"), "located", 5, "0"),
    "confidence above one": (RULES, FILES[RULES] + "  confidence: 1.5\n", "located", 6, "confidence"),
    "qualifier of another relation": (RULES, FILES[RULES] + "  qualifiers: {role: 主办}\n", "located", 6, "role"),
    "qualifier of no group": (RULES, FILES[RULES] + '  qualifiers: {role: "{how}"}\n', "located", 6, "how"),
    "grammar with a key twice": (GRAMMAR, "kinds: [奖]\nkinds: [杯]\n", "kinds", 2, "twice"),
    "bad YAML in the grammar": (GRAMMAR, "kinds: [奖\n", "file", 2, "not valid YAML"),
}


def test_the_small_ontology_is_sound(folder: Folder) -> None:
    path = folder()
    ontology = kg.ontology.load(path)
    assert kg.ontology.check(path) == []
    assert ontology.names[0].attributes == {"region": "530000", "since": "2001-02-03"}
    assert (ontology.names[1].file, ontology.names[1].line) == (UNIONS, 4)
    assert [(rule.file, rule.index, rule.line, rule.data["id"]) for rule in ontology.rules] == [
        (RULES, 0, 1, "located")
    ]
    assert set(ontology.grammar) == {Path(file).stem for file in FILES if file.startswith("grammar/")}


@pytest.mark.parametrize("case", BROKEN)
def test_a_problem_names_file_entry_cause_and_remedy(folder: Folder, case: str) -> None:
    file, text, entry, line, word = BROKEN[case]
    path = folder(file, text)
    problems = [one for one in kg.ontology.check(path) if one.file == file]
    found = [one for one in problems if one.entry == entry and word in one.cause]
    assert found, problems
    assert found[0].line == line
    assert len(found[0].remedy) > 5
    with pytest.raises(OntologyError) as raised:
        kg.ontology.load(path)
    assert raised.value.remedy
    assert raised.value.file in str(raised.value)


def test_check_shows_every_problem(folder: Folder) -> None:
    path = folder(UNIONS, changed(UNIONS, "[乙总]", "[甲总]").replace("above: 甲", "above: 丙"))
    (path / RULES).write_text("id: located\n", encoding="utf-8")
    found = [(one.file, one.entry) for one in kg.ontology.check(path)]
    assert found == [(UNIONS, "乙总工会"), (UNIONS, "乙总工会"), (RULES, "file")]


@pytest.mark.parametrize("text", [None, "Region: {zh: [", changed(ENTITIES, "#EB6200", "orange")])
def test_what_follows_from_a_fault_of_the_types_is_not_told(folder: Folder, text: str | None) -> None:
    assert [one.file for one in kg.ontology.check(folder(ENTITIES, text))] == [ENTITIES]


def test_what_follows_from_a_fault_of_the_relations_is_not_told(folder: Folder) -> None:
    assert [one.file for one in kg.ontology.check(folder(RELATIONS, None))] == [RELATIONS]


def test_the_message_has_the_line_and_the_remedy(folder: Folder) -> None:
    path = folder(UNIONS, changed(UNIONS, "[乙总]", "[甲总]"))
    (problem,) = kg.ontology.check(path)
    assert str(problem).startswith("gazetteer/unions.yaml: 乙总工会 (第4行 line 4): “甲总”")
    assert "remedy: " in str(problem)


def test_an_alias_may_stand_for_two_names_where_both_say_so(folder: Folder) -> None:
    text = changed(UNIONS, "[乙总]", "[甲总], ambiguous: [甲总]").replace(
        "[甲总], region", "[甲总], ambiguous: [甲总], region"
    )
    assert kg.ontology.check(folder(UNIONS, text)) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    for look in (kg.ontology.load, kg.ontology.vocabulary, kg.ontology.check):
        with pytest.raises(UsageError, match="no such ontology folder"):
            look(missing)


def test_a_yaml_anchor_that_leads_to_itself_is_no_trap(folder: Folder) -> None:
    text = FILES[GRAMMAR].replace("scopes: [", "scopes: &all [*all, ")
    assert [one.entry for one in kg.ontology.check(folder(GRAMMAR, text))] == ["scopes.1"]


def test_a_changed_file_is_read_again_and_changes_the_version(folder: Folder) -> None:
    path = folder()
    first = kg.ontology.load(path)
    assert kg.ontology.load(str(path)) is first
    folder(GRAMMAR, FILES[GRAMMAR].replace("kinds: [", "kinds: [新奖章, "))
    second = kg.ontology.load(path)
    assert second.grammar["honours"]["kinds"][0] == "新奖章"
    assert second.version != first.version


def test_the_version_depends_on_the_content_alone(folder: Folder, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = folder()
    copy = tmp_path_factory.mktemp("copy")
    for file, text in FILES.items():
        (copy / file).parent.mkdir(exist_ok=True)
        (copy / file).write_text(text, encoding="utf-8")
    assert kg.ontology.load(path).version == kg.ontology.load(copy).version
