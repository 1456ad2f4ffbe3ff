from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml

from kg.read import read_file
from kg.split import Grammar, Layout, SplitResult, split
from kg.split.layout import compile_layout
from kg.text import Assembled, assemble

LAYOUT = Path(__file__).parents[2] / "ontology" / "grammar" / "layout.yaml"


@pytest.fixture(scope="session")
def grammar() -> Grammar:
    """An ontology with nothing but the shipped layout cues."""

    class Shipped:
        grammar: ClassVar[dict[str, Any]] = {"layout": yaml.safe_load(LAYOUT.read_text(encoding="utf-8"))}

        def __repr__(self) -> str:
            return "<the shipped layout>"

    return Shipped()


@pytest.fixture(scope="session")
def layout(grammar: Grammar) -> Layout:
    """Its cues, compiled once: that takes most of a second."""
    return compile_layout(grammar.grammar)


@pytest.fixture
def cut(tmp_path: Path, grammar: Grammar) -> Callable[..., tuple[SplitResult, list[Assembled]]]:
    """Write a text to a file, read and split it; gives the result and each article put together."""

    def run(text: str, name: str = "page.txt") -> tuple[SplitResult, list[Assembled]]:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        source = read_file(path, root=tmp_path)
        result = split(source, grammar)
        return result, [assemble(source, article) for article in result.articles]

    return run
