"""The whole way from files to a graph and its outputs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from kg import export
from kg.collector import calm
from kg.engine import Clock, Job, Settings, writers
from kg.errors import unwritable
from kg.graph import Parts
from kg.model import Doubtful
from kg.ontology import Ontology
from kg.ontology import load as load_ontology
from kg.pipeline.again import digests, recipe_of, standing
from kg.pipeline.code import reading_version
from kg.pipeline.corpus import Corpus
from kg.pipeline.doubtful import doubtful
from kg.pipeline.extraction import Extraction, jobs_of
from kg.pipeline.inputs import find_inputs, hashes
from kg.pipeline.judging import Judging, find_judgements
from kg.pipeline.kept import Kept, check_store, keeping
from kg.pipeline.load import load
from kg.pipeline.metadata import Told, find_rows
from kg.pipeline.options import Options, check_options
from kg.pipeline.outdir import check_target, staged
from kg.pipeline.period import PeriodFilter
from kg.pipeline.report import NothingBuiltError, Report, tally
from kg.pipeline.runfile import RUN_FILE, written
from kg.pipeline.stages import Whole, combine, distinct
from kg.pipeline.watch import Watch
from kg.read import ReadOptions
from kg.store.records import Extract

if TYPE_CHECKING:
    import networkx as nx

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
LAST_STEPS = ("resolve", "export")


@dataclass(frozen=True)
class Build:
    """A finished build: the report that run.json holds, where the outputs are (None: nowhere), and the graph.

    ``gone`` are the files of the former graph in the folder that this build has not written anew. Without ``parts`` the
    graph is the one that was there.
    """

    parts: Parts | None
    report: Report
    output: Path | None
    gone: Sequence[str] = ()

    @cached_property
    def graph(self) -> nx.MultiDiGraph:
        """The graph in memory: who asks for it needs the room."""
        if self.parts is not None:
            return self.parts.graph()
        assert self.output is not None
        return load(self.output)


def build(inputs: Paths, output: str | os.PathLike[str] | None = None, **options: Unpack[Options]) -> nx.MultiDiGraph:
    """Build the graph of the texts behind ``inputs`` (files and folders) and return it.

    With ``output`` the folder is written too, whole or not at all; ``formats`` names the exports (None: the default).
    ``ontology`` is a researcher's own folder, or one that is loaded. Edges below ``min_confidence`` (0 to 1) stay out
    of the graph; the table ``doubtful`` lists their claims. With ``since`` or ``until`` (ISO: a day, a month, a year)
    only articles of that time go in; run.json lists the others, those without a date among them. ``reading`` bounds
    what a file may take of the machine and names the columns of a table. ``metadata`` is a CSV file that says (path,
    title, date, publisher, url) what counts more than what is guessed. ``judgements`` are files of persons' decisions;
    ``judgements.yaml`` of the ontology's folder and of ``output`` count too. ``workers`` is the number of processes
    that extract, then write files (None: the machine's cores, and for a small input none beside this one); it changes
    no byte of what is built, nor does ``engine="dask"`` (``kg[dask]``): then those that extract are of the Dask cluster
    at the address ``scheduler``, else of a local one. An input may be an address (``s3://bucket/news``), and so may
    ``store``, where what was extracted is kept instead of in ``output``. ``progress`` is told what comes next, how many
    steps are done, and how many there are. Inputs that cannot be used are left out; run.json lists them.

    The graph is that of ``inputs`` alone. The folder keeps what was extracted from each file (unless ``keep`` is
    False), so that the next build extracts only what is new or changed, and where nothing is, leaves the files as they
    are; what it keeps of files that are not among ``inputs`` it keeps on, unless ``prune``. One build at a time works
    in a folder: ``on_wait`` is called where this one has to wait for another.

    Raises UsageError (no input there, a broken metadata file, an output that cannot be written, an unknown format),
    OntologyError (a broken ontology file) and NothingBuiltError (no input gave an article).
    """
    return run(inputs, output, **options).graph


@dataclass(frozen=True, slots=True)
class _Task:
    """What a build is to do. ``files`` is how many there are, ``former`` are those of the graph that is there."""

    target: Path | None
    former: frozenset[str]
    jobs: Sequence[Job]
    period: PeriodFilter
    told: Told
    judging: Judging
    ontology: Ontology
    settings: Settings
    options: Options
    report: Report
    clock: Clock
    watch: Watch

    @property
    def files(self) -> int:
        return len(self.jobs)


def run(inputs: Paths, output: str | os.PathLike[str] | None = None, **options: Unpack[Options]) -> Build:
    """What ``build`` does, with the report of it beside the graph."""
    check_options(options)
    period = PeriodFilter(options.get("since") or "", options.get("until") or "")
    target = _target(output, options.get("store"))
    former = written(target) if target is not None else frozenset()
    given = [inputs] if isinstance(inputs, (str, os.PathLike)) else list(inputs)
    files, skipped = find_inputs(given, target, options.get("store"))
    files, told = find_rows(given, files, Path(table) if (table := options.get("metadata")) is not None else None)
    judging = find_judgements(options.get("judgements") or (), target, options.get("ontology"))
    clock, report = Clock(), Report(skipped=skipped, inputs=hashes(files))
    report.min_confidence = options.get("min_confidence", 0.0)
    loaded = _ontology(options, clock)
    watch = Watch(options.get("progress"), len(files) + len(LAST_STEPS))
    settings = Settings(options.get("reading") or ReadOptions(), reading_version(loaded))
    jobs = jobs_of(files, report.inputs, told, settings.reading)
    report.recipe = recipe_of(jobs, report, told, judging, loaded, options)
    task = _Task(target, former, jobs, period, told, judging, loaded, settings, options, report, clock, watch)
    with calm(), keeping(target, settings.version, **_keeping(options)) as kept:
        done = _again(task, kept) or _anew(task, kept)
    watch.step("", len(files) + len(LAST_STEPS))
    return done


def _again(task: _Task, kept: Kept) -> Build | None:
    """The build that is there, where it is what this one would be: its report alone is written anew."""
    if task.target is None or not kept.settled(task.jobs):
        return None
    with task.clock.stage("store"):
        report = standing(task.target, task.report.recipe)
    if report is None:
        return None
    report = replace(report, started=task.report.started, workers={}, seconds=task.clock.seconds, store=kept.report())
    try:
        report.write(task.target / RUN_FILE)
    except OSError as error:
        raise unwritable(task.target, error) from error
    return Build(None, report, task.target)


def _anew(task: _Task, kept: Kept) -> Build:
    target, report, clock, options = task.target, task.report, task.clock, task.options
    with staged(target) if target is not None else nullcontext() as aside:
        extraction = Extraction(task.settings, task.ontology, clock, kept, task.watch.step, *_spread(options))
        corpus = _corpus(extraction, task, target.parent if target is not None else None)
        task.watch.step(LAST_STEPS[0], task.files)
        with writers(options.get("formats"), extraction.hands(task.jobs) if aside is not None else 1) as ready:
            whole = _whole(corpus, task)
            report.judgements = task.judging.report(whole.resolution.stale)
            open_ = doubtful(whole, report.unresolved, report.min_confidence)
            report.counts["doubtful"] = len(open_)
            if aside is not None:
                task.watch.step(LAST_STEPS[1], task.files + 1)
                with clock.stage("export"):
                    ready.write(aside, whole.graph, task.ontology, _tables(whole, open_))
        if aside is not None:
            report.outputs = sorted(path.relative_to(aside).as_posix() for path in aside.rglob("*") if path.is_file())
            with clock.stage("store"):
                report.digests = digests(aside, report.outputs)
                kept.carry(aside, task.jobs)
            report.seconds, report.store = clock.seconds, kept.report()
            report.write(aside / RUN_FILE)
    report.seconds = clock.seconds
    return Build(whole.graph, report, target, sorted(task.former.difference(report.outputs)))


def _target(output: str | os.PathLike[str] | None, store: str | None) -> Path | None:
    if output is None:
        return None
    target = Path(output).resolve()
    check_target(target)
    check_store(target, store)
    return target


def _ontology(options: Options, clock: Clock) -> Ontology:
    given = options.get("ontology")
    with clock.stage("load"):
        return given if isinstance(given, Ontology) else load_ontology(given)


def _keeping(options: Options) -> dict[str, Any]:
    on_wait = options.get("on_wait") or (lambda: None)
    keep, prune = options.get("keep", True), options.get("prune", False)
    return {"keep": keep, "prune": prune, "on_wait": on_wait, "at": options.get("store")}


def _spread(options: Options) -> tuple[int | None, bool, str | None]:
    return options.get("workers"), options.get("engine") == "dask", options.get("scheduler")


def _corpus(extraction: Extraction, task: _Task, folder: Path | None) -> Corpus:
    """The map: what every file gives, put together."""
    shelf = extraction.run(task.jobs)
    task.report.workers = extraction.report()
    corpus = Corpus.of(distinct(_noted(shelf, task.jobs, task.told), task.report.skipped), folder)
    task.report.metadata = task.told.report()
    return corpus


def _noted(extracts: Iterable[Extract], jobs: Sequence[Job], told: Told) -> Iterator[Extract]:
    """The extracts; what a person has said of their documents is noted as used."""
    by_name = {job.file.name: job.file for job in jobs}
    for extract in extracts:
        told.note(by_name[extract.file], extract)
        yield extract


def _whole(corpus: Corpus, task: _Task) -> Whole:
    """The reduce; fills the report in. Raises NothingBuiltError where no file gave an article."""
    report = task.report
    corpus.join()
    corpus = corpus.within(task.period)
    report.period = task.period.report()
    whole, skipped = combine(corpus, task.ontology, task.clock, task.judging, report.min_confidence)
    report.skipped += skipped
    if not whole.corpus.sources:
        report.skipped += task.period.skipped()
        raise NothingBuiltError(tuple(report.skipped))
    _describe(report, task.ontology, whole)
    return whole


def _describe(report: Report, ontology: Ontology, whole: Whole) -> None:
    corpus, resolution, parts = whole.corpus, whole.resolution, whole.graph
    report.ontology = ontology.version
    report.documents = corpus.documents
    read = {str(document["path"]) for document in corpus.documents}
    report.partly = [one for one in report.skipped if one.path in read]
    report.skipped = [one for one in report.skipped if one.path not in read]
    report.types = tally(str(data["type"]) for _, data in parts.nodes)
    report.relations = tally(str(data["relation"]) for *_, data in parts.edges)
    report.counts = {
        "documents": len(corpus.sources),
        "articles": len(corpus.articles),
        "duplicates": sum(bool(article.duplicate_of) for article in corpus.articles),
        "mentions": len(resolution.mentions),
        "entities": len(resolution.entities),
        "claims": len(resolution.claims),
        "nodes": sum(report.types.values()),
        "edges": sum(report.relations.values()),
    }
    report.repairs = list(chain.from_iterable(corpus.repairs))
    report.unresolved = [*chain.from_iterable(corpus.unresolved), *resolution.unresolved]


def _tables(whole: Whole, open_: tuple[Doubtful, ...]) -> export.Tables:
    corpus, resolution = whole.corpus, whole.resolution
    return export.Tables(
        sources=corpus.sources,
        articles=corpus.articles,
        mentions=resolution.mentions,
        entities=resolution.entities,
        claims=resolution.claims,
        doubtful=open_,
        merges=resolution.merges,
        proofs=whole.proofs,
        texts=corpus.texts,
    )
