"""A Dask cluster: the same bytes as one process, whatever worker is killed, and input and store at an address."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from kg import engine
from kg.errors import OntologyError, UsageError
from kg.ontology import load
from kg.pipeline.run import run
from kg.read import ReadLimits, ReadOptions

dask = pytest.importorskip("dask")
distributed = pytest.importorskip("distributed")
fsspec = pytest.importorskip("fsspec")
psutil = pytest.importorskip("psutil")  # distributed brings it

FORMATS = ("parquet", "graphml", "csv")
Corpus = Callable[..., Path]


def contents(folder: Path) -> dict[str, bytes]:
    """The outputs of a build but for run.json."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name != "run.json"}


@pytest.fixture(scope="module")
def local() -> Iterator[Any]:
    """A cluster of two workers that all tests share; what is killed comes back."""
    address = "127.0.0.1:0"
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=address, silence_logs=50
    ) as found:
        yield found


@pytest.fixture
def small_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine.jobs, "TASK_FILES", 2)


def test_without_dask_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, corpus: Corpus, small_ontology: Path) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"kg\[dask\]"):
        run(corpus(1), ontology=small_ontology, engine="dask")


def test_scheduler_that_is_not_there(corpus: Corpus, small_ontology: Path) -> None:
    quickly = dask.config.set({"distributed.comm.timeouts.connect": "0.2s"})
    with quickly, pytest.raises(UsageError, match="cannot reach the cluster"):
        run(corpus(1), ontology=small_ontology, engine="dask", scheduler="tcp://127.0.0.1:1")
    with pytest.raises(UsageError, match="--engine dask"):
        run(corpus(1), ontology=small_ontology, scheduler="tcp://127.0.0.1:1")


@pytest.mark.alone
def test_a_cluster_of_this_machine_listens_to_it_alone() -> None:
    with engine.cluster(None, 1):
        mine = psutil.Process()
        found = [one for each in (mine, *mine.children(recursive=True)) for one in each.net_connections("inet")]
    heard = {one.laddr.ip for one in found if one.status == psutil.CONN_LISTEN}
    assert heard == {"127.0.0.1"}


@pytest.mark.alone
@pytest.mark.usefixtures("small_tasks")
def test_cluster_changes_no_byte(local: Any, corpus: Corpus, small_ontology: Path, tmp_path: Path) -> None:
    """Nor do the input and the store that lie at an address."""
    texts = corpus(9)
    run(texts, tmp_path / "one", ontology=small_ontology, formats=FORMATS, workers=1)
    dask = {"ontology": small_ontology, "formats": FORMATS, "engine": "dask", "scheduler": local.scheduler_address}
    done = run(texts, tmp_path / "dask", **dask)
    assert done.report.workers["processes"] == 2
    assert contents(tmp_path / "dask") == contents(tmp_path / "one")
    at = (tmp_path / "kept").as_uri()
    far = run(texts.as_uri(), tmp_path / "far", store=at, **dask)
    assert far.report.store["read"] == 9
    assert contents(tmp_path / "far") == contents(tmp_path / "one")
    again = run(texts.as_uri(), tmp_path / "again", store=at, **dask)
    assert (again.report.store["read"], again.report.store["stored"]) == (0, 9)
    assert contents(tmp_path / "again") == contents(tmp_path / "one")


@contextmanager
def own_cluster(workers: int) -> Iterator[Any]:
    """A cluster of its own for a test: its workers have the path of now, so their guarded processes are faulty."""
    with distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50
    ) as found:
        yield found


@pytest.mark.alone
@pytest.mark.usefixtures("small_tasks", "faulty")
def test_killed_worker_loses_and_doubles_nothing(corpus: Corpus, small_ontology: Path, tmp_path: Path) -> None:
    texts = corpus(0, **{f"{n:03}": f"兴义市总工会举办第{n + 1}场慢病讲座。" for n in range(16)})
    run(texts, tmp_path / "one", ontology=small_ontology, formats=FORMATS, workers=1)
    finished: list[int] = []
    running: list[int] = []
    with own_cluster(2) as local:

        def kill() -> None:
            for nanny in list(local.workers.values()):  # both: what the first has done must be done again
                running.append(len(local.scheduler.workers[nanny.worker_address].processing))
                os.kill(nanny.pid, signal.SIGKILL)
                time.sleep(1)

        def progress(_what: str, done: int, _total: int) -> None:
            if done and not finished:
                finished.append(done)
                threading.Thread(target=kill, daemon=True).start()
                time.sleep(0.2)

        done = run(
            texts, tmp_path / "out", ontology=small_ontology, formats=FORMATS, engine="dask",
            scheduler=local.scheduler_address, progress=progress,
        )  # fmt: skip
    assert 0 < finished[0] < 16
    assert len(running) == 2
    assert all(running)
    assert not done.report.skipped
    assert done.report.counts["documents"] == 16
    assert contents(tmp_path / "out") == contents(tmp_path / "one")


