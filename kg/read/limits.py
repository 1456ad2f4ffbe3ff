"""What a reader may use of the machine, and how a corpus is laid out: the options of reading."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from kg.errors import ReadError, SpentError


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """Limits of one file; what exceeds them is a :class:`kg.errors.ReadError`.

    ``document_bytes`` bounds one document, ``container_bytes`` an archive or a corpus as it lies on the disk,
    ``expanded_bytes`` and ``ratio`` what archives may unpack to (all together, and times their packed size), ``depth``
    archives inside archives, ``members`` the files of one. ``pages`` and ``rows`` are counts, ``pixels`` those of one
    image, ``seconds`` the wall-clock time of one document, ``memory_bytes`` what the process that reads it may take.
    """

    document_bytes: int = 50_000_000
    container_bytes: int = 4_000_000_000
    expanded_bytes: int = 1_000_000_000
    ratio: int = 200
    depth: int = 3
    members: int = 10_000
    pages: int = 2_000
    rows: int = 1_000_000
    pixels: int = 120_000_000
    seconds: float = 600.0
    memory_bytes: int = 1_100_000_000


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a corpus holds what; an empty name is found by the usual names of such columns."""

    text: str = ""
    title: str = ""
    date: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """All options of reading.

    ``isolated``: read what a library parses in a process of its own, so that its time and memory are bounded.
    """

    limits: ReadLimits = field(default_factory=ReadLimits)
    columns: Columns = field(default_factory=Columns)
    isolated: bool = True


@dataclass(slots=True)
class Deadline:
    """The seconds that one document may take, counted from here."""

    name: str
    seconds: float
    began: float = field(default_factory=time.monotonic)

    def check(self) -> None:
        """Raise :class:`ReadError` where the time is over."""
        if time.monotonic() - self.began > self.seconds:
            raise too_slow(self.name, self.seconds)


def too_slow(name: str, seconds: float) -> ReadError:
    """The error for a document that takes more than ``seconds``."""
    return SpentError(
        f"{name}: 读取超过 {seconds:g} 秒；请拆分文件或放宽 --max-seconds "
        f"reading takes more than {seconds:g} seconds; split the file or raise --max-seconds"
    )


@dataclass(slots=True)
class Expansion:
    """What the archives of one file have unpacked so far, in bytes, nested ones included."""

    limit: int
    used: int = 0

    def add(self, size: int, name: str) -> None:
        """Count ``size`` bytes more. Raises :class:`ReadError` where that is too many."""
        self.used += size
        if self.used > self.limit:
            most = f"{self.limit // 1_000_000} MB"
            raise ReadError(
                f"{name}: 解压后超过 {most}；请先解压并拆分，或放宽 --max-expanded-mb "
                f"unpacks to more than {most}; unpack and split it first, or raise --max-expanded-mb"
            )
