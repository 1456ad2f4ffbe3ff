"""Reading the layout cues: lists of text and regular expressions, with errors that name the entry."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from kg.errors import OntologyError, broken_expression
from kg.text.compiled import compiled

Patterns = tuple[re.Pattern[str], ...]

FILE = "grammar/layout.yaml"
COPY = "从自带的本体复制 copy it from the shipped ontology"


def strings(raw: Mapping[str, Any], name: str) -> Sequence[str]:
    """The entry ``name``: one text or a list of them. Raises :class:`OntologyError` for anything else."""
    value = raw.get(name)
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not values or not all(isinstance(item, str) for item in values):
        raise OntologyError(FILE, name, "缺少或不是文字 missing, or not text", "写一个或一列 give one or a list")
    return values


def patterns(raw: Mapping[str, Any], name: str) -> Patterns:
    """The expressions of the entry ``name``, compiled. Raises :class:`OntologyError` for a broken one."""
    return tuple(expression(text, name) for text in strings(raw, name))


def any_of(raw: Mapping[str, Any], name: str) -> re.Pattern[str]:
    """The expressions of the entry ``name`` as one, which is asked in half the time of all of them in turn.

    Raises :class:`OntologyError` for a broken one.
    """
    return expression("|".join(f"(?:{one.pattern})" for one in patterns(raw, name)), name)


def expression(text: str, name: str) -> re.Pattern[str]:
    """One compiled expression of the entry ``name``. Raises :class:`OntologyError` where it is broken."""
    try:
        return compiled(text)
    except re.error as error:
        raise OntologyError(FILE, name, *broken_expression(error, text, error.pos)) from error


def whole(cues: Patterns, text: str) -> re.Match[str] | None:
    """The first pattern that matches all of ``text``."""
    for pattern in cues:
        match = pattern.fullmatch(text)
        if match:
            return match
    return None


def begins(cues: Patterns, text: str) -> re.Match[str] | None:
    """The first pattern that matches at the start of ``text``."""
    for pattern in cues:
        match = pattern.match(text)
        if match:
            return match
    return None
