"""Files written side by side: the same bytes, whatever becomes of a process that writes; and its errors are said."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg import export
from kg.engine import writers
from kg.errors import ExportError
from kg.export import FORMATS, Tables
from kg.graph import Parts
from kg.ontology import load
from kg.pipeline.run import run
from kg.spool import Spool

Corpus = Callable[..., Path]
ALONE = tuple(name for name, one in FORMATS.items() if one.alone)
DEFAULT = tuple(name for name, one in FORMATS.items() if one.default)
# Runs in the processes that write: one is killed in the middle of a file.
KILLED = """
import sys
if "kg.engine.writer" in sys.orig_argv:
    import os, signal
    from pathlib import Path
    from kg.export import graphml
    def _edges(*_):
        yield "<edge/>"
        Path(os.environ["KILLED"]).write_text("")
        os.kill(os.getpid(), signal.SIGKILL)
    graphml._edges = _edges
"""


def contents(folder: Path) -> dict[str, bytes]:
    """The outputs of a build but for run.json."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name != "run.json"}


@pytest.fixture
def graph() -> Callable[..., Parts]:
    """Parts of a graph of two nodes, whose edge has these attributes."""

    def make(**attributes: Any) -> Parts:
        nodes: Spool[Any] = Spool(tuple)
        nodes.extend((key, {"label": key, "type": "Person"}) for key in "ab")
        edges: Spool[Any] = Spool(tuple)
        edges.add(("a", "b", "e", {"relation": "visits", "label": "访问", **attributes}))
        return Parts({"kg_version": ""}, nodes, edges)

    return make


def test_more_processes_change_no_byte(corpus: Corpus, small_ontology: Path, tmp_path: Path) -> None:
    texts = corpus(9)
    for workers in (1, 2, 3):
        run(texts, tmp_path / str(workers), ontology=small_ontology, formats=DEFAULT, workers=workers)
    whole = contents(tmp_path / "1")
    assert {"graph.graphml", "graph.gexf", "graph.json", "edges.csv", "graph.html", "claims.parquet"} <= whole.keys()
    assert contents(tmp_path / "2") == whole
    assert contents(tmp_path / "3") == whole
    assert {path.name for path in (tmp_path / "2").iterdir() if path.is_dir()} == {"store"}


def test_other_processes_write_them(
    graph: Callable[..., Parts], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This one writes no format that another process can."""
    for name in ALONE:
        refused = dataclasses.replace(FORMATS[name], write=lambda *_: pytest.fail("written here"))
        monkeypatch.setitem(FORMATS, name, refused)
    with writers(ALONE, 3) as ready:
        assert len(ready.waiting) == 2
        ready.write(tmp_path / "out", graph(), load(), Tables((), (), (), (), ()))
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        file for name in ALONE for file in FORMATS[name].files
    }


@pytest.mark.alone
def test_killed_writer_costs_no_byte(
    corpus: Corpus, small_ontology: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = corpus(9)
    run(texts, tmp_path / "calm", ontology=small_ontology, formats=DEFAULT, workers=1)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(KILLED, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    monkeypatch.setenv("KILLED", str(tmp_path / "killed"))
    run(texts, tmp_path / "out", ontology=small_ontology, formats=DEFAULT, workers=2)
    assert (tmp_path / "killed").exists()
    assert contents(tmp_path / "out") == contents(tmp_path / "calm")


def test_process_that_is_gone_before_it_is_asked(graph: Callable[..., Parts], tmp_path: Path) -> None:
    with writers(ALONE, 2) as ready:
        for worker, _ in ready.waiting:
            worker.process.kill()
            worker.process.wait()
        ready.write(tmp_path / "out", graph(), load(), Tables((), (), (), (), ()))
    export.write_all(tmp_path / "here", graph(), load(), Tables((), (), (), (), ()), ALONE)
    assert contents(tmp_path / "out") == contents(tmp_path / "here")


def test_what_no_format_takes_is_said(graph: Callable[..., Parts], tmp_path: Path) -> None:
    with writers(("json",), 2) as ready, pytest.raises(ExportError, match="a value that no format takes"):
        ready.write(tmp_path / "out", graph(role=None), load(), Tables((), (), (), (), ()))
    assert not (tmp_path / "out" / ".shared").exists()
