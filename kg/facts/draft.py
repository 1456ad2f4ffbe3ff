"""Draft claims: pairs of hits before they become records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.text.hits import Hit

Value = str | float


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim over hits; ``at`` is an offset in the article's text inside the sentence that says it.

    ``subject`` or ``object`` is None where the article itself is meant.
    """

    subject: Hit | None
    relation: str
    object: Hit | None
    rule: str
    at: int
    confidence: float
    qualifiers: Mapping[str, Value] = field(default_factory=dict)
