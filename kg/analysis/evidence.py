"""The sentences behind an edge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.analysis.facts import Fact
from kg.analysis.matching import parts


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence that says what an edge says, the file and the place in it, and the rule that read it.

    ``start`` and ``end`` count characters of the source's cleaned text.
    """

    sentence: str
    place: str
    rule: str
    confidence: float
    sources: tuple[str, ...]
    start: int
    end: int


def evidence(edge: Fact | Mapping[str, Any]) -> Evidence | None:
    """The sentence of an edge (its attributes, or a fact); None for one that only follows from names and codes."""
    if isinstance(edge, Fact):
        data: Mapping[str, Any] = {
            "evidence": edge.sentence, "place": edge.place, "rule": edge.rule, "confidence": edge.confidence,
            "sources": edge.sources, "evidence_start": edge.sentence_start, "evidence_end": edge.sentence_end,
        }  # fmt: skip
    else:
        data = edge
    if not data.get("evidence"):
        return None
    return Evidence(
        sentence=str(data["evidence"]),
        place=str(data.get("place", "")) or str(data.get("sources", "")),
        rule=str(data.get("rule", "")),
        confidence=float(data.get("confidence", 0.0)),
        sources=tuple(parts(data.get("sources"))),
        start=int(data.get("evidence_start", 0)),
        end=int(data.get("evidence_end", 0)),
    )
