"""How bodies are called behind their place, by ``grammar/organisations.yaml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Body:
    """What stands behind a region or a level word: 总工会, 发改委 (``name`` is the full form).

    ``levels`` are those of the places that have it, empty: all. ``under`` is the central organ that its full name
    begins with: 国家税务总局南京市税务局.
    """

    name: str
    type: str
    levels: str = ""
    under: str = ""


def body_forms(organisations: Mapping[str, Any]) -> Iterator[tuple[str, Body]]:
    """Each name and short name of ``bodies`` and ``departments``, with what it means."""
    for entry in organisations["bodies"]:
        body = Body(entry["name"], entry["type"], entry.get("levels", ""), entry.get("under", ""))
        for surface in (entry["name"], *entry.get("short", ())):
            yield surface, body
    departments = organisations["departments"]
    for entry in departments["names"]:
        for level, ending in (("P", departments["province"]), ("CX", departments["local"])):
            body = Body(entry["name"] + ending, departments["type"], level)
            for stem in (entry["name"], *entry.get("short", ())):
                yield stem + ending, body
