"""The notebooks run from top to bottom and show what they promise; they are kept without their outputs."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))


def printed(notebook: nbformat.NotebookNode) -> str:
    """All that the cells printed."""
    return "".join(output.get("text", "") for cell in notebook.cells for output in cell.get("outputs", []))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notebook = nbformat.read(path, as_version=4)
    assert printed(notebook) == "", "clear the outputs before a commit"
    monkeypatch.setitem(os.environ, "IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setitem(os.environ, "JUPYTER_PLATFORM_DIRS", "1")
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert "雷向东 → 青海省人民政府" in printed(notebook)
    assert "青海省人大常委会副主任、省总工会主席祁玉兰出席会议" in printed(notebook)


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS
