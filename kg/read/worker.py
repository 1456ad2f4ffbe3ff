"""The process that reads what libraries parse: a file that makes one of them hang, swell or crash ends only this one.

It is asked by pickled ``(path, root, options)`` on its standard input and answers by pickled tuples on its standard
output: ``("source", parcel)``, ``("skip", name, reason)``, then ``("end",)`` or ``("error", class, message)``.
"""

from __future__ import annotations

import pickle
import sys
from typing import BinaryIO

from kg.errors import KgError
from kg.read.parcel import packed
from kg.read.process import Answer, attend
from kg.read.readers import read_here


def serve(asked: BinaryIO, answer: Answer) -> None:
    """Answer every request until there is none."""
    while True:
        try:
            path, root, options = pickle.load(asked)
        except EOFError:
            return
        _bound(options.limits.memory_bytes)
        try:
            for source in read_here(path, root, options, lambda name, reason: answer("skip", name, reason)):
                answer("source", packed(source))
        except KgError as error:
            answer("error", type(error), str(error))
        else:
            answer("end")


def _bound(memory: int) -> None:
    """Let this process have no more memory of its own than ``memory`` bytes, where the system can see to it."""
    if sys.platform == "linux":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        soft = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def main() -> None:
    """Serve the parent."""
    attend(serve)


if __name__ == "__main__":
    main()
