"""Finds the files of a build, and the folder that their names in the outputs count from."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kg import read, remote
from kg.engine import InputFile
from kg.errors import UsageError
from kg.pipeline.outdir import is_build
from kg.pipeline.report import hashed
from kg.store.records import Skipped
from kg.store.shards import holds_shards

# Files at an address are hashed so many at once: what takes time there is the way, not the work.
AT_ONCE = 16
NOT_UTF8 = "文件名或文件夹名不是 UTF-8，请改名 its name or a folder's is not UTF-8; rename it"
WRITTEN = "这是 kg build 写的，不是原文 written by kg build, not a text"
# What stands in a path for a byte that is no UTF-8; no file can be written with it.
_STRAY = re.compile("[\ud800-\udfff]")
Given = str | os.PathLike[str]


def find_inputs(
    inputs: Sequence[Given], output: Path | None = None, store: str | None = None
) -> tuple[list[InputFile], list[Skipped]]:
    """Every file behind ``inputs``, each once, by name, and what is left out: in whatever order they are given.

    What a build has written is no text to build from: ``output``, what is kept at ``store`` and folders like these are
    left out. Raises UsageError where nothing is given or an empty name, none of the paths exists, or one is ``output``
    or ``store`` itself.
    """
    if any(os.fspath(given) == "" for given in inputs):  # which a Path takes for the working folder
        remedy = "写出名字，当前文件夹写作 . give its name, the working folder is ."
        raise UsageError(f"有一个输入是空的 one of the inputs is empty\n  remedy: {remedy}")
    paths = [Path(given) for given in inputs if not remote.is_url(given)]
    there = [_whole(path) for path in paths if path.exists()]
    far, lost = _addresses([str(given) for given in inputs if remote.is_url(given)], store)
    if not there and not far:
        named = "、".join(str(given) for given in inputs) or "—"
        raise UsageError(f"找不到输入 no input found: {named}\n  remedy: 请给出文件或文件夹 name a file or a folder")
    skipped = [Skipped(_written(str(path)), "找不到 file not found") for path in paths if not path.exists()] + lost
    root = Path(os.path.commonpath([path.parent for path in (*there, *map(remote.nominal, far))]))
    _check_apart(there, far, output, store)
    found, refused = read.find_files(there, lambda folder: _why_not(folder, output))
    below = [file for url in far for file in far[url]]
    known, unknown = read.known_files([file.path for file in below])
    skipped += [Skipped(_name(Path(path), root), reason) for path, reason in (*refused, *unknown)]
    files = {path: InputFile(path, root) for path in found}
    readable = set(known)
    files |= {file.path: InputFile(file.path, root, file.url, file.size) for file in below if file.path in readable}
    skipped += [Skipped(_written(file.name), NOT_UTF8) for file in files.values() if not _is_utf8(file.name)]
    good = [file for file in files.values() if _is_utf8(file.name)]
    return sorted(good, key=lambda file: (file.name, file.path)), skipped


def _check_apart(there: Sequence[Path], far: Iterable[str], output: Path | None, store: str | None) -> None:
    """Raise UsageError where texts and what is written are to lie in one and the same place."""
    remedy = "给出原文所在的文件夹，或换一个地方写 name the folder of the texts, or another place to write to"
    if output in there:
        raise UsageError(f"输出文件夹不能是输入 the output folder cannot be an input: {output}\n  remedy: {remedy}")
    if store and (Path(store).resolve() in there or store.rstrip("/") in {url.rstrip("/") for url in far}):
        raise UsageError(f"存储不能是输入 the store cannot be an input: {store}\n  remedy: {remedy}")


def _why_not(folder: Path, output: Path | None) -> str:
    if folder == output:
        return "这是输出文件夹 this is the output folder"
    return WRITTEN if is_build(folder) or holds_shards(folder) else ""


def _addresses(urls: Sequence[str], store: str | None) -> tuple[dict[str, list[InputFile]], list[Skipped]]:
    """The files at each address, their root not yet known, without those of the store; what is left out."""
    found: dict[str, list[InputFile]] = {}
    lost = []
    own = f"{store.rstrip('/')}/" if store else None
    for url in urls:
        try:
            listed = [(one, size) for one, size in remote.listed(url) if own is None or not one.startswith(own)]
            files = [InputFile(remote.nominal(one), Path("/"), one, size) for one, size in listed]
        except OSError as error:
            lost.append(Skipped(url, f"无法打开 cannot be opened: {error}"))
            continue
        if files:
            found[url] = files
        else:
            lost.append(Skipped(url, "找不到 file not found"))
    return found, lost


def hashes(files: Sequence[InputFile]) -> list[dict[str, str]]:
    """Name and hash of each file, in order."""
    if not any(file.url for file in files):
        return [hashed(file.name, file.opened) for file in files]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda file: hashed(file.name, file.opened), files))


def _whole(path: Path) -> Path:
    """The whole path; a link to a file stays one, since its own name says the format."""
    return path.resolve() if path.is_dir() else path.parent.resolve() / path.name


def _name(path: Path, root: Path) -> str:
    return _written(path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name)


def _is_utf8(name: str) -> bool:
    return _STRAY.search(name) is None


def _written(name: str) -> str:
    """The name as it can be written: what is no UTF-8 in it is U+FFFD."""
    return _STRAY.sub("\ufffd", name)
