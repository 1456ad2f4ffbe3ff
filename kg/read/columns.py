"""The columns of a printed page: its lines as blocks, and the head that each block of text belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from kg.read.printed import Box, Item, Kind, over, parted, stacked

HEAD = 1.15  # of the size of the text: what is larger heads something
SUBHEAD = 1.25  # what is smaller can stand inside an article
SAME = 0.07  # difference of two sizes that are meant to be the same
FAR = 1.25  # gap between two lines of a block, in characters, at most
HEADS = 0.9  # the same between two lines of a head, in characters of the larger one
APART = 1.5  # the same where a gap parts two blocks
INDENT = 2.6  # characters that the first line of a paragraph is moved to the right, at most
STEP = 1.2  # and at least
CAPTION = 6  # lines
LEADING = 0.4  # of the size of the text, between two of its lines
# A line of fewer characters is made as wide as its column: that of the lines so many characters above and below, which
# are among so many neighbours.
SHORT, NEAR, AROUND = 12, 9, 120


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
        if item.kind == "text" and item.size >= HEAD * size and not _inside(item, size, loose):
            item.kind = "head"
    result: list[Block] = []
    home: dict[Item, Block] = {}
    for item in ordered:
        above = [up for up in item.ups if up.kind == item.kind]
        near = dict.fromkeys(home[up] for up in above if _near(home[up], up, item, size))
        block = next(iter(near), None)
        if block is not None and len(near) == 1 and _goes_on(block, item, size, loose):
            if item.kind == "head" and abs(block.items[-1].size - item.size) <= loose * max(
                block.items[-1].size, item.size
            ):
                item.size = block.items[-1].size
            block.items.append(item)
        else:
            block = Block(item.kind, [item])
            result.append(block)
        home[item] = block
    result = [block for block in result if not _is_kicker(block, home, size)]
    _part_credits(result, home, size)
    for block in result:
        block.ups = list(dict.fromkeys(home[up] for up in block.items[0].ups))
    return result


def _part_credits(found: list[Block], home: dict[Item, Block], size: float) -> None:
    """Part a line between a headline and its columns from the column that it happens to stand above."""
    for block in [block for block in found if block.kind == "text" and len(block.items) > 1]:
        first, second = block.items[:2]
        heads = {home[up] for up in first.ups if up.kind == "head"}
        tops = [
            other.items[0].top
            for other in found
            if other is not block and other.kind == "text" and heads & {home[up] for up in other.items[0].ups}
        ]
        if tops and min(tops) > first.bottom - size / 2 and abs(min(tops) - second.top) <= size / 2:
            block.items = block.items[1:]
            home[first] = Block("text", [first])
            found.append(home[first])


def _is_kicker(block: Block, home: dict[Item, Block], size: float) -> bool:
    """Whether a line of the text's size stands by itself right above a headline; if so, put it into that head."""
    item = block.items[0]
    head = home[item.downs[0]] if item.downs else block
    if block.kind != "text" or len(block.items) > 1 or head.kind != "head" or head.items[0] is not item.downs[0]:
        return False
    below, above = head.items[0].top - item.bottom, max((up.bottom for up in item.ups), default=0.0)
    if below > FAR * size or item.top - above < below + size or item.left < head.box[0] - size:
        return False
    head.items.insert(0, item)
    home[item] = head
    return True


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


def _inside(item: Item, size: float, loose: float) -> bool:
    """Whether a line that is a little larger stands between the lines of one column: a heading in an article."""
    if item.size >= SUBHEAD * size * (1 + loose - SAME) or not item.ups or not item.downs:
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
    if _below_caption(block, item, size):
        return False
    before = block.items[-1].size
    largest = max(before, item.size)
    alike = abs(before - item.size) <= loose * largest or largest > (1 + loose) * size
    left, _, right, _ = block.box
    wider = len(block.items) > 1 and item.right > right + APART * size
    return alike and not wider and left - INDENT * size <= item.left <= right


def _below_caption(block: Block, item: Item, size: float) -> bool:
    """Whether a block stands under a picture and the item under it is parted from it, as the text is from a caption."""
    if not any(up.kind == "picture" for up in block.items[0].ups):
        return False
    gaps = [below.top - above.bottom for above, below in pairwise(block.items)]
    return item.top - block.items[-1].bottom > min([LEADING * size, *gaps]) + LEADING * size


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
