"""The benchmark of reading runs, and reads with the bare library what kg reads."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import pytest


@pytest.mark.parametrize("suffix", [".docx", ".csv"])
def test_a_line_for_the_format(
    suffix: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    monkeypatch.setattr(sys, "path", sys.path[:])  # the script adds the folder of the makers
    script = import_module("bench_read")
    assert script.main(["--documents", "2", "--runs", "1", "--only", suffix]) == 0
    assert capsys.readouterr().out.count(suffix) == 1
    (corpus,) = script.corpora(tmp_path, 2, suffix)
    assert "江苏省总工会在南京市举办" in str(corpus.bare(corpus.files[0]))
    assert "江苏省总工会在南京市举办" in str(script.read(corpus.files[0], script.HERE))
