"""Errors that a person can act on: each names the thing, the cause and the remedy."""

from __future__ import annotations


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
    """An output cannot be written."""
