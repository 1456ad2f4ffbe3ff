"""From a file of any format to the graph: what is cited is the place in the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import kg
from kg.cli import main


@pytest.mark.parametrize(
    ("suffix", "cited", "label"),
    [
        (".html", " /html/body/div[3]/div[2]/p[2]", "/html/body/div[3]/div[2]/p[2]"),
        (".docx", " 第3段", "第3段"),
        (".pdf", " 第1页", "第1页 [7"),
        (".txt", "", ""),
    ],
)
def test_sentence_is_cited_by_its_place(
    article: Callable[[str], Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    suffix: str,
    cited: str,
    label: str,
) -> None:
    graph = kg.build(article(suffix), tmp_path / "out")
    (speech,) = [data for _, _, data in graph.edges(data=True) if data["relation"] == "speaks_at"]
    assert speech["place"] == f"article{suffix}{cited}"
    rows = pq.read_table(tmp_path / "out" / "claims.parquet").to_pylist()
    (place,) = [row["place"] for row in rows if row["relation"] == "speaks_at"]
    assert place.startswith(label)
    assert bool(place) == bool(label)
    assert main(["show", str(tmp_path / "out"), "--entity", "覃立秋"]) == 0
    assert f"article{suffix}{cited} · stated" in capsys.readouterr().out


def test_other_files_are_counted(
    write: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("news/a.txt")
    write("news/b.txt", write().read_text("utf-8") + "\n另讯\n")
    kg.build(tmp_path / "news", tmp_path / "out")
    assert main(["show", str(tmp_path / "out"), "--entity", "覃立秋"]) == 0
    assert "news/a.txt（另有 1 个文件 and 1 more） · stated" in capsys.readouterr().out
