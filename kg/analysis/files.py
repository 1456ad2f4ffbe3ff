"""Reads a graph back from the files of a build."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Container, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias
from xml.etree.ElementTree import ParseError

import networkx as nx

from kg.errors import UsageError, damaged

GRAPH_FILES = ("graph.json", "graph.graphml")
_KINDS = (".json", ".graphml")
# How a build begins its ``graph.json``; a node or an edge a line follow.
HEAD, NODES, EDGES = b'{"directed":true,"multigraph":true,"graph":', b'"nodes":[\n', b'"edges":[\n'
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
        raise damaged("图文件无法读取 graph file", path, error) from error


def open_part(path: Path, types: Collection[str]) -> nx.MultiDiGraph | None:
    """The nodes of these types and the edges between them, of a ``graph.json`` as a build writes it; None for another.

    Such a file has a node or an edge a line, whose ends tell which they are: no other line is taken apart.
    Raises UsageError where the file is broken.
    """
    marks = [b'"type":%b' % json.dumps(name, ensure_ascii=False).encode() for name in sorted(types)]
    try:
        with path.open("rb") as file:
            head, nodes = next(file, b""), next(file, b"")
            if not head.startswith(HEAD) or nodes != NODES:
                return None
            found = _rows(line for line in _section(file) if any(mark in line for mark in marks))
            kept = [node for node in found if node.get("type") in types]
            ids = {node["id"].encode() for node in kept}
            if next(file, b"") != EDGES:
                return None
            edges = _rows(_between(_section(file), ids))
            about = json.loads(head[len(HEAD) :].rstrip().rstrip(b","))
            return _node_link({"graph": about, "nodes": kept, "edges": edges})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise damaged("图文件无法读取 graph file", path, error) from error


def _section(file: Iterable[bytes]) -> Iterator[bytes]:
    """The rows of a list, each without what parts it from the next."""
    for line in file:
        row = line.rstrip(b"\n")
        last = row.endswith((b"],", b"]}"))
        yield row[:-2] if last else row.rstrip(b",")
        if last:
            return
    raise ValueError("it breaks off")


def _between(rows: Iterable[bytes], ids: Container[bytes]) -> Iterator[bytes]:
    """The edges between these nodes. Raises ValueError where an edge does not end with its ends."""
    for row in rows:
        _, first, _, source, _, second, _, target, _, third, _, _, _ = row.rsplit(b'"', 12)
        if (first, second, third) != (b"source", b"target", b"key"):
            raise ValueError(row.decode("utf-8", "replace"))
        if source in ids and target in ids:
            yield row


def _rows(rows: Iterable[bytes]) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(b"[%b]" % b",".join(rows))
    return read


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
        if path.suffix not in _KINDS:
            remedy = f"给出生成的文件夹，或 name the folder of a build, or its {' / '.join(GRAPH_FILES)}"
            raise UsageError(f"不是图文件 no graph file: {path}\n  remedy: {remedy}")
        return path
    for name in GRAPH_FILES:
        if (path / name).is_file():
            return path / name
    raise UsageError(_no_graph(path))


def _no_graph(path: Path) -> str:
    held = sorted(one.name for form in ("*.parquet", "nodes.*", "graph*.*") for one in path.glob(form))
    if not held:
        return f"找不到图 no graph found: {path}\n  remedy: 先生成 build one first: kg build INPUT -o {path}"
    again = f"kg build INPUT -o {path} --format json"
    remedy = f"kg export {path} --format json" if "claims.parquet" in held else again
    return f"没有 {' 或 '.join(GRAPH_FILES)} neither is there: {path} ({', '.join(held)})\n  remedy: {remedy}"
