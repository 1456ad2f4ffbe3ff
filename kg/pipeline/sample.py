"""The newspaper page that ships with kg."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import kg
from kg.errors import UsageError, unwritable


def sample_path() -> Path:
    """The shipped page: eight short articles, as OCR gives a page."""
    return Path(kg.__file__).parent / "sample" / "page.txt"


def copy_sample(folder: str | os.PathLike[str]) -> Path:
    """Copy the shipped page into ``folder`` (made if missing) and return the copy's path.

    Raises UsageError where a file of that name is there already or the folder cannot be written.
    """
    copy = Path(folder) / sample_path().name
    if copy.exists():
        raise UsageError(f"文件已存在 file is there already: {copy}\n  remedy: 换一个文件夹 name another folder")
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(sample_path(), copy)
    except OSError as error:
        raise unwritable(copy, error) from error
    return copy
