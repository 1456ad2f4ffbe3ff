"""What lies in a region: the region's own code, and through the hierarchy of codes all counties and towns below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from kg.analysis.gold import plain
from kg.analysis.matching import parts
from kg.errors import UsageError

# Subject, relation, object.
Triple = tuple[str, str, str]
Nodes = Mapping[str, Mapping[str, Any]]
COUNTRY = frozenset({"000000", "100000"})
COUNTY_LENGTH, TOWN_LENGTH, SHORTEST_NAME = 6, 9, 2
# Which end of an edge stands where the other one does, in this order; what has a place of its own keeps it.
_SUBJECT_IS_WHERE_OBJECT_IS = (
    ("part_of",), ("jurisdiction", "located_in"), ("subordinate_to",), ("held_in",), ("holds_position",),
)  # fmt: skip
_OBJECT_IS_WHERE_SUBJECT_IS = (("organizes",), ("issues",), ("adopts",), ("contains_measure",))


def triples_of(graph: nx.MultiDiGraph) -> list[Triple]:
    """Subject, relation and object of each edge."""
    return [(source, str(relation), target) for source, target, relation in graph.edges(data="relation")]


def within(nodes: Nodes, triples: Iterable[Triple], region: str) -> set[str]:
    """The nodes of ``region`` (a name or a code): what is placed in it or below it, and what is joined to that.

    A body is where its jurisdiction or its seat is, a person where the body of the post is, an event where it is held
    or who holds it, a document where its issuer is. Of what has no place (programmes, indicators, groups, articles)
    that is taken which an edge joins to something placed there. Raises UsageError for a region that the graph does not
    have or that could be several.
    """
    known = list(triples)
    placed = located(nodes, known)
    prefix = prefix_of(code_of(nodes, region))
    inside = {node for node, codes in placed.items() if any(code.startswith(prefix) for code in codes)}
    joined = set()
    for subject, _, target in known:
        if subject in inside and target not in placed:
            joined.add(target)
        elif target in inside and subject not in placed:
            joined.add(subject)
    return inside | joined


def located(nodes: Nodes, triples: Iterable[Triple]) -> dict[str, set[str]]:
    """The codes of the regions where each node is; nodes without a place are left out."""
    by_relation: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for subject, relation, target in triples:
        by_relation[relation].append((subject, target))
    placed = {node: {str(data["adcode"])} for node, data in nodes.items() if data.get("adcode")}
    for relations in _SUBJECT_IS_WHERE_OBJECT_IS:
        _spread(placed, [pair for name in relations for pair in by_relation[name]])
    for relations in _OBJECT_IS_WHERE_SUBJECT_IS:
        _spread(placed, [(target, subject) for name in relations for subject, target in by_relation[name]])
    return placed


def _spread(placed: dict[str, set[str]], pairs: list[tuple[str, str]]) -> None:
    """Place each left end where its right ends are, unless it is placed; again while that places more (chains)."""
    while True:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for left, right in pairs:
            if left not in placed and right in placed:
                found[left] |= placed[right]
        if not found:
            return
        placed.update(found)


def code_of(nodes: Nodes, region: str) -> str:
    """The code of the region of that name, alias or code, the highest where a short name (云南) fits several."""
    if region.isdigit():
        return region
    wanted = plain(region)
    regions = [
        (plain(data.get("label", "")), data) for data in nodes.values()
        if data.get("type") == "Region" and data.get("adcode")
    ]  # fmt: skip
    exact = [data for label, data in regions if label == wanted]
    exact = exact or [data for _, data in regions if wanted in map(plain, parts(data.get("aliases")))]
    if not exact and len(wanted) >= SHORTEST_NAME:
        exact = [data for label, data in regions if label.startswith(wanted)]
    codes = sorted({str(data["adcode"]) for data in exact}, key=lambda code: (len(prefix_of(code)), code))
    if not codes:
        remedy = "写全称或行政区划代码 give the full name or the code, such as 530000"
        raise UsageError(f"图中没有这个行政区 no such region in the graph: {region}\n  remedy: {remedy}")
    if len(codes) > 1 and len(prefix_of(codes[0])) == len(prefix_of(codes[1])):
        labels = "、".join(f"{data.get('label')} {data['adcode']}" for data in exact)
        raise UsageError(f"有几个同名行政区 several regions are called so: {labels}\n  remedy: 写代码 give the code")
    return codes[0]


def region_names(nodes: Nodes) -> dict[str, str]:
    """The labels of the regions by what the codes of all below each begin with."""
    regions = (data for data in nodes.values() if data.get("type") == "Region" and data.get("adcode"))
    return {prefix_of(str(data["adcode"])): str(data.get("label", "")) for data in regions}


def prefix_of(code: str) -> str:
    """What the codes of all regions below it begin with: 53 of 530000, nothing of the country's."""
    if code in COUNTRY:
        return ""
    if code[COUNTY_LENGTH:].strip("0"):
        return code[:TOWN_LENGTH]
    code = code[:COUNTY_LENGTH]
    while len(code) > 2 and code.endswith("00"):
        code = code[:-2]
    return code
