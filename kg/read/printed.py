"""What is printed on a page: runs of text with their boxes, and how they stand above each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal, NamedTuple

Box = tuple[float, float, float, float]  # left, top, right, bottom, from the top left of the page
Kind = Literal["text", "head", "rule", "picture"]

COVERS = 0.4  # of the narrower one's width: two that share so much stand above each other
VISIBLE = 0.25  # of a width: what shows less of itself from a place below is not above that
HIDDEN = 0.9  # of its width: what is covered so far is seen by nothing below
WIDE = 0x2E80  # characters from here on are as wide as high


class Run(NamedTuple):
    """Text on one line without a wide gap in it; ``size`` is the width of a Chinese character of it."""

    text: str
    box: Box
    size: float


_NARROW = re.compile(f"[^{chr(WIDE)}-\U0010ffff“”‘’—…·]")


def widths(text: str) -> float:
    """How wide a text is, in Chinese characters."""
    return len(text) - len(_NARROW.findall(text)) / 2


@dataclass(eq=False, slots=True)
class Item:
    """A run, a picture or a rule on the page; ``ups`` and ``downs`` are what is next above and below it.

    ``least`` is the width that it takes in its column, if it is shorter: a word at the end of a paragraph stands above
    the indented line that follows.
    """

    kind: Kind
    box: Box
    size: float = 0.0
    text: str = ""
    least: float = 0.0
    ups: list[Item] = field(default_factory=list)
    downs: list[Item] = field(default_factory=list)

    @property
    def left(self) -> float:
        return self.box[0]

    @property
    def top(self) -> float:
        return self.box[1]

    @property
    def right(self) -> float:
        return self.box[2]

    @property
    def width(self) -> float:
        return max(self.box[2] - self.box[0], self.least)

    @property
    def bottom(self) -> float:
        return self.box[3]


def shared(one: Item, other: Item) -> float:
    """The width that two share."""
    return min(one.left + one.width, other.left + other.width) - max(one.left, other.left)


def over(one: Item, other: Item) -> bool:
    """Whether one stands above the other, by their sides; what hangs over a column's edge does not count."""
    return shared(one, other) > COVERS * min(one.width, other.width)


def stacked(items: Iterable[Item]) -> list[Item]:
    """The items from top to bottom, each with what is next above and below it."""
    result = sorted(items, key=lambda item: (item.top, item.left))
    fronts: list[Item] = []
    open_: dict[Item, list[tuple[float, float]]] = {}
    for item in result:
        under = [front for front in fronts if over(front, item) and _visible(front, open_[front], item)]
        for front in sorted(under, key=lambda front: -front.bottom):
            if not any(over(front, nearer) for nearer in item.ups):
                item.ups.append(front)
                front.downs.append(item)
            open_[front] = list(_left_open(open_[front], item))
        fronts = [front for front in fronts if _seen(open_[front]) > (1 - HIDDEN) * front.width]
        fronts.append(item)
        open_[item] = [(item.left, item.left + item.width)]
    return result


def _left_open(parts: list[tuple[float, float]], item: Item) -> Iterator[tuple[float, float]]:
    """What is left of the parts of a width that can be seen from below, under the item."""
    for left, right in parts:
        sides = (left, min(right, item.left)), (max(left, item.left + item.width), right)
        yield from (side for side in sides if side[0] < side[1])


def _visible(front: Item, parts: list[tuple[float, float]], item: Item) -> bool:
    shown = sum(max(0.0, min(right, item.left + item.width) - max(left, item.left)) for left, right in parts)
    return shown > VISIBLE * min(item.width, front.width)


def _seen(parts: list[tuple[float, float]]) -> float:
    return sum(right - left for left, right in parts)


def parted(item: Item) -> bool:
    """Whether things of its kind stand side by side right below it."""
    return any(
        shared(one, other) <= 0 and min(one.bottom, other.bottom) > max(one.top, other.top)
        for one, other in combinations((down for down in item.downs if down.kind == item.kind), 2)
    )
