"""What stood in the way of something that a gold file asks for and the graph does not have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from kg.analysis.gold import GoldEntity, GoldRelation
from kg.analysis.matching import LOOSE, LOOSE_RELATIONS, Edge, likeness, names_of, same_qualifiers

SEPARATOR = " | "
Nodes = Mapping[str, Mapping[str, Any]]


def unfound(entity: GoldEntity, nodes: Nodes, free: Nodes, rules: Mapping[str, str]) -> str:
    """Why no node is the entity: one of the name has another type, one of its type another extent, or there is none.

    ``nodes`` are those of the file, ``free`` those that stand for nothing asked for, ``rules`` what made each.
    """
    for node, data in nodes.items():
        if data["type"] != entity.type and names_of(data) & entity.forms:
            return _by(f"类型 typed {data['type']}", rules.get(node, ""))
    for node, data in free.items():
        if data["type"] == entity.type and any(_overlap(*pair) for pair in product(names_of(data), entity.forms)):
            return _by(f"读作 read as {data.get('label')}", rules.get(node, ""))
    return "未识别 not found"


def unread(relation: GoldRelation, wrong: Sequence[Edge], known: frozenset[str]) -> str:
    """Why no edge says the relation: an end is missing, an edge says it otherwise, or no rule reads it.

    ``wrong`` are the edges of the file that agree with no relation, ``known`` the plain names of its nodes.
    """
    subject, _, target = relation.text.split(SEPARATOR)[:3]
    asked = ((subject, relation.subjects), (target, relation.objects))
    loose = relation.relation in LOOSE_RELATIONS
    missing = [written.rstrip(" ?？") for written, forms in asked if not _known(forms, known, loose=loose)]
    if missing:
        return f"无此节点 no node: {'、'.join(missing)}"
    for edge in wrong:
        if edge.subjects & relation.subjects and edge.objects & relation.objects:
            said = edge.text.split(SEPARATOR)
            other = said[3] if edge.data.get("relation") == relation.relation and len(said) > 3 else said[1]
            return _by(f"读作 read as {other}", edge.rule)
    for edge in wrong:
        one_end = edge.subjects & relation.subjects or edge.objects & relation.objects
        if edge.data.get("relation") == relation.relation and one_end and same_qualifiers(relation, edge.data):
            return _by(f"另一端 other end: {edge.text}", edge.rule)
    return "无规则读出 no rule reads it"


def _known(forms: frozenset[str], known: frozenset[str], *, loose: bool) -> bool:
    return bool(forms & known) or (loose and any(likeness(*pair) >= LOOSE for pair in product(forms, known)))


def _overlap(name: str, form: str) -> bool:
    return len(name) > 1 and len(form) > 1 and (name in form or form in name)


def _by(what: str, rule: str) -> str:
    return f"{what} ({rule})" if rule else what
