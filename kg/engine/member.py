"""What runs on each worker of a Dask cluster: tasks, each in a guarded process that is kept from task to task."""

from __future__ import annotations

import queue

from distributed import Worker, WorkerPlugin, get_worker

from kg.engine.guard import Guard
from kg.engine.jobs import Job
from kg.store.shards import Shard


class Guards(WorkerPlugin):
    """The guarded processes of one build on one worker; a worker that comes later, or anew, gets them too."""

    def __init__(self, setup: bytes, seconds: float) -> None:
        self._setup, self._seconds = setup, seconds

    def setup(self, worker: Worker) -> None:
        """Called on each worker before its first task."""
        self._free: queue.SimpleQueue[Guard] = queue.SimpleQueue()

    def run(self, task: list[Job]) -> list[Shard]:
        """Run a task in a process that has nothing to do, or in a new one."""
        try:
            guard = self._free.get_nowait()
        except queue.Empty:
            guard = Guard(self._setup, self._seconds)
        found: list[Shard] = []
        try:
            guard.run(task, found.append)
        finally:
            self._free.put(guard)
        return found

    def teardown(self, worker: Worker) -> None:
        """Called where the build or the worker ends."""
        while not self._free.empty():
            self._free.get_nowait().close()


def extracted(name: str, task: list[Job]) -> list[Shard]:
    """Run a task of the build of this name on the worker that calls this."""
    guards = get_worker().plugins[name]
    assert isinstance(guards, Guards)
    return guards.run(task)
