"""Every file's extracts, from as many processes as pay."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
from kg.store.shards import Shard, extracts_of

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

    With ``dask`` they are those of a cluster: of the one at the address ``scheduler``, else of one on this machine.

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
    dask: bool = False
    scheduler: str | None = None
    processes: int = 0
    done: int = 0
    spent: Clock = field(default_factory=Clock)

    def run(self, jobs: Sequence[Job]) -> list[Extract]:
        """The extracts of the jobs, in the jobs' order."""
        there, todo = self.kept.split(jobs)
        order = {(job.file.name, job.key): number for number, job in enumerate(jobs)}
        found: dict[tuple[int, int], Extract] = {}
        for extract in chain(self._stored(there), self._new(todo)):
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

    def _new(self, jobs: Sequence[Job]) -> Iterator[Extract]:
        """What is extracted anew, where it pays or is asked for by other processes."""
        if self.dask and jobs:
            return self._cluster(jobs)
        asked = engine.cores() if self.workers is None and engine.workload(jobs) >= SMALL else self.workers or 1
        self.processes = asked if asked > 1 and jobs else 0
        return self._pool(jobs) if self.processes else self._here(jobs)

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
            yield from self._taken(engine.run_pool(tasks, self.ontology, self.settings, self.processes))

    def _cluster(self, jobs: Sequence[Job]) -> Iterator[Extract]:
        with self.clock.stage("extract"), engine.cluster(self.scheduler, self.workers or engine.cores()) as cluster:
            self.processes = cluster.threads
            tasks = engine.batches(jobs, self.processes)
            yield from self._taken(cluster.run(tasks, self.ontology, self.settings))

    def _taken(self, shards: Iterable[Shard]) -> Iterator[Extract]:
        for shard in shards:
            self.spent.add(shard.seconds)
            self.kept.put_shard(shard.data, shard.heads)
            yield from self._counted(extracts_of(shard.data))

    def _counted(self, extracts: Sequence[Extract]) -> Sequence[Extract]:
        self.done += sum(one.last for one in extracts)
        if extracts:
            self.step(extracts[-1].file, self.done)
        return extracts
