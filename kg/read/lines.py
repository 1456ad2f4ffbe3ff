"""Puts the lines of a document together and keeps the place of each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from kg.model import Place

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-/.年]\s?(0?[1-9]|1[0-2])\s?[-/.月]\s?(0?[1-9]|[12]\d|3[01])(?!\d)")


class Line(NamedTuple):
    """A line or a paragraph of a document; ``page``, ``label``, ``size`` and ``block`` are those of
    :class:`kg.model.Place`. ``glued``: it goes on with the paragraph of the line before.
    """

    text: str
    page: int
    label: str
    size: float = 0.0
    block: str = ""
    glued: bool = False


def put_together(lines: Iterable[Line]) -> tuple[str, tuple[Place, ...]]:
    """The text of the lines that are not blank, a line break between paragraphs, and the place of each line in it."""
    parts: list[str] = []
    places: list[Place] = []
    start = 0
    for text, page, label, size, block, glued in lines:
        if text and not text.isspace():
            between = "" if not parts else _between(parts[-1], text) if glued else "\n"
            start += len(between)
            end = start + len(text)
            places.append(Place(start, end, page, label, size, block))
            parts += between, text
            start = end
    return "".join(parts), tuple(places)


def _between(left: str, right: str) -> str:
    """What stands between two lines of one paragraph: a blank between words of a foreign language."""
    return " " if left[-1].isascii() and left[-1].isalpha() and right[0].isascii() and right[0].isalpha() else ""


def compact(text: str) -> str:
    """The text without its white space, for comparing."""
    return "".join(text.split())


def iso_date(text: str) -> str:
    """The first full date in ``text`` as ISO, or empty."""
    match = _DATE.search(text)
    return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}" if match else ""


def described(**values: str | None) -> dict[str, str]:
    """Metadata without what is empty, each value on one line; ``date`` as ISO where it holds a full date."""
    found = {key: line for key, value in values.items() if value and (line := " ".join(value.split()))}
    if "date" in found:
        found["date"] = iso_date(found["date"]) or found["date"]
    return found
