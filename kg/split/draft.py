"""An article in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import Role
from kg.split.line import Line


@dataclass(slots=True)
class Placed:
    """A line in its place: its role in the article."""

    line: Line
    role: Role


@dataclass(slots=True)
class Draft:
    """An article in the making.

    ``signed`` after its closing signature, ``closed`` after the lines of a page that stand below a text, ``column``
    under the name of a column, ``laid`` where the reader laid the page out. ``came`` is the mark of
    a continued one: 上接第1版.
    """

    head: list[Placed] = field(default_factory=list)
    body: list[Placed] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    continued: bool = False
    signed: bool = False
    closed: bool = False
    column: bool = False
    orphan: bool = False
    laid: bool = False
    came: str = ""

    def has(self, tag: str) -> bool:
        """Whether a line of this kind is in it."""
        return any(placed.line.tag == tag for placed in (*self.head, *self.body))

    @property
    def started(self) -> bool:
        """Whether it has a title or a text; what stands above both is only the top of a page."""
        return bool(self.body) or any(placed.role in {"kicker", "headline", "subhead"} for placed in self.head)
