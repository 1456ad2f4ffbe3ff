"""Reads in a process of its own, which is ended when a file takes too long, and ends itself when it takes too much."""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterator
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
        worker.ask((path, root, options))
        while (reply := worker.answer(options.limits.seconds))[0] in {"source", "skip"}:
            if reply[0] == "source":
                yield unpacked(reply[1])
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
