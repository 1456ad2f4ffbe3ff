"""The lock of a folder: who waits, who goes on, and where there can be none."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.store import lock
from kg.store.lock import LOCK, locked


def test_folder_that_cannot_be_made_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As below /proc: the system says that it is not there, however often it is made."""
    tries: list[Path] = []

    def vain(folder: Path, **_: object) -> None:
        tries.append(folder)
        if len(tries) > 1000:
            pytest.fail("tries for ever")
        raise FileNotFoundError(folder)

    monkeypatch.setattr(Path, "mkdir", vain)
    with pytest.raises(FileNotFoundError), locked(tmp_path / "store", lambda: None):
        pytest.fail("must not begin")


def test_folder_taken_away_meanwhile_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    acquire = lock.FileLock.acquire
    taken: list[Path] = []

    def late(self: lock.FileLock, **options: float) -> object:
        if len(taken) < 3:
            taken.append(Path(self.lock_file).parent)
            taken[-1].rmdir()
        return acquire(self, **options)

    monkeypatch.setattr(lock.FileLock, "acquire", late)
    with locked(tmp_path / "store", lambda: None):
        assert (tmp_path / "store" / LOCK).is_file()
