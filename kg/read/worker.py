"""The process that reads what libraries parse: a file that makes one of them hang, swell or crash ends only this one.

It is asked by pickled ``(path, root, options)``, the options pickled by themselves, on its standard input, and answers
by pickled tuples of replies on its standard output: ``("source", parcel)``, ``("skip", name, reason)``, at last
``("end",)`` or ``("error", class, message)``.
"""

from __future__ import annotations

import pickle
import sys
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import KgError
from kg.read.limits import ReadOptions
from kg.read.parcel import packed
from kg.read.process import Answer, attend
from kg.read.readers import read_here

MANY, LONG = 64, 1 << 18  # replies and characters that wait at most


class _Replies:
    """What waits to be sent, since each message wakes the parent."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._waiting: list[tuple[Any, ...]] = []
        self._length = 0

    def add(self, *reply: Any, length: int = 0) -> None:
        self._waiting.append(reply)
        self._length += length
        if len(self._waiting) >= MANY or self._length >= LONG:
            self.send()

    def send(self) -> None:
        """Send all that waits: before what may end this process, lest it be lost."""
        if self._waiting:
            self._answer(*self._waiting)
            self._waiting.clear()
            self._length = 0


def serve(asked: BinaryIO, answer: Answer) -> None:
    """Answer every request until there is none."""
    while True:
        try:
            path, root, pickled = pickle.load(asked)
        except EOFError:
            return
        options = _options(pickled)
        _bound(options.limits.memory_bytes)
        replies = _Replies(answer)
        try:
            for source in read_here(Path(path), root, options, partial(replies.add, "skip"), replies.send):
                replies.add("source", packed(source), length=len(source.raw))
        except KgError as error:
            replies.add("error", type(error), str(error))
        else:
            replies.add("end")
        replies.send()


@lru_cache(1)
def _options(pickled: bytes) -> ReadOptions:
    """The options, which are the same for all files of a build."""
    found: ReadOptions = pickle.loads(pickled)
    return found


@lru_cache(1)
def _bound(memory: int) -> None:
    """Let this process have no more memory of its own than ``memory`` bytes, where the system can see to it."""
    if sys.platform == "linux":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        soft = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


if __name__ == "__main__":
    attend(serve)
