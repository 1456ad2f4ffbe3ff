"""What the scripts here measure on: folders of gold files with their texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

OWN = Path(__file__).resolve().parent.parent / "gold"


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Gold files and the texts that they are about."""

    gold: tuple[Path, ...]
    texts: tuple[Path, ...]
    built: Path | None = None
    """The folder of a build of the texts, where there is one already."""


def gold_sets(named: Iterable[str]) -> Iterator[GoldSet]:
    """Each GOLD or GOLD=TEXTS, a folder or a file; TEXTS are in GOLD/corpus, else in GOLD, where they are not named.

    TEXTS may be a build's folder too.
    """
    for one in named:
        gold, _, texts = one.partition("=")
        own = Path(gold, "corpus")
        corpus = Path(texts) if texts else own if own.is_dir() else Path(gold)
        if (corpus / "graph.graphml").is_file():
            yield GoldSet(_files(Path(gold), "*.yaml"), (), corpus)
            continue
        yield GoldSet(_files(Path(gold), "*.yaml"), _files(corpus, "*.txt"))


def _files(path: Path, pattern: str) -> tuple[Path, ...]:
    return tuple(sorted(path.glob(pattern))) if path.is_dir() else (path,)
