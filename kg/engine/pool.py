"""The map over processes of this machine; one that crashes or hangs takes nothing with it but the one document."""

from __future__ import annotations

import os
import pickle
import queue
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress

from kg.engine.guard import Guard
from kg.engine.jobs import Job, Settings
from kg.ontology import Ontology
from kg.store.shards import Shard


def cores() -> int:
    """How many processes can run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_pool(tasks: Iterable[list[Job]], ontology: Ontology, settings: Settings, workers: int) -> Iterator[Shard]:
    """The extracts of all tasks from ``workers`` processes, as they come.

    Raises OntologyError where the ontology is broken, KgError where no process can be started.
    """
    setup = pickle.dumps((ontology, settings), pickle.HIGHEST_PROTOCOL)
    with _Pool(tasks, setup, settings.seconds, workers) as pool:
        yield from pool.results()


class _Pool:
    """One thread for each process: it takes tasks, asks the process, and starts a new one where that has ended."""

    def __init__(self, tasks: Iterable[list[Job]], setup: bytes, seconds: float, workers: int) -> None:
        self._tasks = iter(tasks)
        self._lock = threading.Lock()
        # Bounded: what the reduce has not taken yet must not pile up.
        self._found: queue.Queue[Shard | BaseException | None] = queue.Queue(maxsize=2 * workers)
        self._over = threading.Event()
        self._guards = [Guard(setup, seconds) for _ in range(workers)]
        self._threads = [threading.Thread(target=self._work, args=(guard,), daemon=True) for guard in self._guards]

    def __enter__(self) -> _Pool:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for guard in self._guards:
            guard.stop()
        for thread in self._threads:
            while thread.is_alive():
                with suppress(queue.Empty):  # else it may wait for ever to put what nobody takes
                    self._found.get_nowait()
                thread.join(0.05)

    def results(self) -> Iterator[Shard]:
        """What comes of the tasks. Raises what a thread has raised."""
        working = len(self._threads)
        while working:
            found = self._found.get()
            if isinstance(found, BaseException):
                raise found
            if found is None:
                working -= 1
            else:
                yield found

    def _work(self, guard: Guard) -> None:
        try:
            while not self._over.is_set():
                with self._lock:
                    task = next(self._tasks, None)
                if task is None:
                    break
                guard.run(task, self._found.put)
            self._found.put(None)
        except BaseException as error:  # noqa: BLE001 - raised where the results are taken
            self._found.put(error)
        finally:
            guard.close()
