"""Python's garbage collector during a build, in each of its processes."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# How many new objects, and how many rounds of the younger generation, lead to a round of each generation. Of 300,000
# new objects of a build 8,000 are in cycles that are not needed any more, so that a round is rarely worth its time.
ROUNDS = (100_000, 5, 10)


@contextmanager
def calm() -> Iterator[None]:
    """Spare the collector what stays: the ontology's hundreds of thousands of objects, and records that form no cycles.

    Looking at them again and again takes a tenth of a build. Afterwards all is as it was before.
    """
    before, own = gc.get_threshold(), not gc.get_freeze_count()
    if own:
        gc.freeze()
    gc.set_threshold(*ROUNDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        if own:
            gc.unfreeze()
