"""Which head each block of text on a page belongs to."""

from __future__ import annotations

from statistics import median

from kg.read.columns import APART, CAPTION, INDENT, SAME, STEP, Block, column_left
from kg.read.printed import shared

LEVEL = 0.7  # characters between the tops of two lines on one level
ENDS = "。！？!?…”」』）)"


class Owners:
    """Finds the head of each block of a page."""

    def __init__(self, found: list[Block], size: float) -> None:
        self.size = size
        self.texts = [block for block in found if block.kind == "text"]
        self.heads = [block for block in found if block.kind == "head"]
        self.walls = [block for block in found if block.kind != "text" or len(block.items) == 1]
        self.lefts = {id(item): column_left(item, self.texts, size) for block in self.texts for item in block.items[:1]}

    def run(self) -> None:
        """Give every block its owner, from top to bottom and left to right."""
        for block in self.texts:
            block.caption = self._is_caption(block)
        done: set[Block] = set()
        for block in sorted(self.texts, key=lambda block: (block.box[1], block.box[0])):
            self._own(block, done)

    def _own(self, block: Block, done: set[Block]) -> Block | None:
        if block not in done:
            done.add(block)
            block.owner = None if block.caption else self._owner(block, done)
        return block.owner

    def _is_caption(self, block: Block) -> bool:
        """Whether a block stands right below a picture and is set in another way than the columns."""
        first = block.items[0]
        pictures = [up for up in first.ups if up.kind == "picture"]
        if not pictures or len(block.items) > CAPTION or first.top - pictures[0].bottom > APART * self.size:
            return False
        return abs(first.size - self.size) > SAME * self.size / 2 or self._wide(block)

    def _wide(self, block: Block) -> bool:
        columns = [other.box[2] - other.box[0] for other in self.texts if len(other.items) > 2]
        return bool(columns) and block.box[2] - block.box[0] > 1.3 * median(columns)

    def _above(self, block: Block) -> list[Block]:
        """What is next above a block, pictures and their captions looked through."""
        result: list[Block] = []
        for up in block.ups:
            result += self._above(up) if up.kind == "picture" or up.caption else [up]
        return result

    def _owner(self, block: Block, done: set[Block]) -> Block | None:
        above = self._above(block)
        heads = [up for up in above if up.kind == "head"]
        if heads:
            return max(heads, key=lambda head: shared(head.area, block.area))
        texts = [up for up in above if up.kind == "text"]
        near = max(texts, key=lambda up: up.box[3], default=None)
        if near is not None and not any(up.kind == "rule" for up in above):
            far = block.box[1] - near.box[3] > APART * self.size
            beside = self._level(block) if far else None
            if beside is None and block.box[1] - near.box[3] > 2 * APART * self.size:
                beside = self._right(block)
            return beside or self._own(near, done) or self._top(block, done)
        return self._top(block, done)

    def _top(self, block: Block, done: set[Block]) -> Block | None:
        """The head of a block at the top of a column."""
        return self._level(block) or self._before(block, done) or self._beside(block)

    def _level(self, block: Block) -> Block | None:
        """The head on the left over the columns that begin on the same level, or the one that ends just above it."""
        left, top = block.box[0], block.box[1]
        for other in sorted(self.texts + self.heads, key=lambda other: -other.box[0]):
            if other.box[0] >= left or other.caption:
                continue
            if other.kind == "head":
                if 0 <= top - other.box[3] <= LEVEL * 2 * self.size:
                    return other
            elif self._on_level(other, block):
                heads = [up for up in self._above(other) if up.kind == "head"]
                if heads:
                    return heads[0]
            elif other.box[1] < top < other.box[3]:
                return None
        return None

    def _beside(self, block: Block) -> Block | None:
        """The head on the left that begins on the same level, else that over the columns on the right."""
        before = [head for head in self.heads if head.box[0] < block.box[0] and self._on_level(head, block)]
        return max(before, key=lambda head: head.box[0]) if before else self._right(block)

    def _right(self, block: Block) -> Block | None:
        """The head over the next columns on the right that begin on the same level."""
        level = [other for other in self.texts + self.heads if self._on_level(other, block)]
        for other in sorted(level, key=lambda other: other.box[0]):
            heads = [up for up in self._above(other) if up.kind == "head"]
            if other.box[0] > block.box[0] and not other.caption and (heads or other.kind == "head"):
                return heads[0] if other.kind == "text" else None
        return None

    def _on_level(self, other: Block, block: Block) -> bool:
        return other is not block and abs(other.box[1] - block.box[1]) <= LEVEL * self.size

    def _before(self, block: Block, done: set[Block]) -> Block | None:
        """The head of the text that goes on at the top of a column: one that ends in the column on the left."""
        left, top = block.box[0], block.box[1]
        lefts = [other for other in self.texts if other.box[0] < left - 3 * self.size and not other.caption]
        if not lefts:
            return None
        edge = max((other.box[0] for other in lefts if len(other.items) > 1), default=lefts[0].box[0])
        column = [other for other in lefts if other.box[0] >= edge - INDENT * self.size]
        spanning = [
            wall.box for wall in self.walls if wall.box[0] < edge + self.size and wall.box[2] > left + self.size
        ]
        floor = min((box[1] for box in spanning if box[1] >= top), default=float("inf"))
        ceiling = max((box[3] for box in spanning if box[3] <= top), default=float("-inf"))
        column = [other for other in column if ceiling <= other.box[3] and other.box[1] < floor]
        last = self._last(column, done)
        if not last:
            return None
        torn = block.items[0].left - self.lefts[id(block.items[0])] < STEP * self.size
        fitting = [other for other in last if (other.items[-1].text[-1] not in ENDS) == torn]
        return max(fitting or last, key=lambda other: other.box[3]).owner

    def _last(self, column: list[Block], done: set[Block]) -> list[Block]:
        """The last block of each article in a column."""
        ends: dict[Block, Block] = {}
        for other in sorted(column, key=lambda other: other.box[1]):
            owner = self._own(other, done)
            if owner is not None:
                ends[owner] = other
        return list(ends.values())
