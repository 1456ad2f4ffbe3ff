"""The reduce: what was extracted from all files is put together, resolved and made the parts of a graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg import graph, resolve
from kg.engine import Clock, skip_of
from kg.errors import OntologyError
from kg.export import Proven
from kg.model import Claim, content_id
from kg.ontology import Ontology
from kg.pipeline.corpus import Corpus
from kg.pipeline.judging import Judging
from kg.resolve import Resolution
from kg.spool import Spool
from kg.store.records import Extract, Reading, Skipped


def distinct(extracts: Iterable[Extract], skipped: list[Skipped]) -> Iterator[Reading]:
    """The readings in order, of equal texts the first; ``skipped`` gets all that was skipped."""
    seen: dict[str, str] = {}
    for extract in extracts:
        skipped += extract.skipped
        for reading in extract.readings:
            path = reading.source.path
            text = content_id(reading.source.text)
            if (first := seen.get(text)) is None:
                seen[text] = path
                yield reading
            else:
                skipped.append(Skipped(path, f"内容与 {first} 相同 same content as {first}"))


@dataclass(frozen=True, slots=True)
class Whole:
    """All readings put together; an article that repeats another one's text says so.

    ``proofs`` are the claims in blocks by the nodes that their edges stand from, ``unsure`` those of low confidence.
    """

    corpus: Corpus
    resolution: Resolution
    graph: graph.Parts
    proofs: Spool[Proven]
    unsure: Sequence[Claim]


def combine(
    corpus: Corpus, ontology: Ontology, clock: Clock, judging: Judging, min_confidence: float = 0.0
) -> tuple[Whole, list[Skipped]]:
    """Resolve all articles together and build the graph; a file that makes this fail is left out and listed."""
    try:
        return _combine(corpus, ontology, clock, judging, min_confidence), []
    except (OntologyError, OSError):
        raise
    except Exception:  # found again below, file by file, and listed
        skipped = []
        for reading in corpus.readings():
            try:
                _combine(Corpus.of([reading]), ontology, Clock(), judging)
            except Exception as error:  # noqa: BLE001 - listed
                skipped.append(skip_of(reading.source.path, error))
        if not skipped:
            raise
        rest = corpus.without(one.path for one in skipped)
        return _combine(rest, ontology, clock, judging, min_confidence), skipped


def _combine(
    corpus: Corpus, ontology: Ontology, clock: Clock, judging: Judging, min_confidence: float = 0.0
) -> Whole:
    with clock.stage("duplicates"):
        _link(corpus)
    articles, folder = corpus.articles, corpus.folder
    with clock.stage("resolve"):
        judged = judging.over(corpus)
        resolution = resolve.resolve(
            articles, corpus.mentions, corpus.claims, ontology, judged, folder, corpus.told()
        )
    with clock.stage("graph"):
        proofs, unsure = _proofs(resolution, ontology, corpus, max(ontology.confidence.doubtful, min_confidence))
        blocks = ([one.claim for one in proofs.block(name)] for name in proofs.names())
        places = graph.Places.of(articles, corpus.sources)
        found = resolution.entities, resolution.mentions, blocks
        parts = graph.parts(*found, places, ontology, min_confidence, folder)
        return Whole(corpus, resolution, parts, proofs, unsure)


def _proofs(
    resolution: Resolution, ontology: Ontology, corpus: Corpus, doubted: float
) -> tuple[Spool[Proven], list[Claim]]:
    """The claims with the words of their ends, in blocks of edges; and the stated ones that are less sure than that."""
    unsure: list[Claim] = []
    proofs: Spool[Proven] = Spool(Proven, lambda one: graph.edge_block(one.claim, ontology), corpus.folder)
    for name in resolution.claims.names():
        words = {one.id: one.text for one in resolution.mentions.block(name)}
        for claim in resolution.claims.block(name):
            proofs.add(Proven(claim, words.get(claim.subject_mention, ""), words.get(claim.object_mention, "")))
            if claim.confidence < doubted and claim.basis == "stated":
                unsure.append(claim)
    return proofs, unsure


def _link(corpus: Corpus) -> None:
    """Tell the articles whose text they repeat."""
    texts = [
        resolve.body_of(article, source.text, corpus.sketches.get(article.id, ()))
        for source, articles in corpus.whole()
        for article in articles
    ]
    found = resolve.duplicates(texts)
    if any(article.duplicate_of for article in corpus.articles) or found:
        corpus.articles = [replace(one, duplicate_of=found.get(one.id, "")) for one in corpus.articles]
