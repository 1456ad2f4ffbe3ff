"""A file is there whole or as it was before, and nothing is left beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.aside import aside


def test_it_takes_the_place_of_the_former(tmp_path: Path) -> None:
    for text in ("先", "后"):
        with aside(tmp_path / "a.txt") as file:
            file.write_text(text, "utf-8")
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {"a.txt": "后"}


def test_what_breaks_off_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("先", "utf-8")

    def half(path: Path) -> None:
        with aside(path) as file:
            file.write_text("半", "utf-8")
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        half(tmp_path / "a.txt")
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {"a.txt": "先"}
