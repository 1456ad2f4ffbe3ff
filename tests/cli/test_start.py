"""A command that reads no text does not wait for what reads text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("spacy", "igraph", "matplotlib", "lxml", "jieba", "onnxruntime")
COMMANDS = (["formats"], ["show", "{demo}"], ["find", "{demo}", "总工会"], ["lint", "{demo}/graph.gexf"])


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_it_starts_without_the_stages(command: list[str], sample_build: Path) -> None:
    given = [part.format(demo=sample_build) for part in command]
    script = "import sys, kg.cli; code = kg.cli.main(sys.argv[2:]); print('loaded', *sys.modules); sys.exit(code)"
    done = subprocess.run([sys.executable, "-c", script, "-", *given], capture_output=True, text=True, check=True)
    loaded = done.stdout.rpartition("loaded")[2].split()
    assert "kg" in loaded
    assert not set(HEAVY) & set(loaded)
