"""The output folder is replaced as a whole or not at all, and nothing of anybody else's is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.pipeline import outdir
from kg.pipeline.outdir import staged
from kg.pipeline.runfile import RUN_FILE


def finish(folder: Path, **files: str) -> None:
    """Write what a build would."""
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    (folder / RUN_FILE).write_text(json.dumps({"outputs": list(files)}), "utf-8")


def break_off(target: Path, error: type[BaseException]) -> None:
    """A build that stops when it has written half."""
    with staged(target) as folder:
        finish(folder, graph="half")
        raise error


def contents(folder: Path) -> dict[str, str]:
    return {p.name: p.read_text("utf-8") for p in folder.iterdir() if p.is_file() and p.name != RUN_FILE}


@pytest.fixture(params=[True, False], ids=["exchange", "two renames"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With and without the call that exchanges two folders in one step."""
    if not request.param:
        monkeypatch.setattr(outdir, "_exchange", lambda one, other: False)


@pytest.mark.usefixtures("system")
def test_second_build_takes_the_place_of_the_first(tmp_path: Path) -> None:
    for text in ("first", "second"):
        with staged(tmp_path / "out") as folder:
            finish(folder, graph=text, **{text: ""})
    assert contents(tmp_path / "out") == {"graph": "second", "second": ""}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.usefixtures("system")
@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_broken_off_build_leaves_the_former_one(tmp_path: Path, error: type[BaseException]) -> None:
    with staged(tmp_path / "out") as folder:
        finish(folder, graph="first")
    with pytest.raises(error):
        break_off(tmp_path / "out", error)
    assert contents(tmp_path / "out") == {"graph": "first"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_broken_off_first_build_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), staged(tmp_path / "out"):
        raise RuntimeError
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("system")
def test_files_of_a_person_stay(tmp_path: Path) -> None:
    with staged(tmp_path / "out") as folder:
        finish(folder, graph="first")
    notes = tmp_path / "out" / "mine" / "notes.txt"
    notes.parent.mkdir()
    notes.write_text("keep", "utf-8")
    with staged(tmp_path / "out") as folder:
        finish(folder, graph="second")
    assert notes.read_text("utf-8") == "keep"
    assert contents(tmp_path / "out") == {"graph": "second"}


def test_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("years of work", "utf-8")
    with pytest.raises(UsageError, match=r"run\.json"), staged(tmp_path):
        pytest.fail("must not begin")
    assert contents(tmp_path) == {"thesis.docx": "years of work"}


def test_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", "utf-8")
    with pytest.raises(UsageError, match="not a folder"), staged(tmp_path / "out"):
        pytest.fail("must not begin")
    with pytest.raises(UsageError, match="cannot write"), staged(tmp_path / "out" / "below"):
        pytest.fail("must not begin")


def test_working_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="working folder"), staged(Path()):
        pytest.fail("must not begin")


def dead_pid() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_leftovers_of_killed_builds_go_and_those_of_running_ones_stay(tmp_path: Path) -> None:
    (tmp_path / f".out.kg-new-{dead_pid()}").mkdir()
    running = tmp_path / f".out.kg-new-{os.getppid()}"
    running.mkdir()
    with staged(tmp_path / "out") as folder:
        finish(folder, graph="first")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([running.name, "out"])


def test_build_killed_between_two_renames_is_put_back(tmp_path: Path) -> None:
    old = tmp_path / f".out.kg-old-{dead_pid()}"
    old.mkdir()
    finish(old, graph="former")
    with pytest.raises(RuntimeError), staged(tmp_path / "out"):
        raise RuntimeError
    assert contents(tmp_path / "out") == {"graph": "former"}
