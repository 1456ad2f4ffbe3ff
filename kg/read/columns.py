"""The columns of a printed page: its lines as blocks, and the head that each block of text belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from kg.read.printed import Box, Item, Kind, over, parted, shared, stacked

HEAD = 1.15  # of the size of the text: what is larger heads something
SUBHEAD = 1.25  # what is smaller can stand inside an article
SAME = 0.07  # difference of two sizes that are meant to be the same
FAR = 1.25  # gap between two lines of a block, in characters, at most
HEADS = 0.9  # the same between two lines of a head, in characters of the larger one
APART = 1.5  # the same where a gap parts two blocks
INDENT = 2.6  # characters that the first line of a paragraph is moved to the right, at most
STEP = 1.2  # and at least
LEVEL = 0.7  # characters between the tops of two lines on one level
CAPTION = 6  # lines
# A line of fewer characters is made as wide as its column: that of the lines so many characters above and below, which
# are among so many neighbours.
SHORT, NEAR, AROUND = 12, 9, 120
ENDS = "。！？!?…”」』）)"


@dataclass(eq=False, slots=True)
class Block:
    """Lines of one kind right below each other. ``owner`` is the head that it belongs to, for a head itself."""

    kind: Kind
    items: list[Item]
    ups: list[Block] = field(default_factory=list)
    owner: Block | None = None
    caption: bool = False

    @property
    def box(self) -> Box:
        boxes = [item.box for item in self.items]
        return (
            min(box[0] for box in boxes), boxes[0][1],
            max(box[2] for box in boxes), max(box[3] for box in boxes),
        )  # fmt: skip

    @property
    def area(self) -> Item:
        """The block as one item."""
        return Item(self.kind, self.box)


def text_size(items: Iterable[Item]) -> float:
    """The size that most of the text has."""
    sized = sorted((item.size, len(item.text)) for item in items if item.text)
    half, so_far = sum(count for _, count in sized) / 2, 0
    for size, count in sized:
        so_far += count
        if so_far >= half:
            return size
    return 0.0


def blocks(items: Sequence[Item], size: float, loose: float = SAME) -> list[Block]:
    """The blocks of a page from top to bottom; sizes that differ by ``loose`` are the same."""
    _widen([item for item in items if item.kind == "text"], size)
    ordered = stacked(items)
    for item in ordered:
        if item.kind == "text" and item.size >= HEAD * size and not _inside(item, size):
            item.kind = "head"
    result: list[Block] = []
    home: dict[Item, Block] = {}
    for item in ordered:
        above = [up for up in item.ups if up.kind == item.kind]
        near = dict.fromkeys(home[up] for up in above if _near(home[up], up, item, size))
        block = next(iter(near), None)
        if block is not None and len(near) == 1 and _goes_on(block, item, size, loose):
            block.items.append(item)
        else:
            block = Block(item.kind, [item])
            result.append(block)
        home[item] = block
    for block in result:
        block.ups = list(dict.fromkeys(home[up] for up in block.items[0].ups))
    return result


def _widen(texts: list[Item], size: float) -> None:
    """Make short lines as wide as the column is to the right of where they begin."""
    texts = [item for item in texts if item.size < HEAD * size]
    tops = sorted(texts, key=lambda item: item.top)
    for first, item in enumerate(tops):
        if item.right - item.left < SHORT * size:
            around = tops[max(0, first - AROUND) : first + AROUND]
            rights = [
                other.right
                for other in around
                if abs(other.top - item.top) < NEAR * size
                and other.left <= item.left + size / 2
                and other.right > item.right
            ]
            item.least = median(rights) - item.left if rights else 0.0


def _inside(item: Item, size: float) -> bool:
    """Whether a line that is a little larger stands between the lines of one column: a heading in an article."""
    if item.size >= SUBHEAD * size or not item.ups or not item.downs:
        return False
    if item.top - item.ups[0].bottom > FAR * size:
        return False
    around = [*item.ups, *item.downs[:1]]
    column = Item("text", (min(one.left for one in around), 0.0, max(one.right for one in around), 0.0))
    plain = all(one.kind == "text" and one.size < HEAD * size for one in around)
    return (
        plain
        and all(over(one, column) for one in around)
        and column.left - size <= item.left <= item.right <= column.right + size
    )


def _near(block: Block, above: Item, item: Item, size: float) -> bool:
    """Whether an item stands close below a block, and nothing of its kind beside it."""
    if parted(above) or item.kind not in {"text", "head"}:
        return False
    if item.kind == "head":
        return item.top - block.box[3] <= HEADS * max(above.size, item.size)
    return block.items[-1] is above and item.top - above.bottom <= FAR * size


def _goes_on(block: Block, item: Item, size: float, loose: float) -> bool:
    if item.kind == "head":
        return True
    before = block.items[-1].size
    largest = max(before, item.size)
    alike = abs(before - item.size) <= loose * largest or largest > (1 + loose) * size
    left, _, right, _ = block.box
    wider = len(block.items) > 1 and item.right > right + APART * size
    return alike and not wider and left - INDENT * size <= item.left <= right


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


def column_left(item: Item, texts: list[Block], size: float) -> float:
    """The left edge of the column of a line that may be indented."""
    near = [
        other.left
        for block in texts
        for other in block.items
        if item.left - INDENT * size <= other.left <= item.left + size / 2
    ]
    return edge_of(near, size, item.left)


def edge_of(lefts: Iterable[float], size: float, default: float) -> float:
    """The position that most of the lines begin at."""
    counts: dict[int, list[float]] = {}
    for left in lefts:
        counts.setdefault(round(2 * left / size), []).append(left)
    most: list[float] = max(counts.values(), key=len, default=[default])
    return median(most)


def columns(found: Iterable[Block]) -> Iterator[Block]:
    """Blocks of text that are long enough to be a piece of a column."""
    yield from (block for block in found if block.kind == "text" and len(block.items) > 3)


def is_over(block: Block, other: Block) -> bool:
    """Whether a block stands in the column of another one."""
    return over(block.area, other.area)
