"""Putting right what the columns tore apart: only where there is one good place."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from kg.model import Source
from kg.split.cut import PAGE_LENGTH
from kg.split.draft import Draft
from kg.split.grams import grams, shared
from kg.split.layout import Layout
from kg.split.records import RepairKind
from kg.split.units import Body, Unit, is_open, is_torn, join, unit
from kg.split.wrapped import is_row

PAGE_ARTICLES = 60  # with more, it is a collection and no page: nothing strays from one end to the other
MOVE = 6  # grams that a stray paragraph must share with the article it belongs to, and with no other
REST = 0.25  # what it may share with the article where it stands, as a part of that
TIES = 2  # points of names that it must share, as layout.yaml counts them
PROVINCE = 2
FIT = 3  # pairs of characters that a torn sentence must share with the article that it goes on in
STARTS, MOST = 3, 0.8  # paragraphs that begin with blanks, and their share
SEAM = 3  # how often the two characters at a seam must stand together on the page to be one word
# A line so short below the row of a list is the heading of the next ones.
GROUP = 8


# Two lines with none of these are rows of a list (names, bodies), not a sentence that goes on.
_SENTENCE = re.compile("[，,。；;！？!?“”]")


@dataclass(slots=True)
class Fix:
    """A repair whose article has no id yet: it is the one with the piece that begins at ``start``."""

    kind: RepairKind
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Text:
    """An article's words, and how often it has each gram."""

    words: str
    grams: Counter[str]

    @classmethod
    def of(cls, body: Body) -> Text:
        """All of a body, its head included."""
        parts = [placed.line.text for placed in body.draft.head]
        for item in body.units:
            parts += [*(part.text for part in item.byline), item.text]
        return cls("\n".join(parts), Counter(gram for part in parts for gram in grams(part)))