# A build on a local cluster that stops when two shards are kept.
BUILD = """
import sys, time
from kg import engine
from kg.pipeline.run import run
from kg.store.folder import Store
texts, out, ontology = sys.argv[1:]
engine.jobs.TASK_FILES = 2
put, kept = Store.put, []
def slow(self, *shard):
    put(self, *shard)
    kept.append(1)
    if len(kept) == 2:
        print("here", flush=True)
        time.sleep(120)
Store.put = slow
run([texts], out, ontology=ontology, formats=("parquet", "graphml", "csv"), engine="dask", workers=2)
"""


def test_killed_parent_leaves_no_worker_and_loses_nothing(corpus: Corpus, small_ontology: Path, tmp_path: Path) -> None:
    texts, out = corpus(12), tmp_path / "out"
    run(texts, tmp_path / "one", ontology=small_ontology, formats=FORMATS, workers=1)
    command = [sys.executable, "-c", BUILD, str(texts), str(out), str(small_ontology)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "here\n"
        assert len(session(process.pid)) > 2
        process.kill()
    end = time.monotonic() + 60
    while session(process.pid) and time.monotonic() < end:
        time.sleep(0.2)
    assert not session(process.pid)
    done = run(texts, out, ontology=small_ontology, formats=FORMATS, workers=1)
    assert done.report.store["stored"] >= 2
    assert contents(out) == contents(tmp_path / "one")


def session(leader: int) -> list[int]:
    """The processes that a process has begun, which was told to lead a session of its own."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, *numbers = (folder / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(numbers[2]) == leader and state != "Z":
            found.append(int(folder.name))
    return found


@pytest.mark.alone
@pytest.mark.usefixtures("small_tasks", "faulty")
def test_poison_is_listed_and_its_worker_lives(corpus: Corpus, small_ontology: Path, tmp_path: Path) -> None:
    """A text that crashes the process, one that loops in Python, and one that hears no signal, each beside others."""
    faults = {"002a": "崩溃", "004a": "死循环", "007a": "不听劝"}
    texts = corpus(9, **{name: f"贵州省总工会：{fault}。" for name, fault in faults.items()})
    with own_cluster(1) as local, distributed.Client(local, set_as_default=False) as client:
        client.run(setattr, engine.guard, "GRACE", 2.0)
        before = [nanny.pid for nanny in local.workers.values()]
        done = run(
            texts, tmp_path / "out", ontology=small_ontology, formats=FORMATS, engine="dask",
            scheduler=local.scheduler_address, reading=ReadOptions(ReadLimits(seconds=10)),
        )  # fmt: skip
        assert [nanny.pid for nanny in local.workers.values()] == before
    reasons = {Path(skip.path).stem: skip.reason for skip in done.report.skipped}
    assert list(reasons) == list(faults)
    assert "broke down" in reasons["002a"]
    assert "more than 10 seconds" in reasons["004a"]
    assert "more than 10 seconds" in reasons["007a"]
    for name in faults:
        (texts / f"{name}.txt").unlink()
    run(texts, tmp_path / "healthy", ontology=small_ontology, formats=FORMATS, workers=1)
    assert contents(tmp_path / "out") == contents(tmp_path / "healthy")


@pytest.mark.alone
def test_broken_grammar_is_said_as_in_one_process(local: Any, corpus: Corpus, small_ontology: Path) -> None:
    ontology = load(small_ontology)
    del ontology.grammar["persons"]["surnames"]
    with pytest.raises(OntologyError, match="missing or broken"):
        run(corpus(2), ontology=ontology, engine="dask", scheduler=local.scheduler_address)


def test_store_at_an_address(corpus: Corpus, small_ontology: Path, tmp_path: Path) -> None:
    """On an object store, here one in memory: found again, a damaged key rebuilt, pruned."""
    texts, at = corpus(4), f"memory://{uuid4().hex}/store"
    files = fsspec.filesystem("memory")
    first = run(texts, tmp_path / "one", ontology=small_ontology, formats=FORMATS, store=at)
    (name,) = files.ls(at, detail=False)
    files.pipe_file(name, files.cat_file(name)[:-9])
    second = run(texts, tmp_path / "two", ontology=small_ontology, formats=FORMATS, store=at)
    assert second.report.store["damaged"] == [name.rpartition("/")[2]]
    assert contents(tmp_path / "two") == contents(tmp_path / "one")
    (texts / "000.txt").unlink()
    pruned = run(texts, tmp_path / "two", ontology=small_ontology, formats=FORMATS, store=at, prune=True)
    assert (pruned.report.store["stored"], pruned.report.store["pruned"]) == (3, 1)
    assert first.report.counts["documents"] == 4
    assert not (tmp_path / "two" / "store").exists() or not list((tmp_path / "two" / "store").glob("*.parquet"))


def test_address_without_a_library(corpus: Corpus, small_ontology: Path) -> None:
    with pytest.raises(UsageError, match="cannot open the address"):
        run("nosuch://bucket/a.txt", ontology=small_ontology)
