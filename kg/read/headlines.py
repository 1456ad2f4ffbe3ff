"""Headlines that were found in pieces: a blank or a quotation mark parts them, no gutter between two columns."""

from __future__ import annotations

from kg.read.printed import Item, over

SET_APART = 1.6  # of the headline's size: a wider gap parts two headlines
OVERLAP = -0.1  # of its size: pieces that run into each other so far are one
SAME = 0.2  # difference of the sizes of two pieces, at most; or else
HIGH = 1.12  # the height of the one, of that of the other
BELOW = 9  # characters of the text, down to which the columns under a headline are looked at
EDGE = 0.4  # characters of the text between the beginnings of a headline and of its column, at most
CROSSING = 2  # lines of text that run on under the gap between two pieces show that it is no gutter


def whole_headlines(heads: list[Item], texts: list[Item], size: float) -> list[Item]:
    """The headlines, those in pieces as one; ``texts`` are the lines of the text, of this size."""
    result: list[Item] = []
    for item in sorted(heads, key=lambda item: item.left):
        near = (head for head in reversed(result) if _beside(head, item))
        before = next((head for head in near if _one(head, item, heads, texts, size)), None)
        if before is None:
            result.append(item)
        else:
            result[result.index(before)] = _joined(before, item)
    return result


def _beside(left: Item, right: Item) -> bool:
    high = min(left.bottom - left.top, right.bottom - right.top)
    level = min(left.bottom, right.bottom) - max(left.top, right.top) > 0.6 * high
    near = -0.5 * right.size < right.left - left.right < SET_APART * max(left.size, right.size)
    highs = left.bottom - left.top, right.bottom - right.top
    alike = abs(left.size - right.size) <= SAME * max(left.size, right.size) or max(highs) < HIGH * min(highs)
    return level and near and alike


def _one(left: Item, right: Item, heads: list[Item], texts: list[Item], size: float) -> bool:
    """Whether two pieces run into each other, or lines of text run on under the gap between them; where the gap is over
    a gutter, whether both are the only line of their headline and no column begins where the second does."""
    if right.left - left.right < OVERLAP * right.size:
        return True
    foot = max(left.bottom, right.bottom)
    below = [item for item in texts if foot - size <= item.top <= foot + BELOW * size]
    crossing = sum(item.left < left.right - size / 2 and item.right > right.left + size / 2 for item in below)
    if crossing >= CROSSING:
        return True
    close = right.left - left.right < right.size and abs(left.top - right.top) < 0.2 * right.size
    edge = any(abs(item.left - right.left) < EDGE * size for item in below)
    return close and bool(below) and not edge and not any(_stacked(piece, heads) for piece in (left, right))


def _stacked(piece: Item, heads: list[Item]) -> bool:
    """Whether a line of the same size stands right above or below."""
    return any(
        over(piece, other)
        and abs(other.size - piece.size) <= SAME * piece.size
        and 0 < max(other.top - piece.bottom, piece.top - other.bottom) + piece.size / 2 < 2 * piece.size
        for other in heads
        if other is not piece
    )


def _joined(left: Item, right: Item) -> Item:
    (a, b, _, d), (_, f, g, h) = left.box, right.box
    size = left.size if len(left.text) >= len(right.text) else right.size
    return Item(left.kind, (a, min(b, f), g, max(d, h)), size, left.text + right.text)
