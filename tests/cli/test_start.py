"""A command that reads no text does not wait for what reads text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "spacy",
    "igraph",
    "matplotlib",
    "lxml",
    "jieba",
    "onnxruntime",
    "pandas",
    "pyarrow",
    "numpy",
    "pydantic",
    "jinja2",
)
# A name that the graph has; for another one the ontology is asked, which has to be read.
NAME = "青海省总工会"
COMMANDS = (["formats"], ["show", "{demo}"], ["find", "{demo}", NAME], ["lint", "{demo}/graph.gexf"])


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_it_starts_without_the_stages(command: list[str], sample_build: Path) -> None:
    given = [part.format(demo=sample_build) for part in command]
    script = "import sys, kg.cli; code = kg.cli.main(sys.argv[2:]); print('loaded', *sys.modules); sys.exit(code)"
    done = subprocess.run([sys.executable, "-c", script, "-", *given], capture_output=True, text=True, check=True)
    loaded = done.stdout.rpartition("loaded")[2].split()
    assert "kg" in loaded
    assert not set(HEAVY) & set(loaded)


def test_a_part_of_a_graph_does_not_wait_for_pandas(sample_build: Path) -> None:
    script = "import sys, kg; print(kg.load(sys.argv[1], types=['Event'])); print('pandas' in sys.modules)"
    command = [sys.executable, "-c", script, str(sample_build)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"
