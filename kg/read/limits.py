"""What a reader may use of the machine, and how a corpus is laid out: the options of reading."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from kg.errors import ReadError


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """Limits of one file; what exceeds them is a :class:`kg.errors.ReadError`.

    ``document_bytes`` bounds one document, ``container_bytes`` an archive or a corpus as it lies on the disk,
    ``expanded_bytes`` and ``ratio`` what archives may unpack to (all together, and times their packed size), ``depth``
    archives inside archives, ``members`` the files of one. ``pages`` and ``rows`` are counts, ``pixels`` those of one
    image, ``seconds`` the wall-clock time of one document.
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


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a corpus holds what; an empty name is found by the usual names of such columns."""

    text: str = ""
    title: str = ""
    date: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """All options of reading. ``ocr``: read scans and images by their pictures, where ``kg[ocr]`` is installed."""

    limits: ReadLimits = field(default_factory=ReadLimits)
    columns: Columns = field(default_factory=Columns)
    ocr: bool = True


@dataclass(slots=True)
class Deadline:
    """The seconds that one document may take, counted from here."""

    name: str
    seconds: float
    began: float = field(default_factory=time.monotonic)

    def check(self) -> None:
        """Raise :class:`ReadError` where the time is over."""
        if time.monotonic() - self.began > self.seconds:
            raise ReadError(
                f"{self.name}: 读取超过 {self.seconds:g} 秒；请拆分文件或放宽 seconds "
                f"reading takes more than {self.seconds:g} seconds; split the file or raise the limit seconds"
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
            raise ReadError(
                f"{name}: 解压后超过 {self.limit // 1_000_000} MB；请先解压并拆分 "
                f"unpacks to more than {self.limit // 1_000_000} MB; unpack and split it first"
            )
