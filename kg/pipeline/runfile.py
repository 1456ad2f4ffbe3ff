"""``run.json`` of a build's folder: it says which files the build has written, and so which go with its graph."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kg.aside import aside

RUN_FILE = "run.json"


def write_run(path: Path, told: Mapping[str, Any]) -> None:
    """Write the file, whole or not at all. Raises OSError."""
    with aside(path) as file:
        file.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_run(folder: Path) -> dict[str, Any] | None:
    """What a folder's file says; None where there is none, or it is none of kg's."""
    try:
        told = json.loads((folder / RUN_FILE).read_text("utf-8"))
        return {**told, "outputs": [str(name) for name in told["outputs"]]}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def written(folder: Path) -> frozenset[str]:
    """The names of the files in a folder that go with the graph there."""
    told = read_run(folder)
    return frozenset() if told is None else frozenset(told["outputs"])


def belong(folder: Path, names: Iterable[str]) -> None:
    """Let files that were made of the graph in a folder go with it when the next build takes its place.

    Where no build has written the folder nothing is done. Raises OSError.
    """
    told, made = read_run(folder), frozenset(names)
    if told is not None and not made.issubset(told["outputs"]):
        write_run(folder / RUN_FILE, {**told, "outputs": sorted(made.union(told["outputs"]))})
