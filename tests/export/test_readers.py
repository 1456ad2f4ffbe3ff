"""Exports on demand, read back by readers that are not ours: the same counts, the same words."""

from __future__ import annotations

import csv
import json
import os
import warnings
from pathlib import Path

import ladybug
import networkx as nx
import openpyxl
import pandas as pd
import pyshacl
import pytest
from rdflib import PROV, RDF, SKOS, Graph, Namespace
from rdflib.compare import isomorphic

from kg.errors import UsageError
from kg.export import FORMATS, write_all
from kg.ontology import Ontology, default_path

OWN = Namespace("urn:kg:ns#")
ASKED = [name for name, one in FORMATS.items() if not one.default and "aggregated" not in name]
Case = tuple[nx.MultiDiGraph, Path]


@pytest.fixture(scope="module", params=["plain", "nasty", "empty"])
def case(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, ontology: Ontology
) -> Case:
    graphs = {"plain": "graph", "nasty": "nasty_graph"}
    graph = request.getfixturevalue(graphs[request.param]) if request.param in graphs else nx.MultiDiGraph()
    folder = tmp_path_factory.mktemp("readers")
    write_all(folder, graph, ontology, formats=ASKED)
    return graph, folder


def labels(graph: nx.MultiDiGraph) -> list[str]:
    return sorted(label for _, label in graph.nodes(data="label"))


def sentences(graph: nx.MultiDiGraph) -> list[str]:
    return sorted(told for *_, told in graph.edges(data="evidence") if told)


def parsed(path: Path, form: str) -> Graph:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own, in its reader of JSON-LD
        return Graph().parse(path, format=form)


