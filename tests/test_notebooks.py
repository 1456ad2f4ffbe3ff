"""The notebooks run from top to bottom and show what they promise; they are kept without their outputs."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

# What each must show, and how many pictures.
PROMISED = {
    "01_first_look": (["雷向东 → 青海省人民政府", "青海省人大常委会副主任、省总工会主席祁玉兰出席会议"], 0),
    "02_ten_questions": (["青海省总工会 · part", "主席 祁玉兰", "祁玉兰 —出席→", "0.118 青海省"], 0),
    "03_diffusion_and_comparison": (
        ["2025-06-20 106 福建省 厦门市总工会 实施", "福建省 300000 人", "单位不同 another unit: % / 人",
         "appeared 海南省总工会 实施"],
        3,
    ),
    "04_into_gephi": (["graph.gexf True 问题 faults: []", "output/qinghai/graph.gexf"], 1),
}
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
    NotebookClient(notebook, timeout=240, resources={"metadata": {"path": str(tmp_path)}}).execute()
    words, pictures = PROMISED[path.stem]
    assert [one for one in words if one not in printed(notebook)] == []
    drawn = [output["data"] for cell in notebook.cells for output in cell.get("outputs", []) if "data" in output]
    shown = [data["image/svg+xml"] for data in drawn if "image/svg+xml" in data]
    assert len(shown) == pictures
    assert all("省" in picture or "采纳" in picture for picture in shown)


def test_there_are_notebooks() -> None:
    assert [path.stem for path in NOTEBOOKS] == sorted(PROMISED)
