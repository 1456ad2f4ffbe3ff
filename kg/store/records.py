"""What the extraction of a file gives, and what of it is kept from one build to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from kg.alone import Alone
from kg.model import Article, Claim, Mention, OffsetMap, Source, Unresolved


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that gave nothing, and why, in words for a person."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document gave, its articles not yet resolved.

    ``repairs`` and ``jumps`` are those of the splitter, as plain values; ``alone`` is what each article says by itself.
    """

    source: Source
    articles: tuple[Article, ...]
    repairs: tuple[Mapping[str, Any], ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    jumps: tuple[Mapping[str, Any], ...] = ()
    alone: tuple[Alone, ...] = ()


@dataclass(frozen=True, slots=True)
class Extract:
    """A part of a file: so many of its documents, in order. ``part`` counts from 0, ``last`` ends the file.

    ``file`` is its name in the outputs, ``key`` a hash of all that its extraction hangs on but for ontology and code,
    which ``version`` names. ``read`` are the documents that were read and are listed in ``skipped`` all the same.
    ``passing`` says that the next build may fare better (time, memory, a fault of the program): it is not kept.
    """

    file: str
    key: str
    part: int
    last: bool
    version: str
    readings: tuple[Reading, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    read: tuple[str, ...] = ()
    passing: bool = False


def lean(source: Source) -> Source:
    """The source without the file's own text, which nothing asks for once it is split."""
    return replace(source, raw="", offsets=OffsetMap())
