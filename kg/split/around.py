"""What stands around an article on its page: what of it is kept, and which titles are none of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.split.cells import KEPT, Cell
from kg.split.draft import Draft, Placed
from kg.split.layout import Layout
from kg.split.line import Line

MENU = 4  # characters that an entry of a menu has at most
LINES = 4  # that a title is broken over, at most
BETWEEN = 60  # characters between the head of a page and the title of its document: issuer, number
TOP = 12  # paragraphs of a notice in which the document it brings is named
_MARKS = re.compile("[\\s“”‘’\"'《》〈〉]")
_DASH = re.compile(r"\s*[-_|｜—–]+\s*")


def kept(line: Line, layout: Layout) -> list[Placed]:
    """The cells of a line around a text that belong to the article: source, author, date, number."""
    result: list[Placed] = []
    if layout.place.fullmatch(line.text) or layout.furniture.fullmatch(line.text):
        return result
    for cell in layout.cells.read(line.text):
        part = _part(line, cell)
        if cell.kind in KEPT:
            result += [] if cell.empty else [Placed(part, "byline")]
        elif cell.kind == "number":
            result.append(Placed(part.tagged("number"), "body"))
    return result


def staff(line: Line, layout: Layout) -> list[Placed]:
    """Who edited and checked the article, and whose site it is, of a line at the foot of its page."""
    owner = layout.site_owner.search(line.text)
    cells = layout.cells.read(line.text if owner is None else line.text[: owner.start()])
    parts = [_part(line, cell) for cell in cells if cell.kind == "staff" and not cell.empty]
    parts += [] if owner is None else [_cut(line, *owner.span())]
    return [Placed(part, "byline") for part in parts]


def _part(line: Line, cell: Cell) -> Line:
    return _cut(line, cell.start, cell.end)


def _cut(line: Line, start: int, end: int) -> Line:
    return replace(line, start=line.start + start, end=line.start + end, text=line.text[start:end])


def below_masthead(run: list[Line]) -> list[Line]:
    """The run with what stands above the name of a column as kickers: it heads the whole sheet."""
    column = max((index for index, line in enumerate(run) if line.tag == "column"), default=0)
    if not any(line.tag == "title" for line in run[column:]):
        return run
    return [line.tagged("site") if line.tag == "title" else line for line in run[:column]] + run[column:]


def own_titles(run: list[Line], layout: Layout) -> list[Line]:
    """The run without titles printed twice, the site's name behind them, and entries of a menu above them."""
    run = [_bare(line, layout) if line.tag == "title" else line for line in run]
    texts = [line.text for line in run if line.tag == "title"]
    longest = max(texts, key=len, default="")
    menu = any(line.tag == "furniture" for line in run) and len(longest) > 2 * MENU
    result: list[Line] = []
    open_texts, above = set(texts), True
    for line in run:
        if line.tag == "title":
            if line.text not in open_texts or _repeats(line.text, texts):
                continue
            open_texts.discard(line.text)
            above = above and line.text != longest
            if menu and len(line.text) <= MENU:
                if not above:
                    result.append(line.tagged("byline"))
                continue
        result.append(line)
    return result


def _bare(line: Line, layout: Layout) -> Line:
    """The title without the name of its site."""
    site = layout.site_name.search(line.text)
    if site is None or site.start() < 2 * MENU:
        return line
    text = line.text[: site.start()]
    return replace(line, text=text, end=line.start + len(text))


def _repeats(text: str, texts: list[str]) -> bool:
    """Whether a title is another one with the site's name behind it, or a line of it again."""
    if any(text[: part.start()] in texts for part in _DASH.finditer(text, 1)):
        return True
    plain = _MARKS.sub("", text)
    longer = (_MARKS.sub("", other) for other in texts if len(other) > len(text))
    return len(plain) > MENU and any(plain in other and not _DASH.search(other[len(plain) :]) for other in longer)


def again(draft: Draft, titles: list[Line]) -> int:
    """How many of the titles print the draft's headline once more, as documents do below the head of their page."""
    head = _joined(placed.line for placed in draft.head if placed.role == "headline")
    if not head or not _within(draft.body, len(head) + BETWEEN):
        return 0
    return next((count for count in range(1, LINES + 1) if _joined(titles[:count]) == head), 0)


def _within(body: Iterable[Placed], most: int) -> bool:
    """Whether the lines have at most so many characters; does not look further than that."""
    for placed in body:
        most -= len(placed.line.text)
        if most < 0:
            return False
    return True


def attached(draft: Draft, titles: list[Line]) -> bool:
    """Whether the title names a document that the notice above it brings: in its own title or its first paragraphs."""
    above = _joined(item.line for item in [*draft.head, *draft.body[:TOP]])
    names = (_joined(titles[:count]) for count in range(1, min(len(titles), LINES) + 1))
    return any(name in above for name in names if len(name) > 2 * MENU) or _joined(titles) in above


def _joined(lines: Iterable[Line]) -> str:
    return _MARKS.sub("", "".join(line.text for line in lines))
