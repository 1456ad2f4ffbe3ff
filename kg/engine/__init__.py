"""How a build is spread over processes: one task, a batch of files in and tables of extracts out, everywhere; and
the files at its end, written side by side.

What reads a text itself (``kg.engine.local``, ``kg.engine.tools``) is not loaded here: a build that has nothing to read
need not wait for the libraries of the models.
"""

from __future__ import annotations

from kg.engine.clock import Clock
from kg.engine.cluster import cluster
from kg.engine.jobs import InputFile, Job, Settings, batches, place_of, skip_of, workload
from kg.engine.pool import cores, run_pool
from kg.engine.writing import writers

__all__ = [
    "Clock",
    "InputFile",
    "Job",
    "Settings",
    "batches",
    "cluster",
    "cores",
    "place_of",
    "run_pool",
    "skip_of",
    "workload",
    "writers",
]
