"""How the extraction is spread over processes: one task, a batch of files in and tables of extracts out, everywhere."""

from __future__ import annotations

from kg.engine.cluster import Cluster, cluster
from kg.engine.extract import Care, skip_of
from kg.engine.jobs import InputFile, Job, Settings, batches, place_of, workload
from kg.engine.local import run_here
from kg.engine.pool import cores, run_pool
from kg.engine.tools import Clock, Tools, prepare

__all__ = [
    "Care",
    "Clock",
    "Cluster",
    "InputFile",
    "Job",
    "Settings",
    "Tools",
    "batches",
    "cluster",
    "cores",
    "place_of",
    "prepare",
    "run_here",
    "run_pool",
    "skip_of",
    "workload",
]
