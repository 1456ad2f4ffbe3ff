"""Web pages: the main text by trafilatura, its title, date and publisher, and the element of each line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from kg.read.blocks import blocks, parse_html
from kg.read.decode import decode
from kg.read.lines import Line, compact, described, in_rows, put_together
from kg.read.registry import Content, Document, reader

# What the pages of Chinese authorities and papers name their facts by; the first that stands there counts.
NAMED = {
    "title": ("articletitle", "og:title", "twitter:title"),
    "date": ("pubdate", "publishdate", "article:published_time", "og:release_date", "datepublished"),
    "publisher": ("contentsource", "source", "og:article:author", "og:site_name", "sitename", "publisher"),
    "author": ("author", "article:author"),
    "url": ("og:url", "url"),
}
CREDIT = re.compile(r"(?:来源|信息来源|稿件来源|发布机构|发文机关)\s*[:：]\s*([^\s|:：，。]{2,30})")
HEADING = re.compile(r"/h[1-3](?:\[\d+\])?$")
ITEM = re.compile(r"/ol\[\d+\]/li\[(\d+)\](?:/(?:p|div)\[1\])?$")
MARKED = re.compile("[（(]?[\\d一二三四五六七八九十①-⑳]")  # it has a number of its own, or begins with a figure
SHORT_TITLE = 4  # characters; what is shorter is the name of a column
TITLE_LINES = 5  # a kicker, a place, a date may stand above the headline
NEAR = 60  # blocks searched for a line that was cut or joined; what is further away is another line
REPEATED = 10  # characters; a shorter line that stands twice is a caption or a button
ENOUGH = 80  # characters of main text; the library's 250 are an English paragraph

# A searched page gives 1 January of any year that it mentions (版权所有 © 2019); the text's own date is read later.
SURE_DATES = {"extensive_search": False, "original_date": True}


@reader(".html", ".htm", ".xhtml", ".shtml")
def read_page(document: Document) -> Content:
    """A saved web page: its main text, the headline above it. Raises ReadError where there is no main text."""
    import trafilatura

    text, encoding, notes = decode(document.data(), document.name)
    if "<" not in text:
        raise document.error("不是网页；请把后缀改成 .txt", "not a web page; rename it to .txt")
    tree = parse_html(text)
    shown = blocks(tree)
    document.check_time()
    named = _named(tree)
    found: Any = trafilatura.bare_extraction(
        tree, include_comments=False, with_metadata=True, config=_config(), date_extraction_params=SURE_DATES
    )
    main = [line.text for line in blocks(found.body, hidden=())] if found is not None else []
    if not main:
        raise document.error("找不到正文；请把正文另存为 .txt", "no main text found; save the text as .txt")
    title = _title(shown, named["title"], found.title or "")
    if title and compact(title) not in map(compact, main[:TITLE_LINES]):
        main.insert(0, title)
    joined, places = put_together(in_rows(map(_numbered, _placed(main, shown))))
    metadata = described(
        title=title,
        date=named["date"] or found.date,
        publisher=_credit(shown) or named["publisher"] or found.sitename,
        author=named["author"] or found.author,
        url=named["url"] or found.url,
    )
    return Content(joined, encoding, places=places, metadata=metadata, notes=notes)


@cache
def _config() -> Any:
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(ENOUGH))
    return config


def _named(tree: Any) -> Mapping[str, str]:
    """The page's facts by what its ``meta`` elements say, empty where they do not."""
    said: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = meta.get("name") or meta.get("property") or meta.get("itemprop") or ""
        said.setdefault(key.strip().lower(), (meta.get("content") or "").strip())
    return {key: next((said[name] for name in names if said.get(name)), "") for key, names in NAMED.items()}


def _title(shown: Sequence[Line], named: str, guessed: str) -> str:
    """The headline as the page shows it: a page's title often carries the site's name behind it."""
    whole = compact(named) or compact(guessed)
    for line in shown:
        if HEADING.search(line.label) and len(compact(line.text)) >= SHORT_TITLE and compact(line.text) in whole:
            return line.text
    return named or guessed


def _credit(shown: Sequence[Line]) -> str:
    found = (CREDIT.search(line.text) for line in shown)
    return next((match[1] for match in found if match), "")


def _numbered(line: Line) -> Line:
    """The line with the number that a browser puts before it, as the first of an item of an ordered list."""
    item = ITEM.search(line.label)
    return line if item is None or MARKED.match(line.text) else line._replace(text=f"{item[1]}.{line.text}")


def _placed(main: Sequence[str], shown: Sequence[Line]) -> Iterator[Line]:
    """Each line of the main text with the path of the block that shows it, and what was dropped as a repetition."""
    found = list(_found(main, shown))
    lines = [Line(text, 0, shown[index].label if index >= 0 else "") for text, index in found]
    at = [index for _, index in found]
    for index in reversed(_repeated(shown, set(at))):
        behind = max((place for place, other in enumerate(at) if 0 <= other < index), default=-1) + 1
        lines.insert(behind, Line(shown[index].text, 0, shown[index].label))
        at.insert(behind, index)
    yield from lines


def _found(main: Sequence[str], shown: Sequence[Line]) -> Iterator[tuple[str, int]]:
    """Each line of the main text and which block shows it, -1 for none; it is sought onwards from the former."""
    known = [compact(line.text) for line in shown]
    where: dict[str, list[int]] = {}
    for index, text in enumerate(known):
        where.setdefault(text, []).append(index)
    at = 0
    for text in main:
        wanted = compact(text)
        same = where.get(wanted, [])
        index = same[min(bisect_left(same, at), len(same) - 1)] if same else _near(wanted, known, at)
        if index >= 0:
            at = index + bool(same)  # a block may show several lines
        yield text, index


def _repeated(shown: Sequence[Line], kept: Collection[int]) -> list[int]:
    """The blocks that the library dropped because another one, which it kept, says the same.

    An article may say a thing twice, but so does the frame of a page: only a block that stands among kept ones counts,
    an element of their kind below the same parent.
    """
    said = {compact(shown[index].text) for index in kept if index >= 0}
    order = sorted(index for index in kept if index >= 0)
    found = []
    for index, line in enumerate(shown):
        if index in kept or len(line.text) < REPEATED or compact(line.text) not in said:
            continue
        right = bisect_left(order, index)
        if _kind(line) in {_kind(shown[other]) for other in order[max(0, right - 1) : right + 1]}:
            found.append(index)
    return found


def _kind(line: Line) -> str:
    """The element's parent and its tag: its path without the number among its siblings."""
    return line.label.rpartition("[")[0]


def _near(wanted: str, known: Sequence[str], at: int) -> int:
    """The first block from ``at`` on that was joined with, or cut from, the line that is wanted; -1 for none."""
    near = range(at, min(at + NEAR, len(known)))
    return next((index for index in near if wanted in known[index] or known[index] in wanted), -1)
