"""The records that pass between the stages. All frozen; all offsets count characters.

A *mention* is a span of a source, a *claim* one statement with its *provenance*, an *entity* what mentions stand for.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Kind = Literal["news", "policy", "essay", "brief"]
Role = Literal["kicker", "headline", "subhead", "byline", "body"]
Basis = Literal["stated", "inferred"]
Verdict = Literal["same", "different", "unsure", "split", "rename", "alias", "reject", "confirm"]

ID_LENGTH = 16


def content_id(*parts: str) -> str:
    """A stable id: the first 16 hex digits of the SHA-256 of the parts, joined by U+001F."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Leads from the cleaned text back to the file's own text.

    ``clean[i]`` and ``raw[i]`` start a run of characters that the cleaning kept in order: the character at
    ``clean[i] + k`` of the cleaned text is the one at ``raw[i] + k`` of the file's text.
    """

    clean: tuple[int, ...] = (0,)
    raw: tuple[int, ...] = (0,)

    def to_raw(self, offset: int) -> int:
        """The offset in the file's decoded text of the character at ``offset`` of the cleaned text."""
        run = bisect_right(self.clean, offset) - 1
        return self.raw[run] + offset - self.clean[run]

    def end_in_raw(self, end: int) -> int:
        """Where the character before ``end`` ends in the file's text: a run of one may stand for a range there."""
        after = bisect_right(self.clean, end - 1)
        if after < len(self.clean) and self.clean[after] == end and self.clean[after - 1] == end - 1:
            return self.raw[after]
        return self.to_raw(end - 1) + 1


class Place(NamedTuple):  # each line has one: a tuple is made and passed on in a third of a record's time
    """Where ``text[start:end]`` of a source stands in its file.

    ``page`` counts from 1 (0: the format has none); ``label`` is for a person: ``第3页 [72,90,523,104]``, the box in
    points (pixels of an image) from the page's top left, ``第5段``, ``/html/body/div[2]/p[1]``.

    On a newspaper page ``block`` is the article that the line is laid out in (``3``; ``5.1`` inside frame 5), and
    ``size`` that of its type as a multiple of the text's.
    """

    start: int
    end: int
    page: int
    label: str
    size: float = 0.0
    block: str = ""

    @property
    def short(self) -> str:
        """What a person turns to: the page where there is one (its box is for machines), else the label."""
        return f"第{self.page}页" if self.page else self.label


def _start(place: Place) -> int:
    return place.start


