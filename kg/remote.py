"""Files at an address (``s3://…``, ``hdfs://…``, ``memory://…``) by fsspec, which only they need."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from kg.errors import SpentError, UsageError

MARK = "://"


def is_url(name: object) -> bool:
    """Whether it is the address of something that fsspec reads."""
    return isinstance(name, str) and MARK in name


def nominal(url: str) -> Path:
    """A path that stands for the address where names are made of it: ``/s3/bucket/a.txt``."""
    scheme, _, rest = url.partition(MARK)
    return Path("/", scheme, rest.lstrip("/"))


def system(url: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it. Raises UsageError where a library for it is missing."""
    try:
        from fsspec.core import url_to_fs

        found: tuple[Any, str] = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise UsageError(
            f"无法打开地址 cannot open the address: {url} ({error})\n"
            f'  remedy: pip install "kg[dask]"；S3 另装 s3fs，HDFS 用 pyarrow for S3 s3fs too, for HDFS pyarrow'
        ) from error
    return found


def listed(url: str) -> list[tuple[str, int]]:
    """The files at an address or below it, and their sizes; hidden ones are passed over. Raises UsageError, OSError."""
    files, path = system(url)
    scheme = url.partition(MARK)[0]
    if files.isfile(path):
        return [(url, int(files.size(path) or 0))]
    base = PurePosixPath(path)
    found = sorted(files.find(path, detail=True).items())
    below = ((name, PurePosixPath(name).relative_to(base).parts, about) for name, about in found)
    return [(f"{scheme}{MARK}{name.lstrip('/') if scheme != 'file' else name}", int(about.get("size") or 0))
            for name, parts, about in below if not any(part.startswith(".") for part in parts)]  # fmt: skip


def opened(url: str) -> BinaryIO:
    """The bytes at an address. Raises UsageError, OSError."""
    files, path = system(url)
    stream: BinaryIO = files.open(path, "rb")
    return stream


@contextmanager
def fetched(url: str, name: str) -> Iterator[tuple[Path, Path]]:
    """A copy of the file at an address on this machine, and the folder that ``name`` counts from.

    Raises SpentError where it cannot be fetched: another time it may be.
    """
    with TemporaryDirectory(prefix="kg-") as folder:
        copy = Path(folder, name)
        copy.parent.mkdir(parents=True, exist_ok=True)
        try:
            files, path = system(url)
            files.get_file(path, str(copy))
        except OSError as error:
            raise SpentError(f"{name}: 无法取得，下次再试 cannot be fetched, try again: {error}") from error
        yield copy, Path(folder)
