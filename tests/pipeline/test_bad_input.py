"""Bad input: each is a listed skip or a clear error, and the good files beside it are built."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg import facts, resolve
from kg.errors import KgError, OntologyError, UsageError
from kg.pipeline.report import NothingBuiltError
from kg.pipeline.run import run

ENGLISH = "The council met on Tuesday. It adopted the plan and closed the session.\n" * 20
BAD = {
    "empty": b"",
    "blank": b" \n\n\t\n",
    "binary": bytes(random.Random(7).randbytes(4096)),
    "english": ENGLISH.encode(),
}


@pytest.mark.parametrize("content", BAD.values(), ids=BAD.keys())
def test_bad_file_is_listed_and_the_rest_built(content: bytes, write: Callable[..., Path], tmp_path: Path) -> None:
    done = run([write("bad.txt", content), write("good.txt")], tmp_path / "out")
    (skip,) = done.report.skipped
    assert skip.path == "bad.txt"
    assert "\n" not in skip.reason
    assert "程序出错" not in skip.reason
    assert done.report.counts["documents"] == 1
    assert json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))["skipped"][0]["reason"] == skip.reason


@pytest.mark.parametrize("content", BAD.values(), ids=BAD.keys())
def test_nothing_but_a_bad_file_builds_nothing(content: bytes, write: Callable[..., Path], tmp_path: Path) -> None:
    with pytest.raises(NothingBuiltError, match=r"bad\.txt"):
        kg.build(write("bad.txt", content), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_broken_bytes_are_noted_and_make_no_name(write: Callable[..., Path], tmp_path: Path) -> None:
    text = "5月6日，敦煌市红十字会在兰州市召开会议。\n白银市总工会主席安立文出席会议并讲话。\n".encode()
    at = text.index("敦煌".encode())
    done = run([write("bad.txt", text[: at + 3] + b"\xff" + text[at + 3 :])], tmp_path / "out")
    told = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))
    assert told["skipped"] == []
    (note,) = told["partly"]
    assert note["path"] == "bad.txt"
    assert f"第 {at + 3} 字节起有 1 处" in note["reason"]
    labels = {data["label"] for _, data in done.graph.nodes(data=True) if data["type"] != "Article"}
    assert {"白银市总工会", "安立文"} <= labels
    assert not any("红十字会" in label for label in labels)
    assert not any("\ufffd" in label for label in labels)


def test_line_of_five_million_characters(write: Callable[..., Path], tmp_path: Path) -> None:
    done = run([write("long.txt", "职工" * 2_500_000), write("good.txt")], tmp_path / "out")
    assert [skip.path for skip in done.report.skipped] == ["long.txt"]
    assert "程序出错" not in done.report.skipped[0].reason


def test_missing_path_is_listed_beside_a_good_one(write: Callable[..., Path], tmp_path: Path) -> None:
    done = run([write(), tmp_path / "missing.txt"])
    assert ["missing.txt" in skip.path for skip in done.report.skipped] == [True]
    with pytest.raises(UsageError, match=r"missing\.txt"):
        run([tmp_path / "missing.txt"])
    with pytest.raises(UsageError, match="no input"):
        run([])


def test_same_content_twice_counts_once(write: Callable[..., Path]) -> None:
    done = run([write("a.txt"), write("b.txt")])
    assert [(skip.path, "a.txt" in skip.reason) for skip in done.report.skipped] == [("b.txt", True)]


def test_output_that_cannot_be_written_is_said_at_once(write: Callable[..., Path], tmp_path: Path) -> None:
    write("file", "a file")
    with pytest.raises(UsageError, match="cannot write"):
        kg.build(write(), tmp_path / "file" / "out")


def test_broken_ontology_names_the_file_and_the_remedy(write: Callable[..., Path], tmp_path: Path) -> None:
    write("own/entities.yaml", "- [unclosed")
    with pytest.raises(OntologyError, match=r"entities\.yaml.*\n.*remedy"):
        kg.build(write(), tmp_path / "out", ontology=tmp_path / "own")
    with pytest.raises(UsageError, match="no such ontology folder"):
        kg.build(write(), tmp_path / "out", ontology=tmp_path / "nowhere")


def test_fault_of_our_own_skips_one_document(write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    extract = facts.extract

    def faulty(doc, assembled, ontology):  # type: ignore[no-untyped-def]
        if assembled.source.path == "bad.txt":
            raise ZeroDivisionError("two\nlines")
        return extract(doc, assembled, ontology)

    monkeypatch.setattr(facts, "extract", faulty)
    done = run([write("bad.txt", "云南省总工会在昆明市召开会议。"), write("good.txt")])
    assert [(skip.path, skip.reason) for skip in done.report.skipped] == [
        ("bad.txt", "程序出错 unexpected ZeroDivisionError: two")
    ]


def test_fault_in_resolving_skips_its_document(write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    honest = resolve.resolve

    def faulty(articles, *others):  # type: ignore[no-untyped-def]
        if any(article.path == "bad.txt" for article in articles):
            raise KgError("说不通 does not fit")
        return honest(articles, *others)

    monkeypatch.setattr(resolve, "resolve", faulty)
    done = run([write("bad.txt", "云南省总工会在昆明市召开会议。"), write("good.txt")])
    assert [(skip.path, skip.reason) for skip in done.report.skipped] == [("bad.txt", "说不通 does not fit")]
    assert done.report.counts["documents"] == 1
