"""A process of our own that answers pickled requests, and is ended when it takes too long over one."""

from __future__ import annotations

import math
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Any, BinaryIO

GONE = (EOFError, BrokenPipeError, pickle.UnpicklingError, ConnectionError)
# A block above the threshold goes back to the system when it is freed. glibc's own threshold rises with the blocks it
# sees: what text recognition has used once would stay, in pieces too small for the next page.
ALLOCATION = {
    "MALLOC_ARENA_MAX": "2",
    "MALLOC_MMAP_THRESHOLD_": "4000000",
    "MALLOC_TRIM_THRESHOLD_": "4000000",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "OPENBLAS_NUM_THREADS": "1",  # else it asks for 100 MB for each core, and uses none
}
WATCH = 0.1  # seconds between two looks at the clock


class Worker:
    """A process that answers one request after the other: a module of kg that attends to it when it is run."""

    def __init__(self, module: str) -> None:
        paths = os.pathsep.join(path for path in sys.path if path)
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **ALLOCATION, "PYTHONPATH": paths},
        )
        self.end = math.inf
        self.closed = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def ask(self, request: tuple[Any, ...]) -> None:
        """Send a request. Raises one of ``GONE`` where the process has ended."""
        self.send(pickle.dumps(request))

    def send(self, pickled: bytes) -> None:
        """Send what is pickled already. Raises one of ``GONE`` where the process has ended."""
        assert self.process.stdin is not None
        self.process.stdin.write(pickled)
        self.process.stdin.flush()

    def answer(self, seconds: float) -> tuple[Any, ...]:
        """The next answer. Raises TimeoutError after ``seconds``, one of ``GONE`` where the process has ended."""
        assert self.process.stdout is not None
        self.end = time.monotonic() + seconds
        try:
            reply: tuple[Any, ...] = pickle.load(self.process.stdout)
        except GONE as error:
            raise TimeoutError if time.monotonic() > self.end else error from error
        finally:
            self.end = math.inf
        return reply

    def alive(self) -> bool:
        """Whether the process has not ended."""
        return self.process.poll() is None

    def close(self) -> None:
        """End the process."""
        self.closed.set()
        self.process.kill()
        self.process.communicate()

    def _watch(self) -> None:
        """End the process where it answers too late; one thread for all answers, since a row of a table is one."""
        while not self.closed.wait(WATCH):
            if time.monotonic() > self.end:
                self.process.kill()
                return


Answer = Callable[..., None]


def attend(serve: Callable[[BinaryIO, Answer], None]) -> None:
    """Be the other side of a ``Worker``: ``serve`` reads requests and calls what sends an answer.

    What libraries print goes to the standard error, which nobody reads.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)

        def answer(*reply: object) -> None:
            pickle.dump(reply, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()

        try:
            serve(sys.stdin.buffer, answer)
        except BrokenPipeError:  # the parent is gone
            os._exit(1)
