"""Text for XML files written as strings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from kg.export.columns import Kind
from kg.export.rows import Spelling

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
# Line ends of XML 1.1: some readers make a line feed of them in XML 1.0 too.
_ESCAPES |= {"\x85": "&#133;", "\u2028": "&#8232;"}
# The characters to escape, and those that XML 1.0 forbids: they are dropped.
_SPECIAL = re.compile('[&<>"\x00-\x1f\x85\u2028\ud800-\udfff\ufffe\uffff]')

# What an edge or a node has in XML itself: an attribute of that name would hide it, or be hidden.
_TAKEN = {
    "node": frozenset({"id", "for", "pid", "start", "end"}),
    "edge": frozenset({"id", "type", "source", "target", "directed", "kind", "start", "end"}),
}


def safe(owner: str, name: str) -> str:
    """The name under which an attribute of a node or an edge is written: its own, or with ``_`` where XML has it."""
    return f"{name}_" if name.casefold() in _TAKEN.get(owner, ()) else name


def escape(text: str) -> str:
    """``text`` as XML character data or as a double-quoted attribute value; line breaks and tabs survive both."""
    return _SPECIAL.sub(lambda found: _ESCAPES.get(found[0], ""), text)


XML = Spelling(_SPECIAL.search, escape)


def renders(kinds: Mapping[str, Kind]) -> dict[str, Callable[[Any], str]]:
    """What makes XML of the values of those columns that Python writes otherwise: ints among floats, true and false."""
    made: dict[Kind, Callable[[Any], str]] = {"mixed": _number, "bool": _truth}
    return {name: made[kind] for name, kind in kinds.items() if kind in made}


def _number(value: object) -> str:
    return repr(float(str(value)))


def _truth(value: bool) -> str:
    return "true" if value else "false"
