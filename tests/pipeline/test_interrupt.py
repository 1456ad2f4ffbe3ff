"""A build that is interrupted or killed leaves the former output whole, and the next one cleans up."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg import export

HANGS = """
import sys, time
import kg
from kg import export
honest = export.write_all
def hang(*arguments):
    honest(*arguments)
    print("written", flush=True)
    time.sleep(60)
export.write_all = hang
kg.build(sys.argv[1], sys.argv[2], min_confidence=0.1)  # else there is nothing to write
"""


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_interrupted_build(write: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page, out = write(), tmp_path / "out"
    kg.build(page, out)
    before = contents(out)

    def interrupt(folder: Path, *_: object) -> None:
        (folder / "graph.json").write_text("half", "utf-8")
        raise KeyboardInterrupt

    monkeypatch.setattr(export, "write_all", interrupt)
    with pytest.raises(KeyboardInterrupt):
        kg.build(page, out, min_confidence=0.1)  # else there is nothing to write
    assert contents(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "page.txt"]


def test_killed_build(write: Callable[..., Path], tmp_path: Path) -> None:
    page, out = write(), tmp_path / "out"
    kg.build(page, out)
    before = contents(out)
    command = [sys.executable, "-c", HANGS, str(page), str(out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "written\n"
        process.kill()
    assert contents(out) == before
    assert len(list(tmp_path.iterdir())) == 3  # the page, the output, and what the killed build left
    kg.build(page, out)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "page.txt"]
