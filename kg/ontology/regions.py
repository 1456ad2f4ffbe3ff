"""Lookup of China's administrative regions, from the country down to towns and subdistricts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

Level = Literal["country", "province", "prefecture", "county", "township"]
SurfaceKind = Literal["full", "short"]

LEVELS: tuple[Level, ...] = get_args(Level)
COUNTY_CODE_LENGTH = 6
TOWN_CODE_LENGTH = 12
RISKY_LENGTH = 2
BEGINNING = 2
"""So many characters at the head of a name tell most names that begin with no place."""
COUNTY = "县"
APART = ("71", "81", "82")
"""How the codes of Taiwan, Hong Kong and Macao begin (GB/T 2260)."""


@dataclass(frozen=True, slots=True)
class Region:
    """One region. ``code`` has 6 digits (GB/T 2260) down to the county, 12 for towns; ``parent`` is a code or empty.

    ``short`` is the name without its suffix (长汀 of 长汀县), empty where nobody uses one; ``aliases`` are further full
    names, former ones among them.
    """

    code: str
    name: str
    level: Level
    parent: str
    short: str = ""
    aliases: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """By the code alone, which no two regions share."""
        return hash(self.code)


class Regions:
    """All regions of one ontology. Indexes are built at first use."""

    def __init__(
        self, rows: Sequence[Region], risky: Collection[str] = (), abbreviations: Mapping[str, str] | None = None
    ) -> None:
        """``risky`` are surfaces that are common words too, ``abbreviations`` lead from 滇 to a region's code."""
        self._rows = tuple(rows)
        self._risky = frozenset(risky)
        self._abbreviations = dict(abbreviations or {})
        # By the code of a parent, that region and those above it: they are asked for again and again.
        self._above: dict[str, tuple[Region, ...]] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Region]:
        return iter(self._rows)

    @cached_property
    def _by_code(self) -> dict[str, Region]:
        return {region.code: region for region in self._rows}

    @cached_property
    def _by_surface(self) -> dict[str, tuple[Region, ...]]:
        found: defaultdict[str, list[Region]] = defaultdict(list)
        for region in self._rows:
            for surface in {region.name, region.short, *region.aliases} - {""}:
                found[surface].append(region)
        return {surface: tuple(sorted(regions, key=_rank)) for surface, regions in found.items()}

    def by_code(self, code: str) -> Region | None:
        """The region with this code: 6, 9 or 12 digits, trailing zeros not needed."""
        padded = code.ljust(TOWN_CODE_LENGTH, "0")
        return self._by_code.get(code) or self._by_code.get(padded) or self._by_code.get(_trim(padded))

    def find(self, surface: str) -> tuple[Region, ...]:
        """All regions with this full name, alias or short name, the highest level first, then by code."""
        return self._by_surface.get(surface, ())

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(surface[:BEGINNING] for surface in self._by_surface)

    def begins(self, name: str) -> bool:
        """Whether the name may begin with a place; where it does not, no beginning need be looked for."""
        return name[:BEGINNING] in self._beginnings

    def abbreviation(self, character: str) -> Region | None:
        """The province that one character stands for (滇 → 云南省): for 京津冀, never for running text."""
        return self.by_code(self._abbreviations[character]) if character in self._abbreviations else None

    def ancestors(self, region: Region) -> tuple[Region, ...]:
        """The regions above it, nearest first, the country last."""
        above = self._above.get(region.parent)
        if above is None:
            parent = self._by_code.get(region.parent)
            above = self._above[region.parent] = () if parent is None else (parent, *self.ancestors(parent))
        return above

    def contains(self, outer: Region, inner: Region) -> bool:
        """Whether ``inner`` lies in ``outer`` or is ``outer`` itself."""
        return outer.code == inner.code or any(outer.code == one.code for one in self.ancestors(inner))

    def province(self, region: Region) -> Region | None:
        """The province that it is or lies in; None for the country."""
        return next((one for one in (region, *self.ancestors(region)) if one.level == "province"), None)

    def surfaces(self, lowest: Level = "township") -> Iterator[tuple[str, SurfaceKind]]:
        """Every name down to the level ``lowest``, each once: ``full`` if it is some region's full name or alias."""
        depth = LEVELS.index(lowest)
        rows = [region for region in self._rows if LEVELS.index(region.level) <= depth]
        full = dict.fromkeys(name for region in rows for name in (region.name, *region.aliases))
        yield from ((name, "full") for name in full)
        short = dict.fromkeys(region.short for region in rows if region.short and region.short not in full)
        yield from ((name, "short") for name in short)

    def is_risky(self, surface: str) -> bool:
        """Whether the surface needs context before it is read as a region.

        True for full names of two characters or fewer that are no counties (古镇, 郊区) and for the listed names that
        are common words too (和平, 南山, 和县); False for anything that names no region.
        """
        regions = self.find(surface)
        if not regions:
            return False
        if surface in self._risky:
            return True
        known = any(surface == region.short for region in regions) or surface.endswith(COUNTY)
        return len(surface) <= RISKY_LENGTH and not known and regions[0].level != "country"


def _rank(region: Region) -> tuple[int, str]:
    return LEVELS.index(region.level), region.code


def _trim(code: str) -> str:
    """A county's or higher code without the zeros that 12-digit sources add."""
    return code[:COUNTY_CODE_LENGTH] if not code[COUNTY_CODE_LENGTH:].strip("0") else code
