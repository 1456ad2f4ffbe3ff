"""Resolve: canonical entities from mentions, inside an article and over all of them."""

from __future__ import annotations

from kg.resolve.resolve import Resolution, resolve

__all__ = ["Resolution", "resolve"]