def checked(path: Path) -> tuple[bool, str]:
    """Whether a Turtle file keeps to the shapes, and what pySHACL says."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # pySHACL's use of rdflib
        shapes = str(default_path() / "shapes.ttl")
        conforms, _, text = pyshacl.validate(Graph().parse(path), shacl_graph=shapes, advanced=True)
    return bool(conforms), str(text)


def test_two_exports_are_the_same_bytes(case: Case, ontology: Ontology, tmp_path: Path) -> None:
    for file in write_all(tmp_path, case[0], ontology, formats=ASKED):
        assert file.read_bytes() == (case[1] / file.name).read_bytes(), file.name


def test_turtle_is_read_by_rdflib(case: Case) -> None:
    graph, folder = case
    triples = parsed(folder / "graph.ttl", "turtle")
    nodes = {node for node in triples.subjects(SKOS.prefLabel) if (node, RDF.type, None) in triples}
    roles = {one for one in nodes if "urn:kg:role:" in str(one)}
    assert sorted(str(triples.value(node, SKOS.prefLabel)) for node in nodes - roles) == labels(graph)
    claims = set(triples.subjects(RDF.type, OWN.Claim))
    assert len(claims) == graph.number_of_edges()
    assert sorted(str(triples.value(one, PROV.value)) for one in claims if (one, PROV.value, None) in triples) == (
        sentences(graph)
    )
    assert isomorphic(triples, parsed(folder / "graph.jsonld", "json-ld"))


def test_turtle_keeps_to_the_shapes(case: Case) -> None:
    conforms, text = checked(case[1] / "graph.ttl")
    assert conforms, text


def test_the_shapes_refuse_what_is_wrong(graph: nx.MultiDiGraph, ontology: Ontology, tmp_path: Path) -> None:
    event, person = (next(n for n, kind in graph.nodes(data="type") if kind == asked) for asked in ("Event", "Person"))
    wrong = nx.MultiDiGraph()
    wrong.add_nodes_from((node, graph.nodes[node]) for node in (event, person))
    wrong.add_edge(event, person, "1", relation="attends", basis="stated", confidence=1.5)
    write_all(tmp_path, wrong, ontology, formats=["turtle"])
    conforms, text = checked(tmp_path / "graph.ttl")
    assert not conforms
    for path in ("rdf:subject", "rdf:object", "kg:confidence"):
        assert f"Result Path: {path}" in text, path


def test_every_relation_has_a_shape(ontology: Ontology) -> None:
    shapes = parsed(default_path() / "shapes.ttl", "turtle")
    assert {name for name in ontology.relations if (OWN[f"{name}Shape"], None, None) not in shapes} == set()


def test_posts_are_memberships(graph: nx.MultiDiGraph, ontology: Ontology, tmp_path: Path) -> None:
    write_all(tmp_path, graph, ontology, formats=["turtle"])
    found = parsed(tmp_path / "graph.ttl", "turtle").query("""
        PREFIX org: <http://www.w3.org/ns/org#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT ?who ?title WHERE {
            ?post a org:Membership ; org:member/skos:prefLabel ?who ; org:role/skos:prefLabel ?title
        }
    """)
    posts = {
        (graph.nodes[person]["label"], data["title"])
        for person, _, data in graph.edges(data=True) if data["relation"] == "holds_position"
    }  # fmt: skip
    assert {(str(row[0]), str(row[1])) for row in found} == posts


def test_neo4j_is_read_by_pandas(case: Case) -> None:
    graph, folder = case
    nodes = pd.read_csv(folder / "neo4j-nodes.csv", dtype=str, keep_default_na=False)
    edges = pd.read_csv(folder / "neo4j-relationships.csv", dtype=str, keep_default_na=False)
    assert list(nodes.columns[[0, -1]]) == ["id:ID", ":LABEL"]
    assert list(edges.columns[:3]) == [":START_ID", ":END_ID", ":TYPE"]
    assert sorted(nodes.get("label:string", [])) == labels(graph)
    read = zip(edges[":START_ID"], edges[":END_ID"], edges["key:string"], strict=True)
    assert set(read) == set(graph.edges(keys=True))
    if len(graph):
        assert {"aliases:string[]", "mentions:long"} <= set(nodes.columns)
        assert {"confidence:double", "support:long"} <= set(edges.columns)


def test_cypher_is_run_by_ladybug(case: Case) -> None:
    graph, folder = case
    connection = ladybug.Connection(ladybug.Database(":memory:"))
    types = sorted({kind for _, kind in graph.nodes(data="type")})
    names = sorted({name for _, data in graph.nodes(data=True) for name in data} - {"aliases", "sources", "mentions"})
    told = ", ".join(f"`{name}` STRING" for name in names)
    for kind in types:
        own = "id STRING PRIMARY KEY, aliases STRING[], sources STRING[], mentions INT64"
        connection.execute(f"CREATE NODE TABLE {kind}({own}, {told})")
    numbers = {"confidence": "DOUBLE", "value": "DOUBLE", "sources": "STRING[]"} | dict.fromkeys(
        ("support", "evidence_start", "evidence_end"), "INT64"
    )
    columns = {name for *_, data in graph.edges(data=True) for name in data} | {"key"}
    told = ", ".join(f"`{name}` {numbers.get(name, 'STRING')}" for name in sorted(columns))
    ends = {(data["relation"], graph.nodes[a]["type"], graph.nodes[b]["type"]) for a, b, data in graph.edges(data=True)}
    for relation in sorted({one for one, *_ in ends}):
        pairs = ", ".join(f"FROM {a} TO {b}" for name, a, b in sorted(ends) if name == relation)
        connection.execute(f"CREATE REL TABLE {relation}({pairs}, {told})")
    for line in (folder / "graph.cypher").read_text("utf-8").split(";\n"):
        if line and not line.startswith("CREATE CONSTRAINT"):
            connection.execute(line)
    if len(graph):
        found = connection.execute("MATCH (n) RETURN n.label").get_all()
        assert sorted(label for (label,) in found) == labels(graph)
        told_back = connection.execute("MATCH ()-[e]->() RETURN e.evidence").get_all()
        assert sorted(one for (one,) in told_back if one) == sentences(graph)
        assert len(told_back) == graph.number_of_edges()


def test_workbook_is_read_by_openpyxl(case: Case) -> None:
    graph, folder = case
    book = openpyxl.load_workbook(folder / "graph.xlsx")
    nodes, edges = (list(sheet.iter_rows(min_row=2)) for sheet in book)
    assert sorted(row[0].value for row in nodes) == labels(graph)
    assert len(edges) == graph.number_of_edges()
    at = [cell.value for cell in book.worksheets[1][1]].index("原句 sentence")
    assert sorted(row[at].value for row in edges if row[at].value) == sentences(graph)
    assert {cell.data_type for row in (*nodes, *edges) for cell in row} <= {"s", "inlineStr", "n"}  # no formula


def test_ftm_is_read_by_followthemoney(case: Case) -> None:
    before = csv.field_size_limit()
    if "CI" not in os.environ:  # .ci/followthemoney installs it where its PyICU can be compiled
        pytest.importorskip("followthemoney")
    from followthemoney import model

    csv.field_size_limit(before)  # which its import raises for all
    graph, folder = case
    lines = (folder / "graph.ftm.json").read_text("utf-8").split("\n")[:-1]
    things, links = {}, {}
    for line in lines:
        proxy = model.get_proxy(json.loads(line), cleaned=False)
        proxy.schema.validate(proxy.to_dict())
        (links if proxy.schema.edge or proxy.schema.is_a("Interest") else things)[proxy.id] = proxy
    assert set(things) == set(graph)
    assert set(links) == {key for *_, key in graph.edges(keys=True)}
    for source, target, key in graph.edges(keys=True):
        link = links[key]
        ends = [link.first(str(name)) for name in (link.schema.source_prop.name, link.schema.target_prop.name)]
        assert ends == [source, target]
        for prop, end in ((link.schema.source_prop, source), (link.schema.target_prop, target)):
            assert prop.range is None or things[end].schema.is_a(prop.range), link.schema.name
    # followthemoney drops what controls a terminal.
    plain = {" ".join(label.replace("\x7f", "").split()) for label in labels(graph)}
    assert {" ".join(thing.caption.split()) for thing in things.values()} <= plain | set(graph)


@pytest.mark.parametrize(("name", "extra"), [("turtle", "rdf"), ("xlsx", "xlsx")])
def test_a_missing_library_is_named_with_its_extra(
    name: str, extra: str, graph: nx.MultiDiGraph, ontology: Ontology, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("rdflib", "openpyxl"):
        monkeypatch.setitem(__import__("sys").modules, module, None)
    with pytest.raises(UsageError, match=rf"kg\[{extra}\]"):
        write_all(tmp_path, graph, ontology, formats=[name])
