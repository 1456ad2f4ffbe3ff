"""A process that extracts, and what is done where it crashes or hangs: the one document that does it is left out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from kg.engine.clock import too_slow
from kg.engine.jobs import Job
from kg.errors import KgError, OntologyError
from kg.read import GONE, Worker
from kg.store.shards import Shard

# A process is ended so many seconds after a document's time is over: it may end the document itself, and go on.
GRACE = 30.0
STARTING = 600.0  # seconds for a process to load the ontology, on whatever machine
TRIES = 3
BROKEN = "处理时程序崩溃；请检查或拆分文件 its process broke down; check or split the file"


class Guard:
    """Runs tasks in a process of its own. ``setup`` is sent to it first; ``seconds`` are those of one document."""

    def __init__(self, setup: bytes, seconds: float) -> None:
        self._setup, self._seconds = setup, seconds
        self._worker: Worker | None = None
        self._stopped = threading.Event()
        self._at = ""

    def run(self, task: Sequence[Job], put: Callable[[Shard], None]) -> None:
        """Run a task; ``put`` gets what comes of it.

        After a breakdown each document is tried by itself, and one that breaks the process down again is left out.
        Raises OntologyError where the ontology is broken, KgError where the process cannot be started.
        """
        left, omit, alone, silent = list(task), dict[str, str](), False, 0
        while left and not self._stopped.is_set():
            try:
                self._ask(left, alone, omit, put)
                return
            except TimeoutError:
                reason = too_slow(self._seconds)
            except GONE:
                reason = BROKEN
            self._end()
            silent = 0 if self._at else silent + 1
            if silent == TRIES:
                raise KgError("无法启动处理进程；请用 --workers 1 no process can be started; use --workers 1")
            if alone and self._at:
                omit[self._at] = reason
            alone = alone or bool(self._at)

    def stop(self) -> None:
        """End the process, from any thread; a task that runs there comes to its end."""
        self._stopped.set()
        worker = self._worker
        if worker is not None:
            worker.process.kill()

    def close(self) -> None:
        """End the process and wait for it."""
        self._stopped.set()
        self._end()

    def _ask(self, left: list[Job], alone: bool, omit: dict[str, str], put: Callable[[Shard], None]) -> None:
        """Send a request and take the answers; jobs that are done leave ``left``."""
        self._at = ""
        worker = self._started()
        worker.ask((left, alone, omit))
        while (reply := worker.answer(self._seconds + GRACE))[0] != "end":
            if reply[0] == "at":
                self._at = reply[1]
            else:
                shard = Shard(*reply[1:])
                done = {(head.file, head.key) for head in shard.heads if head.last}
                left[:] = [job for job in left if (job.file.name, job.key) not in done]
                put(shard)

    def _started(self) -> Worker:
        if self._worker is None:
            self._worker = Worker("kg.engine.worker")
            self._worker.send(self._setup)
            if self._stopped.is_set():  # it was stopped while the process was being started
                self._worker.process.kill()
            reply = self._worker.answer(STARTING)
            if reply[0] == "ontology":
                raise OntologyError(*reply[1:])
        return self._worker

    def _end(self) -> None:
        if self._worker is not None:
            self._worker.close()
            self._worker = None
