"""The reduce: what was extracted from all files is put together, resolved and made a graph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg import graph, resolve
from kg.engine import Clock, skip_of
from kg.errors import OntologyError
from kg.model import content_id
from kg.ontology import Ontology
from kg.pipeline.judging import Judging
from kg.resolve import Resolution
from kg.store.records import Extract, Reading, Skipped

if TYPE_CHECKING:
    import networkx as nx


def distinct(extracts: Iterable[Extract]) -> tuple[list[Reading], list[Skipped]]:
    """The readings in order, of equal texts the first, and all that was skipped."""
    readings: list[Reading] = []
    skipped: list[Skipped] = []
    seen: dict[str, str] = {}
    for extract in extracts:
        skipped += extract.skipped
        for reading in extract.readings:
            path = reading.source.path
            text = content_id(reading.source.text)
            if (first := seen.get(text)) is None:
                seen[text] = path
                readings.append(reading)
            else:
                skipped.append(Skipped(path, f"内容与 {first} 相同 same content as {first}"))
    return readings, skipped


@dataclass(frozen=True, slots=True)
class Whole:
    """All readings put together; an article that repeats another one's text says so."""

    readings: list[Reading]
    resolution: Resolution
    graph: nx.MultiDiGraph


def combine(
    readings: list[Reading], ontology: Ontology, clock: Clock, judging: Judging, min_confidence: float = 0.0
) -> tuple[Whole, list[Skipped]]:
    """Resolve all articles together and build the graph; a file that makes this fail is left out and listed."""
    try:
        return _combine(readings, ontology, clock, judging, min_confidence), []
    except OntologyError:
        raise
    except Exception:  # found again below, file by file, and listed
        kept, skipped = [], []
        for reading in readings:
            try:
                _combine([reading], ontology, Clock(), judging)
            except Exception as error:  # noqa: BLE001 - listed
                skipped.append(skip_of(reading.source.path, error))
            else:
                kept.append(reading)
        if not skipped:
            raise
        return _combine(kept, ontology, clock, judging, min_confidence), skipped


def _combine(
    readings: list[Reading], ontology: Ontology, clock: Clock, judging: Judging, min_confidence: float = 0.0
) -> Whole:
    with clock.stage("duplicates"):
        readings = _linked(readings)
    articles = [article for reading in readings for article in reading.articles]
    with clock.stage("resolve"):
        resolution = resolve.resolve(
            articles,
            [mention for reading in readings for mention in reading.mentions],
            [claim for reading in readings for claim in reading.claims],
            ontology,
            judging.over(readings),
        )
    with clock.stage("graph"):
        sources = [reading.source for reading in readings]
        found = resolution.entities, resolution.mentions, resolution.claims
        return Whole(readings, resolution, graph.build(*found, articles, sources, ontology, min_confidence))


def _linked(readings: Sequence[Reading]) -> list[Reading]:
    """The readings, their articles with the id of the one whose text they repeat."""
    texts = [resolve.body_of(article, one.source.text) for one in readings for article in one.articles]
    found = resolve.duplicates(texts)

    def marked(reading: Reading) -> Reading:
        articles = tuple(replace(one, duplicate_of=found.get(one.id, "")) for one in reading.articles)
        return replace(reading, articles=articles)

    return [marked(one) if any(article.id in found for article in one.articles) else one for one in readings]
