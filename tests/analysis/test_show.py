"""The overview of a graph, counted by hand."""

from __future__ import annotations

import networkx as nx
import pytest

import kg
from kg.errors import UsageError


def test_counts(graph: nx.MultiDiGraph) -> None:
    overview = kg.show(graph)
    assert (overview.nodes, overview.edges) == (7, 8)
    assert list(overview.types.items())[:2] == [("Person", 2), ("UnionBody", 2)]
    assert overview.relations["holds_position"] == 3
    assert [(node.label, node.edges) for node in overview.connected[:2]] == [("海南省总工会", 6), ("符海生", 3)]
    assert len(kg.show(graph, top=1).connected) == 1


@pytest.mark.parametrize("name", ["海南省总工会", "省总", "《海南省 总工会》"])
def test_entity_is_found_by_name_or_alias(graph: nx.MultiDiGraph, name: str) -> None:
    assert kg.show(graph, name).entities == ("海南省总工会 (UnionBody)",)


def test_exact_name_comes_before_a_part(graph: nx.MultiDiGraph) -> None:
    assert kg.show(graph, "省总工会").entities == ("省总工会 (UnionBody)",)
    assert set(kg.show(graph, "总工会召").entities) == {"海南省总工会召开会议 (Article)"}
    with pytest.raises(UsageError, match="没有的"):
        kg.show(graph, "没有的")


def test_claims_are_ordered_stated_first_and_mentions_last(graph: nx.MultiDiGraph) -> None:
    claims = kg.show(graph, "符海生").claims
    assert [claim.relation for claim in claims] == ["holds_position"] * 3 + ["mentions"]
    assert (claims[0].qualifiers, claims[0].sentence) == ({"title": "副主席"}, "有这么一句。")
    assert [claim.basis for claim in kg.show(graph, "海南").claims] == ["stated", "inferred"]


def test_graph_that_is_not_there() -> None:
    with pytest.raises(UsageError, match="no graph found"):
        kg.show("nowhere")
