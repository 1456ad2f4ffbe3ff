"""The second build extracts only what is new or changed, and gives the same bytes as a first one."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.engine import extract, local
from kg.engine.tools import TooSlowError
from kg.ontology import load
from kg.pipeline.run import run
from kg.read import ReadLimits, ReadOptions
from kg.store.lock import STORE

Stories = Callable[..., Path]


def outputs(folder: Path) -> dict[str, bytes]:
    """The files of a build but for run.json and what it keeps."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.parent.name != STORE)
    return {path.name: path.read_bytes() for path in files if path.name != "run.json"}


def store(folder: Path, texts: Path, ontology: Path, **options: Any) -> dict[str, Any]:
    """Build, and say what run.json says of the store."""
    options = {"workers": 1, "formats": ("parquet", "graphml")} | options
    run([texts], folder, ontology=ontology, **options)
    found: dict[str, Any] = json.loads((folder / "run.json").read_text("utf-8"))["store"]
    return found


def test_second_build_extracts_nothing(
    stories: Stories, small_ontology: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts, out = stories(*range(4)), tmp_path / "out"
    (texts / "empty.txt").write_text("", "utf-8")
    assert store(out, texts, small_ontology) == {"read": 5, "stored": 0, "damaged": [], "others": 0}
    first = outputs(out)
    monkeypatch.setattr(local, "prepare", lambda _: pytest.fail("nothing is to be extracted"))
    assert store(out, texts, small_ontology) == {"read": 0, "stored": 5, "damaged": [], "others": 0}
    assert outputs(out) == first
    (out / "graph.graphml").unlink()  # so that the graph is made anew of what is kept
    assert store(out, texts, small_ontology) == {"read": 0, "stored": 5, "damaged": [], "others": 0}
    assert outputs(out) == first
    assert [one["path"] for one in json.loads((out / "run.json").read_text("utf-8"))["skipped"]] == ["texts/empty.txt"]


def test_nothing_to_read_loads_no_models(stories: Stories, small_ontology: Path, tmp_path: Path) -> None:
    """Nor the libraries that they need, which take longer to load than a small graph to make."""
    texts, out = stories(*range(2)), tmp_path / "out"
    store(out, texts, small_ontology)
    (out / "graph.graphml").unlink()
    code = (
        "import sys\nfrom kg.pipeline.run import run\n"
        "print(run([sys.argv[1]], sys.argv[2], ontology=sys.argv[3]).report.store['read'],"
        " *sorted({'spacy', 'jieba', 'onnxruntime'} & sys.modules.keys()))"
    )
    command = [sys.executable, "-c", code, str(texts), str(out), str(small_ontology)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.split() == ["0"]


def test_what_a_command_read_serves_a_program(stories: Stories, small_ontology: Path, tmp_path: Path) -> None:
    """The command line gives whole seconds, a program need not give any."""
    texts, out = stories(*range(2)), tmp_path / "out"
    store(out, texts, small_ontology, reading=ReadOptions(ReadLimits(seconds=600)))
    assert store(out, texts, small_ontology) == {"read": 0, "stored": 2, "damaged": [], "others": 0}


def test_only_what_is_new_or_changed(stories: Stories, small_ontology: Path, tmp_path: Path) -> None:
    texts, out = stories(*range(5)), tmp_path / "out"
    store(out, texts, small_ontology)
    stories(5)
    (texts / "001.txt").write_text("兰州市总工会主席安立新出席会议。\n", "utf-8")
    (texts / "002.txt").unlink()
    assert store(out, texts, small_ontology) == {"read": 2, "stored": 3, "damaged": [], "others": 1}
    fresh = tmp_path / "fresh"
    store(fresh, texts, small_ontology)
    assert outputs(out) == outputs(fresh)


def test_files_that_are_no_inputs(stories: Stories, small_ontology: Path, tmp_path: Path) -> None:
    """They are not in the graph; the store has them until it is told to forget them."""
    texts, out = stories(*range(3)), tmp_path / "out"
    store(out, texts, small_ontology)
    text = (texts / "001.txt").read_text("utf-8")
    (texts / "001.txt").unlink()
    assert store(out, texts, small_ontology)["others"] == 1
    assert text.splitlines()[0].encode() not in outputs(out)["graph.graphml"]
    (texts / "001.txt").write_text(text, "utf-8")
    assert store(out, texts, small_ontology)["read"] == 0
    (texts / "001.txt").unlink()
    assert store(out, texts, small_ontology, prune=True) == {"read": 0, "stored": 2, "damaged": [], "pruned": 1}
    (texts / "001.txt").write_text(text, "utf-8")
    assert store(out, texts, small_ontology)["read"] == 1


def test_what_a_file_is_read_with_counts(stories: Stories, small_ontology: Path, tmp_path: Path) -> None:
    texts, out = stories(0, 1), tmp_path / "out"
    store(out, texts, small_ontology)
    (tmp_path / "told.csv").write_text("path,date\ntexts/001.txt,2031-02-03\n", "utf-8")
    assert store(out, texts, small_ontology, metadata=tmp_path / "told.csv")["read"] == 1
    assert store(out, texts, small_ontology, reading=ReadOptions(ReadLimits(pages=7)))["read"] == 2
    before = load(small_ontology)
    (small_ontology / "linking.yaml").write_text("ranks: [一等奖]\n", "utf-8")
    assert load(small_ontology).version != before.version
    assert store(out, texts, small_ontology, reading=ReadOptions(ReadLimits(pages=7)))["read"] == 0
    regions = small_ontology / "gazetteer" / "regions.csv"
    regions.write_text(regions.read_text("utf-8") + "620000,甘肃省,province,100000,甘肃,\n", "utf-8")
    anew = store(out, texts, small_ontology)
    assert (anew["read"], anew["outdated"]) == (2, 2), "it is said that the ontology is the cause"


def test_nothing_is_kept_unless_asked(stories: Stories, small_ontology: Path, tmp_path: Path) -> None:
    texts, out = stories(0), tmp_path / "out"
    assert store(out, texts, small_ontology, keep=False) == {}
    assert not (out / STORE).exists()


def test_time_is_given_again(
    stories: Stories, small_ontology: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What failed for want of time is tried again."""
    texts, out = stories(0, 1), tmp_path / "out"
    honest = extract._split

    def slow(source: Any, tools: Any) -> Any:
        if source.path.endswith("001.txt"):
            raise TooSlowError("too slow")
        return honest(source, tools)

    with monkeypatch.context() as patch:
        patch.setattr(extract, "_split", slow)
        store(out, texts, small_ontology)
    assert store(out, texts, small_ontology)["read"] == 1
