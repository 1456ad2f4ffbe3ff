"""Entities and claims become one ``networkx.MultiDiGraph``, or its parts where that is too much for the memory."""

from __future__ import annotations

from kg.graph.build import Parts, build, parts
from kg.graph.edges import edge_block
from kg.graph.places import Places

__all__ = ["Parts", "Places", "build", "edge_block", "parts"]
