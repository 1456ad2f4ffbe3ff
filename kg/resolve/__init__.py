"""Resolve: canonical entities from mentions, inside an article and over all of them."""

from __future__ import annotations

from kg.resolve.inside import alone
from kg.resolve.judged import Judged
from kg.resolve.reprints import body_of, duplicates
from kg.resolve.resolve import Resolution, resolve
from kg.resolve.turns import each, together

__all__ = ["Judged", "Resolution", "alone", "body_of", "duplicates", "each", "resolve", "together"]
