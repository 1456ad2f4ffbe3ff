"""What an output folder keeps from one build to the next, held by one build at a time."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import remote
from kg.engine import Job
from kg.errors import UsageError, unwritable
from kg.pipeline.outdir import recover
from kg.pipeline.report import NothingBuiltError
from kg.pipeline.runfile import RUN_FILE
from kg.store.folder import Store, Wanted
from kg.store.lock import LOCK, STORE, locked
from kg.store.place import Address, Folder
from kg.store.shards import Head
from kg.store.shelf import Row


@dataclass(slots=True)
class Kept:
    """The store of one build, or none: then everything is read anew and nothing kept.

    ``outdated`` of the files that are ``read`` are there, but as another ontology or other code has read them.
    """

    store: Store | None = None
    at: Path = Path()
    prune: bool = False
    read: int = 0
    stored: int = 0
    outdated: int = 0
    others: int = 0

    def split(self, jobs: Sequence[Job]) -> tuple[list[Job], list[Job]]:
        """The jobs whose extracts are there, and those that are left to do."""
        there = self.store.has() if self.store is not None else frozenset()
        done = [job for job in jobs if (job.file.name, job.key) in there]
        todo = [job for job in jobs if (job.file.name, job.key) not in there]
        self.read, self.stored = len(todo), len(done)
        old = self.store.outdated() if self.store is not None else frozenset()
        self.outdated = sum(job.file.name in old for job in todo)
        return done, todo

    def settled(self, jobs: Sequence[Job]) -> bool:
        """Whether what all jobs give is there, and nothing that is to go."""
        if self.store is None or self.split(jobs)[1]:
            return False
        self.others = self.store.others(_files(jobs))
        return not (self.prune and self.others)

    def where(self, jobs: Sequence[Job]) -> Iterator[tuple[Wanted, list[Row]]]:
        """Where the extracts of jobs that are there lie."""
        if self.store is not None:
            yield from self.store.where((job.file.name, job.key) for job in jobs)

    def data(self, name: str) -> bytes:
        """The bytes of a shard that is kept."""
        assert self.store is not None
        return self.store.place.read(name)

    def put(self, data: bytes, heads: Sequence[Head]) -> bool:
        """Keep a shard; whether it is kept."""
        try:
            return self.store is not None and self.store.put(data, heads)
        except OSError as error:
            raise unwritable(self.at, error) from error

    def carry(self, aside: Path, jobs: Sequence[Job]) -> None:
        """Put what is of use to the next build into the new output folder."""
        if self.store is not None:
            files = _files(jobs)
            if isinstance(self.store.place, Folder):
                self.others = self.store.carry(aside / STORE, files, prune=self.prune)
            else:
                self.others = self.store.settle(files, prune=self.prune)

    def report(self) -> dict[str, Any]:
        """For run.json. Empty without a store."""
        if self.store is None:
            return {}
        found: dict[str, Any] = {"read": self.read, "stored": self.stored, "damaged": self.store.damaged}
        if self.outdated:
            found["outdated"] = self.outdated
        return found | {"pruned" if self.prune else "others": self.others}


@contextmanager
def keeping(
    target: Path | None, version: str, *, keep: bool, prune: bool, on_wait: Callable[[], None], at: str | None = None
) -> Iterator[Kept]:
    """The store of the output folder ``target``, or that at the address ``at``; no other build touches the folder
    meanwhile.

    A folder that was made for a build of which nothing came is taken away again. Raises UsageError where it cannot be
    made.
    """
    if target is None:
        yield Kept()
        return
    folder = target / STORE
    with ExitStack() as stack:
        try:
            recover(target)
            stack.enter_context(locked(folder, on_wait))
            stack.callback(_tidy, target)
            store = Store.open(_place(at) if at else folder, version) if keep else None
        except OSError as error:
            raise unwritable(target, error) from error
        try:
            yield Kept(store, Path(at) if at else folder, prune)
        except NothingBuiltError:
            if not (target / RUN_FILE).exists():
                shutil.rmtree(folder, ignore_errors=True)
            raise


def check_store(target: Path, at: str | None) -> None:
    """Raise UsageError where the store is to lie in the output folder, which the next build replaces as a whole."""
    if at and not remote.is_url(at) and Path(at).resolve().is_relative_to(target.resolve()):
        cause = f"存储不能放在输出文件夹里 the store cannot lie in the output folder: {at}"
        remedy = f"换一个地方，或不写：本就在 another place, or leave it out, it is kept in {target / STORE}"
        raise UsageError(f"{cause}\n  remedy: {remedy}")


def _files(jobs: Sequence[Job]) -> dict[str, str]:
    return {job.file.name: job.key for job in jobs}


def _place(at: str) -> Address:
    return Address(at if remote.is_url(at) else Path(at).resolve().as_uri())


def _tidy(target: Path) -> None:
    folder = target / STORE
    if not (target / RUN_FILE).exists() and folder.is_dir() and {path.name for path in folder.iterdir()} == {LOCK}:
        (folder / LOCK).unlink()
        folder.rmdir()
    if target.is_dir() and not any(target.iterdir()):
        target.rmdir()
