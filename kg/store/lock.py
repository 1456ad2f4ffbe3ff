"""One build at a time works in a folder: its lock, and what lies beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

LOCK, STORE = ".lock", "store"
POLL = 0.2  # seconds between two tries
GONE = 20  # so often in a row may the folder be gone again: where nothing can be made (/proc) it always is


@contextmanager
def locked(folder: Path, on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold ``folder`` (made if missing) for the block; ``on_wait`` is called once where somebody else holds it.

    The system frees the lock of a process that ends, however it ends. Raises OSError where the folder cannot be made.
    """
    lock = FileLock(folder / LOCK, thread_local=False)
    waited, gone = False, 0
    while True:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lock.acquire(timeout=POLL if waited else 0, poll_interval=POLL)
        except Timeout:
            gone = 0
            if not waited:
                waited = True
                on_wait()
        except FileNotFoundError:  # whoever held it has just taken the folder away, having built nothing
            gone += 1
            if gone > GONE:
                raise
        else:
            break
    try:
        yield
    finally:
        lock.release()
