"""Files and folders: what is found, what is skipped, what a source says of itself."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from kg.errors import ReadError, UsageError
from kg.model import OffsetMap, Place, Source
from kg.read import Content, Document, ReadLimits, ReadOptions, find_files, read_file, reader, registry, suffixes
from kg.read.parcel import packed, unpacked


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.MD", "deep/er/c.txt", ".hidden.txt", ".git/d.txt", "scan.xyz"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("工会", encoding="utf-8")
    return tmp_path


def test_folder_is_walked_sorted_without_hidden_files(folder: Path) -> None:
    found, skipped = find_files([folder])
    assert [path.relative_to(folder).as_posix() for path in found] == ["a.MD", "b.txt", "deep/er/c.txt"]
    assert [(item.path.name, "不支持" in item.reason) for item in skipped] == [("scan.xyz", True)]


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    found, _ = find_files([folder / "b.txt", folder, folder / "deep" / ".." / "b.txt"])
    assert [path.name for path in found] == ["b.txt", "a.MD", "c.txt"]


def test_dead_link_is_a_skip(folder: Path) -> None:
    (folder / "link.txt").symlink_to(folder / "gone.txt")
    _, skipped = find_files([folder])
    assert "link.txt" in [item.path.name for item in skipped]


def test_links_to_folders_are_listed_and_not_followed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.txt").write_text("工会", "utf-8")
    (folder / "out").symlink_to(outside)
    (folder / "deep" / "loop").symlink_to(folder)
    (folder / ".hidden").symlink_to(outside)
    found, skipped = find_files([folder])
    assert [path.relative_to(folder).as_posix() for path in found] == ["a.MD", "b.txt", "deep/er/c.txt"]
    links = [item.path.name for item in skipped if "a link to a folder" in item.reason]
    assert links == ["out", "loop"]


def test_a_folder_without_a_file_is_listed(folder: Path) -> None:
    (folder / "empty" / ".git").mkdir(parents=True)
    (folder / "empty" / ".git" / "a.txt").touch()
    _, skipped = find_files([folder / "empty", folder / "deep"])
    assert [(item.path.name, "no file in the folder" in item.reason) for item in skipped] == [("empty", True)]


def test_missing_path_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.txt"):
        find_files([tmp_path / "nowhere.txt"])
    with pytest.raises(UsageError, match="找不到文件"):
        read_file(tmp_path / "nowhere.txt")


def test_unknown_kind_is_named(folder: Path) -> None:
    with pytest.raises(UsageError, match=r"\.md \.txt|\.markdown"):
        read_file(folder / "scan.xyz")


def test_path_is_relative_to_root(folder: Path) -> None:
    assert read_file(folder / "deep/er/c.txt", root=folder).path == "deep/er/c.txt"
    assert read_file(folder / "b.txt", root=folder / "deep").path == (folder / "b.txt").as_posix()
    assert read_file(folder / "b.txt").path == (folder / "b.txt").as_posix()


def test_id_is_of_name_and_content(folder: Path) -> None:
    first = read_file(folder / "b.txt", root=folder)
    assert first.id == read_file(folder / "b.txt", root=folder).id
    assert first.id != read_file(folder / "deep/er/c.txt", root=folder).id
    (folder / "b.txt").write_text("会议", encoding="utf-8")
    assert first.id != read_file(folder / "b.txt", root=folder).id


def test_format_is_the_suffix(folder: Path) -> None:
    assert read_file(folder / "a.MD").format == "md"


def test_a_new_format_is_one_function(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_READERS", dict(registry._READERS))

    @reader(".xyz")
    def read_reversed(document: Document) -> Content:
        return Content(document.data().decode()[::-1], markup=((0, 1),))

    assert ".xyz" in suffixes()
    source = read_file(folder / "scan.xyz")
    assert (source.text, source.raw, source.format) == ("工", "会工", "xyz")


def test_giant_file_is_refused(folder: Path) -> None:
    with pytest.raises(ReadError, match="请先拆分"):
        read_file(folder / "b.txt", options=ReadOptions(ReadLimits(document_bytes=3)))


@pytest.mark.parametrize("char", ["工", "a", "\u200b工", "*a*"], ids=["ideographs", "letters", "invisible", "marks"])
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_one_endless_line_is_read(tmp_path: Path, suffix: str, char: str) -> None:
    path = tmp_path / f"long{suffix}"
    path.write_text(char * (2_000_000 // len(char)), encoding="utf-8")
    source = read_file(path)
    assert len(source.text) >= 600_000


def test_source_comes_whole_out_of_the_process_that_read_it() -> None:
    place = Place(0, 2, 3, "第3页 [1,2,3,4]", 1.5, "2.1")
    offsets = OffsetMap((0, 1), (0, 2))
    said = {"title": "题"}, frozenset({"title"})
    source = Source("id", "a.pdf", "pdf", "工会", "工 会", offsets, "gb18030", (place,), *said)
    assert all(getattr(source, field.name) for field in fields(source))
    assert unpacked(packed(source)) == source
