"""Annotate: a spaCy pipeline that finds the mentions of an article."""

from __future__ import annotations

from kg.annotate.pipeline import annotate, build, warm
from kg.text.hits import Hit

__all__ = ["Hit", "annotate", "build", "warm"]
