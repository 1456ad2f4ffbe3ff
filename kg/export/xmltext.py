"""Text for XML files written as strings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from kg.export.columns import Kind

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


NEEDS_ESCAPE = _SPECIAL.search


def written(value: object, kind: Kind) -> str:
    """A value of a column of this kind as XML writes it."""
    if kind == "text":
        return escape(str(value))
    if kind == "bool":
        return "true" if value else "false"
    return repr(float(str(value))) if kind in ("float", "mixed") else str(value)


def renders(kinds: Mapping[str, Kind]) -> dict[str, Callable[[object], str]]:
    """What makes XML of the values of those columns where it takes more than escaping: ints among floats."""
    return {name: _number for name, kind in kinds.items() if kind == "mixed"}


def _number(value: object) -> str:
    return repr(float(str(value)))
