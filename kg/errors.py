"""Errors that a person can act on: each names the thing, the cause and the remedy."""

from __future__ import annotations

import errno

# What the system says where the place is right and there is no room, or the disk is broken.
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


class KgError(Exception):
    """Base of every error that kg raises on purpose."""


class UsageError(KgError):
    """The call itself is wrong (a missing path, an unwritable folder)."""


class DamagedError(UsageError):
    """A file of a build is broken; no other call would help."""


def damaged(what: str, path: object, error: Exception) -> DamagedError:
    """The error for a file of a build that cannot be read, ``what`` in both languages."""
    remedy = "重新运行 kg build run kg build again"
    return DamagedError(f"{what} cannot be read: {path} ({error})\n  remedy: {remedy}")


class ReadError(KgError):
    """A file cannot be read as text; the build skips it and lists the reason."""


class SpentError(ReadError):
    """Reading a file took more time or memory than it may: another time it may do."""


class OntologyError(KgError):
    """A file under ``ontology/`` is broken: ``file``, ``entry`` and ``remedy`` say where and how to mend it."""

    def __init__(self, file: str, entry: str, cause: str, remedy: str) -> None:
        super().__init__(f"{file}: {entry}: {cause}\n  remedy: {remedy}")
        self.file, self.entry, self.cause, self.remedy = file, entry, cause, remedy

    def __reduce__(self) -> tuple[type[OntologyError], tuple[str, str, str, str]]:
        """Its own arguments: pickle would call it with the message alone."""
        return type(self), (self.file, self.entry, self.cause, self.remedy)


class ExportError(KgError):
    """An output cannot be written, though the place that it goes to is right."""


def unwritable(path: object, error: OSError) -> KgError:
    """The error for an output that cannot be written: wrong usage, unless it is room that lacks there."""
    message = f"无法写入 cannot write: {path} ({error.strerror or type(error).__name__})"
    if error.errno in _NO_ROOM:
        return ExportError(f"{message}\n  remedy: 腾出磁盘空间 make room on the disk")
    return UsageError(f"{message}\n  remedy: 换一个可写的地方 name a place that you may write")
