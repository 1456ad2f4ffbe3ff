"""How the extraction is spread over processes: one task, a batch of files in and tables of extracts out, everywhere.

What reads a text itself (``kg.engine.local``, ``kg.engine.tools``) is not loaded here: a build that has nothing to read
need not wait for the libraries of the models.
"""

from __future__ import annotations

from kg.engine.clock import Clock
from kg.engine.cluster import Cluster, cluster
from kg.engine.jobs import InputFile, Job, Settings, batches, place_of, skip_of, workload
from kg.engine.pool import cores, run_pool

__all__ = [
    "Clock",
    "Cluster",
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
]
