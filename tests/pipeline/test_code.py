"""What names the code that files are read with: all that this imports has a say in it."""

from __future__ import annotations

import ast
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

import kg
from kg.pipeline.code import LIBRARIES, PARTS

ROOT = Path(kg.__file__).parent
# What writes, spreads, spares and fetches, and what the ontology is parsed with, whose own bytes count.
NO_SAY = {
    *("aside", "collector", "export", "graph", "spool", "dask", "distributed", "filelock", "fsspec", "networkx"),
    *("pydantic", "pydantic_core", "yaml"),
}


def imported() -> set[str]:
    """The full names of all modules that the parts import."""
    found: set[str] = set()
    for part in PARTS:
        for file in [ROOT / part] if (ROOT / part).is_file() else (ROOT / part).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {alias.name for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module == "kg":
                    found |= {f"kg.{alias.name}" for alias in node.names}
                elif isinstance(node, ast.ImportFrom):
                    found.add(str(node.module))
    return found


def test_every_part_of_kg_has_a_say() -> None:
    parts = {name.split(".")[1] for name in imported() if name.startswith("kg.")}
    assert {"errors", "text"} < parts
    assert parts - NO_SAY - {Path(part).stem for part in PARTS} == set()


def test_every_library_has_a_say() -> None:
    tops = {name.split(".")[0] for name in imported()} - sys.stdlib_module_names - NO_SAY - {"kg"}
    known = packages_distributions()
    missing = tops - known.keys()
    if missing:
        pytest.skip(f"not installed: {', '.join(sorted(missing))}")
    told = {top for top in tops if {canonicalize_name(name) for name in known[top]} & set(LIBRARIES)}
    assert {"spacy", "pyarrow"} < told
    assert tops - told == set()
