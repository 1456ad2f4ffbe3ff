"""What stands around an article on its page: what of it is kept, and which titles are none of its own."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.split.cells import KEPT
from kg.split.cues import whole
from kg.split.draft import Draft, Placed
from kg.split.layout import Layout
from kg.split.lines import Line

MENU = 4  # characters that an entry of a menu has at most
TOP = 12  # paragraphs of a notice in which the document it brings is named
_MARKS = re.compile("[\\s“”‘’\"'《》〈〉]")
_SITE = re.compile(r"\s*[-_|｜—–]+\s*\S{2,20}$")


def kept(line: Line, layout: Layout) -> list[Placed]:
    """The cells of a line around a text that belong to the article: source, author, date, number."""
    result: list[Placed] = []
    if whole(layout.place, line.text) or whole(layout.furniture, line.text):
        return result
    for cell in layout.cells.read(line.text):
        part = replace(
            line, start=line.start + cell.start, end=line.start + cell.end, text=line.text[cell.start : cell.end]
        )
        if cell.kind in KEPT:
            result += [] if cell.empty else [Placed(part, "byline")]
        elif cell.kind == "number":
            result.append(Placed(replace(part, tag="number"), "body"))
    return result


def own_titles(run: list[Line]) -> list[Line]:
    """The run without titles printed twice, titles with the site's name behind them, and entries of a menu."""
    titles = [line for line in run if line.tag == "title"]
    texts = {line.text for line in titles}
    longest = max((len(text) for text in texts), default=0)
    menu = any(line.tag == "furniture" for line in run) and longest > 2 * MENU
    result: list[Line] = []
    for line in run:
        if line.tag == "title":
            site = _SITE.search(line.text)
            doubled = line.text not in texts or (site is not None and line.text[: site.start()] in texts)
            if doubled or (menu and len(line.text) <= MENU):
                continue
            texts.discard(line.text)
        result.append(line)
    return result


def attached(draft: Draft, titles: list[Line]) -> bool:
    """Whether the title names a document that the notice above it brings: in its own title or its first paragraphs."""
    placed = [*draft.head, *draft.body[:TOP]]
    above = _MARKS.sub("", "".join(item.line.text for item in placed))
    return _MARKS.sub("", "".join(line.text for line in titles)) in above
