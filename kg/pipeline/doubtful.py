"""What a person should decide: claims of low confidence, and what stayed open, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter

from kg.model import Claim, Doubtful, Entity, Source, Unresolved
from kg.pipeline.stages import Whole

ENDS = "。！？；\n"
LOW = "置信度低 low confidence"
LEFT_OUT = "低于 --min-confidence，未入图 below --min-confidence, left out of the graph"


def doubtful(whole: Whole, open_: Sequence[Unresolved], least: float) -> tuple[Doubtful, ...]:
    """The claims of low confidence (those below ``least`` are left out of the graph) and ``open_``, by their places."""
    corpus, resolution = whole.corpus, whole.resolution
    by_id = {source.id: source for source in corpus.sources}
    sources = {article.id: by_id[article.source] for article in corpus.articles}
    entities = {entity.id: entity for entity in resolution.entities}
    texts = lru_cache(maxsize=4)(corpus.texts)
    found = [
        *_claims(whole.unsure, entities, sources, least),
        *(_reference(item, sources[item.article], texts(sources[item.article].id)) for item in open_),
    ]
    # Claims that say the same in one sentence stand in the order of their ids.
    return tuple(sorted(found, key=lambda one: (one.path, one.start, one.end, one.kind, one.text)))


def _claims(
    claims: Sequence[Claim], entities: Mapping[str, Entity], sources: Mapping[str, Source], least: float
) -> Iterator[Doubtful]:
    for claim in sorted(claims, key=attrgetter("provenance.article", "id")):
        proof = claim.provenance
        subject, target = (entities[end].name for end in (claim.subject, claim.object))
        yield Doubtful(
            "claim",
            f"{subject} | {claim.relation} | {target}",
            LEFT_OUT if claim.confidence < least else LOW,
            (),
            proof.sentence,
            sources[proof.article].path,
            proof.article,
            proof.start,
            proof.end,
            claim.confidence,
            proof.rule,
        )


def _reference(item: Unresolved, source: Source, text: str) -> Doubtful:
    start = max(text.rfind(mark, 0, item.start) for mark in ENDS) + 1
    end = min((at for mark in ENDS if (at := text.find(mark, item.end)) >= 0), default=len(text))
    sentence = " ".join(text[start : end + 1].split())
    return Doubtful(
        item.kind, item.text, item.reason, item.candidates, sentence, source.path, item.article, item.start, item.end,
        0.0, "",
    )  # fmt: skip
