"""One article in every format, as bytes and as files; and the way to the module that makes them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def made() -> dict[str, bytes]:
    """The article in every format, by suffix."""
    from makers import MAKERS

    return {suffix: maker() for suffix, maker in MAKERS.items()}


@pytest.fixture
def article(tmp_path: Path, made: dict[str, bytes]) -> Callable[[str], Path]:
    """Write the article in the format of a suffix, and return its path."""

    def write(suffix: str) -> Path:
        path = tmp_path / f"article{suffix}"
        path.write_bytes(made[suffix])
        return path

    return write
