"""Entities and claims become one ``networkx.MultiDiGraph``."""

from __future__ import annotations

from kg.graph.build import build

__all__ = ["build"]
