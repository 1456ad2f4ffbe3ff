"""The process that extracts for a pool: a document that makes it crash or hang ends only this one.

It is told once, by pickle, ``(ontology, settings)``, and answers ``("ready",)`` or ``("ontology", file, entry, cause,
remedy)``. Then it is asked by ``(jobs, alone, omit)`` and answers by ``("at", name)`` before each document,
``("extracts", table as Parquet, heads, seconds)`` as they come, and ``("end",)``.
"""

from __future__ import annotations

import os
import pickle
import threading
import time
from collections.abc import Sequence
from typing import BinaryIO

from kg import annotate
from kg.collector import calm
from kg.engine.extract import Care, extract
from kg.engine.jobs import Job, Settings
from kg.engine.tools import Tools, prepare
from kg.errors import OntologyError
from kg.read import Answer, attend
from kg.store.shards import heads_of, shard_of

ORPHANED = 2.0  # seconds between two looks for the parent


def serve(asked: BinaryIO, answer: Answer) -> None:
    """Answer every request until there is none."""
    try:
        ontology, settings = pickle.load(asked)
        tools = Tools(ontology, prepare(ontology))
        annotate.warm()  # else the first document would seem slow
        answer("ready")
        with calm():
            while True:
                jobs, alone, omit = pickle.load(asked)
                _run(jobs, Care(lambda name: answer("at", name), alone, omit), settings, tools, answer)
                answer("end")
    except EOFError:
        return
    except OntologyError as error:
        answer("ontology", error.file, error.entry, error.cause, error.remedy)


def _run(jobs: Sequence[Job], care: Care, settings: Settings, tools: Tools, answer: Answer) -> None:
    """Answer one request."""
    for extracts in extract(jobs, settings, tools, care):
        with tools.clock.stage("store"):
            data = shard_of(extracts)
        answer("extracts", data, heads_of(extracts), dict(tools.clock.seconds))
        tools.clock.seconds.clear()


def _watch(parent: int) -> None:
    """End this process when its parent is gone: what hangs would hang for ever."""
    while os.getppid() == parent:
        time.sleep(ORPHANED)
    os._exit(1)


def main() -> None:
    """Serve the parent, and end with it."""
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()
    attend(serve)


if __name__ == "__main__":
    main()
