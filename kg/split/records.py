"""What splitting gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.model import Article, Unresolved

RepairKind = Literal["joined", "moved", "headline", "continued"]


@dataclass(frozen=True, slots=True)
class Repair:
    """A fragment put where it belongs: ``start`` to ``end`` (characters of the source) is now part of ``article``.

    ``joined``: a sentence torn in two is one again. ``moved``: a paragraph stood in another article.
    ``headline``: the text stood above its own headline. ``continued``: the article went on on another page.
    """

    kind: RepairKind
    start: int
    end: int
    article: str
    reason: str


@dataclass(frozen=True, slots=True)
class Jump:
    """An article that goes on in another source (``goes``), or began in one (``comes``).

    ``other`` is the number of the page that its mark names, ``page`` that of its own, ``day`` (ISO) that of the issue;
    each is empty where it is not known. ``at`` is where the mark begins, of one that comes where the article does.
    """

    article: str
    way: Literal["goes", "comes"]
    other: str
    page: str
    day: str
    at: int


@dataclass(frozen=True, slots=True)
class SplitResult:
    """The articles of a source in the order of their first lines, what was put right, and what has no clear place.

    ``jumps`` are articles of which the source has only a part.
    """

    articles: tuple[Article, ...]
    repairs: tuple[Repair, ...]
    unplaced: tuple[Unresolved, ...]
    jumps: tuple[Jump, ...] = ()
