"""Positions of the nodes, computed at build time: the same graph always gives the same picture."""

from __future__ import annotations

import math
import random
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import igraph
    import numpy as np
    from numpy.typing import NDArray

Point = tuple[float, float]
# Source, target and relation of an edge.
Joined = tuple[str, str, str]
_Points: TypeAlias = "NDArray[np.float64]"

# From 500 nodes on a spring layout is a ball of wool: communities tell more.
SPRING_LIMIT = 500
SEED = 7
SPACING = 50.0
# The discs are too many nodes to keep labels apart one by one: they get the room of a label each.
DISC_SPACING = 85.0
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
# Articles mention almost everything: at full weight they would draw all into one ball.
MENTION_WEIGHT = 0.15


@dataclass(frozen=True, slots=True)
class Disc:
    """A community: where its disc lies, how far it reaches, and its nodes, the best-connected in the middle first."""

    x: float
    y: float
    radius: float
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the middle of each node's box stands, in pixels around (0, 0); the discs are in order of size."""

    points: Mapping[str, Point]
    discs: tuple[Disc, ...] = ()


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The nodes, sorted, and one weighted edge for each joined pair, by their numbers: a row of ``pairs`` each."""

    names: list[str]
    pairs: NDArray[np.int64]
    weights: _Points

    @classmethod
    def of(cls, nodes: Iterable[str], joined: Iterable[Joined]) -> Skeleton:
        """The skeleton of nodes and edges; the edges come sorted.

        In arrays, as pairs of Python's own numbers take ten times the room.
        """
        import numpy as np  # like igraph below: loaded where something is drawn

        names = sorted(nodes)
        number = {str(name): index for index, name in enumerate(names)}
        told, said = array("q"), array("d")
        for source, target, relation in joined:
            left, right = number[source], number[target]
            if left != right:
                told.extend((left, right))
                said.append(MENTION_WEIGHT if relation == "mentions" else 1.0)
        ends = np.array(told, np.int64).reshape(-1, 2)
        marks = ends.min(axis=1) * len(names) + ends.max(axis=1)
        _, first, which = np.unique(marks, return_index=True, return_inverse=True)
        order = np.argsort(first)
        weights = np.minimum(3.0, np.bincount(which, said, len(first)))
        return cls(names, ends[first[order]], weights[order])

    def drawn(self) -> igraph.Graph:
        """The skeleton as igraph has it."""
        import igraph

        return igraph.Graph(
            n=len(self.names),
            edges=self.pairs.data,
            vertex_attrs={"name": self.names},
            edge_attrs={"weight": self.weights.tolist()},
        )


def springs(found: Skeleton, boxes: Mapping[str, Point]) -> Layout:
    """The nodes as springs draw them together; ``boxes``, the width and height of each with its label, stay apart."""
    import numpy as np

    skeleton = found.drawn()
    names: list[str] = skeleton.vs["name"]
    if not names:
        return Layout({})
    _sow()
    start = np.random.default_rng(SEED).random((len(names), 2)).tolist()
    drawn = skeleton.layout_fruchterman_reingold(weights="weight", niter=300, seed=start, grid="nogrid")
    points = np.array(drawn.coords)
    points -= points.mean(axis=0)
    reach = np.abs(points).max() or 1.0
    points *= SPACING * math.sqrt(len(names)) / reach * np.array([1.2, 0.85])
    apart = _separated(points, np.array([boxes[name] for name in names]))
    return Layout({name: (round(float(x), 1), round(float(y), 1)) for name, (x, y) in zip(names, apart, strict=True)})


def communities(found: Skeleton) -> Layout:
    """Every community a disc: the quick picture, whatever the size of the graph."""
    _sow()
    return _discs(found.drawn(), found.names) if found.names else Layout({})


def _sow() -> None:
    """One seed for igraph, whose import is not quick: only what draws waits for it."""
    import igraph

    igraph.set_random_number_generator(random.Random(SEED))


def _separated(points: _Points, boxes: _Points) -> _Points:
    """Pushes overlapping boxes apart along the axis on which they overlap less, a little at a time."""
    import numpy as np

    first, second = np.triu_indices(len(points), 1)
    reach = (boxes[first] + boxes[second]) / 2
    for _ in range(100):
        gap = points[first] - points[second]
        overlap = reach - np.abs(gap)
        hit = np.flatnonzero((overlap > 0).all(axis=1))
        if not len(hit):
            break
        left, right, gap, overlap = first[hit], second[hit], gap[hit], overlap[hit]
        sideways = overlap[:, 0] / reach[hit, 0] < overlap[:, 1] / reach[hit, 1]
        # Where two stand on one spot, the order decides who goes which way.
        way = np.where(gap == 0, -1.0, np.sign(gap))
        push = 0.4 * overlap * way * np.stack([sideways, ~sideways], axis=1)
        for axis in (0, 1):
            moved = np.bincount(left, push[:, axis], len(points)) - np.bincount(right, push[:, axis], len(points))
            points[:, axis] += moved
    return points


def _discs(skeleton: igraph.Graph, names: Sequence[str]) -> Layout:
    """Each community a disc, the greatest in the middle, the others in rings around it."""
    found = skeleton.community_leiden(objective_function="modularity", weights="weight", n_iterations=4)
    strength = dict(zip(names, skeleton.strength(weights="weight"), strict=True))
    groups = [sorted((names[index] for index in group), key=lambda name: (-strength[name], name)) for group in found]
    groups.sort(key=lambda group: (-len(group), group[0]))
    radii = [DISC_SPACING * (math.sqrt(len(group)) + 0.5) for group in groups]
    discs = tuple(
        Disc(round(x, 1), round(y, 1), round(radius, 1), tuple(group))
        for group, radius, (x, y) in zip(groups, radii, _rings(radii), strict=True)
    )
    spiral = [_spiral(index) for index in range(len(groups[0]))]
    points = {
        name: (round(disc.x + x, 1), round(disc.y + y, 1))
        for disc in discs
        for name, (x, y) in zip(disc.members, spiral, strict=False)
    }
    return Layout(points, discs)


def _spiral(index: int) -> Point:
    away, angle = DISC_SPACING * math.sqrt(index), index * GOLDEN_ANGLE
    return away * math.cos(angle), away * math.sin(angle)


def _rings(radii: Sequence[float]) -> list[Point]:
    """Centres of discs of these falling radii, so that none overlaps another."""
    centres: list[Point] = []
    ring = angle = 0.0
    edge = 0.0  # how far the discs placed so far reach
    for radius in radii:
        if not centres:
            centres.append((0.0, 0.0))
            edge = radius
            continue
        if not ring or angle + _turn(radius, ring) > 2 * math.pi:
            ring, angle, edge = edge + radius, 0.0, edge + 2 * radius
        half = _turn(radius, ring) / 2
        centres.append((ring * math.cos(angle + half), ring * math.sin(angle + half)))
        angle += 2 * half
    return centres


def _turn(radius: float, ring: float) -> float:
    """The angle that a disc of this radius takes up on a ring (its centre on it)."""
    return 2 * math.asin(min(1.0, radius / ring))
