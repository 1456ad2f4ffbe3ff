"""Files written aside and then put in place: who reads one sees the former or the new one, never a part."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UNFINISHED = ".new"
"""How the name of a file ends that is not put in place yet, or never was."""


@contextmanager
def aside(path: Path) -> Iterator[Path]:
    """The path that the block is to write: what is there takes the place of ``path`` when the block ends well.

    Raises OSError where it cannot.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}{UNFINISHED}")
    try:
        yield beside
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
