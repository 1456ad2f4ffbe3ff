"""The files to extract, and how they are put together into tasks."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from kg import remote
from kg.errors import KgError
from kg.read import ReadOptions, light
from kg.store.records import Skipped

# A task is some seconds of work: little is lost with it, all workers end at about the same time.
TASK_FILES, TASK_BYTES = 64, 250_000
# What a file of markup, pictures or type counts for: its size says little of its text.
HEAVY_BYTES = 100_000
# Tables of at least so many bytes are shared out among the workers, each of which reads all of it.
SHARED_BYTES = 1_000_000
TABLES = frozenset({".csv", ".tsv", ".jsonl", ".ndjson", ".parquet"})


@dataclass(frozen=True)
class InputFile:
    """A file to read; ``root`` is the folder that its name counts from, so no output names the machine's folders.

    Where it lies at an address, ``url``, ``path`` only stands for that, and ``size`` says how many bytes it has.
    """

    path: Path
    root: Path
    url: str = ""
    size: int = 0

    @cached_property
    def name(self) -> str:
        """The file's name in the outputs, with forward slashes."""
        return self.path.relative_to(self.root).as_posix()

    def opened(self) -> BinaryIO:
        """The bytes of the file. Raises OSError."""
        return remote.opened(self.url) if self.url else self.path.open("rb")

    @contextmanager
    def here(self) -> Iterator[tuple[Path, Path]]:
        """The file on this machine, and the folder that its name counts from. Raises SpentError."""
        if self.url:
            with remote.fetched(self.url, self.name) as found:
                yield found
        else:
            yield self.path, self.root


@dataclass(frozen=True, slots=True)
class Job:
    """A file to extract; ``key`` is a hash of all that its extraction hangs on but for ontology and code.

    ``told`` is what a person says of its documents, by their places. Of the parts of the file those count that leave
    ``share[0]`` when divided by ``share[1]``.
    """

    file: InputFile
    key: str = ""
    told: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    share: tuple[int, int] = (0, 1)


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for all jobs: the options of reading, the seconds of one document, and the version of the result."""

    reading: ReadOptions = field(default_factory=ReadOptions)
    version: str = ""

    @property
    def seconds(self) -> float:
        """The wall-clock time that one document may take."""
        return self.reading.limits.seconds


def place_of(base: Path, path: str = "") -> str:
    """A place for comparing: without ``..``, its letters composed, since systems differ in how they store 'é'."""
    return unicodedata.normalize("NFC", os.path.normpath(base / path))


def workload(jobs: Iterable[Job]) -> int:
    """About how much text there is to extract, in bytes."""
    return sum(_bytes(job.file) for job in jobs)


def batches(jobs: Sequence[Job], workers: int) -> Iterator[list[Job]]:
    """The jobs in tasks, a large table once for each worker."""
    task: list[Job] = []
    size = 0
    for job in jobs:
        path = job.file.path
        if path.suffix.lower() in TABLES and _bytes(job.file) >= SHARED_BYTES:
            yield from ([replace(job, share=(number, workers))] for number in range(workers))
            continue
        task.append(job)
        size += _bytes(job.file)
        if len(task) >= TASK_FILES or size >= TASK_BYTES:
            yield task
            task, size = [], 0
    if task:
        yield task


def _bytes(file: InputFile) -> int:
    try:
        size = file.size if file.url else file.path.stat().st_size
    except OSError:
        return 0
    return size if light(file.path.suffix.lower()) else min(size, HEAVY_BYTES)


def skip_of(name: str, reason: str | Exception) -> Skipped:
    """A listed skip with its reason in one line: kg's own words, or the kind of an error that nobody foresaw."""
    line = next(iter(str(reason).strip().splitlines()), "").removeprefix(f"{name}: ")
    foreseen = isinstance(reason, (str, KgError))
    return Skipped(name, line if foreseen else f"程序出错 unexpected {type(reason).__name__}: {line}")
