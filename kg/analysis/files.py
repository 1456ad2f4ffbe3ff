"""Reads a graph back from the files of a build."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, TypeAlias
from xml.etree.ElementTree import ParseError

import networkx as nx

from kg.errors import UsageError

GRAPH_FILES = ("graph.json", "graph.graphml")
GraphLike: TypeAlias = "nx.MultiDiGraph | str | os.PathLike[str]"


def open_graph(graph: GraphLike) -> nx.MultiDiGraph:
    """The graph itself, or the one in a build's folder, a ``.graphml`` or a node-link ``.json`` file.

    Raises UsageError where there is none or the file is broken.
    """
    if isinstance(graph, nx.Graph):
        return graph
    path = graph_file(Path(graph))
    try:
        if path.suffix == ".json":
            return _node_link(json.loads(path.read_bytes()))
        return nx.MultiDiGraph(nx.read_graphml(path, force_multigraph=True))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, ParseError, nx.NetworkXException) as error:
        remedy = "重新运行 kg build run kg build again"
        raise UsageError(f"图文件无法读取 graph file cannot be read: {path} ({error})\n  remedy: {remedy}") from error


def _node_link(data: Any) -> nx.MultiDiGraph:
    """What ``networkx.node_link_graph`` makes of it, in a quarter of the time."""
    graph = nx.MultiDiGraph(**data.get("graph", {}))
    graph.add_nodes_from((node.pop("id"), node) for node in data["nodes"])
    for edge in data["links" if "links" in data else "edges"]:
        source, target = edge.pop("source"), edge.pop("target")
        key = graph.add_edge(source, target, edge.pop("key", None))
        graph.get_edge_data(source, target, key).update(edge)
    return graph


def graph_file(path: Path) -> Path:
    """The graph file behind ``path``, a file or a build's folder. Raises UsageError where there is none."""
    if path.is_file():
        return path
    for name in GRAPH_FILES:
        if (path / name).is_file():
            return path / name
    raise UsageError(f"找不到图 no graph found: {path}\n  remedy: 先生成 build one first: kg build INPUT -o {path}")