@dataclass
class Repairer:
    """Works on all drafts of one source; ``fixes`` says what was done."""

    source: Source
    layout: Layout
    fixes: list[Fix] = field(default_factory=list)

    def run(self, drafts: list[Draft]) -> list[Body]:
        """Put the drafts right and give their paragraphs."""
        drafts = self._attach(drafts)
        bodies = [Body(draft, [unit(placed, self.layout) for placed in draft.body]) for draft in drafts]
        for body in bodies:
            self._join_adjacent(body, sure=True)
            self._join_apart(body)
            self._join_adjacent(body, sure=False)
        if 1 < len(bodies) <= PAGE_ARTICLES and len(self.source.text) <= PAGE_LENGTH:
            self._move(bodies)
            self._join_across(bodies)
        return bodies

    def _is_word(self, seam: str) -> bool:
        """Whether these two characters often stand together on the page."""
        return len(self.source.text) <= PAGE_LENGTH and self._pairs[seam] >= SEAM

    @cached_property
    def _pairs(self) -> Counter[str]:
        """How often each two characters stand together."""
        return Counter(map("".join, pairwise(self.source.text)))

    def _attach(self, drafts: list[Draft]) -> list[Draft]:
        """Give a text above its own headline to it: a continued one, or one whose numbering goes on below."""
        result: list[Draft] = []
        for draft in reversed(drafts):
            below = result[-1] if result else None
            if below is None or not draft.orphan or not draft.body or not self._heads(below, draft):
                result.append(draft)
                continue
            start, end = draft.body[0].line.start, draft.body[-1].line.end
            below.body[:0] = draft.body
            below.continued, below.came = below.continued or draft.continued, below.came or draft.came
            self.fixes.append(Fix("headline", start, end, "正文在标题之前 the text stood above its headline"))
        return result[::-1]

    def _heads(self, below: Draft, orphan: Draft) -> bool:
        """Whether ``below``, a head without opening line of its own, is the head of the text above it."""
        if below.orphan or below.has("lead") or below.has("byline") or below.continued:
            return False
        if self._numbered(orphan) and (self._numbered(below) or self._policy(below)):
            return True
        texts = [_grams(orphan), _grams(below)]
        return orphan.continued and shared(texts[0], texts[1], texts[0] + texts[1]) > 0

    def _policy(self, draft: Draft) -> bool:
        head = "".join(placed.line.text for placed in draft.head if placed.role == "headline")
        return self.layout.policy_title.fullmatch(head) is not None

    def _numbered(self, draft: Draft) -> bool:
        return any(self.layout.numbered.match(placed.line.text[:20]) for placed in draft.body)

    def _join_adjacent(self, body: Body, *, sure: bool) -> None:
        """Join a paragraph that breaks off with the next one; ``sure`` only where the seam itself shows it."""
        result: list[Unit] = []
        indented = sure and _indented(body)
        for right in body.units:
            left = result[-1] if result else None
            goes_on = left is not None and indented and self._fills(left, right)
            if left is not None and (goes_on or self._continues(left, right, sure=sure)):
                self._join(left, right)
            else:
                result.append(right)
        body.units = result

    def _fills(self, left: Unit, right: Unit) -> bool:
        """Whether a paragraph seems to end as its last line, a full one, ends a sentence: no new one begins below."""
        if left.role != "body" or right.role != "body" or left.signature or right.byline or not right.parts:
            return False
        if not left.foot.wrapped or right.line.gap or right.line.indented or right.line.tag in ("signer", "attachment"):
            return False
        return not self.layout.numbered.match(right.text[:20]) and not is_row(right.text)

    def _continues(self, left: Unit, right: Unit, *, sure: bool) -> bool:
        if not is_open(left, self.layout) or right.role != "body" or right.byline or not right.parts:
            return False
        if right.line.tag in ("signer", "attachment"):
            return False
        text = right.parts[0].text
        if self.layout.numbered.match(text[:20]) or is_row(text):
            return False
        if len(text) <= GROUP and is_row(left.parts[-1].text) and not _SENTENCE.search(text):
            return False  # 某市, the heading of the next rows of a list
        if is_torn(right, self.layout):
            return True
        if right.line.indented and not left.parts[-1].text[-1:].isalnum():
            return False
        if not sure:
            rows = not left.line.wrapped and not _SENTENCE.search(left.parts[-1].text + text)
            return not rows and (not right.line.indented or self.layout.torn(text))
        return (left.line.wrapped and right.line.gap == 0) or self._is_word(left.parts[-1].text[-1] + text[0])

    def _join(self, left: Unit, right: Unit) -> None:
        if right.line.gap or right.parts[0].start < left.parts[-1].end:
            self.fixes.append(Fix("joined", *_range(right), "句子断成两处 a sentence was torn in two"))
        join(left, right)

    def _join_apart(self, body: Body) -> None:
        """Join the one paragraph that breaks off with the one that begins in mid-sentence, wherever they stand."""
        tails = [item for item in body.units if is_open(item, self.layout)]
        heads = [item for item in body.units if is_torn(item, self.layout)]
        if len(tails) != 1 or len(heads) != 1 or tails[0] is heads[0]:
            return
        self._join(tails[0], heads[0])
        place = body.units.index(heads[0])
        body.units[place] = tails[0]
        del body.units[next(i for i, item in enumerate(body.units) if item is tails[0] and i != place)]

    def _move(self, bodies: list[Body]) -> None:
        """Move each paragraph that is tied to one other article and not to its own."""
        texts = [Text.of(body) for body in bodies]
        page = sum((text.grams for text in texts), Counter[str]())
        strays = []
        for home, body in enumerate(bodies):
            for item in [] if body.draft.laid else body.units:
                if item.role == "body" and item.parts and not item.byline and not item.signature:
                    target = self._target(item, home, texts, page)
                    if target is not None:
                        strays.append((item, body, bodies[target]))
        for item, body, target_body in strays:
            self._place(item, body, target_body)

    def _target(self, item: Unit, home: int, texts: list[Text], page: Counter[str]) -> int | None:
        """The one article that the paragraph belongs to, where it is not the one it stands in."""
        part = _unit_grams(item)
        scores = [0 if place == home else shared(part, text.grams, page) for place, text in enumerate(texts)]
        if max(scores) < MOVE:
            return None
        without = Text(texts[home].words.replace(item.text, "\n"), texts[home].grams - part)
        others = [without if place == home else text for place, text in enumerate(texts)]
        scores[home] = shared(part, without.grams, page)
        best = max(range(len(texts)), key=lambda place: scores[place])
        second = max(score for place, score in enumerate(scores) if place != best)
        if best == home or second > REST * scores[best]:
            return None
        ties = [self._ties(item.text, text.words) for text in others]
        rival = max(points for place, points in enumerate(ties) if place != best)
        return best if ties[best] >= TIES and not ties[home] and rival < TIES else None

    def _ties(self, paragraph: str, text: str) -> int:
        """How much the names of the paragraph tie it to the text, in points."""
        points = sum(PROVINCE for name in self.layout.provinces if name in paragraph and name in text)
        for tie in self.layout.ties:
            names = {match["name"] for match in tie.pattern.finditer(paragraph)}
            points += sum(tie.points for name in names if name in text)
        return points

    def _place(self, item: Unit, home: Body, target: Body) -> None:
        """Put a paragraph after the one of the target that it shares most with."""
        part = _unit_grams(item)
        common = [sum((_unit_grams(other) & part).values()) for other in target.units]
        place = max(range(len(common)), key=lambda index: (common[index], index), default=-1)
        home.units = [other for other in home.units if other is not item]
        target.units.insert(place + 1, item)
        reason = "与另一篇报道共有名称与词语，与本篇没有 tied by its names to another article, not to this one"
        self.fixes.append(Fix("moved", *_range(item), reason))

    def _join_across(self, bodies: list[Body]) -> None:
        """Join the one open end of the page with the one torn beginning, where another article holds it and the words
        of the two fit."""
        tails = [(body, item) for body in bodies for item in body.units if is_open(item, self.layout)]
        heads = [(body, item) for body in bodies for item in body.units if is_torn(item, self.layout)]
        if len(tails) != 1 or len(heads) != 1 or tails[0][0] is heads[0][0]:
            return
        (target, left), (home, right) = tails[0], heads[0]
        if not _fits(right, Text.of(target).words, Text.of(home).words.replace(right.text, "\n")):
            return
        home.units = [item for item in home.units if item is not right]
        join(left, right)
        reason = "此处断句，彼处续句 the only sentence that breaks off and the only one that goes on"
        self.fixes.append(Fix("moved", *_range(right), reason))


def _fits(item: Unit, there: str, here: str) -> bool:
    """Whether a paragraph has clearly more words of the text there than of the one here, counted as pairs."""
    part, there_pairs, here_pairs = (set(grams(text, 2)) for text in (item.text, there, here))
    gained, lost = len(part & there_pairs - here_pairs), len(part & here_pairs - there_pairs)
    return gained >= FIT and gained > 2 * lost


def _indented(body: Body) -> bool:
    """Whether the paragraphs of a text that is broken at a width begin with blanks, but for a few."""
    pairs = [(left.line, right.line) for left, right in pairwise(body.units) if right.role == "body"]
    starts = [below.indented for above, below in pairs if not above.wrapped]
    return len(starts) < len(pairs) and sum(starts) >= max(STARTS, MOST * len(starts))


def _range(item: Unit) -> tuple[int, int]:
    """The range of a paragraph from the start of its first part."""
    return item.parts[0].start, max(part.end for part in item.parts)


def _grams(draft: Draft) -> Counter[str]:
    return Counter(gram for placed in (*draft.head, *draft.body) for gram in grams(placed.line.text))


def _unit_grams(item: Unit) -> Counter[str]:
    return Counter(grams(item.text))
