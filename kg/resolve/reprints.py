"""Articles that repeat another one's text: reprints of one agency report, cut or under another dateline.

MinHash proposes the pairs, by runs of characters since Chinese has no blanks between words; a full comparison decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import copy
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from kg.model import Article

if TYPE_CHECKING:
    import numpy.typing as npt

    Numbers = npt.NDArray[np.uint32]
    Places = npt.NDArray[np.int32]

RUN = 5  # characters: long enough that two texts of one field hardly share any by chance
SHORTEST = 40  # characters of a body that is the same as another; what is shorter is a formula
SHORT = 100  # characters of a body that is nearly the same
EDGE = 30  # characters at either end that a reprint may have as it likes: its dateline, its credit
SAME = 0.9  # of the shorter text's runs stand in the longer one
FIGURES = 0.9  # of its digits: two months' reports differ in these alone
HALF = 0.5  # of the longer text is the least that counts as it
# These propose 24 of 25 pairs that have half of their runs in common, and one of 5,000 that have a fiftieth.
BANDS, ROWS = 24, 3
TRIES = 50  # comparisons for a text: a form that is filled in every day is proposed as often, and never the same
RECENT = 2048  # texts whose runs are held
FEW = 4  # of so many runs one is looked up first
_NOISE = re.compile(r"[^\u3400-\u9fff0-9A-Za-z]+")
_STEP, _SPREAD = np.uint32(1_000_003), np.uint32(0x9E3779B1)


class Text(NamedTuple):
    """An article, the text of its body without punctuation, and the sketch of that where it is made already."""

    article: Article
    body: str
    sketch: Sequence[int] = ()


def body_of(article: Article, text: str, sketch: Sequence[int] = ()) -> Text:
    """The text that is compared; ``text`` is that of the article's source, ``sketch`` what is made of it already."""
    body = "".join(text[p.start : p.end] for p in article.pieces if p.role == "body")
    return Text(article, _NOISE.sub("", body), sketch)


def duplicates(texts: Sequence[Text]) -> dict[str, str]:
    """The id of each article that repeats another one, and that of a fuller text, which repeats none itself.

    Of texts of one length the earliest counts, then the first by path and place, in whatever order they come.
    """
    order = sorted((text for text in texts if len(text.body) >= SHORTEST), key=_rank)
    equal: dict[str, str] = {}
    found: dict[str, str] = {}
    fuller: list[Text] = []
    for text in order:
        first = equal.setdefault(text.body, text.article.id)
        if first != text.article.id:
            found[text.article.id] = found.get(first, first)
        elif len(text.body) >= SHORT:
            fuller.append(text)
    for text, original in _nearly(fuller) if len(fuller) > 1 else ():
        found[text.article.id] = original.article.id
    return {one: found.get(original, original) for one, original in found.items()}


def _rank(text: Text) -> tuple[int, str, str, int, str]:
    article = text.article
    return -len(text.body), article.date or "9", article.path, article.start, article.id


def _nearly(order: Sequence[Text]) -> Iterator[tuple[Text, Text]]:
    """Each text that repeats a fuller one, with that; of several the nearest in length, and none that repeats another.

    The texts come fullest first.
    """
    alike = _Alike([np.asarray(text.sketch if len(text.sketch) else sketched(text.body), np.uint32) for text in order])
    # Those near in length, which are compared first, have just been looked at.
    known = lru_cache(maxsize=RECENT)(lambda number: np.sort(_runs(_letters(order[number].body))))
    for number, text in enumerate(order):
        letters = _letters(text.body)
        runs = _runs(letters)
        fits = (one for one in alike.before(number) if len(text.body) >= HALF * len(order[one].body))
        original = next((one for one in fits if repeats(letters, runs, known(one))), None)
        if original is not None:
            alike.drop(number)
            yield text, order[original]


def sketched(body: str) -> tuple[int, ...]:
    """The numbers by which a text of the same runs is found; none for a body that is too short to be compared so."""
    if len(body) < SHORT:
        return ()
    sketch = copy(_blank())  # its own way to copy it looks through what it hashes by anew
    sketch.update_batch(_runs(_letters(body)).tolist())
    return tuple(sketch.hashvalues.tolist())


