"""The pool: the same bytes as one process, and a document that brings a process down is the only one lost."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import engine
from kg.engine import local
from kg.errors import OntologyError
from kg.ontology import load
from kg.pipeline import extraction
from kg.pipeline.run import run
from kg.read import ReadLimits, ReadOptions

FORMATS = ("parquet", "graphml", "csv")
Corpus = Callable[..., Path]


def contents(folder: Path) -> dict[str, bytes]:
    """The outputs of a build but for run.json."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name != "run.json"}


def test_workers_change_no_byte(
    corpus: Corpus, small_ontology: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = corpus(9)
    table = "正文,标题\n" + "".join(f"河南省总工会在新乡市召开第{n}次会议。,第{n}次会议\n" for n in range(70))
    (texts / "table.csv").write_text(table, "utf-8")
    monkeypatch.setattr(engine.jobs, "TASK_FILES", 2)
    monkeypatch.setattr(engine.jobs, "SHARED_BYTES", 1)
    run(sorted(texts.iterdir()), tmp_path / "one", ontology=small_ontology, formats=FORMATS, workers=1)
    several = run(
        sorted(texts.iterdir(), reverse=True), tmp_path / "two", ontology=small_ontology, formats=FORMATS, workers=2
    )
    assert several.report.counts["documents"] == 79
    assert several.report.workers["processes"] == 2
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


@pytest.mark.alone
@pytest.mark.usefixtures("faulty")
def test_poison_is_listed_and_the_rest_built(
    corpus: Corpus, small_ontology: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row that crashes the process, a text that loops in Python, and one that hears no signal."""
    monkeypatch.setattr(engine.guard, "GRACE", 2.0)
    rows = [f"湖南省总工会在长沙市召开第{number}次会议。" for number in range(20)]
    healthy = corpus(9, "healthy")
    (healthy / "table.csv").write_text("正文\n" + "\n".join(rows[:7] + rows[8:]) + "\n", "utf-8")
    texts = corpus(9, **{"004a": "贵州省总工会：死循环。", "007a": "贵州省总工会：不听劝。"})
    (texts / "table.csv").write_text(
        "正文\n" + "\n".join([*rows[:7], "湖南省总工会：崩溃。", *rows[8:]]) + "\n", "utf-8"
    )
    reading = ReadOptions(ReadLimits(seconds=3))
    done = run(texts.iterdir(), ontology=small_ontology, workers=2, reading=reading)
    reasons = {skip.path: skip.reason for skip in done.report.skipped}
    assert list(reasons) == ["004a.txt", "007a.txt", "table.csv#8"]
    assert "more than 3 seconds" in reasons["004a.txt"]
    assert "more than 3 seconds" in reasons["007a.txt"]
    assert "broke down" in reasons["table.csv#8"]
    whole = run(healthy.iterdir(), ontology=small_ontology, workers=1)
    assert sorted(whole.report.counts.items()) == sorted(done.report.counts.items())


@pytest.mark.alone
def test_killed_process_loses_and_doubles_nothing(
    corpus: Corpus, small_ontology: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = corpus(12)
    run(texts, tmp_path / "calm", ontology=small_ontology, formats=FORMATS, workers=1)
    monkeypatch.setattr(engine.jobs, "TASK_FILES", 3)
    killed: list[int] = []

    def kill() -> None:
        while not killed:
            for worker in workers_of(os.getpid()):
                os.kill(worker, signal.SIGKILL)
                killed.append(worker)
            time.sleep(0.05)

    started: list[str] = []

    def progress(what: str, done: int, _total: int) -> None:
        if not started and done:
            started.append(what)
            threading.Thread(target=kill, daemon=True).start()

    done = run(texts, tmp_path / "out", ontology=small_ontology, formats=FORMATS, workers=2, progress=progress)
    assert killed
    assert not done.report.skipped
    assert contents(tmp_path / "out") == contents(tmp_path / "calm")


def workers_of(parent: int) -> list[int]:
    """The processes that extract for a process."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            above = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
            if above == parent and b"kg.engine.worker" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def test_broken_grammar_is_said_as_in_one_process(corpus: Corpus, small_ontology: Path) -> None:
    ontology = load(small_ontology)
    del ontology.grammar["persons"]["surnames"]
    with pytest.raises(OntologyError, match="missing or broken"):
        run(corpus(2), ontology=ontology, workers=2)


def test_small_input_stays_in_one_process(
    corpus: Corpus, small_ontology: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "run_pool", lambda *_: pytest.fail("no process is needed"))
    assert not run(corpus(3), ontology=small_ontology).report.workers


def test_large_input_has_its_models_in_another_process(
    corpus: Corpus, small_ontology: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even with one worker: when the graph is made, which takes the most memory, they are gone."""
    texts = corpus(5)
    run(texts, tmp_path / "here", ontology=small_ontology, formats=FORMATS, workers=1)
    monkeypatch.setattr(extraction, "SMALL", 1)
    monkeypatch.setattr(local, "prepare", lambda _: pytest.fail("models are loaded beside the graph"))
    done = run(texts, tmp_path / "there", ontology=small_ontology, formats=FORMATS, workers=1)
    assert done.report.workers["processes"] == 1
    assert contents(tmp_path / "there") == contents(tmp_path / "here")


def test_little_that_is_new_beside_much_has_its_models_in_another_process(
    corpus: Corpus, small_ontology: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = corpus(5)
    run(texts, tmp_path / "out", ontology=small_ontology, formats=FORMATS, workers=1)
    corpus(6)
    run(texts, tmp_path / "here", ontology=small_ontology, formats=FORMATS, workers=1)
    monkeypatch.setattr(extraction, "MANY", 5)
    monkeypatch.setattr(local, "prepare", lambda _: pytest.fail("models are loaded beside the graph"))
    done = run(texts, tmp_path / "out", ontology=small_ontology, formats=FORMATS, workers=1)
    assert (done.report.store["read"], done.report.workers["processes"]) == (1, 1)
    assert contents(tmp_path / "out") == contents(tmp_path / "here")
