"""Headlines that were found in pieces: a blank or a quotation mark parts them, no gutter between two columns."""

from __future__ import annotations

from collections.abc import Iterable

from kg.read.printed import Item

SET_APART = 1.6  # of the headline's size: a wider gap parts two headlines
SAME = 0.2  # difference of the sizes of two pieces, at most
BELOW = 9  # characters of the text, down to which the columns under a headline are looked at
CROSSING = 2  # lines of text that run on under the gap between two pieces show that it is no gutter


def put_together(heads: Iterable[Item], texts: list[Item], size: float) -> list[Item]:
    """The headlines, those in pieces as one; ``texts`` are the lines of the text, of this size."""
    result: list[Item] = []
    for item in sorted(heads, key=lambda item: item.left):
        before = next(
            (head for head in reversed(result) if _beside(head, item) and _one(head, item, texts, size)), None
        )
        if before is None:
            result.append(item)
        else:
            result[result.index(before)] = _joined(before, item)
    return result


def _beside(left: Item, right: Item) -> bool:
    high = min(left.bottom - left.top, right.bottom - right.top)
    level = min(left.bottom, right.bottom) - max(left.top, right.top) > 0.6 * high
    near = -0.5 * right.size < right.left - left.right < SET_APART * max(left.size, right.size)
    return level and near and abs(left.size - right.size) <= SAME * max(left.size, right.size)


def _one(left: Item, right: Item, texts: list[Item], size: float) -> bool:
    """Whether lines of text run on under the gap between two pieces."""
    foot = max(left.bottom, right.bottom)
    below = [item for item in texts if foot - size <= item.top <= foot + BELOW * size]
    crossing = sum(item.left < left.right - size / 2 and item.right > right.left + size / 2 for item in below)
    return crossing >= CROSSING


def _joined(left: Item, right: Item) -> Item:
    (a, b, _, d), (_, f, g, h) = left.box, right.box
    size = left.size if len(left.text) >= len(right.text) else right.size
    return Item(left.kind, (a, min(b, f), g, max(d, h)), size, left.text + right.text)
