"""Facts: claims over the mentions of an article, each with the sentence that says it."""

from __future__ import annotations

from kg.facts.extract import extract, readers

__all__ = ["extract", "readers"]
