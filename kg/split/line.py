"""One line of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

LONG = 200  # a longer line is text whatever it looks like; cues at its start are looked for in so many characters

Tag = Literal[
    "continued", "lead", "byline", "signoff", "column", "furniture", "footer", "number", "heading", "title", "text",
    "label", "original", "attachment", "adopted", "signer", "site",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the blanks around it, its ``text`` as the cues read it (:func:`kg.text.reading`).

    ``row`` counts the file's lines, ``gap`` the empty ones before it; ``listed`` behind the dot of a list; ``headed``
    at the head of a column: a part of the headline that its width breaks; ``spoken`` without marks. ``size`` and
    ``block`` are those of its :class:`kg.model.Place`, the block with its page before it: ``2:5.1``.
    """

    start: int
    end: int
    text: str
    row: int
    gap: int
    indented: bool
    level: int = 0
    wrapped: bool = False
    headed: bool = False
    spoken: bool = False
    tag: Tag = "text"
    listed: bool = False
    size: float = 0.0
    block: str = ""

    def tagged(self, tag: Tag) -> Line:
        """The line with this tag; ``replace`` takes thrice as long, and most lines get one."""
        if tag == self.tag:
            return self
        return Line(
            self.start, self.end, self.text, self.row, self.gap, self.indented, self.level, self.wrapped, self.headed,
            self.spoken, tag, self.listed, self.size, self.block,
        )  # fmt: skip
