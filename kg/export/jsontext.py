"""JSON text, by orjson; what it does not take (numbers beyond 64 bits, lone surrogates) by the standard library."""

from __future__ import annotations

import json

import orjson

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def dumped(value: object) -> bytes:
    """``value`` as JSON in UTF-8, without blanks."""
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:
        return _ENCODER.encode(value).encode("utf-8", "replace")
