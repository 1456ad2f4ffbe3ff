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
class SplitResult:
    """The articles of a source in the order of their first lines, what was put right, and what has no clear place."""

    articles: tuple[Article, ...]
    repairs: tuple[Repair, ...]
    unplaced: tuple[Unresolved, ...]
