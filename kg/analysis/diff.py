"""What changed between two builds: what appeared, ended, went and changed, each with the source that explains it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import networkx as nx

from kg.analysis.facts import Fact, facts
from kg.analysis.files import GraphLike, open_graph
from kg.analysis.matching import parts
from kg.analysis.names import OF_ARTICLES, label_of

Kind = Literal["appeared", "ended", "changed", "gone"]
# What says how it is known, not what is known.
_NOT_SAID = frozenset(
    {"confidence", "support", "sources", "evidence", "rule", "article", "place", "evidence_start", "evidence_end"}
    | {"mentions", "first_seen", "last_seen", "id", "key", "weight"}
)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was: a node (``relation`` is empty) or an edge.

    ``detail`` says what changed (``副主席 → 主席``) or why a thing is gone; ``sentence`` and ``place`` are those of the
    build that has it, the new one before the old.
    """

    kind: Kind
    subject: str
    relation: str
    object: str
    detail: str
    sentence: str
    place: str
    id: str


def diff(old: GraphLike, new: GraphLike) -> list[Change]:
    """The changes from one graph to another, nodes before edges; an article's mentions are not among them.

    An edge *ended* where the new graph gives it the day of its end. It is *gone* where the new graph does not have it:
    because its files are not among the input any more, or because they are read otherwise now.
    """
    before, after = open_graph(old), open_graph(new)
    files = {file for *_, told in after.nodes(data="sources") for file in parts(told)}
    return [*_nodes(before, after, files), *_edges(before, after, files)]


def _nodes(before: nx.MultiDiGraph, after: nx.MultiDiGraph, files: set[str]) -> Iterator[Change]:
    for node in sorted({*before, *after}, key=lambda one: (label_of(after if one in after else before, one), one)):
        was, now = before.nodes.get(node), after.nodes.get(node)
        data = now if now is not None else was or {}
        kind: Kind = "appeared" if was is None else "gone" if now is None else "changed"
        detail = _why(data, files) if kind == "gone" else _differences(was or {}, data) if kind == "changed" else ""
        if kind != "changed" or detail:
            label = f"{data.get('label', node)}（{data.get('type_zh') or data.get('type', '')}）"
            yield Change(kind, label, "", "", detail, "", str(data.get("sources", "")), node)


def _edges(before: nx.MultiDiGraph, after: nx.MultiDiGraph, files: set[str]) -> Iterator[Change]:
    old, new = _facts(before), _facts(after)
    for key in sorted(old.keys() | new.keys(), key=lambda one: (_sort(new.get(one) or old[one]), one)):
        was, now = old.get(key), new.get(key)
        fact = now or old[key]
        if was is None:
            kind, detail = _new(fact)
        elif now is None:
            kind, detail = "gone", _why({"sources": fact.sources, "basis": fact.basis}, files)
        else:
            kind, detail = _changed(was, now)
            if not detail:
                continue
        told = "，".join(f"{name}={value}" for name, value in fact.qualifiers.items() if name != "valid_to")
        detail = "；".join(filter(None, (told, detail)))
        yield Change(kind, fact.subject, fact.label, fact.object, detail, fact.sentence, fact.place, key)


def _facts(graph: nx.MultiDiGraph) -> dict[str, Fact]:
    return {fact.key: fact for fact in facts(graph) if fact.relation not in OF_ARTICLES}


def _sort(fact: Fact) -> tuple[str, str, str]:
    return fact.subject, fact.relation, fact.object


def _new(fact: Fact) -> tuple[Kind, str]:
    end = fact.qualifiers.get("valid_to")
    return ("ended", f"止于 until {end}") if end else ("appeared", "")


def _changed(was: Fact, now: Fact) -> tuple[Kind, str]:
    if now.qualifiers.get("valid_to") and not was.qualifiers.get("valid_to"):
        return "ended", f"止于 until {now.qualifiers['valid_to']}"
    return "changed", _differences({"basis": was.basis, **was.qualifiers}, {"basis": now.basis, **now.qualifiers})


def _differences(was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    names = sorted((was.keys() | now.keys()) - _NOT_SAID)
    changed = ((name, was.get(name, ""), now.get(name, "")) for name in names)
    return "；".join(f"{name}: {a or '—'} → {b or '—'}" for name, a, b in changed if a != b)


def _why(data: Mapping[str, Any], files: set[str]) -> str:
    """Why something is not in the new graph any more."""
    own = parts(data.get("sources"))
    if data.get("basis") == "inferred" or not own:
        return "所依据的名称不再出现 what it followed from is gone"
    left = [file for file in own if file not in files]
    if len(left) == len(own):
        return f"来源不在新的输入中 its files are not among the input: {'、'.join(left)}"
    return "同一来源，如今读法不同 the same files, read otherwise now"
