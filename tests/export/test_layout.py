"""Positions: the same every time, and nothing on top of anything."""

from __future__ import annotations

import itertools

import networkx as nx
import pytest

from kg.export.layout import SPRING_LIMIT, Layout, Skeleton, communities, springs

BOX = (120.0, 50.0)


def _many(count: int) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    for number in range(count):
        graph.add_edge(f"n{number:04}", f"n{number - number % 10:04}", relation="part_of")
        if number % 7 == 0:
            graph.add_edge("n0000", f"n{number:04}", relation="mentions")
    return graph


def _skeleton(graph: nx.MultiDiGraph) -> Skeleton:
    return Skeleton.of(graph, sorted(graph.edges(data="relation", default="")))


def _springs(graph: nx.MultiDiGraph) -> Layout:
    return springs(_skeleton(graph), dict.fromkeys(graph, BOX))


def _communities(graph: nx.MultiDiGraph) -> Layout:
    return communities(_skeleton(graph))


@pytest.mark.parametrize("count", [0, 1, 2, 60, SPRING_LIMIT + 100])
def test_every_node_has_one_and_the_same_place(count: int) -> None:
    graph = _many(count)
    for place in (_communities, _springs):
        found = place(graph)
        assert found.points.keys() == set(graph)
        assert len(set(found.points.values())) == len(graph)
        assert found == place(graph)


def test_small_pictures_keep_their_labels_apart() -> None:
    graph = _many(60)
    found = _springs(graph).points
    for (one, (x, y)), (other, (left, top)) in itertools.combinations(found.items(), 2):
        assert abs(x - left) > BOX[0] - 3 or abs(y - top) > BOX[1] - 3, (one, other)


def test_communities_are_discs_that_do_not_overlap() -> None:
    graph = nx.MultiDiGraph()
    for group, number in itertools.product(range(30), range(1, 25)):
        graph.add_edge(f"{group:02}-00", f"{group:02}-{number:02}", relation="part_of")
    found = _communities(graph).points
    for one, other in itertools.combinations(range(30), 2):
        (x, y), (left, top) = found[f"{one:02}-00"], found[f"{other:02}-00"]
        reach = [
            max(abs(complex(*found[f"{g:02}-{n:02}"]) - complex(*found[f"{g:02}-00"])) for n in range(25))
            for g in (one, other)
        ]
        assert abs(complex(x - left, y - top)) > sum(reach)


def test_the_best_connected_of_a_community_stands_in_its_middle() -> None:
    graph = nx.MultiDiGraph()
    for group, number in itertools.product(range(30), range(1, 25)):
        graph.add_edge(f"{group:02}-{number:02}", f"{group:02}-99", relation="part_of")
    found = _communities(graph)
    assert sum(len(disc.members) for disc in found.discs) == len(graph)
    for disc in found.discs:
        assert disc.members[0].endswith("-99")
        assert found.points[disc.members[0]] == (disc.x, disc.y)
        for name in disc.members:
            assert abs(complex(*found.points[name]) - complex(disc.x, disc.y)) < disc.radius
