"""What of an input is read, what is left out, and what is said of it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.pipeline.inputs import find_inputs
from kg.pipeline.metadata import find_rows
from kg.pipeline.run import run


def test_no_build_reads_what_a_build_has_written(stories: Callable[..., Path]) -> None:
    folder = stories(1, 2)
    for name in ("other", "out"):
        run([folder], folder / name, formats=["parquet"])
    done = run([folder], folder / "out", formats=["parquet"])
    assert [file["path"] for file in done.report.inputs] == ["texts/001.txt", "texts/002.txt"]
    assert [(skip.path, skip.reason.split()[-2:]) for skip in done.report.skipped] == [
        ("texts/other", ["a", "text"]),
        ("texts/out", ["output", "folder"]),
    ]


def test_a_build_that_was_broken_off_is_no_input_either(stories: Callable[..., Path]) -> None:
    folder = stories(1)
    (folder / "half" / "store").mkdir(parents=True)
    (folder / "half" / "store" / ".lock").touch()
    (folder / "half" / "store" / "shard.parquet").write_bytes(b"PAR1")
    found, skipped = find_inputs([folder])
    assert [file.name for file in found] == ["texts/001.txt"]
    assert [skip.path for skip in skipped] == ["texts/half"]


def test_output_folder_as_input_is_wrong_usage(stories: Callable[..., Path], tmp_path: Path) -> None:
    run([stories(1)], tmp_path / "out", formats=["csv"])
    with pytest.raises(UsageError, match="cannot be an input"):
        run([tmp_path / "out"], tmp_path / "out")


def test_a_store_below_the_input_is_no_input(stories: Callable[..., Path], tmp_path: Path) -> None:
    folder = stories(1, 2)
    for store in (str(folder / "kept"), None):
        for _ in range(2):
            done = run([folder], tmp_path / "out", formats=["csv"], store=store)
            assert [file["path"] for file in done.report.inputs] == ["texts/001.txt", "texts/002.txt"]
        assert [(skip.path, "written by kg build" in skip.reason) for skip in done.report.skipped] == [
            ("texts/kept", True)
        ]
    own = next((folder / "kept").iterdir())
    own.rename(folder / "kept" / f"{'0' * 32}.parquet")  # a table that only is called like one of the store's
    assert "texts/kept" not in {skip.path for skip in find_inputs([folder])[1]}


def test_a_store_at_an_address_below_the_input_is_no_input(stories: Callable[..., Path], tmp_path: Path) -> None:
    folder = stories(1)
    for _ in range(2):
        done = run([folder.as_uri()], tmp_path / "out", formats=["csv"], store=f"{folder.as_uri()}/kept")
        assert [len(done.report.inputs), done.report.skipped] == [1, []]


def test_a_store_in_the_way_is_wrong_usage(stories: Callable[..., Path], tmp_path: Path) -> None:
    folder = stories(1)
    with pytest.raises(UsageError, match="store cannot be an input"):
        run([folder], tmp_path / "out", store=str(folder))
    for store in ("out", "out/store"):
        with pytest.raises(UsageError, match="cannot lie in the output folder"):
            run([folder], tmp_path / "out", store=str(tmp_path / store))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
@pytest.mark.parametrize("inside", [True, False], ids=["in a folder", "as the input"])
def test_pipes_and_devices_are_listed_and_never_opened(stories: Callable[..., Path], *, inside: bool) -> None:
    folder = stories(1)
    os.mkfifo(folder / "pipe.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    found, skipped = find_inputs([folder] if inside else [*folder.iterdir()])
    assert [file.path.name for file in found] == ["001.txt"]
    assert len(skipped) == 2
    assert all("not a regular file" in skip.reason for skip in skipped)


@pytest.mark.parametrize("inside", [True, False], ids=["in a folder", "as the input"])
def test_a_link_is_read_by_its_own_name(stories: Callable[..., Path], tmp_path: Path, *, inside: bool) -> None:
    folder = stories(1)
    (folder / "001.txt").rename(tmp_path / "blob")
    (folder / "link.txt").symlink_to(tmp_path / "blob")
    done = run([folder if inside else folder / "link.txt"], workers=1)
    (document,) = done.report.documents
    assert document["path"].endswith("link.txt")
    assert not done.report.skipped


def test_a_file_and_the_links_to_it_are_one_input_called_by_the_file(stories: Callable[..., Path]) -> None:
    folder = stories(1)
    for name in ("000.txt", "bare", "zzz.txt"):
        (folder / name).symlink_to(folder / "001.txt")
    found, _ = find_inputs([folder / "000.txt", folder])
    assert [file.name for file in found] == ["texts/001.txt"]


def test_a_link_to_the_metadata_is_no_input(stories: Callable[..., Path], tmp_path: Path) -> None:
    folder = stories(1)
    (tmp_path / "told.csv").write_text("path,title\ntexts/001.txt,题\n", "utf-8")
    (folder / "link.csv").symlink_to(tmp_path / "told.csv")
    found, _ = find_inputs([folder])
    files, told = find_rows([folder], found, folder / "link.csv")
    assert [file.name for file in files] == ["texts/001.txt"]
    assert not told.unused


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="names are Unicode there")
def test_names_that_are_no_utf8_are_listed_and_the_rest_is_built(stories: Callable[..., Path], tmp_path: Path) -> None:
    folder = stories(1)
    for name in (b"bad\xff.txt", b"bad\xfe.txt", b"bad\xff.xyz"):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text("工会", "utf-8")
    done = run([folder, Path(os.fsdecode(b"gone\xff"))], tmp_path / "out", workers=1, formats=["csv"])
    assert done.report.counts["documents"] == 1
    skipped = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))["skipped"]
    names = ["gone\ufffd", "texts/bad\ufffd.txt", "texts/bad\ufffd.txt", "texts/bad\ufffd.xyz"]
    assert sorted(skip["path"] for skip in skipped) == names
    assert sum("not UTF-8" in skip["reason"] for skip in skipped) == 2


def test_an_empty_name_is_not_the_working_folder(stories: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(stories(1))
    with pytest.raises(UsageError, match="empty"):
        find_inputs([""])
    with pytest.raises(UsageError, match="empty"):
        find_inputs(["001.txt", ""])
    assert [file.path.name for file in find_inputs([Path()])[0]] == ["001.txt"]
