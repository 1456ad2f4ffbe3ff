"""What all tests share: a short text of our own, the graph of any text, and no way to open a network connection."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

TEXT = """广西举办职工技能比武

本报讯(记者 韦秋实)6月3日,广西壮族自治区总工会在南宁市举办2026年职工技能比武开幕式。
广西壮族自治区总工会党组书记、副主席覃立秋出席开幕式并致辞,自治区教育厅有关负责人参加开幕式。
会上印发了《广西职工技能提升行动方案》,全区已有3.5万名职工报名。
"""
SMALL = {
    "gazetteer/regions.csv": """code,name,level,parent,short,aliases
100000,中国,country,,,
430000,湖南省,province,100000,湖南,
430100,长沙市,prefecture,430000,长沙,
""",
    "gazetteer/risky_regions.yaml": "surfaces: []\n",
    "gazetteer/region_abbreviations.yaml": "{}\n",
}


@dataclass(frozen=True)
class View:
    """A graph by its labels: what a text gave, in words."""

    graph: Any
    unresolved: tuple[str, ...]

    def names(self, kind: str) -> set[str]:
        """The labels of the nodes of one type."""
        return {data["label"] for _, data in self.graph.nodes(data=True) if data["type"] == kind}

    def node(self, kind: str, label: str) -> dict[str, Any]:
        """The attributes of the one node of this type and label."""
        (found,) = [d for _, d in self.graph.nodes(data=True) if (d["type"], d["label"]) == (kind, label)]
        return dict(found)

    def facts(self, relation: str, *qualifiers: str) -> set[tuple[Any, ...]]:
        """(subject, object, qualifiers …) of every stated edge of a relation, by label."""
        label = self.graph.nodes(data="label")
        return {
            (label[subject], label[target], *(data.get(key, "") for key in qualifiers))
            for subject, target, data in self.graph.edges(data=True)
            if data["relation"] == relation and data["basis"] == "stated"
        }


@pytest.fixture
def graph_of(tmp_path: Path) -> Callable[..., View]:
    """Builds the graph of some texts, each a document of its own, and gives a view of it."""
    from kg.pipeline.run import run

    def make(*texts: str) -> View:
        files = [tmp_path / f"text{number}.txt" for number, _ in enumerate(texts)]
        for file, text in zip(files, texts, strict=True):
            file.write_text(text, encoding="utf-8")
        done = run(files)
        assert not done.report.skipped + done.report.partly
        return View(done.graph, tuple(one.text for one in done.report.unresolved))

    return make


@pytest.fixture
def small_ontology(tmp_path: Path) -> Path:
    """The shipped types, relations and grammar with three places and no rule: a folder to change, quick to load."""
    from kg.ontology import default_path

    shipped, folder = default_path(), tmp_path / "small"
    shutil.copytree(shipped / "grammar", folder / "grammar")
    for name in ("entities.yaml", "relations.yaml"):
        shutil.copyfile(shipped / name, folder / name)
    for name, text in SMALL.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Refuse every socket, and fail at the end if anything tried to open one, even where the error was swallowed."""
    tried: list[object] = []

    class Refused(socket.socket):
        def __init__(self, *args: object, **options: object) -> None:
            tried.append(args)
            raise OSError("no socket in a test")

    def refuse(*args: object, **options: object) -> None:
        tried.append(args)
        raise OSError("no look-up in a test")

    monkeypatch.setattr(socket, "socket", Refused)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    yield tried
    assert not tried


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a file under the test's folder, by default the short text, and return its path."""

    def make(name: str = "page.txt", content: str | bytes = TEXT) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return make


@pytest.fixture(scope="session")
def sample_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build of the page that ships with kg."""
    import kg

    folder = tmp_path_factory.mktemp("sample") / "graph"
    kg.build([kg.sample_path()], folder)
    return folder
