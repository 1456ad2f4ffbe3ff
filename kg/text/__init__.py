"""Text: an article put together from its pieces, its sentences, and the normal form of a name."""

from __future__ import annotations

from kg.text.assembled import Assembled, assemble
from kg.text.names import normal
from kg.text.patterns import either, longest_first, occurrences
from kg.text.reading import is_speech, reading
from kg.text.sentences import sentences

__all__ = [
    "Assembled",
    "assemble",
    "either",
    "is_speech",
    "longest_first",
    "normal",
    "occurrences",
    "reading",
    "sentences",
]
