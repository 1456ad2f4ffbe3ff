"""Workshops that bear the name of the one who leads them: 王某某劳模创新工作室."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kg.text import either
from kg.text.hits import WORKSHOP, Hit

CONFIDENCE = 0.88


class Workshops:
    """Finds them behind persons by ``workshops`` of ``grammar/programmes.yaml``; offsets in characters."""

    def __init__(self, data: dict[str, Any]) -> None:
        words, heads = (either(data["workshops"][key]) for key in ("words", "heads"))
        self._behind = re.compile(f"(?:{words})*(?:{heads})")

    def hits(self, text: str, persons: Iterable[Hit]) -> Iterator[Hit]:
        """The workshops, each with its leader's name."""
        for person in persons:
            match = self._behind.match(text, person.end)
            if match is not None:
                start, end = person.start, match.end()
                yield Hit(start, end, "Programme", WORKSHOP, text[start:end], CONFIDENCE)
