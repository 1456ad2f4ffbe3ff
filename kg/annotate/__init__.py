"""Annotate: a spaCy pipeline that finds the mentions of an article."""

from __future__ import annotations

from kg.annotate.hits import Hit
from kg.annotate.pipeline import annotate, build

__all__ = ["Hit", "annotate", "build"]
