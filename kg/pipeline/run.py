"""The whole way from files to a graph and its outputs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import export
from kg.errors import UsageError
from kg.model import Doubtful
from kg.ontology import Ontology
from kg.ontology import load as load_ontology
from kg.pipeline.collector import calm
from kg.pipeline.doubtful import doubtful
from kg.pipeline.inputs import InputFile, find_inputs
from kg.pipeline.metadata import Told, find_rows
from kg.pipeline.outdir import RUN_FILE, check_target, staged
from kg.pipeline.report import Clock, NothingBuiltError, Report, hashed, tally
from kg.pipeline.stages import Reading, Whole, combine, prepare, read_all

if TYPE_CHECKING:
    import networkx as nx

    from kg.read import ReadOptions

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
Progress = Callable[[str, int, int], None]
LAST_STEPS = ("resolve", "export")


@dataclass(frozen=True, slots=True)
class Build:
    """A finished build: the graph, the report that run.json holds, and where the outputs are (None: nowhere)."""

    graph: nx.MultiDiGraph
    report: Report
    output: Path | None


def build(
    inputs: Paths,
    output: str | os.PathLike[str] | None = None,
    *,
    ontology: str | Path | Ontology | None = None,
    formats: Sequence[str] | None = None,
    min_confidence: float = 0.0,
    reading: ReadOptions | None = None,
    metadata: str | os.PathLike[str] | None = None,
    progress: Progress | None = None,
) -> nx.MultiDiGraph:
    """Build the graph of the texts behind ``inputs`` (files and folders) and return it.

    With ``output`` the folder is written too, whole or not at all; ``formats`` names the exports (None: all).
    ``ontology`` is a researcher's own folder, or one that is loaded. Edges below ``min_confidence`` (0 to 1) stay out
    of the graph; the table ``doubtful`` lists their claims. ``reading`` bounds what a file may take of the machine and
    names the columns of a table. ``metadata`` is a CSV file that says (path, title, date, publisher, url) what counts
    more than what is guessed. ``progress`` is told what comes next, how many steps are done, and how many there are.
    Inputs that cannot be used are left out; run.json lists them.

    Raises UsageError (no input there, a broken metadata file, an output that cannot be written, an unknown format),
    OntologyError (a broken ontology file) and NothingBuiltError (no input gave an article).
    """
    return run(
        inputs,
        output,
        ontology=ontology,
        formats=formats,
        min_confidence=min_confidence,
        reading=reading,
        metadata=metadata,
        progress=progress,
    ).graph


def run(
    inputs: Paths,
    output: str | os.PathLike[str] | None = None,
    *,
    ontology: str | Path | Ontology | None = None,
    formats: Sequence[str] | None = None,
    min_confidence: float = 0.0,
    reading: ReadOptions | None = None,
    metadata: str | os.PathLike[str] | None = None,
    progress: Progress | None = None,
) -> Build:
    """What ``build`` does, with the report of it beside the graph."""
    given = [inputs] if isinstance(inputs, (str, os.PathLike)) else list(inputs)
    target = Path(output).resolve() if output is not None else None
    _check_formats(formats)
    if not 0 <= min_confidence <= 1:
        raise UsageError(f"置信度应在 0 到 1 之间 confidence is from 0 to 1: {min_confidence}")
    if target is not None:
        check_target(target)
    found, skipped = find_inputs(given)
    found, told = find_rows(given, found, None if metadata is None else Path(metadata))
    clock, report = Clock(), Report(skipped=skipped, inputs=[hashed(file.name, file.path) for file in found])
    with clock.stage("load"):
        loaded = ontology if isinstance(ontology, Ontology) else load_ontology(ontology)
        nlp = prepare(loaded)
    with calm(), staged(target) if target is not None else nullcontext() as aside:
        whole = _whole(found, reading, told, loaded, nlp, clock, report, progress, min_confidence)
        open_ = doubtful(whole, report.unresolved, loaded.confidence.doubtful, min_confidence)
        report.counts["doubtful"] = len(open_)
        if aside is not None:
            _tell(progress, LAST_STEPS[1], len(found) + 1, len(found))
            with clock.stage("export"):
                export.write_all(aside, whole.graph, loaded, _tables(whole, open_), formats)
            report.outputs = sorted(path.relative_to(aside).as_posix() for path in aside.rglob("*") if path.is_file())
            report.seconds = clock.seconds
            report.write(aside / RUN_FILE)
    report.seconds = clock.seconds
    _tell(progress, "", len(found) + len(LAST_STEPS), len(found))
    return Build(whole.graph, report, target)


def _whole(
    found: list[InputFile],
    reading: ReadOptions | None,
    told: Told,
    ontology: Ontology,
    nlp: Any,
    clock: Clock,
    report: Report,
    progress: Progress | None,
    min_confidence: float,
) -> Whole:
    """Every stage but the last; fills ``report`` in. Raises NothingBuiltError where no file gave an article."""
    done = iter(range(len(found)))

    def step(name: str) -> None:
        _tell(progress, name, next(done), len(found))

    readings, skipped = read_all(found, reading, told, ontology, nlp, clock, step)
    report.skipped += skipped
    report.metadata = told.report()
    _tell(progress, LAST_STEPS[0], len(found), len(found))
    whole, skipped = combine(readings, ontology, clock, min_confidence)
    report.skipped += skipped
    if not whole.readings:
        raise NothingBuiltError(tuple(report.skipped))
    _describe(report, ontology, whole)
    return whole


def _describe(report: Report, ontology: Ontology, whole: Whole) -> None:
    readings, resolution, built = whole.readings, whole.resolution, whole.graph
    report.ontology = ontology.version
    report.documents = [_document(reading) for reading in readings]
    report.counts = {
        "documents": len(readings),
        "articles": sum(len(reading.articles) for reading in readings),
        "duplicates": sum(bool(article.duplicate_of) for reading in readings for article in reading.articles),
        "mentions": len(resolution.mentions),
        "entities": len(resolution.entities),
        "claims": len(resolution.claims),
        "nodes": built.number_of_nodes(),
        "edges": built.number_of_edges(),
    }
    report.types = tally(data["type"] for _, data in built.nodes(data=True))
    report.relations = tally(data["relation"] for _, _, data in built.edges(data=True))
    report.repairs = [repair for reading in readings for repair in reading.repairs]
    report.unresolved = [item for reading in readings for item in reading.unresolved] + list(resolution.unresolved)


def _tables(whole: Whole, open_: tuple[Doubtful, ...]) -> export.Tables:
    return export.Tables(
        sources=[reading.source for reading in whole.readings],
        articles=[article for reading in whole.readings for article in reading.articles],
        mentions=whole.resolution.mentions,
        entities=whole.resolution.entities,
        claims=whole.resolution.claims,
        doubtful=open_,
        merges=whole.resolution.merges,
    )


def _check_formats(formats: Sequence[str] | None) -> None:
    """Raise UsageError now for what would fail after minutes of work."""
    unknown = [name for name in formats or () if name not in export.FORMATS]
    if unknown:
        known = ", ".join(export.FORMATS)
        raise UsageError(f"未知格式 unknown format: {', '.join(unknown)}\n  remedy: 可选 choose from {known}")


def _document(reading: Reading) -> dict[str, Any]:
    source = reading.source
    return {
        "path": source.path,
        "id": source.id,
        "format": source.format,
        "encoding": source.encoding,
        "characters": len(source.text),
        "articles": len(reading.articles),
    }


def _tell(progress: Progress | None, what: str, done: int, files_: int) -> None:
    if progress is not None:
        progress(what, done, files_ + len(LAST_STEPS))
