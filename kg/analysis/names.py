"""Nodes by name: one way of looking up for every question."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import networkx as nx

from kg.analysis.files import GraphLike, open_graph
from kg.analysis.gold import plain
from kg.analysis.matching import parts
from kg.errors import UsageError

# These lead from an article to all that stands in it: they say how long an article is, not what matters.
OF_ARTICLES = frozenset({"mentions", "written_by", "published_in"})


@dataclass(frozen=True, slots=True)
class Found:
    """A node that is called so: ``match`` says how (label, alias, part of a label, part of an alias)."""

    label: str
    type: str
    type_zh: str
    aliases: str
    edges: int
    mentions: int
    first_seen: str
    last_seen: str
    match: str
    id: str


_WAYS = ("label", "alias", "part", "part of alias")


def find(graph: GraphLike, name: str, *, types: Collection[str] | None = None) -> list[Found]:
    """All nodes whose label or alias is or holds ``name``, the best first; ``types`` takes only those.

    Widths, spaces, quotation marks and case do not matter. An empty list where there is none.
    """
    opened, wanted, asked = open_graph(graph), plain(name), kinds(types)
    found = []
    for node, data in opened.nodes(data=True):
        if asked is not None and data.get("type") not in asked:
            continue
        way = _way(wanted, plain(data.get("label", "")), [plain(alias) for alias in parts(data.get("aliases"))])
        if way is not None:
            found.append((way, _found(opened, node, _WAYS[way])))
    return [one for _, one in sorted(found, key=lambda item: (item[0], -item[1].edges, item[1].label, item[1].id))]


def _way(wanted: str, label: str, aliases: list[str]) -> int | None:
    if not wanted:
        return None
    tests = (label == wanted, wanted in aliases, wanted in label, any(wanted in alias for alias in aliases))
    return next((way for way, holds in enumerate(tests) if holds), None)


def _found(graph: nx.MultiDiGraph, node: str, way: str) -> Found:
    data = graph.nodes[node]
    told = {name: str(data.get(name, "")) for name in ("type", "type_zh", "aliases", "first_seen", "last_seen")}
    edges = sum(
        relation not in OF_ARTICLES
        for step in (graph.in_edges, graph.out_edges)
        for *_, relation in step(node, data="relation")
    )
    mentions = int(data.get("mentions", 0) or 0)
    return Found(label=label_of(graph, node), edges=edges, mentions=mentions, match=way, id=node, **told)


def named(graph: nx.MultiDiGraph, name: str, *, types: Collection[str] | None = None) -> list[str]:
    """The nodes of that id, label or alias; where none is equal, those of whose labels it is a part.

    Raises UsageError where nothing is called so.
    """
    if name in graph:
        return [name]
    found = find(graph, name, types=types)
    if found and found[0].match != _WAYS[-1]:
        return [one.id for one in found if one.match == found[0].match]
    remedy = "换一个名字，或用 kg find 查 try another name, or look for it with kg find"
    raise UsageError(f"图中没有这个名字 nothing in the graph is called so: {name}\n  remedy: {remedy}")


def kinds(types: Collection[str] | None) -> frozenset[str] | None:
    """The types meant: each by its name, its Chinese name or that of a type above it; other words stand as they are."""
    if types is None:
        return None
    from kg.ontology import vocabulary  # slow to load, and most questions name no type

    known = vocabulary()
    english = {one.zh: name for name, one in known.types.items()}
    names = [english.get(name, name) for name in ([types] if isinstance(types, str) else types)]
    return frozenset(names).union(*(known.kinds_of(name) for name in names))


def label_of(graph: nx.MultiDiGraph, node: str) -> str:
    """The label of a node, its id where it has none."""
    return str(graph.nodes[node].get("label", node))