@dataclass(frozen=True, slots=True)
class Source:
    """One document: ``text`` is cleaned (what every offset counts in), ``raw`` is what its reader gives.

    ``places`` are in order and do not overlap. ``metadata`` is what the file says of itself: ``title``, ``date`` (ISO),
    ``publisher``, ``author``, ``url``. What a person has said of it stands there too, and ``given`` names it: it counts
    more than anything that the text says.
    """

    id: str
    path: str
    format: str
    text: str
    raw: str
    offsets: OffsetMap
    encoding: str = "utf-8"
    places: tuple[Place, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    given: frozenset[str] = frozenset()

    def place_at(self, offset: int) -> Place | None:
        """The place in the file of the character at ``offset`` of ``text``; None where the format has none."""
        index = bisect_right(self.places, offset, key=_start) - 1
        return self.places[index] if index >= 0 else None

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The range of ``raw`` that ``text[start:end]`` came from."""
        if end <= start:
            return self.offsets.to_raw(start), self.offsets.to_raw(start)
        return self.offsets.to_raw(start), self.offsets.end_in_raw(end)


@dataclass(frozen=True, slots=True)
class Piece:
    """A range of the source that an article is made of.

    ``glued`` says that it continues the former piece in the middle of a sentence: nothing is put between the two when
    the article's text is assembled; else a line break is.
    """

    start: int
    end: int
    role: Role = "body"
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """One article or document of a source. ``pieces`` are in reading order and never overlap.

    ``date`` is ISO (``2026-04-23``, ``2026``) or empty; ``place`` the dateline's as written; ``publisher`` and ``url``
    are the source's. ``duplicate_of`` is the article whose text it repeats, ``continues`` its beginning in another
    source; ``attributes`` are what an official document's form says, ``site`` what its page says of whose it is.
    """

    id: str
    source: str
    start: int
    end: int
    headline: str
    kicker: str
    date: str
    byline: str
    kind: Kind
    pieces: tuple[Piece, ...]
    place: str = ""
    path: str = ""
    continued: bool = False
    publisher: str = ""
    url: str = ""
    duplicate_of: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    continues: str = ""
    site: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of a source: ``source.text[start:end] == text``, always.

    ``name`` is what the span says in normal form: line breaks and quotation marks gone, the body that a title implies;
    a slot such as ``{P}`` stands for the article's own province, an empty name for a reference. ``entity`` is empty
    until it is resolved; ``attributes`` are what the text says beside it (``date``, ``document_number``).
    """

    id: str
    article: str
    start: int
    end: int
    text: str
    type: str
    rule: str
    name: str = ""
    entity: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)

    def led_to(self, entity: str) -> Mention:
        """The mention with what it stands for; each of a build needs one, and ``replace`` takes thrice as long."""
        return Mention(
            self.id, self.article, self.start, self.end, self.text, self.type, self.rule, self.name, entity,
            self.attributes,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Provenance:
    """The sentence that says it (offsets in the source) and the rule that read it."""

    article: str
    start: int
    end: int
    sentence: str
    rule: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement. ``subject`` and ``object`` are mention ids before it is resolved, entity ids after.

    ``subject_mention`` and ``object_mention`` keep the original mentions once it is.
    """

    id: str
    subject: str
    relation: str
    object: str
    basis: Basis
    confidence: float
    provenance: Provenance
    qualifiers: Mapping[str, str | float] = field(default_factory=dict)
    subject_mention: str = ""
    object_mention: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """What mentions stand for. ``attributes`` hold the type's own (``adcode``, ``level``, ``date``), never a list."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    attributes: Mapping[str, str | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A reference that has no single reading, or a fragment that has no single place: kept, never guessed."""

    article: str
    start: int
    end: int
    text: str
    kind: str
    reason: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubtful:
    """What a person should look at: a ``claim`` of low confidence, or a reference or fragment that stayed open.

    ``text`` is the claim's ``subject | relation | object`` or the words that are open, ``reason`` why it is here;
    ``confidence`` is 0 where nothing was read. Offsets count characters of the source.
    """

    kind: str
    text: str
    reason: str
    candidates: tuple[str, ...]
    sentence: str
    path: str
    article: str
    start: int
    end: int
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Two names that are one (``merged``), or that may be and are not put together (``candidate``).

    ``stage`` is what found it, ``reason`` says it to a person, ``score`` is how sure it is (0 to 1). Either side is a
    name and the article that it stands in, empty where it holds for all articles; its ``entity`` is what it became.
    """

    verdict: Literal["merged", "candidate"]
    type: str
    stage: str
    reason: str
    score: float
    left: str
    right: str
    left_article: str = ""
    right_article: str = ""
    left_entity: str = ""
    right_entity: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision, replayed at every build.

    ``left`` and ``right`` are names as they stand in the articles whose texts have the hashes ``left_text`` and
    ``right_text`` (empty: wherever the name stands); of ``rename`` and ``alias`` ``right`` is the new word, ``split``
    has none. A claim (``reject``, ``confirm``) is told by its ends, ``relation`` and ``sentence``. ``type`` is the left
    side's, ``place`` where it is written.
    """

    verdict: Verdict
    type: str
    left: str
    right: str = ""
    left_text: str = ""
    right_text: str = ""
    relation: str = ""
    sentence: str = ""
    by: str = ""
    date: str = ""
    why: str = ""
    place: str = ""
