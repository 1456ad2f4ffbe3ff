"""What a person should decide: claims of low confidence, and what stayed open, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.model import Claim, Doubtful, Entity, Source, Unresolved
from kg.pipeline.stages import Whole

ENDS = "。！？；\n"
LOW = "置信度低 low confidence"
LEFT_OUT = "低于 --min-confidence，未入图 below --min-confidence, left out of the graph"


def doubtful(whole: Whole, open_: Sequence[Unresolved], low: float, least: float) -> tuple[Doubtful, ...]:
    """The stated claims below ``low`` or ``least`` (left out of the graph) and ``open_``, by place in the input."""
    sources = {article.id: reading.source for reading in whole.readings for article in reading.articles}
    entities = {entity.id: entity for entity in whole.resolution.entities}
    found = [
        *_claims(whole.resolution.claims, entities, sources, low, least),
        *(_reference(item, sources) for item in open_),
    ]
    return tuple(sorted(found, key=lambda one: (one.path, one.start, one.end, one.kind, one.text)))


def _claims(
    claims: Sequence[Claim], entities: Mapping[str, Entity], sources: Mapping[str, Source], low: float, least: float
) -> Iterator[Doubtful]:
    for claim in claims:
        if claim.basis != "stated" or claim.confidence >= max(low, least):
            continue
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


def _reference(item: Unresolved, sources: Mapping[str, Source]) -> Doubtful:
    source = sources[item.article]
    text = source.text
    start = max(text.rfind(mark, 0, item.start) for mark in ENDS) + 1
    end = min((at for mark in ENDS if (at := text.find(mark, item.end)) >= 0), default=len(text))
    sentence = " ".join(text[start : end + 1].split())
    return Doubtful(
        item.kind, item.text, item.reason, item.candidates, sentence, source.path, item.article, item.start, item.end,
        0.0, "",
    )  # fmt: skip
