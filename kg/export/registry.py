"""The registry of output formats. A new format is one function under ``@register``."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TextIO, cast

from kg.errors import UsageError, unwritable
from kg.export.columns import Attributes, Edge, Kind, columns, edges, streamed
from kg.export.layout import Joined, Layout, Skeleton, communities
from kg.model import Article, Claim, Doubtful, Entity, Mention, Merge, Source
from kg.spool import Spool
from kg.text.times import Times

if TYPE_CHECKING:
    import networkx as nx

    from kg.ontology import Ontology


Texts = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Proven:
    """A resolved claim with the words that its ends have in the text, empty where they have none."""

    claim: Claim
    subject: str
    object: str


@dataclass(frozen=True, slots=True)
class Tables:
    """The resolved records behind a graph.

    What comes in a spool is in blocks by the ids of its articles; ``proofs`` are the claims in blocks by the nodes that
    their edges stand from, each with the words of its ends. Without them they are made of mentions and claims.
    ``texts`` gives the text of a source by its id, where the sources come without.
    """

    sources: Iterable[Source]
    articles: Sequence[Article]
    mentions: Iterable[Mention]
    entities: Sequence[Entity]
    claims: Iterable[Claim]
    doubtful: Sequence[Doubtful] = ()
    merges: Sequence[Merge] = ()
    proofs: Spool[Proven] | None = None
    texts: Texts | None = None


class Stream(Protocol):
    """A graph that is not in memory: the nodes by id, the edges (source, target, id, attributes) by their ends."""

    @property
    def about(self) -> Mapping[str, Any]:
        """The attributes of the graph."""

    @property
    def nodes(self) -> Iterable[tuple[str, Attributes]]:
        """Id and attributes of each node."""

    @property
    def edges(self) -> Iterable[tuple[str, str, str, Attributes]]:
        """Each edge; its id is its own."""

    def graph(self) -> nx.MultiDiGraph:
        """All of it in memory."""


@dataclass(frozen=True)
class Bundle:
    """What a writer gets: the graph, the ontology (for colours and Chinese names) and, where at hand, the records.

    What several writers need of the graph is worked out once. Raises ExportError for an attribute that no format takes.
    """

    given: nx.MultiDiGraph | Stream
    ontology: Ontology
    tables: Tables | None = None

    @property
    def _stream(self) -> Stream | None:
        return None if hasattr(self.given, "adjacency") else cast("Stream", self.given)

    @cached_property
    def graph(self) -> nx.MultiDiGraph:
        """The graph in memory, for what needs to walk in it."""
        return self._stream.graph() if self._stream is not None else self.given

    @property
    def about(self) -> Mapping[str, Any]:
        """The attributes of the graph."""
        about: Mapping[str, Any] = self._stream.about if self._stream is not None else self.graph.graph
        return about

    def nodes(self) -> Iterable[tuple[Any, Attributes]]:
        """Id and attributes of each node, one at a time."""
        nodes: Iterable[tuple[Any, Attributes]]
        nodes = self._stream.nodes if self._stream is not None else self.graph.nodes(data=True)
        return nodes

    @cached_property
    def _edges(self) -> list[Edge]:
        return list(edges(self.given) if self._stream is None else streamed(self._stream.edges))

    def hold(self) -> None:
        """Tell the edges apart once for all writers, where they are in memory; it takes little beside them."""
        laid = self._stream.edges if self._stream is not None else None
        if laid is None or (isinstance(laid, Spool) and laid.in_memory):
            self._edges  # noqa: B018

    def edges(self) -> Iterator[Edge]:
        """Id, kind, source, target and attributes of each edge, as ``columns.edges`` tells them apart."""
        if "_edges" in self.__dict__:
            return iter(self._edges)
        return streamed(self._stream.edges) if self._stream is not None else edges(self.given)

    def skeleton(self) -> Skeleton:
        """What a layout is made of: not held, as it is as large as the layout is small."""
        return Skeleton.of((node for node, _ in self.nodes()), self._joined())

    def _joined(self) -> Iterator[Joined]:
        """Source, target and relation of each edge, sorted."""
        found = ((source, target, str(data.get("relation", ""))) for _, _, source, target, data in self.edges())
        return found if self._stream is not None else iter(sorted(found))

    @cached_property
    def discs(self) -> Layout:
        """Where each node stands with every community a disc."""
        return communities(self.skeleton())

    @property
    def times(self) -> Times:
        """The first and last day of nodes and edges."""
        if self._stream is None:
            return Times.of(self.given)
        return Times(self.nodes, lambda: (edge[2:] for edge in self.edges()))

    @cached_property
    def size(self) -> int:
        """How many nodes there are."""
        return sum(1 for _ in self.nodes())

    @cached_property
    def degrees(self) -> Mapping[str, int]:
        """How many ends of edges each node has."""
        found: Counter[str] = Counter()
        for _, _, source, target, _ in self.edges():
            found[source] += 1
            found[target] += 1
        return found

    @cached_property
    def node_columns(self) -> dict[str, Kind]:
        """The attributes of the nodes and the kind of each."""
        return columns(data for _, data in self.nodes())

    @cached_property
    def edge_columns(self) -> dict[str, Kind]:
        """The attributes of the edges and the kind of each."""
        return columns(data for *_, data in self.edges())


Writer = Callable[[Path, Bundle], None]


@dataclass(frozen=True, slots=True)
class Format:
    """One output format: the names of the files it writes, who reads them, and the function that writes them.

    ``default`` says that a build writes it unasked; ``extra`` names the optional dependency that it needs. ``alone``
    says that it needs no more than nodes, edges and the ontology's types and relations, and no other writer's files, so
    that another process can write it.
    """

    name: str
    files: tuple[str, ...]
    readers: str
    needs_tables: bool
    write: Writer
    default: bool = True
    extra: str = ""
    alone: bool = False


FORMATS: dict[str, Format] = {}


def register(
    name: str,
    files: tuple[str, ...],
    readers: str,
    *,
    needs_tables: bool = False,
    default: bool = True,
    extra: str = "",
    alone: bool = False,
) -> Callable[[Writer], Writer]:
    """Makes ``write(folder, bundle)`` the writer of format ``name``; it writes exactly ``files`` into the folder."""

    def wrap(write: Writer) -> Writer:
        if name in FORMATS:
            raise ValueError(f"two writers of one format: {name}")
        FORMATS[name] = Format(name, files, readers, needs_tables, write, default, extra, alone)
        return write

    return wrap


def write_all(
    outdir: str | os.PathLike[str],
    graph: nx.MultiDiGraph | Stream,
    ontology: Ontology,
    tables: Tables | None = None,
    formats: Sequence[str] | None = None,
) -> tuple[Path, ...]:
    """Writes the graph in each of ``formats`` (None: all that a build writes unasked) and returns the files written.

    The same arguments give the same bytes. Raises UsageError for an unknown format, one that needs the tables where
    none are given and a folder that cannot be written, ExportError where the disk is full or a value fits no format.
    """
    bundle, folder = Bundle(graph, ontology, tables), Path(outdir)
    wanted = chosen(formats, tables is not None)
    if len(wanted) > 1:
        bundle.hold()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for one in wanted:
            one.write(folder, bundle)
    except OSError as error:
        raise unwritable(error.filename or folder, error) from error
    return tuple(folder / file for one in wanted for file in one.files)


def chosen(formats: Sequence[str] | None, has_tables: bool) -> list[Format]:
    """The formats of these names, None: all that a build writes unasked. Raises UsageError."""
    if formats is None:
        return [one for one in FORMATS.values() if one.default and (has_tables or not one.needs_tables)]
    for name in formats:
        if name not in FORMATS:
            raise UsageError(
                f"未知格式 unknown format: {name}\n  remedy: 可选 choose from {', '.join(sorted(FORMATS))}"
            )
        if FORMATS[name].needs_tables and not has_tables:
            told = f"此格式只在生成时写出 this format is written by a build alone: {name}"
            raise UsageError(f"{told}\n  remedy: kg build INPUT -o DIR --format {name}")
    return [FORMATS[name] for name in dict.fromkeys(formats)]


def open_text(path: Path) -> TextIO:
    """``path`` for writing text the same on every system: UTF-8, line feeds."""
    return path.open("w", encoding="utf-8", newline="\n")
