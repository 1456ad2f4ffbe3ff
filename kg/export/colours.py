"""The colour of a node: its type's, from the ontology."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.ontology import Ontology

UNKNOWN = "#8a8f98"


def colour_of(data: Mapping[str, Any], ontology: Ontology) -> str:
    """``#rrggbb`` for a node's attributes; grey for a type that the ontology does not have."""
    kind = ontology.types.get(data.get("type", ""))
    return kind.color if kind else UNKNOWN


def rgb(colour: str) -> tuple[int, int, int]:
    """``#rrggbb`` as three numbers from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
