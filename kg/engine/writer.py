"""The process that writes formats for another one.

It is asked once, by pickle, ``(folder, parts of the graph, ontology, formats)``, and answers ``("done",)`` or
``("error", class, message)``.
"""

from __future__ import annotations

import os
import pickle
import threading
from typing import BinaryIO

from kg import graph
from kg.errors import KgError
from kg.export import write_all
from kg.read import Answer, attend

__all__ = ["graph"]  # loaded while there is nothing to do yet


def serve(asked: BinaryIO, answer: Answer) -> None:
    """Answer the one request."""
    try:
        folder, parts, ontology, formats = pickle.load(asked)
    except EOFError:
        return
    threading.Thread(target=_end_with, args=(asked,), daemon=True).start()
    try:
        write_all(folder, parts, ontology, None, formats)
    except KgError as error:
        answer("error", type(error), str(error))
    else:
        answer("done")


def _end_with(asked: BinaryIO) -> None:
    """End this process when its parent is gone: what it writes is of use to nobody then."""
    asked.read(1)
    os._exit(1)


if __name__ == "__main__":
    attend(serve)
