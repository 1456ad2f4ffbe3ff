"""Text for XML files written as strings."""

from __future__ import annotations

import re

from kg.export.columns import Kind

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
# The characters to escape, and those that XML 1.0 forbids: they are dropped.
_SPECIAL = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')


def escape(text: str) -> str:
    """``text`` as XML character data or as a double-quoted attribute value; line breaks and tabs survive both."""
    return _SPECIAL.sub(lambda found: _ESCAPES.get(found[0], ""), text)


def written(value: object, kind: Kind) -> str:
    """A value of a column of this kind as XML writes it."""
    if kind == "text":
        return escape(str(value))
    if kind == "bool":
        return "true" if value else "false"
    return repr(float(str(value))) if kind in ("float", "mixed") else str(value)
