"""Whatever ends a build, the next one ends with the same bytes as one that nothing disturbed."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from kg import resolve, spool
from kg.errors import ExportError, KgError
from kg.pipeline.report import NothingBuiltError
from kg.pipeline.run import run
from kg.store.lock import STORE

Stories = Callable[..., Path]
FORMATS = ("parquet", "graphml")
# Builds in small tasks, and stops where it is told: when so many shards are kept, or when all are put together.
BUILD = """
import sys, time
from kg import engine, graph, resolve
from kg.engine import writing
from kg.export import graphml
from kg.pipeline.run import run
from kg.store.folder import Store
texts, out, ontology, workers, stop = sys.argv[1:]
engine.jobs.TASK_FILES = 2
def wait():
    print("here", flush=True)
    time.sleep(120)
put, kept = Store.put, []
def slow(self, *shard):
    put(self, *shard)
    kept.append(1)
    if len(kept) == 2:
        wait()
if stop == "extract":
    Store.put = slow
if stop == "reduce":
    resolve.resolve = lambda *_: wait()
if stop == "graph":
    graph.parts = lambda *_: wait()
if stop == "export":
    graphml._edges = lambda *_: wait()
if stop == "side":
    writing._done = lambda *_: wait()
run([texts], out, ontology=ontology, workers=int(workers), formats=("parquet", "graphml"), on_wait=lambda: print("waits", flush=True))
print("done", flush=True)
"""  # noqa: E501


def outputs(folder: Path) -> dict[str, bytes]:
    """The files of a build but for run.json and what it keeps."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name != "run.json"}


def told(folder: Path) -> dict[str, Any]:
    """What run.json says of the store."""
    found: dict[str, Any] = json.loads((folder / "run.json").read_text("utf-8"))["store"]
    return found


@contextmanager
def building(texts: Path, out: Path, ontology: Path, workers: int = 1, stop: str = "") -> Iterator[Any]:
    """A build in a process of its own."""
    command = [sys.executable, "-c", BUILD, str(texts), str(out), str(ontology), str(workers), stop]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


@pytest.fixture
def texts(stories: Stories) -> Path:
    return stories(*range(8))


@pytest.fixture
def calm(texts: Path, small_ontology: Path, tmp_path: Path) -> dict[str, bytes]:
    """What an undisturbed build gives."""
    run([texts], tmp_path / "calm", ontology=small_ontology, workers=1, formats=FORMATS)
    return outputs(tmp_path / "calm")


def again(texts: Path, out: Path, ontology: Path) -> dict[str, bytes]:
    run([texts], out, ontology=ontology, workers=1, formats=FORMATS)
    return outputs(out)


@pytest.mark.parametrize(
    ("stop", "workers", "least"),
    [("extract", 1, 2), ("extract", 2, 2), ("reduce", 1, 8), ("graph", 1, 8), ("export", 1, 8), ("side", 2, 8)],
)
def test_killed_build_goes_on_where_it_was(
    texts: Path, calm: dict[str, bytes], small_ontology: Path, tmp_path: Path, stop: str, workers: int, least: int
) -> None:
    out = tmp_path / "out"
    with building(texts, out, small_ontology, workers, stop) as process:
        assert process.stdout.readline() == "here\n"
        process.kill()
    assert [path.name for path in out.iterdir()] == [STORE], "nothing half done is in its place"
    assert again(texts, out, small_ontology) == calm
    assert told(out)["stored"] >= least
    assert not list(tmp_path.glob(".out.*"))


def test_damaged_shard_is_rebuilt(texts: Path, calm: dict[str, bytes], small_ontology: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    again(texts, out, small_ontology)
    (shard,) = (out / STORE).glob("*.parquet")
    shard.write_bytes(shard.read_bytes()[:-20])
    assert again(texts, out, small_ontology) == calm
    assert told(out) == {"read": 8, "stored": 0, "damaged": [shard.name], "others": 0}
    assert [path.name for path in (out / STORE).glob("*.parquet")] == [shard.name]


def test_second_build_waits(texts: Path, calm: dict[str, bytes], small_ontology: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with building(texts, out, small_ontology, stop="extract") as first:
        assert first.stdout.readline() == "here\n"
        with building(texts, out, small_ontology) as second:
            assert second.stdout.readline() == "waits\n"
            first.kill()
            assert second.stdout.readline() == "done\n"
    assert outputs(out) == calm
    assert told(out)["stored"] == 4


def test_two_threads_take_turns(texts: Path, calm: dict[str, bytes], small_ontology: Path, tmp_path: Path) -> None:
    threads = [threading.Thread(target=again, args=(texts, tmp_path / "out", small_ontology)) for _ in range(2)]
    for thread in threads:
        thread.start()
        time.sleep(0.05)
    for thread in threads:
        thread.join()
    assert outputs(tmp_path / "out") == calm
    assert told(tmp_path / "out")["stored"] == 8


def test_too_large_a_file(texts: Path, calm: dict[str, bytes], small_ontology: Path, tmp_path: Path) -> None:
    """No file may be written that holds all shards or outputs: what a full disk says, on any system."""
    out = tmp_path / "out"
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    for most in (2_000, 9_000):
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, limits[1]))
        try:
            with pytest.raises(ExportError, match="cannot write"):
                again(texts, out, small_ontology)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert not list(tmp_path.glob(".out.*"))
    assert again(texts, out, small_ontology) == calm


def test_disk_that_fills_up_in_the_reduce(
    texts: Path, calm: dict[str, bytes], small_ontology: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shards are kept already; what the reduce lays aside does not fit any more."""
    out = tmp_path / "out"
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))

    monkeypatch.setattr(spool, "HELD", 3)
    monkeypatch.setattr(resolve, "resolve", _after(fill, resolve.resolve))
    try:
        with pytest.raises(ExportError, match="cannot write") as raised:
            again(texts, out, small_ontology)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    cause = raised.value.__cause__
    assert cause is not None
    assert Path(spool.__file__) in {Path(frame.filename) for frame in traceback.extract_tb(cause.__traceback__)}
    monkeypatch.undo()
    assert not list(tmp_path.glob(".out.*"))
    assert again(texts, out, small_ontology) == calm
    assert told(out)["stored"] == 8


def _after(first: Callable[[], None], then: Callable[..., Any]) -> Callable[..., Any]:
    def both(*arguments: Any) -> Any:
        first()
        return then(*arguments)

    return both


def test_full_disk(texts: Path, calm: dict[str, bytes], small_ontology: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("may not mount a small disk")
    try:
        with pytest.raises(KgError, match="cannot write"):
            again(texts, disk / "out", small_ontology)
        subprocess.run(["mount", "-o", "remount,size=10m", str(disk)], check=True)
        assert again(texts, disk / "out", small_ontology) == calm
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_folder_without_a_use_is_taken_away(small_ontology: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", "utf-8")
    with pytest.raises(NothingBuiltError):
        run([tmp_path / "empty.txt"], tmp_path / "out", ontology=small_ontology, workers=1)
    assert not (tmp_path / "out").exists()
