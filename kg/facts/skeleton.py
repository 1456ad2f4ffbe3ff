"""The skeleton: the text with each mention and each title replaced by one character that says its type.

Trigger rules are regular expressions over it, so ``{subject:Organization}印发{object:PolicyDocument}`` costs one scan.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from kg.ontology import Ontology
from kg.text.hits import Cover, Hit, longest

FIRST_CODE = 0xE000
TITLE = "title"
# An event that its verb alone tells; a pattern may ask for these, and they are events wherever it asks for events.
VISIT, VISITS = "visit", "event-visit"
# Behind the last of several titles (董事长、党组副书记等职), behind one (任市长后), between two (副院长兼护理部主任).
OFFICES = ("兼", "等职", "一职", "两职", "职务", "等", "后", "期间", "以来")
LONGEST_LIST = 150
"""How many items a pattern follows a list for: without a bound each start of a long list would read it to its end."""


class Codes:
    """One private-use character for each entity type, one for titles, one for visits."""

    def __init__(self, ontology: Ontology) -> None:
        names = [*(name for name, kind in ontology.types.items() if not kind.abstract), TITLE, VISIT]
        self.of = {name: chr(FIRST_CODE + index) for index, name in enumerate(names)}
        self._ontology = ontology
        self.posted = frozenset({"Person", *ontology.kinds_of("Organization")})
        """The types that a title stands beside."""

    def code(self, hit: Hit) -> str:
        """The character that stands for the hit."""
        return self.of[VISIT if hit.rule == VISITS else hit.type]

    def group(self, types: Iterable[str]) -> str:
        """A regular-expression class for the types and all that lie below them."""
        known = self._ontology.kinds_of
        chosen = {self.of[sub] for name in types for sub in ([name] if name in (TITLE, VISIT) else known(name))}
        if "Event" in types:
            chosen.add(self.of[VISIT])
        return f"[{''.join(sorted(chosen))}]"


@dataclass(frozen=True, slots=True)
class Skeleton:
    """``text[i]`` stands for the character at ``offsets[i]`` of the article's text or for ``hits[i]``."""

    text: str
    offsets: tuple[int, ...]
    hits: dict[int, Hit]
    source: str

    def offset(self, index: int) -> int:
        """The offset in the article's text that the skeleton's index stands at."""
        return self.offsets[index] if index < len(self.offsets) else len(self.source)

    def end_offset(self, index: int) -> int:
        """The offset in the article's text where the character at ``index - 1`` ends."""
        if index == 0:
            return 0
        hit = self.hits.get(index - 1)
        return hit.end if hit is not None else self.offsets[index - 1] + 1

    def index(self, offset: int) -> int:
        """The first index that stands at or after ``offset``."""
        return bisect_left(self.offsets, offset)


def skeleton(
    text: str, hits: Iterable[Hit], titles: Iterable[Hit], codes: Codes, start: int = 0, end: int | None = None
) -> Skeleton:
    """The skeleton of ``text[start:end]``; ``hits`` must not overlap, a title that overlaps one is left out."""
    stop = len(text) if end is None else end
    covered = sorted((hit for hit in hits if start <= hit.start and hit.end <= stop), key=lambda h: h.start)
    inside = [hit for hit in titles if start <= hit.start and hit.end <= stop]
    marks = {hit.start: hit for hit in [*longest(_clear(inside, covered, text, codes.posted)), *covered]}
    parts: list[str] = []
    offsets: list[int] = []
    found: dict[int, Hit] = {}
    at = start
    for place in sorted(marks):
        hit = marks[place]
        parts.append(text[at:place])
        offsets.extend(range(at, place))
        found[len(offsets)] = hit
        parts.append(codes.code(hit))
        offsets.append(place)
        at = hit.end
    parts.append(text[at:stop])
    offsets.extend(range(at, stop))
    return Skeleton("".join(parts), tuple(offsets), found, text)


def _clear(titles: list[Hit], covered: list[Hit], text: str, posted: frozenset[str]) -> list[Hit]:
    """The titles that no mention overlaps and that stand as titles: beside a body or a person, a title or a mark."""
    if not titles:
        return titles
    cover = Cover(covered)
    beside = Cover(hit for hit in covered if hit.type in posted)
    starts = {hit.start for hit in titles}

    def stands(hit: Hit) -> bool:
        ends = not text[hit.end : hit.end + 1].isalpha() or text.startswith(OFFICES, hit.end)
        marked = hit.end in starts or ends
        return marked or beside.at(hit.start - 1) is not None or beside.at(hit.end) is not None

    return [hit for hit in titles if cover.free(hit.start, hit.end) and stands(hit)]
