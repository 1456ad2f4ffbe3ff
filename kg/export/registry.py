"""The registry of output formats. A new format is one function under ``@register``."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from kg.errors import ExportError, UsageError
from kg.export.columns import Attributes, Edge, Kind, columns, edge_rows, edges
from kg.export.layout import Layout, communities
from kg.model import Article, Claim, Doubtful, Entity, Mention, Merge, Source

if TYPE_CHECKING:
    import networkx as nx

    from kg.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Tables:
    """The resolved records behind a graph."""

    sources: Sequence[Source]
    articles: Sequence[Article]
    mentions: Sequence[Mention]
    entities: Sequence[Entity]
    claims: Sequence[Claim]
    doubtful: Sequence[Doubtful] = ()
    merges: Sequence[Merge] = ()


@dataclass(frozen=True)
class Bundle:
    """What a writer gets: the graph, the ontology (for colours and Chinese names) and, where at hand, the records.

    What several writers need of the graph is worked out once. Raises ExportError for an attribute that no format takes.
    """

    graph: nx.MultiDiGraph
    ontology: Ontology
    tables: Tables | None = None

    @cached_property
    def nodes(self) -> list[tuple[Any, Attributes]]:
        """Id and attributes of each node."""
        return list(self.graph.nodes(data=True))

    @cached_property
    def edges(self) -> list[Edge]:
        """Id, kind, source, target and attributes of each edge, as ``columns.edges`` tells them apart."""
        return list(edges(self.graph))

    def each_edge(self) -> Iterator[Edge]:
        """What ``edges`` has, one at a time where no other writer holds them all: it takes no memory."""
        return iter(self.__dict__["edges"]) if "edges" in self.__dict__ else edges(self.graph)

    @cached_property
    def discs(self) -> Layout:
        """Where each node stands with every community a disc."""
        return communities(self.graph)

    @cached_property
    def node_columns(self) -> dict[str, Kind]:
        """The attributes of the nodes and the kind of each."""
        return columns(data for _, data in self.graph.nodes(data=True))

    @cached_property
    def edge_columns(self) -> dict[str, Kind]:
        """The attributes of the edges and the kind of each."""
        return columns(edge_rows(self.graph))


Writer = Callable[[Path, Bundle], None]


@dataclass(frozen=True, slots=True)
class Format:
    """One output format: the names of the files it writes, who reads them, and the function that writes them.

    ``default`` says that a build writes it unasked; ``extra`` names the optional dependency that it needs.
    """

    name: str
    files: tuple[str, ...]
    readers: str
    needs_tables: bool
    write: Writer
    default: bool = True
    extra: str = ""


FORMATS: dict[str, Format] = {}


def register(
    name: str,
    files: tuple[str, ...],
    readers: str,
    *,
    needs_tables: bool = False,
    default: bool = True,
    extra: str = "",
) -> Callable[[Writer], Writer]:
    """Makes ``write(folder, bundle)`` the writer of format ``name``; it writes exactly ``files`` into the folder."""

    def wrap(write: Writer) -> Writer:
        if name in FORMATS:
            raise ValueError(f"two writers of one format: {name}")
        FORMATS[name] = Format(name, files, readers, needs_tables, write, default, extra)
        return write

    return wrap


def write_all(
    outdir: str | os.PathLike[str],
    graph: nx.MultiDiGraph,
    ontology: Ontology,
    tables: Tables | None = None,
    formats: Sequence[str] | None = None,
) -> tuple[Path, ...]:
    """Writes the graph in each of ``formats`` (None: all that a build writes unasked) and returns the files written.

    The same arguments give the same bytes. Raises UsageError for an unknown format or one that needs the tables where
    none are given, ExportError where the folder or a file cannot be written or a value fits no format.
    """
    bundle, folder = Bundle(graph, ontology, tables), Path(outdir)
    chosen = _chosen(formats, tables is not None)
    if len(chosen) > 1:
        bundle.edges  # noqa: B018 - held, so that they are told apart once for all writers
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for one in chosen:
            one.write(folder, bundle)
    except OSError as error:
        raise ExportError(f"无法写入 cannot write: {error.filename or folder}: {error.strerror}") from error
    return tuple(folder / file for one in chosen for file in one.files)


def _chosen(formats: Sequence[str] | None, has_tables: bool) -> list[Format]:
    if formats is None:
        return [one for one in FORMATS.values() if one.default and (has_tables or not one.needs_tables)]
    for name in formats:
        if name not in FORMATS:
            raise UsageError(
                f"未知格式 unknown format: {name}\n  remedy: 可选 choose from {', '.join(sorted(FORMATS))}"
            )
        if FORMATS[name].needs_tables and not has_tables:
            raise UsageError(f"此格式需要数据表 this format needs the tables: {name}")
    return [FORMATS[name] for name in dict.fromkeys(formats)]


def open_text(path: Path) -> TextIO:
    """``path`` for writing text the same on every system: UTF-8, line feeds."""
    return path.open("w", encoding="utf-8", newline="\n")
