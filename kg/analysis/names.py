"""Nodes by name: one way of looking up for every question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

import networkx as nx

from kg.analysis.files import GraphLike, open_graph
from kg.analysis.gold import plain
from kg.analysis.matching import parts
from kg.errors import UsageError

# These lead from an article to all that stands in it: they say how long an article is, not what matters.
OF_ARTICLES = frozenset({"mentions", "written_by", "published_in"})


@dataclass(frozen=True, slots=True)
class Found:
    """A node that is called so: ``match`` says how.

    By its label, an alias, an alias that the ontology knows (``known as``), a part of the label, a part of an alias.
    """

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


_WAYS = ("label", "alias", "known as", "part", "part of alias")
_EXACT = 2  # so many ways in the graph itself need no more asking
_Named = tuple[str, str]


def find(graph: GraphLike, name: str, *, types: Collection[str] | None = None) -> list[Found]:
    """All nodes whose label or alias is or holds ``name``, the best first; ``types`` takes only those.

    Where nothing is called just so, what the shipped ontology knows by that alias is found by its full name. Widths,
    spaces, quotation marks and case do not matter. An empty list where there is none. Raises UsageError for a type that
    nobody knows.
    """
    opened, wanted = open_graph(graph), plain(name)
    asked = kinds_in(opened, types)
    nodes = [(node, data) for node, data in opened.nodes(data=True) if asked is None or data.get("type") in asked]
    ways = _ways(nodes, wanted, ())
    if wanted and min(ways.values(), default=_EXACT) >= _EXACT and (known := _known_as().get(wanted)):
        ways = _ways(nodes, wanted, known)
    found = [(way, _found(opened, node, _WAYS[way])) for node, way in ways.items()]
    return [one for _, one in sorted(found, key=lambda item: (item[0], -item[1].edges, item[1].label, item[1].id))]


def _ways(nodes: Iterable[tuple[str, Mapping[str, Any]]], wanted: str, known: Collection[_Named]) -> dict[str, int]:
    """The nodes that are called so, and how; ``known`` are types and full names that the ontology has for it."""
    found = {}
    for node, data in nodes if wanted else ():
        label, aliases = plain(data.get("label", "")), [plain(alias) for alias in parts(data.get("aliases"))]
        tests = (
            label == wanted, wanted in aliases, (data.get("type"), label) in known,
            wanted in label, any(wanted in alias for alias in aliases),
        )  # fmt: skip
        if any(tests):
            found[node] = tests.index(True)
    return found


@lru_cache(maxsize=1)
def _known_as() -> Mapping[str, frozenset[_Named]]:
    """The types and full names that each alias of the shipped ontology stands for, all in plain form."""
    from kg.ontology import names  # slow to load, and most names stand in the graph

    found: defaultdict[str, set[_Named]] = defaultdict(set)
    for one in names():
        for alias in one.aliases:
            found[plain(alias)].add((one.type, plain(one.name)))
    return {alias: frozenset(named) for alias, named in found.items()}


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
    """The nodes of that id, label or alias, else of an alias that the ontology knows; else those whose labels hold it.

    Raises UsageError where nothing is called so, or nothing of these ``types``.
    """
    asked = kinds_in(graph, types)
    if name in graph and (asked is None or graph.nodes[name].get("type") in asked):
        return [name]
    found = _nearest(graph, name, types)
    if found:
        return [one.id for one in found]
    if types is not None and (others := _nearest(graph, name, None)):
        kind = "/".join(sorted(types))
        told = "、".join(f"{one.label} ({one.type})" for one in others[:3])
        remedy = f"写一个该类型的名字 name one of that type: kg find DIR NAME --type {min(types)}"
        raise UsageError(f"{name} 不是 is no {kind}: {told}\n  remedy: {remedy}")
    remedy = "换一个名字，或用 kg find 查 try another name, or look for it with kg find"
    raise UsageError(f"图中没有这个名字 nothing in the graph is called so: {name}\n  remedy: {remedy}")


def _nearest(graph: nx.MultiDiGraph, name: str, types: Collection[str] | None) -> list[Found]:
    """Those that ``find`` has by the best way; none where only a part of an alias is so."""
    found = find(graph, name, types=types)
    return [one for one in found if one.match == found[0].match != _WAYS[-1]]


def kinds(types: Collection[str] | None, own: Iterable[str] = ()) -> frozenset[str] | None:
    """The types meant: each by its name, its Chinese name or that of a type above it; ``own`` are those of the graph.

    Raises UsageError for one that is neither in the ontology nor the graph's own.
    """
    if types is None:
        return None
    from kg.ontology import vocabulary  # slow to load, and most questions name no type

    known = vocabulary()
    english = {one.zh: name for name, one in known.types.items()}
    names = [english.get(name, name) for name in ([types] if isinstance(types, str) else types)]
    ask_known("类型 type", names, dict.fromkeys(own, "") | {name: one.zh for name, one in known.types.items()})
    return frozenset(names).union(*(known.kinds_of(name) for name in names))


def kinds_in(graph: nx.MultiDiGraph, types: Collection[str] | None) -> frozenset[str] | None:
    """The types meant, of this graph."""
    return None if types is None else kinds(types, {str(kind) for _, kind in graph.nodes(data="type")})


def relations_in(graph: nx.MultiDiGraph, relations: Collection[str] | None) -> frozenset[str] | None:
    """The graph's relations that are meant, each by its name or its Chinese name. Raises UsageError for an unknown one.

    The ontology, slow to load, is asked only for what the graph does not have.
    """
    if relations is None:
        return None
    asked = {relations} if isinstance(relations, str) else set(relations)
    said = {(str(data.get("relation", "")), str(data.get("label", ""))) for *_, data in graph.edges(data=True)}
    missing = sorted(asked.difference(*said))
    if missing:
        from kg.ontology import vocabulary

        words = dict(said) | {name: one.zh for name, one in vocabulary().relations.items()}
        ask_known("关系 relation", missing, words)
    return frozenset(pair[0] for pair in said if not asked.isdisjoint(pair))


def ask_known(what: str, asked: Iterable[str], words: Mapping[str, str]) -> None:
    """Raises UsageError for what is no word and no Chinese name of ``words``, with the nearest and all that are."""
    spelt = {word.casefold(): word for word in (*words, *words.values()) if word}
    for word in asked:
        if word not in words and word not in words.values():
            near = "、".join(spelt[one] for one in get_close_matches(word.casefold(), spelt))
            nearest = f"；最接近 the nearest: {near}" if near else ""
            listed = "、".join(f"{name} {zh}".strip() for name, zh in sorted(words.items()) if name) or "—"
            raise UsageError(f"不认识的{what} is not known: {word}{nearest}\n  remedy: 已知的 known are: {listed}")


def label_of(graph: nx.MultiDiGraph, node: str) -> str:
    """The label of a node, its id where it has none."""
    return str(graph.nodes[node].get("label", node))