@cache
def _blank() -> Any:
    """A sketch of nothing: what it hashes by is made but once."""
    from datasketch import MinHash  # takes longer to load than a small build to compare

    return MinHash(num_perm=BANDS * ROWS, hashfunc=int, scheme="affine32")


class _Alike:
    """Which texts share a band of their sketches. In arrays: an index of sets takes thirty times the memory."""

    def __init__(self, sketches: list[Numbers]) -> None:
        bands = np.array(sketches).reshape(len(sketches), BANDS, ROWS)
        self._there = np.ones(len(sketches), np.bool_)
        self._bands = [self._grouped(bands[:, band]) for band in range(BANDS)]

    @staticmethod
    def _grouped(band: Numbers) -> tuple[Places, Places, Places]:
        """The texts in order of their bands, and for each text where it stands there and where its like begin."""
        order = np.lexsort((np.arange(len(band)), *band.T)).astype(np.int32)
        sorted_ = band[order]
        new = np.concatenate(([True], (sorted_[1:] != sorted_[:-1]).any(axis=1)))
        begins = np.maximum.accumulate(np.where(new, np.arange(len(band)), 0)).astype(np.int32)
        at = np.empty(len(band), np.int32)
        at[order] = np.arange(len(band), dtype=np.int32)
        return order, at, begins[at]

    def before(self, number: int) -> list[int]:
        """The last texts before this one that share a band with it, the last first."""
        found = [self._last(order, begin[number], at[number]) for order, at, begin in self._bands]
        last: list[int] = np.unique(np.concatenate(found))[: -TRIES - 1 : -1].tolist()
        return last

    def _last(self, order: Places, begin: int, end: int) -> Places:
        """The last texts of a stretch that are to be compared: a form may have filled it with any number of them."""
        reach = TRIES
        while True:
            near = order[max(begin, end - reach) : end]
            there = near[self._there[near]]
            if len(there) >= TRIES or end - reach <= begin:
                return there[-TRIES:]
            reach *= 2

    def drop(self, number: int) -> None:
        """No text is to be compared with this one, which repeats another."""
        self._there[number] = False


def repeats(letters: Numbers, runs: Numbers, fuller: Numbers) -> bool:
    """Whether a text is another one, perhaps cut and with small changes; ``fuller`` are the runs of that one, sorted.

    Two papers may each have a dateline and a credit of their own, so the ends of a long text do not count. Its figures
    do: a form that is filled in anew every month is nearly the same text too.
    """
    edge = EDGE if len(runs) >= SHORT + 2 * EDGE else 0
    middle = slice(edge, len(runs) - edge)
    # Most texts are quite another one: a few of the runs show it.
    few = runs[middle][::FEW]
    if len(few) - np.count_nonzero(_among(few, fuller)) > (1 - SAME) * len(runs[middle]) + 1:
        return False
    shared = _among(runs, fuller)
    if shared[middle].mean() < SAME:
        return False
    digits = (letters[middle] >= ord("0")) & (letters[middle] <= ord("9"))
    covered = np.convolve(shared, np.ones(RUN, np.int8))[middle] > 0
    return not digits.any() or bool(covered[digits].mean() >= FIGURES)


def _among(runs: Numbers, fuller: Numbers) -> npt.NDArray[np.bool_]:
    """Which of the runs are among those of the fuller text."""
    found: npt.NDArray[np.bool_] = fuller.take(fuller.searchsorted(runs), mode="clip") == runs
    return found


def _letters(body: str) -> Numbers:
    """The characters as numbers."""
    return np.frombuffer(body.encode("utf-32-le", "surrogatepass"), "<u4")


def _runs(letters: Numbers) -> Numbers:
    """A number for the run that begins at each character but the last few."""
    count = len(letters) - RUN + 1
    runs = np.zeros(count, np.uint32)
    for index in range(RUN):
        runs = runs * _STEP + letters[index : index + count]
    return (runs ^ (runs >> np.uint32(15))) * _SPREAD
