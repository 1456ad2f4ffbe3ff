"""Every file's extracts, from as many processes as pay."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import chain
from typing import Any

from kg import engine
from kg.engine import Care, Clock, InputFile, Job, Settings, Tools
from kg.model import content_id
from kg.ontology import Ontology
from kg.pipeline.kept import Kept
from kg.pipeline.metadata import Told
from kg.read import ReadOptions
from kg.store.records import Extract
from kg.store.shards import extracts_of

# Below so many bytes of text the processes would need longer to start than they save: on two cores two of them need
# some 6 seconds to load all models, and one process extracts some 200 kB a second.
SMALL = 3_000_000


def jobs_of(
    files: Sequence[InputFile], hashes: Sequence[Mapping[str, str]], told: Told, reading: ReadOptions
) -> list[Job]:
    """A job for each file; its key is a hash of its name and bytes, of what is said of it, and how it is read."""
    options = json.dumps(asdict(reading), sort_keys=True)
    jobs = []
    for file, hashed in zip(files, hashes, strict=True):
        said = told.of(file)
        parts = (file.name, hashed["sha256"], json.dumps(said, sort_keys=True), options)
        jobs.append(Job(file, content_id(*parts) if hashed["sha256"] else "", said))
    return jobs


@dataclass(slots=True)
class Extraction:
    """The map of one build. ``workers`` is the number of processes that a person asks for; None: as many as pay.

    What ``kept`` has of an earlier build is taken from there.

    ``step`` is told the document that is worked at, and how many files are done. ``spent`` are the seconds of each
    stage in all processes together, ``processes`` how many there were beside this one.
    """

    settings: Settings
    ontology: Ontology
    clock: Clock
    kept: Kept
    step: Callable[[str, int], None]
    workers: int | None = None
    processes: int = 0
    done: int = 0
    spent: Clock = field(default_factory=Clock)

    def run(self, jobs: Sequence[Job]) -> list[Extract]:
        """The extracts of the jobs, in the jobs' order."""
        there, todo = self.kept.split(jobs)
        asked = engine.cores() if self.workers is None and engine.workload(todo) >= SMALL else self.workers or 1
        self.processes = asked if asked > 1 and todo else 0
        order = {(job.file.name, job.key): number for number, job in enumerate(jobs)}
        found: dict[tuple[int, int], Extract] = {}
        new = self._pool(todo) if self.processes else self._here(todo)
        for extract in chain(self._stored(there), new):
            # A part comes twice where its task was begun anew.
            found.setdefault((order[extract.file, extract.key], extract.part), extract)
        return [found[place] for place in sorted(found)]

    def report(self) -> dict[str, Any]:
        """For run.json: how many processes, and the seconds of each stage in all of them. Empty without any."""
        seconds = {name: round(spent, 4) for name, spent in self.spent.seconds.items()}
        return {"processes": self.processes, "seconds": seconds} if self.processes else {}

    def _stored(self, jobs: Sequence[Job]) -> Iterator[Extract]:
        with self.clock.stage("store"):
            for extracts in self.kept.take(jobs):
                yield from self._counted(extracts)

    def _here(self, jobs: Sequence[Job]) -> Iterator[Extract]:
        if not jobs:
            return
        with self.clock.stage("load"):
            tools = Tools(self.ontology, engine.prepare(self.ontology), self.clock)
        care = Care(lambda name: self.step(name, self.done))
        for extracts in engine.run_here(engine.batches(jobs, 1), self.settings, tools, care):
            with self.clock.stage("store"):
                self.kept.put(extracts)
            yield from self._counted(extracts)

    def _pool(self, jobs: Sequence[Job]) -> Iterator[Extract]:
        tasks = engine.batches(jobs, self.processes)
        with self.clock.stage("extract"):
            for shard in engine.run_pool(tasks, self.ontology, self.settings, self.processes):
                self.spent.add(shard.seconds)
                self.kept.put_shard(shard.data, shard.heads)
                yield from self._counted(extracts_of(shard.data))

    def _counted(self, extracts: Sequence[Extract]) -> Sequence[Extract]:
        self.done += sum(one.last for one in extracts)
        if extracts:
            self.step(extracts[-1].file, self.done)
        return extracts
