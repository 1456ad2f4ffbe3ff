"""Reads in a process of its own, which is ended when a file takes too long, and ends itself when it takes too much."""

from __future__ import annotations

import atexit
import math
import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import ReadError
from kg.model import Source
from kg.read.limits import ReadOptions, too_slow
from kg.read.registry import OnSkip

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
# Idle workers by the process that started them: a fork must not talk through its parent's pipes.
_IDLE: dict[int, list[Worker]] = {}


class Worker:
    """A process that reads one file after the other."""

    def __init__(self) -> None:
        paths = os.pathsep.join(path for path in sys.path if path)
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "kg.read.worker"],
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
        assert self.process.stdin is not None
        pickle.dump(request, self.process.stdin)
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


def read_guarded(
    path: Path, name: str, root: Path | str | None, options: ReadOptions, on_skip: OnSkip | None
) -> Iterator[Source]:
    """What :func:`kg.read.readers.read_here` gives, out of a process of its own.

    Raises its errors, and :class:`ReadError` where the process was ended or broke down.
    """
    worker = _take()
    finished = False
    try:
        worker.ask((path, root, options))
        while (reply := worker.answer(options.limits.seconds))[0] in {"source", "skip"}:
            if reply[0] == "source":
                yield reply[1]
            elif on_skip is not None:
                on_skip(reply[1], reply[2])
            else:
                raise ReadError(reply[2])
        finished = True
        if reply[0] == "error":
            raise reply[1](reply[2])
    except TimeoutError as error:
        raise too_slow(name, options.limits.seconds) from error
    except GONE as error:
        raise _broken(name, options.limits.memory_bytes) from error
    finally:
        if finished:
            _IDLE.setdefault(os.getpid(), []).append(worker)
        else:
            worker.close()


def _take() -> Worker:
    """An idle worker, or a new one."""
    idle = _IDLE.get(os.getpid())
    while idle:
        worker = idle.pop()
        if worker.process.poll() is None:
            return worker
        worker.close()
    return Worker()


@atexit.register
def close_all() -> None:
    """End every idle worker of this process."""
    for worker in _IDLE.pop(os.getpid(), ()):
        worker.close()


def _broken(name: str, memory: int) -> ReadError:
    size = f"{memory // 1_000_000} MB"
    return ReadError(
        f"{name}: 读取时程序崩溃或内存超过 {size}，文件可能已损坏或是炸弹；请检查或拆分 "
        f"its reader broke down or took more than {size} of memory, damaged or a bomb; check or split it"
    )
