"""The files of a build, side by side: those that need no more than nodes and edges are written by other processes."""

from __future__ import annotations

import math
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from kg import export
from kg.export import Tables
from kg.graph import Parts
from kg.ontology import Ontology, Regions
from kg.read import GONE, Worker
from kg.spool import Spool

# Where the nodes and edges lie for the other processes until all is written.
SHARED = ".shared"


@dataclass(frozen=True, slots=True)
class Writers:
    """Processes that wait for a graph to write, each with the names of its formats."""

    formats: Sequence[str] | None
    waiting: Sequence[tuple[Worker, list[str]]] = ()

    def write(self, folder: Path, graph: Parts, ontology: Ontology, tables: Tables) -> None:
        """Write all formats into ``folder``. What a process leaves undone, since it was ended, is written here.

        Raises what ``export.write_all`` raises.
        """
        names = [one.name for one in export.chosen(self.formats, has_tables=True)]
        folder.mkdir(parents=True, exist_ok=True)
        with self._shared(folder, graph) as shared:
            asked = [(worker, its) for worker, its in self.waiting if _ask(worker, folder, shared, ontology, its)]
            away = {name for _, its in asked for name in its}
            export.write_all(folder, graph, ontology, tables, [name for name in names if name not in away])
            undone = [its for worker, its in asked if not _done(worker)]
        if undone:
            export.write_all(folder, graph, ontology, tables, list(chain.from_iterable(undone)))

    @contextmanager
    def _shared(self, folder: Path, graph: Parts) -> Iterator[Parts]:
        """The graph as other processes can have it, where there are any."""
        if not self.waiting:
            yield graph
            return
        aside = folder / SHARED
        aside.mkdir()
        try:
            assert isinstance(graph.nodes, Spool)
            assert isinstance(graph.edges, Spool)
            yield replace(graph, nodes=graph.nodes.save(aside / "nodes"), edges=graph.edges.save(aside / "edges"))
        finally:
            shutil.rmtree(aside)


@contextmanager
def writers(formats: Sequence[str] | None, processes: int) -> Iterator[Writers]:
    """Writers of the formats (None: all that a build writes unasked), with this process no more than ``processes``.

    They are started at once, so that they are ready when the graph is.
    """
    alone = [one.name for one in export.chosen(formats, has_tables=True) if one.alone]
    several = min(processes - 1, len(alone))
    with ExitStack() as stack:
        waiting = []
        for number in range(several):
            worker = Worker("kg.engine.writer")
            stack.callback(worker.close)
            waiting.append((worker, alone[number::several]))
        yield Writers(formats, waiting)


def _ask(worker: Worker, folder: Path, graph: Parts, ontology: Ontology, formats: Sequence[str]) -> bool:
    """Whether the process is there to write."""
    # Nobody who writes asks for more, and names, regions and rules are megabytes.
    lean = replace(ontology, names=(), regions=Regions(()), grammar={}, rules=())
    try:
        worker.ask((folder, graph, lean, formats))
    except GONE:
        return False
    return True


def _done(worker: Worker) -> bool:
    """Whether the process has written all. Raises what went wrong there."""
    try:
        reply = worker.answer(math.inf)
    except GONE:
        return False
    if reply[0] == "error":
        raise reply[1](reply[2])
    return True
