"""Where shards lie: a folder of this machine, or an address of any file system that fsspec knows."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from kg import remote
from kg.aside import UNFINISHED, aside


class Place(Protocol):
    """Files by their names. All raise OSError."""

    def names(self) -> Iterator[str]:
        """The names of all files there, in order."""
        ...

    def size(self, name: str) -> int:
        """How many bytes a file has."""
        ...

    def read(self, name: str) -> bytes:
        """What a file holds."""
        ...

    def write(self, name: str, data: bytes) -> None:
        """Make a file, whole or not at all."""
        ...

    def remove(self, name: str) -> None:
        """Take a file away."""
        ...


class Folder:
    """A folder of this machine."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def names(self) -> Iterator[str]:
        """See ``Place``; what was never finished goes."""
        for path in sorted(self.path.iterdir()) if self.path.is_dir() else ():
            if path.name.endswith(UNFINISHED):
                path.unlink()
            else:
                yield path.name

    def size(self, name: str) -> int:
        """See ``Place``."""
        return (self.path / name).stat().st_size

    def read(self, name: str) -> bytes:
        """See ``Place``."""
        return (self.path / name).read_bytes()

    def write(self, name: str, data: bytes) -> None:
        """See ``Place``."""
        with aside(self.path / name) as file:
            file.write_bytes(data)

    def remove(self, name: str) -> None:
        """See ``Place``."""
        (self.path / name).unlink()

    def link(self, name: str, target: Path) -> None:
        """Put a file into another folder too."""
        try:
            os.link(self.path / name, target / name)
        except OSError:  # a system without hard links
            shutil.copyfile(self.path / name, target / name)


class Address:
    """A place that fsspec reaches. An object store has no renaming: one key is written, and its name tells whether
    that was finished, since it is the hash of the bytes.
    """

    def __init__(self, url: str) -> None:
        self._files, path = remote.system(url)
        self._base = path.rstrip("/")

    def _path(self, name: str) -> str:
        return f"{self._base}/{name}"

    def names(self) -> Iterator[str]:
        """See ``Place``."""
        if self._files.isdir(self._base):
            self._files.invalidate_cache()
            found: list[dict[str, Any]] = self._files.ls(self._base, detail=True)
            yield from sorted(one["name"].rpartition("/")[2] for one in found if one["type"] == "file")

    def size(self, name: str) -> int:
        """See ``Place``."""
        return int(self._files.size(self._path(name)))

    def read(self, name: str) -> bytes:
        """See ``Place``."""
        return bytes(self._files.cat_file(self._path(name)))

    def write(self, name: str, data: bytes) -> None:
        """See ``Place``."""
        self._files.makedirs(self._base, exist_ok=True)
        self._files.pipe_file(self._path(name), data)

    def remove(self, name: str) -> None:
        """See ``Place``."""
        self._files.rm_file(self._path(name))
