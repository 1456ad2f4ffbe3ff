"""Paragraphs: the lines of a draft as pieces, torn ones joined."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import Piece, Role
from kg.split.cues import begins, whole
from kg.split.draft import Draft, Placed
from kg.split.layout import Layout
from kg.split.line import LONG, Line

PROSE = 15  # a shorter line without punctuation is a line of a list: it never goes on in the next


@dataclass(frozen=True, slots=True)
class Part:
    """A range of the source with its text."""

    start: int
    end: int
    text: str
    role: Role = "body"


@dataclass(slots=True)
class Unit:
    """One paragraph: its parts make one run of text. ``line`` is its first line, ``foot`` its last one."""

    line: Line
    parts: list[Part]
    role: Role = "body"
    byline: list[Part] = field(default_factory=list)
    signature: list[Part] = field(default_factory=list)
    below: Line | None = None

    @property
    def foot(self) -> Line:
        return self.below or self.line

    @property
    def text(self) -> str:
        """The paragraph's text without byline and signature."""
        return "".join(part.text for part in self.parts)

    def pieces(self) -> list[Piece]:
        """The pieces in reading order."""
        pieces = [Piece(part.start, part.end, "byline") for part in self.byline]
        pieces += [Piece(part.start, part.end, self.role, index > 0) for index, part in enumerate(self.parts)]
        return pieces + [Piece(part.start, part.end, "byline") for part in self.signature]


@dataclass(slots=True)
class Body:
    """A draft with its paragraphs."""

    draft: Draft
    units: list[Unit]


def unit(placed: Placed, layout: Layout) -> Unit:
    """The paragraph of one line: an opening byline and a closing signature are parts of their own."""
    line, role = placed.line, placed.role
    if role == "byline":
        return Unit(line, [], role, byline=[Part(line.start, line.end, line.text, "byline")])
    start, end, text = line.start, line.end, line.text
    result = Unit(line, [], role)
    lead = begins(layout.lead, text[:LONG]) if line.tag == "lead" else None
    if lead:
        result.byline.append(Part(start, start + lead.end(), lead[0], "byline"))
        rest = text[lead.end() :]
        start, text = end - len(rest.lstrip()), rest.lstrip()
    at = signature(text, layout)
    if at is not None:
        result.signature.append(Part(start + at, end, text[at:], "byline"))
        text = text[:at].rstrip()
        end = start + len(text)
    if text:
        result.parts.append(Part(start, end, text, role))
    return result


def signature(text: str, layout: Layout) -> int | None:
    """Where a bracket with the author or the next page begins, after the last full stop."""
    tail = max(0, len(text) - LONG)
    at = max(text.rfind("（", tail), text.rfind("(", tail))
    if at <= 0 or not layout.ends(text[:at].rstrip()):
        return None
    bracket = text[at:]
    return at if whole(layout.signoff, bracket) or layout.goes_on.fullmatch(bracket) else None


def is_open(unit: Unit, layout: Layout) -> bool:
    """Whether the paragraph breaks off before its sentence ends."""
    if unit.role != "body" or not unit.parts or unit.signature or unit.line.tag == "signer" or unit.line.spoken:
        return False
    text = unit.parts[-1].text
    prose = len(text) > PROSE or any(mark in text for mark in "，,。；;")
    return (prose or unit.line.wrapped or len(unit.parts) > 1) and not layout.ends(text)


def is_torn(unit: Unit, layout: Layout) -> bool:
    """Whether the paragraph surely begins in the middle of a sentence."""
    if unit.role != "body" or not unit.parts or unit.byline or unit.line.tag == "signer":
        return False
    text = unit.parts[0].text
    return layout.torn(text) or _closes_first(text, "“", "”") or _closes_first(text, "《", "》")


def _closes_first(text: str, left: str, right: str) -> bool:
    closing, opening = text.find(right), text.find(left)
    return closing >= 0 and (opening < 0 or closing < opening)


def join(left: Unit, right: Unit) -> None:
    """Make ``right`` the rest of ``left``."""
    left.parts += right.parts
    left.below = right.foot
    left.signature += right.signature
