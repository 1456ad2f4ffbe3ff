"""The tables of a build's folder, opened to be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.errors import damaged

TABLES = ("articles", "mentions", "entities", "claims", "doubtful", "merges")


def table_file(folder: Path, name: str) -> Path:
    """Where the table of this name lies in a build's folder."""
    return folder / f"{name}.parquet"


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """The ``pyarrow.parquet.ParquetFile`` of a table for the block. Raises UsageError where it cannot be read.

    ``read_table`` would do, but it loads pandas, where that is installed, and takes a second for it.
    """
    from pyarrow import ArrowException  # slow to load, and SQL needs none of it
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(path) as file:
            yield file
    except (OSError, ArrowException) as error:
        raise damaged("数据表无法读取 table", path, error) from error
