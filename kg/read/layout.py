"""A newspaper page as its articles: each under its head, column by column, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

from kg.read.columns import HEAD, SAME, STEP, SUBHEAD, Block, blocks, column_left, columns, is_over, text_size
from kg.read.headlines import whole_headlines
from kg.read.lines import Line
from kg.read.owners import ENDS, Owners
from kg.read.printed import Box, Item, Run, shared, widths

SHARE = 0.5  # of the text stands in columns side by side: it is a newspaper page
LINE = 8  # characters that the lines of a column have at least
ALIKE = 0.6  # the width of a column, of that of its neighbour
SHORT = 2.0  # characters that the last line of a paragraph is shorter than the column, at least
FRAMES = 200  # on a page; with more, they are the cells of a table
FRAME = 0.7  # of all text: what has more of it in it is the frame of the page
LARGER = 1.08  # of the size of the text: a line of another size is a paragraph of its own


class Page(NamedTuple):
    """What is printed on a page. ``loose``: sizes that differ by so much may be the same."""

    runs: Sequence[Run]
    pictures: Sequence[Box] = ()
    frames: Sequence[Box] = ()
    rules: Sequence[Box] = ()
    loose: float = SAME


class Article(NamedTuple):
    """The blocks of an article, its head first where it has one; ``name`` is ``3``, or ``5.1`` inside a frame."""

    name: str
    blocks: list[Block]


def has_columns(page: Page) -> bool:
    """Whether most of the text stands in columns side by side."""
    items = [_item(run) for run in page.runs]
    size = text_size(items)
    if size <= 0:
        return False
    found = [block for block in columns(blocks(items, size, page.loose)) if _measure(block) >= LINE]
    beside = sum(
        len(item.text) for block in found if any(_neighbours(block, other) for other in found) for item in block.items
    )
    return beside >= SHARE * sum(len(item.text) for item in items) > 0


def lay_out(page: Page, label: Callable[[Box], str], number: int) -> Iterator[Line]:
    """The lines of a newspaper page in the order in which they are read; ``label`` names the place of a box."""
    size = text_size([_item(run) for run in page.runs])
    for article in _articles(page, size):
        for item, starts in _paragraphs(article.blocks, size):
            yield Line(item.text, number, label(item.box), round(item.size / size, 2), article.name, not starts)


def _item(run: Run) -> Item:
    return Item("text", run.box, run.size, run.text)


def _measure(block: Block) -> float:
    return median(widths(item.text) for item in block.items)


def _neighbours(block: Block, other: Block) -> bool:
    (left, top, right, bottom), (start, high, end, low) = block.box, other.box
    narrow, wide = sorted((right - left, end - start))
    size = block.items[0].size
    apart = shared(block.area, other.area) <= 2 * size and abs(left - start) > 3 * size
    return apart and min(bottom, low) - max(top, high) > 2 * size and narrow >= ALIKE * wide


def _articles(page: Page, size: float) -> list[Article]:
    """The articles of a page, those in frames too, from top to bottom and left to right."""
    outer, framed, pictures = _framed(page, size)
    found = [(group, "") for group in _grouped(outer, pictures, page, size)]
    for index, (frame, runs) in enumerate(framed):
        inside = [box for box in page.pictures if _holds(frame, box)]
        found += [(group, str(index)) for group in _grouped(runs, inside, page, size)]
    found.sort(key=lambda pair: (pair[0][0].box[1], pair[0][0].box[0]))
    count = len(framed)
    return [
        Article(f"{frame}.{position}" if frame else str(count + position), group)
        for position, (group, frame) in enumerate(found)
    ]


def _framed(page: Page, size: float) -> tuple[list[Run], list[tuple[Box, list[Run]]], list[Box]]:
    """The runs outside of all frames; each frame with a head of its own and the runs in it; and what else is drawn."""
    runs, pictures = list(page.runs), list(page.pictures)
    framed: list[tuple[Box, list[Run]]] = []
    frames = page.frames if len(page.frames) <= FRAMES else ()
    for frame in sorted(frames, key=lambda box: (box[2] - box[0]) * (box[3] - box[1])):
        inside = [run for run in runs if _holds(frame, run.box)]
        if len(inside) > FRAME * len(page.runs):
            continue
        if not inside:
            pictures += [] if any(_holds(box, frame) for box, _ in framed) else [frame]
        elif any(run.size > LARGER * size for run in inside):
            runs = [run for run in runs if run not in inside]
            framed.append((frame, inside))
            pictures.append(frame)
    return runs, framed, pictures


def _holds(frame: Box, box: Box) -> bool:
    across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return frame[0] < across < frame[2] and frame[1] < down < frame[3]


def _grouped(runs: Iterable[Run], pictures: Iterable[Box], page: Page, size: float) -> list[list[Block]]:
    """The blocks of each article, in the order in which they are read; what has no head is by itself."""
    items = _whole([_item(run) for run in runs], size)
    items += [Item("picture", box) for box in pictures] + [Item("rule", box) for box in page.rules]
    found = blocks(items, size, page.loose)
    Owners(found, size).run()
    owned: dict[Block, list[Block]] = {block: [] for block in found if block.kind == "head"}
    alone: list[list[Block]] = []
    for block in found:
        if block.kind == "text" and block.owner is not None:
            owned[block.owner].append(block)
        elif block.kind == "text":
            alone.append([block])
    return [[head, *_ordered(texts, size)] for head, texts in owned.items()] + alone


def _whole(items: list[Item], size: float) -> list[Item]:
    """The lines, headlines in pieces as one."""
    heads = [item for item in items if item.size >= SUBHEAD * size]
    texts = [item for item in items if item.size < HEAD * size]
    return whole_headlines(heads, texts, size) + [item for item in items if item.size < SUBHEAD * size]


def _ordered(texts: list[Block], size: float) -> list[Block]:
    """Down each column from the left to the right; lines over the columns come first."""
    long = [block.box[1] for block in texts if len(block.items) > 2]
    start = min(long, default=float("-inf"))
    over = [block for block in texts if len(block.items) <= 2 and block.box[3] <= start + size / 2]
    columns_: list[list[Block]] = []
    for block in sorted((block for block in texts if block not in over), key=lambda block: block.box[0]):
        home = next((column for column in columns_ if any(is_over(block, other) for other in column)), None)
        if home is None:
            columns_.append([block])
        else:
            home.append(block)
    return over + [block for column in columns_ for block in sorted(column, key=lambda block: block.box[1])]


def _paragraphs(group: list[Block], size: float) -> Iterator[tuple[Item, bool]]:
    """The lines of an article, and whether each begins a paragraph, or a line of the head of another size."""
    texts = [block for block in group if block.kind == "text"]
    width = max((block.box[2] - block.box[0] for block in texts), default=0.0)
    before: Item | None = None
    for block in group:
        for item in block.items:
            yield item, before is None or _starts(before, item, block, texts, width, size)
            before = item


def _starts(before: Item, item: Item, block: Block, texts: list[Block], width: float, size: float) -> bool:
    if before.kind != item.kind or item.kind == "head":
        return before.kind != item.kind or abs(before.size - item.size) > SAME * max(before.size, item.size)
    if max(before.size, item.size) > LARGER * size:
        return True
    if item.left - column_left(item, texts, size) >= STEP * size:
        return True
    left = column_left(before, texts, size)
    short = before.right < left + min(width, block.box[2] - block.box[0]) - SHORT * size
    return short and before.text[-1] in ENDS
