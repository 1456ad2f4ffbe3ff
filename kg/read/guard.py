"""Reads in a process of its own, which is ended when a file takes too long, and ends itself when it takes too much."""

from __future__ import annotations

import atexit
import os
import pickle
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from kg.errors import ReadError, SpentError
from kg.model import Source
from kg.read.limits import ReadOptions, too_slow
from kg.read.parcel import unpacked
from kg.read.process import GONE, Worker
from kg.read.registry import OnSkip

# Idle workers by the process that started them: a fork must not talk through its parent's pipes.
_IDLE: dict[int, list[Worker]] = {}


def read_guarded(
    path: Path, name: str, root: Path | str | None, options: ReadOptions, on_skip: OnSkip | None
) -> Iterator[Source]:
    """What :func:`kg.read.readers.read_here` gives, out of a process of its own.

    Raises its errors, and :class:`ReadError` where the process was ended or broke down.
    """
    worker = _take()
    finished = False
    try:
        worker.ask((os.fspath(path), root, _pickled(options)))
        while not finished:
            for what, *told in worker.answer(options.limits.seconds):
                finished = what in {"end", "error"}
                if what == "source":
                    yield unpacked(told[0])
                elif what == "error":
                    raise told[0](told[1])
                elif what == "skip":
                    _skipped(on_skip, *told)
    except TimeoutError as error:
        raise too_slow(name, options.limits.seconds) from error
    except GONE as error:
        raise _broken(name, options.limits.memory_bytes) from error
    finally:
        if finished:
            _IDLE.setdefault(os.getpid(), []).append(worker)
        else:
            worker.close()


def _skipped(on_skip: OnSkip | None, name: str, reason: str) -> None:
    if on_skip is None:
        raise ReadError(reason)
    on_skip(name, reason)


@lru_cache(1)
def _pickled(options: ReadOptions) -> bytes:
    """The options of a build, which take longer to pickle than a small file to read."""
    return pickle.dumps(options)


def _take() -> Worker:
    """An idle worker, or a new one."""
    idle = _IDLE.get(os.getpid())
    while idle:
        worker = idle.pop()
        if worker.alive():
            return worker
        worker.close()
    return Worker("kg.read.worker")


@atexit.register
def close_all() -> None:
    """End every idle worker of this process."""
    for worker in _IDLE.pop(os.getpid(), ()):
        worker.close()


def _broken(name: str, memory: int) -> SpentError:
    size = f"{memory // 1_000_000} MB"
    return SpentError(
        f"{name}: 读取时程序崩溃或内存超过 {size}，文件可能已损坏或是炸弹；请检查或拆分 "
        f"its reader broke down or took more than {size} of memory, damaged or a bomb; check or split it"
    )
