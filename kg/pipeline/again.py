"""A build of what the folder's graph was made of already: its files stand, and nothing is made anew."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from kg import export
from kg.analysis.files import GRAPH_FILES
from kg.engine import Job
from kg.model import content_id
from kg.ontology import Ontology
from kg.pipeline.code import whole_version
from kg.pipeline.judging import Judging
from kg.pipeline.metadata import Told
from kg.pipeline.options import Options
from kg.pipeline.report import Report, hashed
from kg.pipeline.runfile import read_run


def recipe_of(
    jobs: Sequence[Job], report: Report, told: Told, judging: Judging, ontology: Ontology, options: Options
) -> str:
    """A hash of all that the files of a build hang on: inputs, what is said of them, options, ontology and code.

    Empty where an input cannot be opened: the next build may fare better.
    """
    if not all(job.key for job in jobs):
        return ""
    table = hashed(told.file.name, told.file.open, "rb") if told.file is not None else {}
    asked = {
        "files": [(job.file.name, job.key) for job in jobs],
        "skipped": [asdict(one) for one in report.skipped],
        "metadata": [table, [asdict(one) for one in told.unused]],
        "judgements": [list(judging.files), [asdict(one) for one in judging.judgements]],
        "formats": [one.name for one in export.chosen(options.get("formats"), has_tables=True)],
        "options": [options.get("min_confidence", 0.0), options.get("since") or "", options.get("until") or ""],
    }
    return content_id(whole_version(), ontology.version, json.dumps(asked, sort_keys=True))


def digests(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """The SHA-256 in hex of these files of a folder, empty where one cannot be opened."""
    return {name: hashed(name, (folder / name).open, "rb")["sha256"] for name in names}


def standing(target: Path, recipe: str) -> Report | None:
    """The report of the folder's graph where it was made by this recipe and its files are as they were written.

    None too where none of them holds the graph, which a program may ask for.
    """
    told = read_run(target) if recipe else None
    if told is None or told.get("recipe") != recipe or not any((target / name).is_file() for name in GRAPH_FILES):
        return None
    written: Mapping[str, Any] = told.get("digests") or {}
    if digests(target, written) != written:
        return None
    # What was made of the graph since then goes with it, as long as it is there.
    outputs = [name for name in told["outputs"] if (target / name).is_file()]
    try:
        return replace(Report.of(told), outputs=outputs)
    except (KeyError, TypeError):  # somebody has changed it
        return None
