"""Every file's extracts, from as many processes as pay."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from kg import engine
from kg.engine import Clock, InputFile, Job, Settings
from kg.model import content_id
from kg.ontology import Ontology
from kg.pipeline.kept import Kept
from kg.pipeline.metadata import Told
from kg.read import ReadOptions
from kg.store.shards import Shard, heads_of, name_of, shard_of
from kg.store.shelf import Shelf

# Below so many bytes of text the processes would need longer to start than they save: on two cores two of them need
# some 6 seconds to load all models, and one process extracts some 200 kB a second.
SMALL = 3_000_000
# Where so many files come from the store, what is new is read in another process however little it is: the graph of all
# is made without the room that the models take (a quarter of a gigabyte).
MANY = 5_000
# From so many bytes on another process pays that writes files: it takes a second to start, which nothing waits for, and
# saves four microseconds a byte.
WRITTEN = 1_000_000


def jobs_of(
    files: Sequence[InputFile], hashes: Sequence[Mapping[str, str]], told: Told, reading: ReadOptions
) -> list[Job]:
    """A job for each file; its key is a hash of its name and bytes, of what is said of it, and how it is read."""
    # 600 seconds of the command line are the 600.0 of a program.
    same = replace(reading, limits=replace(reading.limits, seconds=float(reading.limits.seconds)))
    options = json.dumps(asdict(same), sort_keys=True)
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

    def run(self, jobs: Sequence[Job]) -> Shelf:
        """The extracts of the jobs, in the jobs' order."""
        there, todo = self.kept.split(jobs)
        order = {(job.file.name, job.key): number for number, job in enumerate(jobs)}
        new = self._new(todo, many=len(there) >= MANY)
        shelf = Shelf(self.kept.data, max(2, self.processes + 1))
        with self.clock.stage("store"):
            for of, rows in self.kept.where(there):
                for part, (name, row) in enumerate(rows):
                    shelf.add((order[of], part), name, row)
                self._count(of[0], 1)
        for shard in new:
            self.spent.add(shard.seconds)
            name = name_of(shard.data) if self.kept.put(shard.data, shard.heads) else shelf.hold(shard.data)
            for row, head in enumerate(shard.heads):
                shelf.add((order[head.file, head.key], head.part), name, row)
            self._count(shard.heads[-1].file if shard.heads else "", sum(head.last for head in shard.heads))
        return shelf

    def hands(self, jobs: Sequence[Job]) -> int:
        """How many processes are to write what is made of the jobs."""
        asked = None if self.dask else self.workers
        return asked or (engine.cores() if engine.workload(jobs) >= WRITTEN else 1)

    def report(self) -> dict[str, Any]:
        """For run.json: how many processes, and the seconds of each stage in all of them. Empty without any."""
        seconds = {name: round(spent, 4) for name, spent in self.spent.seconds.items()}
        return {"processes": self.processes, "seconds": seconds} if self.processes else {}

    def _new(self, jobs: Sequence[Job], *, many: bool) -> Iterator[Shard]:
        """What is extracted anew, where it pays or is asked for by other processes; ``many`` come from the store."""
        if self.dask and jobs:
            return self._cluster(jobs)
        large = engine.workload(jobs) >= SMALL
        asked = self.workers or (engine.cores() if large else 1)
        large = large or many
        # One process beside this one pays too: its models are gone when the graph is made, which is when memory peaks.
        self.processes = asked if jobs and (large or asked > 1) else 0
        return self._pool(jobs) if self.processes else self._here(jobs)

    def _here(self, jobs: Sequence[Job]) -> Iterator[Shard]:
        if not jobs:
            return
        with self.clock.stage("load"):
            from kg.engine.local import Care, Tools, prepare, run_here  # the models' libraries take seconds to load

            tools = Tools(self.ontology, prepare(self.ontology), self.clock)
        care = Care(lambda name: self.step(name, self.done))
        for extracts in run_here(engine.batches(jobs, 1), self.settings, tools, care):
            with self.clock.stage("store"):
                shard = Shard(shard_of(extracts), heads_of(extracts), {})
            yield shard

    def _pool(self, jobs: Sequence[Job]) -> Iterator[Shard]:
        tasks = engine.batches(jobs, self.processes)
        with self.clock.stage("extract"):
            yield from engine.run_pool(tasks, self.ontology, self.settings, self.processes)

    def _cluster(self, jobs: Sequence[Job]) -> Iterator[Shard]:
        with self.clock.stage("extract"), engine.cluster(self.scheduler, self.workers or engine.cores()) as cluster:
            self.processes = cluster.threads
            tasks = engine.batches(jobs, self.processes)
            yield from cluster.run(tasks, self.ontology, self.settings)

    def _count(self, name: str, files: int) -> None:
        """Tell that so many more files are done, this one the last."""
        self.done += files
        if name:
            self.step(name, self.done)
