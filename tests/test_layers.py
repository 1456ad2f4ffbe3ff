"""The layers hold: imports point down only, in no circle, and each heavy library stays in its place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "kg"
LAYERS = [
    {"errors", "model"},
    {"alone", "aside", "collector", "ontology", "remote", "spool", "text"},
    {"judgements", "read", "split", "annotate", "facts", "resolve", "store", "graph", "analysis", "export"},
    {"engine"},
    {"pipeline"},
    {"cli"},
]
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
ALLOWED = {"networkx": {"graph", "analysis", "export"}, "spacy": {"annotate", "facts"}}
MAX_FILE, MAX_FUNCTION = 300, 40
FILES = sorted(ROOT.rglob("*.py"))


def test_the_layers_are_those_that_contributors_are_told() -> None:
    text = (ROOT.parent / "CONTRIBUTING.md").read_text("utf-8")
    block = re.search(r"^## Layers\n.*?```\n(.*?)```", text, re.MULTILINE | re.DOTALL)
    assert block is not None
    assert [set(line.split(" · ")) for line in block[1].splitlines()] == LAYERS[::-1]


def part(path: Path) -> str:
    """The layer's part that a file belongs to: ``kg/read/decode.py`` to ``read``."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def nodes(tree: ast.AST, *, typing: bool) -> Iterator[ast.AST]:
    """Every node below ``tree``; what stands under TYPE_CHECKING only where ``typing``."""
    for child in ast.iter_child_nodes(tree):
        if not typing and isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        yield child
        yield from nodes(child, typing=typing)


@cache
def imports(path: Path, *, typing: bool = True) -> frozenset[str]:
    """The full names of the modules that a file imports."""
    found: set[str] = set()
    for node in nodes(ast.parse(path.read_text("utf-8")), typing=typing):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(found)


def known_parts(path: Path) -> set[str]:
    """The parts of kg that a file imports."""
    return {name.split(".")[1] for name in imports(path) if name.startswith("kg.")} & RANK.keys()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_point_down(path: Path) -> None:
    here = part(path)
    if here == "__init__":
        return  # the package's front: it only names what lies behind it, and loads it on first use
    assert here in RANK, f"{here} has no layer"
    wrong = {name for name in known_parts(path) if name != here and RANK[name] >= RANK[here]}
    assert not wrong


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_libraries_stay_in_their_place(path: Path) -> None:
    used = {name.split(".")[0] for name in imports(path, typing=False)}
    assert not {library for library, places in ALLOWED.items() if library in used and part(path) not in places}


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.js")), ids=lambda path: path.name)
def test_scripts_are_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MAX_FILE


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= MAX_FILE
    functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]
    lines = {function.name: (function.end_lineno or 0) - function.lineno + 1 for function in functions}
    assert not {name: size for name, size in lines.items() if size > MAX_FUNCTION}


def test_no_circle_of_modules() -> None:
    modules = {".".join(path.relative_to(ROOT.parent).with_suffix("").parts): path for path in FILES}
    modules = {name.removesuffix(".__init__"): path for name, path in modules.items()}
    needs = {
        name: {other for other in imports(path, typing=False) if other in modules and other not in {name, "kg"}}
        for name, path in modules.items()
        if name != "kg"
    }
    for name in needs:
        # a package's front imports its own modules, and they import the front's siblings: no circle in that
        needs[name] = {other for other in needs[name] if not name.startswith(f"{other}.")}
    while free := {name for name, below in needs.items() if not below & needs.keys()}:
        needs = {name: below for name, below in needs.items() if name not in free}
    assert not needs, f"import each other: {sorted(needs)}"
