"""What of a graph agrees with a gold file: the rules of matching are those of the gold format, not this product's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import networkx as nx

from kg.analysis.gold import Gold, GoldEntity, GoldRelation, plain

CORE = frozenset(
    {"Region", "UnionBody", "PartyOrgan", "StateOrgan", "Enterprise", "Institution", "SocialOrganization", "Media"}
    | {"Person", "Programme", "PolicyDocument", "Publication", "Event"}
)
SCORED = CORE | {"TargetGroup", "Indicator", "Honour", "Measure"}
UNSCORED_RELATIONS = frozenset({"mentions", "written_by", "published_in", "part_of", "jurisdiction"})
SYMMETRIC = frozenset({"cooperates_with"})
# Wordings of these differ from reader to reader: half of the characters in common is enough.
LOOSE_TYPES = frozenset({"Indicator", "Measure"})
LOOSE_RELATIONS = frozenset({"has_metric", "contains_measure"})
LOOSE = 0.5
QUALIFIERS = ("title", "value", "unit")


def likeness(one: str, other: str) -> float:
    """Dice's coefficient of the two names' sets of characters, 0 to 1."""
    left, right = set(one), set(other)
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 0.0


def parts(value: object) -> list[str]:
    """The members of a ``|``-joined attribute."""
    return [part for part in str(value or "").split("|") if part]


def is_from(attributes: Mapping[str, Any], file: str) -> bool:
    """Whether a node or an edge comes from the file of that name."""
    sources = (source.replace("\\", "/") for source in parts(attributes.get("sources")))
    return any(PurePosixPath(source).name == file for source in sources)


def matched_entities(gold: Gold, nodes: Mapping[str, Mapping[str, Any]]) -> dict[int, str]:
    """The node of each gold entity (by its index) that has one.

    Labels are tried before aliases before likeness, the required before the optional; a node serves one entity only,
    so that an unmerged second node counts as wrong.
    """
    free = dict(nodes)
    hits: dict[int, str] = {}
    wanted = sorted(enumerate(gold.entities), key=lambda item: item[1].optional)
    for way in ("label", "alias", "likeness"):
        for index, entity in wanted:
            node = next((n for n in free if index not in hits and _agrees(way, entity, free[n])), None)
            if node is not None:
                hits[index] = node
                del free[node]
    return hits


def _agrees(way: str, entity: GoldEntity, data: Mapping[str, Any]) -> bool:
    if data["type"] != entity.type:
        return False
    label = plain(data.get("label", ""))
    if way == "label":
        return label in entity.forms
    if way == "alias":
        return any(plain(alias) in entity.forms for alias in parts(data.get("aliases")))
    return entity.type in LOOSE_TYPES and max(likeness(label, form) for form in entity.forms) >= LOOSE


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge as it is compared: its ends' ids, its key, the plain names of its ends."""

    id: tuple[str, str, object]
    subjects: frozenset[str]
    objects: frozenset[str]
    data: Mapping[str, Any]
    text: str

    @property
    def rule(self) -> str:
        """What made it."""
        return str(self.data.get("rule", ""))


def matched(gold: Gold, edges: Iterable[Edge]) -> dict[int, Edge]:
    """The edge of each gold relation (by its index) that has one, the required before the optional."""
    free = list(edges)
    found: dict[int, Edge] = {}
    for index in sorted(range(len(gold.relations)), key=lambda i: gold.relations[i].optional):
        at = next((at for at, edge in enumerate(free) if _says(gold.relations[index], edge)), None)
        if at is not None:
            found[index] = free.pop(at)
    return found


def confidence(edge: Edge) -> float:
    """The confidence that the edge carries, 0 where it carries none."""
    return _number(edge.data.get("confidence")) or 0.0


def file_edges(graph: nx.MultiDiGraph, file: str) -> Iterator[Edge]:
    """The stated edges of the file, those that say the same once."""
    names = {node: names_of(data) for node, data in graph.nodes(data=True)}
    seen = set()
    for subject, target, key, data in graph.edges(keys=True, data=True):
        relation = data.get("relation")
        if relation in UNSCORED_RELATIONS or data.get("basis") == "inferred" or not is_from(data, file):
            continue
        said = (subject, target, relation, plain(data.get("title", "")), data.get("value"), data.get("unit"))
        if said in seen:
            continue
        seen.add(said)
        qualifiers = " ".join(f"{key}={data[key]}" for key in QUALIFIERS if data.get(key))
        ends = graph.nodes[subject].get("label"), graph.nodes[target].get("label")
        text = f"{ends[0]} | {relation} | {ends[1]}" + (f" | {qualifiers}" if qualifiers else "")
        yield Edge((subject, target, key), names[subject], names[target], data, text)


def names_of(data: Mapping[str, Any]) -> frozenset[str]:
    """The plain names of a node: its label and its aliases."""
    return frozenset([plain(data.get("label", "")), *(plain(alias) for alias in parts(data.get("aliases")))])


def _says(relation: GoldRelation, edge: Edge) -> bool:
    if edge.data.get("relation") != relation.relation or not same_qualifiers(relation, edge.data):
        return False
    if edge.subjects & relation.subjects:
        if edge.objects & relation.objects:
            return True
        if relation.relation in LOOSE_RELATIONS and any(
            likeness(one, other) >= LOOSE for one in edge.objects for other in relation.objects
        ):
            return True
    return relation.relation in SYMMETRIC and bool(
        edge.objects & relation.subjects and edge.subjects & relation.objects
    )


def same_qualifiers(relation: GoldRelation, have: Mapping[str, Any]) -> bool:
    """Whether an edge's qualifiers are those asked for: the title of a post, value and unit of a figure."""
    want = relation.qualifiers
    if relation.relation == "holds_position":
        return "title" not in want or plain(have.get("title", "")) == plain(want["title"])
    if relation.relation == "has_metric":
        same_unit = plain(want.get("unit", "")) == plain(have.get("unit", ""))
        return same_unit and _number(want.get("value")) == _number(have.get("value"))
    return True


def _number(value: object) -> float | None:
    try:
        return float(str(value).replace(",", ""))
    except ValueError:
        return None
