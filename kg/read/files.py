"""Which files an input names: a file is itself, a folder all readable files below it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from kg.errors import UsageError
from kg.read.registry import suffixes


class Unread(NamedTuple):
    """A file that is not read, and why."""

    path: Path
    reason: str


# Such a link may lead back to where it stands, or to all of the machine.
LINKED = "链接到文件夹，没有跟随；请直接作为输入给出 a link to a folder, not followed; give the folder as an input"
# Why a folder is left out with all below it; empty where it is not.
WhyNot = Callable[[Path], str]


def find_files(inputs: Iterable[Path | str], why_not: WhyNot = lambda folder: "") -> tuple[list[Path], list[Unread]]:
    """The files to read, in order of the inputs and sorted inside a folder, each once; and what is skipped.

    Hidden files and folders are passed over. Raises :class:`UsageError` for a path that does not exist.
    """
    found: dict[Path, Path] = {}
    skipped: list[Unread] = []
    for item in map(Path, inputs):
        if not item.exists():
            raise UsageError(f"找不到文件或文件夹 file or folder not found: {item}")
        for path in _below(item, skipped, why_not) if item.is_dir() else (item,):
            if reason := _no_file(path):
                skipped.append(Unread(path, reason))
            elif (real := path.resolve()) not in found or real == path:  # a file goes before the links to it
                found[real] = path
    known, refused = known_files(found.values())
    return known, skipped + refused


def known_files(paths: Iterable[Path]) -> tuple[list[Path], list[Unread]]:
    """The files of a kind that can be read, and the others, by their names alone."""
    known: list[Path] = []
    refused: list[Unread] = []
    for path in paths:
        if path.suffix.lower() in suffixes():
            known.append(path)
        else:
            why = f"不支持的文件类型，可读 unknown kind of file, known are: {' '.join(suffixes())}"
            refused.append(Unread(path, why))
    return known, refused


def _below(folder: Path, skipped: list[Unread], why_not: WhyNot) -> Iterator[Path]:
    """What is below an input; where that is nothing at all, the folder itself is listed."""
    before, empty = len(skipped), True
    for path in _walk(folder, skipped, why_not):
        empty = False
        yield path
    if empty and len(skipped) == before:
        skipped.append(Unread(folder, "文件夹里没有文件，隐藏的不算 there is no file in the folder but hidden ones"))


def _walk(folder: Path, skipped: list[Unread], why_not: WhyNot) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        skipped.append(Unread(Path(error.filename), _unopened(error)))

    for parent, folders, files in os.walk(folder, onerror=refuse):
        if reason := why_not(Path(parent)):
            skipped.append(Unread(Path(parent), reason))
            folders.clear()
            continue
        below = sorted(name for name in folders if not name.startswith("."))
        links = {name for name in below if Path(parent, name).is_symlink()}
        folders[:] = [name for name in below if name not in links]
        skipped += [Unread(Path(parent, name), LINKED) for name in sorted(links)]
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(parent, name)


def _no_file(path: Path) -> str:
    """Why it is no file, empty where it is one: a pipe or a device would be read for ever."""
    try:
        return "" if S_ISREG(path.stat().st_mode) else "不是普通文件 not a regular file"
    except FileNotFoundError:
        return "链接指向的文件不存在 the link leads nowhere"
    except OSError as error:
        return _unopened(error)


def _unopened(error: OSError) -> str:
    return f"无法打开 cannot be opened: {error.strerror}"
