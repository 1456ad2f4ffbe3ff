"""What a person may ask of a build."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypedDict

from kg import export
from kg.errors import UsageError
from kg.ontology import Ontology
from kg.read import ReadOptions

ENGINES = ("processes", "dask")
Progress = Callable[[str, int, int], None]


class Options(TypedDict, total=False):
    """The options of a build, all of which may be left out."""

    ontology: str | Path | Ontology | None
    formats: Sequence[str] | None
    min_confidence: float
    since: str | None
    until: str | None
    reading: ReadOptions | None
    metadata: str | os.PathLike[str] | None
    judgements: Sequence[str | os.PathLike[str]]
    workers: int | None
    engine: str
    scheduler: str | None
    keep: bool
    store: str | None
    prune: bool
    on_wait: Callable[[], None] | None
    progress: Progress | None


def check_options(options: Options) -> None:
    """Raise UsageError now for what would fail after minutes of work."""
    export.chosen(options.get("formats"), has_tables=True)
    if not 0 <= options.get("min_confidence", 0.0) <= 1:
        raise UsageError(f"置信度应在 0 到 1 之间 confidence is from 0 to 1: {options['min_confidence']}")
    workers = options.get("workers")
    if workers is not None and workers < 1:
        raise UsageError(f"进程数至少为 1 at least one process is needed: {workers}")
    _check_engine(options)


def _check_engine(options: Options) -> None:
    engine = options.get("engine", ENGINES[0])
    if engine not in ENGINES:
        raise UsageError(f"未知引擎 unknown engine: {engine}\n  remedy: 可选 choose from {', '.join(ENGINES)}")
    if options.get("scheduler") and engine != "dask":
        raise UsageError("--scheduler 要与 --engine dask 同用 goes with --engine dask\n  remedy: --engine dask")
