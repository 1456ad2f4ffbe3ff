"""How well a graph tells which names of many articles are one thing: B³ against gold clusters.

Of each member (a name in an article) it is asked how many of those that the graph puts together with it belong there
(precision), and how many of those that belong there are put together with it (recall); the figures are the means.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import networkx as nx
import yaml

from kg.analysis.files import GraphLike, open_graph
from kg.analysis.gold import plain
from kg.analysis.matching import parts
from kg.errors import UsageError, reason


@dataclass(frozen=True, slots=True)
class Member:
    """A name in an article: ``file`` is the stem of the article's file."""

    type: str
    file: str
    name: str

    def __str__(self) -> str:
        return f"{self.file}: {self.name}"


@dataclass(frozen=True, slots=True)
class Linking:
    """Each member's gold cluster and the node that it has in the graph; a member that the graph lacks has none."""

    gold: Mapping[Member, int]
    nodes: Mapping[Member, str]
    kinds: tuple[str, ...] = ()

    def of(self, kind: str) -> Linking:
        """The same for one type of entity."""
        gold = {member: cluster for member, cluster in self.gold.items() if member.type == kind}
        return Linking(gold, {member: node for member, node in self.nodes.items() if member in gold}, (kind,))

    @property
    def missing(self) -> tuple[Member, ...]:
        """The members that have no node: each counts as found alone, at the cost of recall."""
        return tuple(member for member in self.gold if member not in self.nodes)

    @property
    def precision(self) -> float:
        """The mean share of those put together with a member that belong to it."""
        return self._mean(lambda both, found, _: both / found)

    @property
    def recall(self) -> float:
        """The mean share of those that belong to a member that are put together with it; a missing one has none."""
        shared = self._mean(lambda both, _, wanted: both / wanted)
        return shared * len(self.nodes) / len(self.gold) if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def _mean(self, share: Callable[[int, int, int], float]) -> float:
        wanted = Counter(self.gold.values())
        found = Counter(self.nodes.values())
        both = Counter((self.gold[member], node) for member, node in self.nodes.items())
        shares = [
            share(both[self.gold[member], node], found[node], wanted[self.gold[member]])
            for member, node in self.nodes.items()
        ]
        return sum(shares) / len(shares) if shares else 0.0

    def as_dict(self) -> dict[str, float]:
        """The figures by name."""
        figures = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        counts = {"clusters": len(set(self.gold.values())), "members": len(self.gold), "missing": len(self.missing)}
        return figures | counts

    def faults(self) -> Iterator[tuple[str, str, str]]:
        """What is wrong: ``merged`` (two clusters in one node), ``apart`` (one cluster in several), ``missing``."""
        inside: defaultdict[str, set[int]] = defaultdict(set)
        over: defaultdict[int, set[str]] = defaultdict(set)
        for member, node in self.nodes.items():
            inside[node].add(self.gold[member])
            over[self.gold[member]].add(node)
        for node, clusters in inside.items():
            if len(clusters) > 1:
                members = [member for member in self.nodes if self.nodes[member] == node]
                yield "merged", members[0].type, " · ".join(map(str, members))
        for cluster, several in over.items():
            if len(several) > 1:
                members = [member for member in self.nodes if self.gold[member] == cluster]
                yield "apart", members[0].type, " · ".join(map(str, members))
        for member in self.missing:
            yield "missing", member.type, str(member)


def measure_linking(graph: GraphLike, gold: Sequence[str | os.PathLike[str]]) -> Linking:
    """Measure a graph against linking gold files. Raises UsageError where a file is missing or not of the form."""
    opened = open_graph(graph)
    clusters: dict[Member, int] = {}
    number = 0
    for path in gold:
        for members in _clusters(path):
            for member in members:
                if clusters.setdefault(member, number) != number:
                    raise _broken(path, f"{member.type} {member} 在两组中 stands in two clusters")
            number += 1
    known = _Names(opened)
    nodes = {member: node for member in clusters if (node := known.node(member)) is not None}
    kinds = tuple(dict.fromkeys(member.type for member in clusters))
    return Linking(clusters, nodes, kinds)


def is_linking_gold(path: str | os.PathLike[str]) -> bool:
    """Whether a gold file says which names are one (``clusters:``), not what a text holds."""
    try:
        return any(line.startswith("clusters:") for line in Path(path).read_text("utf-8").splitlines())
    except (OSError, UnicodeError):
        return False


def _clusters(path: str | os.PathLike[str]) -> Iterator[list[Member]]:
    try:
        data = yaml.safe_load(Path(path).read_text("utf-8"))["clusters"]
        for kind, groups in data.items():
            for group in groups:
                yield [Member(str(kind), str(file), str(name)) for file, name in group.items()]
    except (OSError, UnicodeError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise _broken(path, reason(error)) from error


def _broken(path: str | os.PathLike[str], cause: str) -> UsageError:
    remedy = "写成 write: clusters: {类型 type: [{文件 file: 名称 name, …}, …]} (YAML)"
    return UsageError(f"链接标注无法读取 linking gold cannot be read: {os.fspath(path)} ({cause})\n  remedy: {remedy}")


class _Names:
    """The nodes of a graph by type, file and name."""

    def __init__(self, graph: nx.MultiDiGraph) -> None:
        self._labels: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
        self._aliases: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
        for node, data in sorted(graph.nodes(data=True), key=lambda item: str(item[0])):
            files = {PurePosixPath(one.replace("\\", "/")).stem for one in parts(data.get("sources"))}
            self._add(self._labels, str(node), data, files, [data.get("label", "")])
            self._add(self._aliases, str(node), data, files, parts(data.get("aliases")))

    @staticmethod
    def _add(
        index: defaultdict[tuple[str, str, str], list[str]],
        node: str,
        data: Mapping[str, Any],
        files: Iterable[str],
        names: Iterable[str],
    ) -> None:
        for file in files:
            for name in {plain(name) for name in names}:
                index[str(data["type"]), file, name].append(node)

    def node(self, member: Member) -> str | None:
        """The node that a member is in its article: by its label, else by an alias that only one has."""
        key = member.type, member.file, plain(member.name)
        found = self._labels.get(key) or self._aliases.get(key) or ()
        return found[0] if len(found) == 1 else None
