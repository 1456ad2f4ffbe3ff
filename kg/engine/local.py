"""The map in this process: no time is lost with starting others, which is what pays for a small input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.engine.extract import Care, extract
from kg.engine.jobs import Job, Settings
from kg.engine.tools import Tools, prepare
from kg.store.records import Extract

__all__ = ["Care", "Tools", "prepare", "run_here"]


def run_here(tasks: Iterable[list[Job]], settings: Settings, tools: Tools, care: Care) -> Iterator[list[Extract]]:
    """The extracts of all tasks, as they come."""
    for task in tasks:
        yield from extract(task, settings, tools, care)
