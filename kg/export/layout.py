"""Positions of the nodes, computed at build time: the same graph always gives the same picture."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
_Points = NDArray[np.float64]

# From 500 nodes on networkx's spring layout needs scipy, and its cost grows with the square.
SPRING_LIMIT = 500
SEED = 7
SPACING = 50.0
# The discs are too many nodes to keep labels apart one by one: they get the room of a label each.
DISC_SPACING = 85.0
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
# Articles mention almost everything: at full weight they would draw all into one ball.
MENTION_WEIGHT = 0.15


def positions(graph: nx.MultiDiGraph, boxes: Mapping[str, Point]) -> dict[str, Point]:
    """Where the middle of each node's box stands, in pixels around (0, 0).

    ``boxes`` are the width and height of each node with its label; below 500 nodes they are kept apart.
    """
    skeleton = _skeleton(graph)
    if len(skeleton) >= SPRING_LIMIT:
        return _circles(skeleton)
    found = nx.spring_layout(skeleton, seed=SEED, iterations=120, k=1.6 / math.sqrt(max(1, len(skeleton))))
    if not found:
        return {}
    scale = SPACING * math.sqrt(len(skeleton))
    points = np.array([found[node] for node in skeleton]) * scale * np.array([1.2, 0.85])
    apart = _separated(points, np.array([boxes[node] for node in skeleton]))
    return {node: (round(float(x), 1), round(float(y), 1)) for node, (x, y) in zip(skeleton, apart, strict=True)}


def _skeleton(graph: nx.MultiDiGraph) -> nx.Graph:
    """One weighted edge for each joined pair, nodes and edges in sorted order."""
    weights: dict[tuple[str, str], float] = {}
    for source, target, relation in sorted(graph.edges(data="relation", default="")):
        if source != target:
            pair = (target, source) if (target, source) in weights else (source, target)
            weight = MENTION_WEIGHT if relation == "mentions" else 1.0
            weights[pair] = min(3.0, weights.get(pair, 0.0) + weight)
    skeleton = nx.Graph()
    skeleton.add_nodes_from(sorted(graph.nodes))
    skeleton.add_weighted_edges_from((*pair, weight) for pair, weight in weights.items())
    return skeleton


def _separated(points: _Points, boxes: _Points) -> _Points:
    """Pushes overlapping boxes apart along the axis on which they overlap less, a little at a time."""
    reach = (boxes[:, None, :] + boxes[None, :, :]) / 2
    ranks = np.arange(len(points))
    order = np.sign(ranks[:, None] - ranks[None, :])[..., None]
    for _ in range(100):
        gap = points[:, None, :] - points[None, :, :]
        overlap = reach - np.abs(gap)
        hit = (overlap[..., 0] > 0) & (overlap[..., 1] > 0)
        np.fill_diagonal(hit, False)
        if not hit.any():
            break
        # Where two stand on one spot, the order decides who goes which way.
        way = np.where(gap == 0, order, np.sign(gap))
        sideways = overlap[..., 0] / reach[..., 0] < overlap[..., 1] / reach[..., 1]
        axis = np.stack([hit & sideways, hit & ~sideways], axis=2)
        points = points + 0.4 * np.where(axis, overlap * way, 0).sum(axis=1)
    return points


def _circles(skeleton: nx.Graph) -> dict[str, Point]:
    """Each community a disc, the greatest in the middle, the others in rings around it."""
    found = nx.community.asyn_lpa_communities(skeleton, weight="weight", seed=SEED)
    groups = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group[0]))
    radii = [DISC_SPACING * (math.sqrt(len(group)) + 0.5) for group in groups]
    result: dict[str, Point] = {}
    for group, (x, y) in zip(groups, _rings(radii), strict=True):
        for index, node in enumerate(group):
            away, angle = DISC_SPACING * math.sqrt(index), index * GOLDEN_ANGLE
            result[node] = round(x + away * math.cos(angle), 1), round(y + away * math.sin(angle), 1)
    return result


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
