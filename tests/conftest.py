"""What all tests share: a short text of our own, and no way to open a network connection."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

TEXT = """广西举办职工技能比武

本报讯(记者 韦秋实)6月3日,广西壮族自治区总工会在南宁市举办2026年职工技能比武开幕式。
广西壮族自治区总工会党组书记、副主席覃立秋出席开幕式并致辞,自治区教育厅有关负责人参加开幕式。
会上印发了《广西职工技能提升行动方案》,全区已有3.5万名职工报名。
"""


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
