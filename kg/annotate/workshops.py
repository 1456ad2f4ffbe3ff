"""Workshops that bear the name of the one who leads them, 王某某劳模创新工作室, or keeps them, 甲法院驻乙会工作室."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kg.text import either
from kg.text.hits import WORKSHOP, Hit
from kg.text.patterns import HAN

CONFIDENCE = 0.88
QUOTED = 0.95  # above that of any other quotation: it has its leader's name
POSTED = "programme-posted"


class Workshops:
    """Finds them behind persons by ``workshops`` of ``grammar/programmes.yaml``; offsets in characters."""

    def __init__(self, data: dict[str, Any]) -> None:
        words, heads = (either(data["workshops"][key]) for key in ("words", "heads"))
        self._behind = re.compile(f"(?:{words})*(?:{heads})")
        rooms = either((*data["workshops"]["heads"], *data["workshops"]["rooms"]))
        self._posted = re.compile(f"驻[{HAN}]{{2,16}}?(?:{rooms})")

    def posted(self, text: str, bodies: Iterable[Hit]) -> Iterator[Hit]:
        """Those that one body keeps at another one: 甲市人民法院驻某会调解室."""
        for body in bodies:
            match = self._posted.match(text, body.end)
            if match is not None:
                yield Hit(body.start, match.end(), "Programme", POSTED, body.name + match[0], CONFIDENCE)
            elif (within := self._posted.search(text, body.start, body.end)) and within.end() == body.end:
                yield Hit(body.start, body.end, "Programme", POSTED, body.name, CONFIDENCE)  # read as its unit

    def hits(self, text: str, persons: Iterable[Hit]) -> Iterator[Hit]:
        """The workshops, each with its leader's name."""
        for person in persons:
            match = self._behind.match(text, person.end)
            if match is not None:
                start, end = person.start, match.end()
                quoted = text.endswith("“", 0, start) and text.startswith("”", end)
                sure = QUOTED if quoted else CONFIDENCE
                yield Hit(start - quoted, end + quoted, "Programme", WORKSHOP, text[start:end], sure)
