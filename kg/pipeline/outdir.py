"""The output folder: written aside on the same file system, then put in place in one step.

A build that stops half-way, however it stops, leaves the former output whole; the next removes what it left aside.
"""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import UsageError, unwritable
from kg.judgements import FILE as JUDGEMENTS
from kg.pipeline.runfile import RUN_FILE, read_run, written
from kg.store.lock import LOCK, STORE

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """A new folder beside ``target`` that takes its place when the block ends well.

    Files in ``target`` that no build wrote are kept. Raises UsageError where ``target`` holds something that is not a
    build's output or cannot be written.
    """
    target = target.resolve()
    check_target(target)
    aside = _beside(target, "new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        recover(target)
        aside.mkdir()
    except OSError as error:
        raise unwritable(target, error) from error
    try:
        yield aside
        if target.exists():
            _keep_foreign(target, aside)
        _swap(aside, target)
    except OSError as error:
        raise unwritable(target, error) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def check_target(target: Path) -> None:
    """Raise UsageError where ``target`` may not be replaced: a file, the working folder, a folder of something else."""
    target = target.resolve()
    if target.exists() and not target.is_dir():
        raise UsageError(f"输出不是文件夹 output is not a folder: {target}\n  remedy: 换一个名字 name another folder")
    if target == Path.cwd():
        remedy = f"写到里面的文件夹 name a folder inside it, as -o {target / 'graph'}"
        raise UsageError(f"不能替换当前文件夹 cannot replace the working folder: {target}\n  remedy: {remedy}")
    try:
        foreign = target.is_dir() and not (target / RUN_FILE).is_file() and not _begun(target)
    except OSError as error:
        raise unwritable(target, error) from error
    if foreign:
        raise UsageError(
            f"文件夹里有别的东西 the folder holds something that is not a build's output (no {RUN_FILE}): {target}\n"
            f"  remedy: 换一个空的或新的文件夹 name an empty or a new folder, as -o {target / 'graph'}"
        )


def is_build(folder: Path) -> bool:
    """Whether a build has written the folder, or has begun to."""
    return read_run(folder) is not None or (folder / STORE / LOCK).is_file()


def _begun(target: Path) -> bool:
    """Whether nothing is there, or only what a first build that was broken off has extracted."""
    there = {path.name for path in target.iterdir()} - {JUDGEMENTS}
    return not there or (there == {STORE} and (target / STORE / LOCK).is_file())


def _beside(target: Path, what: str) -> Path:
    return target.parent / f".{target.name}.kg-{what}-{os.getpid()}"


def recover(target: Path) -> None:
    """Put back a former output that a killed build had moved away; remove what killed builds left."""
    for left in sorted(target.parent.glob(f".{target.name}.kg-*")):
        what, _, pid = left.name.removeprefix(f".{target.name}.kg-").partition("-")
        if not pid.isdigit() or _alive(int(pid)):
            continue
        if what == "old" and not target.exists():
            left.rename(target)
        else:
            shutil.rmtree(left, ignore_errors=True)


def _alive(pid: int) -> bool:
    if os.name == "nt":  # signal 0 would end the process there
        return pid != os.getpid()
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return pid != os.getpid()


def _keep_foreign(target: Path, aside: Path) -> None:
    """Copy what a person has put into the former output: all that its run.json does not list as written."""
    its = written(target)
    for path in sorted(target.rglob("*")):
        name = path.relative_to(target).as_posix()
        copy = aside / name
        if path.is_dir() or name in its or name == RUN_FILE or copy.exists() or path.parent == target / STORE:
            continue
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, copy, follow_symlinks=False)


def _swap(aside: Path, target: Path) -> None:
    """Put ``aside`` at ``target``. What was there ends up at ``aside``, or is gone."""
    if not target.exists():
        aside.rename(target)
        return
    if _exchange(aside, target):
        return
    old = _beside(target, "old")
    target.rename(old)
    try:
        aside.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can (Linux); False where it cannot."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None) if os.name == "posix" else None
    if rename is None:
        return False
    done: int = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return done == 0
