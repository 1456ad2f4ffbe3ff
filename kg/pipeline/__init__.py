"""From files to a graph: finds the inputs, runs the stages, writes the outputs whole or not at all."""

from __future__ import annotations

from kg.pipeline.check import check_ontology
from kg.pipeline.options import Progress
from kg.pipeline.report import NothingBuiltError, Report
from kg.pipeline.run import Build, build, run
from kg.pipeline.sample import copy_sample, sample_path
from kg.store import Skipped

__all__ = [
    "Build",
    "NothingBuiltError",
    "Progress",
    "Report",
    "Skipped",
    "build",
    "check_ontology",
    "copy_sample",
    "run",
    "sample_path",
]
