"""Finds the files of a build, and the folder that their names in the outputs count from."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from kg import read
from kg.engine import InputFile
from kg.errors import UsageError
from kg.store.records import Skipped


def find_inputs(inputs: Sequence[str | os.PathLike[str]]) -> tuple[list[InputFile], list[Skipped]]:
    """Every file behind ``inputs``, each once, by name, and what is left out: in whatever order they are given.

    Raises UsageError where nothing is given or none of the paths exists.
    """
    paths = [Path(given) for given in inputs]
    there = [path.resolve() for path in paths if path.exists()]
    if not there:
        named = "、".join(str(path) for path in paths) or "—"
        raise UsageError(f"找不到输入 no input found: {named}\n  remedy: 请给出文件或文件夹 name a file or a folder")
    skipped = [Skipped(str(path), "找不到 file not found") for path in paths if not path.exists()]
    root = Path(os.path.commonpath([path.parent for path in there]))
    found, refused = read.find_files(there)
    skipped += [Skipped(_name(Path(path), root), reason) for path, reason in refused]
    files = {path.resolve(): None for path in found}
    inputs_ = [InputFile(path, root if path.is_relative_to(root) else path.parent) for path in files]
    return sorted(inputs_, key=lambda file: (file.name, file.path)), skipped


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
