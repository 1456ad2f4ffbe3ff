"""What the page knows: columns that agree with the graph, and the proofs behind them."""

from __future__ import annotations

import base64
import gzip
import json
from typing import Any

import networkx as nx
import pytest

from kg.export.notes import figure, note, spelt
from kg.export.pagedata import EDGES_A_CHUNK, page_data
from kg.export.pinyin import readings
from kg.export.registry import Bundle


def _blocks(bundle: Bundle) -> dict[str, Any]:
    return {name: json.loads(gzip.decompress(base64.b64decode(text))) for name, text in page_data(bundle)}


@pytest.fixture(scope="module")
def blocks(graph: nx.MultiDiGraph, world: Any, ontology: Any) -> dict[str, Any]:
    return _blocks(Bundle(graph, ontology, world.tables()))


def test_columns_are_the_graphs_nodes_and_edges(blocks: dict[str, Any], graph: nx.MultiDiGraph) -> None:
    core = blocks["core"]
    nodes, edges = core["nodes"], core["edges"]
    assert nodes["id"] == list(graph)
    assert nodes["label"] == [graph.nodes[node]["label"] for node in graph]
    ids = nodes["id"]
    told = [
        (ids[source], ids[target], core["relations"][relation]["name"])
        for source, target, relation in zip(edges["from"], edges["to"], edges["relation"], strict=True)
    ]
    assert told == [(source, target, data["relation"]) for source, target, data in graph.edges(data=True)]
    assert {len(column) for column in nodes.values()} == {len(graph)}
    assert {len(column) for column in edges.values()} == {len(graph.edges)}


def test_each_edge_has_every_sentence_of_its_claims(blocks: dict[str, Any], graph: nx.MultiDiGraph, world: Any) -> None:
    proofs = [row for name, rows in blocks.items() if name.startswith("edges-") for row in rows]
    assert len(proofs) == len(graph.edges) > 0
    assert [row[0] for row in proofs] == [key for *_, key in graph.edges(keys=True)]
    sentences = {claim.provenance.sentence for claim in world.claims}
    assert {proof[0] for row in proofs for proof in row[3]} == sentences
    for row, (*_, data) in zip(proofs, graph.edges(data=True), strict=True):
        assert row[3][0][0] == data["evidence"]
        assert len({(proof[0], proof[1]) for proof in row[3]}) == len(row[3])


def test_the_words_that_were_read_come_along(blocks: dict[str, Any], graph: nx.MultiDiGraph) -> None:
    (first, *_) = blocks["edges-0"]
    assert len(first[3][0]) == 9
    assert all(isinstance(part, str) for part in first[3][0][7:])


def test_edges_come_in_chunks(ontology: Any) -> None:
    graph = nx.MultiDiGraph()
    for number in range(EDGES_A_CHUNK + 1):
        graph.add_edge("a", f"b{number}", key=f"e{number}", relation="implements", label="实施")
    blocks = _blocks(Bundle(graph, ontology))
    assert [len(blocks[f"edges-{number}"]) for number in (0, 1)] == [EDGES_A_CHUNK, 1]


def test_readings_are_the_common_ones_without_tones() -> None:
    assert readings(["重庆", "绿a，"]) == {"庆": "qing", "绿": "lv lu", "重": "zhong chong tong"}


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ({"title": "副主席"}, "副主席"),
        ({"value": 426500.0, "unit": "人"}, "42.65万人"),
        ({"value": 96.0, "unit": "%"}, "96%"),
        ({"value": 20000.0, "unit": "场次", "qualifier": "余"}, "2万余场次"),
        ({"value": 4400000.0, "unit": "人次", "qualifier": "超", "period": "去年"}, "超440万人次 · 去年"),
        ({"value": 90.0, "unit": "%", "qualifier": "以上"}, "90%以上"),
        ({}, ""),
    ],
)
def test_notes_read_as_a_person_writes_them(data: dict[str, Any], text: str) -> None:
    assert note(data) == text


def test_numbers_are_shortened_only_without_loss() -> None:
    assert spelt(123456.0) == "123456"
    assert spelt(1.5e9) == "15亿"
    assert figure({"value": 0.5, "unit": "倍"}) == "0.5倍"
