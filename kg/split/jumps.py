"""Articles that go on on another page, of the same source or of another: 下转第4版 here, 上接第1版 there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from kg.model import Article, Source
from kg.split.dates import issued, stamp
from kg.split.draft import Draft, Placed
from kg.split.grams import grams, shared
from kg.split.layout import Layout
from kg.split.line import LONG, Line
from kg.split.records import Jump
from kg.split.units import Body

CONTINUED = "续篇在另一版 the article went on on another page"
CLEAR = 2  # times as many grams as with any other article: which one goes on is beyond doubt
_DIGITS = {ord(wide): str(digit) for digit, wide in enumerate("０１２３４５６７８９")}
_DIGITS |= {ord(word): str(digit) for digit, word in enumerate("零一二三四五六七八九")}
_NUMBER = re.compile(r"第?\s*([0-9A-Z０-９零一二三四五六七八九十]{1,4})\s*版")
# A page's number at the end of a file's name, behind its date: 2026-06-12_04, 第04版, A04.
_DATE = re.compile(r"(?<!\d)(?:19|20)\d{2}([-_.年]?)\d{1,2}\1\d{1,2}日?(?!\d)")
_NAMED = re.compile(r"(?:^|[^0-9A-Za-z]|第|[Pp](?:age)?)([A-D]?0{0,2}[1-9]\d?)版?$")
_FRAME = {"furniture", "footer", "column", "site"}
TOP = 5  # lines of a page without a layout that may say its number and its day


def rejoined(drafts: list[Draft], lines: list[Line], layout: Layout) -> tuple[list[Draft], list[Placed]]:
    """The drafts, each that goes on on another page as one; and the first line of each part that was put behind."""
    numbers = _numbers(lines)
    coming = [draft for draft in drafts if draft.laid and draft.continued and draft.body]
    going = {id(draft): draft for draft in drafts if draft.laid and not draft.continued and _mark(draft, layout)}
    moved: list[Placed] = []
    for rest in coming:
        first = _first(rest, [draft for draft in going.values() if _fits(draft, rest, numbers, layout)], drafts)
        if first is not None:
            del going[id(first)]
            _without_mark(first, layout)
            moved.append(rest.body[0])
            first.body += rest.body
            first.dates += rest.dates
            drafts = [draft for draft in drafts if draft is not rest]
    return drafts, moved


def jumps(source: Source, bodies: list[Body], made: list[Article], lines: list[Line], layout: Layout) -> Iterator[Jump]:
    """What is left of an article that goes on in another source, or began in one; ``made`` is that of each body."""
    laid = [line for line in lines if line.block]
    around = laid or lines[:TOP]
    known = issued(source).day
    frame = [line for line in laid if line.tag in _FRAME] if laid else around
    stamps = (stamp(line.text) for line in frame if len(line.text) <= LONG)
    day = known.isoformat() if known else next(filter(None, stamps), "") or stamp(source.path)
    numbers = _numbers(around)
    for body, article in zip(bodies, made, strict=True):
        draft = body.draft
        if not draft.body:
            continue
        page = numbers.get(_page(draft)) or _of_name(source.path)
        if draft.continued and draft.came:
            yield Jump(article.id, "comes", _named(draft.came), page, day, article.start)
        for line in (placed.line for placed in draft.body[:-3:-1]):
            if match := layout.goes_on.search(line.text):
                at = line.end - len(line.text) + match.start()
                yield Jump(article.id, "goes", _named(match[0]), page, day, at)
                break


def _named(mark: str) -> str:
    match = _NUMBER.search(mark)
    return _plain(match[1]) if match else ""


def _of_name(path: str) -> str:
    match = _NAMED.search(_DATE.sub("", PurePosixPath(path).stem))
    return match[1].lstrip("0") if match else ""


def _page(draft: Draft) -> str:
    return draft.body[-1].line.block.split(":")[0]


def _numbers(lines: Iterable[Line]) -> dict[str, str]:
    """The number that each page says it has, by its place in the source."""
    found: dict[str, str] = {}
    for line in lines:
        match = _NUMBER.match(line.text) if line.tag in {"furniture", "column", "title", "text"} else None
        if match:
            found.setdefault(line.block.split(":")[0], _plain(match[1]))
    return found


def _plain(number: str) -> str:
    return number.translate(_DIGITS).lstrip("0")


def _mark(draft: Draft, layout: Layout) -> re.Match[str] | None:
    """The mark that the article goes on elsewhere, in one of its last lines."""
    found = (layout.goes_on.search(placed.line.text) for placed in draft.body[:-3:-1])
    return next((match for match in found if match), None)


def _fits(first: Draft, rest: Draft, numbers: dict[str, str], layout: Layout) -> bool:
    """Whether the marks of two parts can mean each other."""
    here, there = _page(first), _page(rest)
    mark = _mark(first, layout)
    goes = _NUMBER.search(mark[0]) if mark else None
    comes = _NUMBER.search(rest.came)
    target = goes is None or there not in numbers or numbers[there] == _plain(goes[1])
    origin = comes is None or here not in numbers or numbers[here] == _plain(comes[1])
    return here != there and target and origin


def _first(rest: Draft, parts: list[Draft], drafts: list[Draft]) -> Draft | None:
    """The part that goes on in ``rest``: the only one, or the one whose words it clearly shares."""
    if len(parts) < 2:
        return parts[0] if parts else None
    page = sum((_grams(draft) for draft in drafts), Counter[str]())
    scores = [shared(_grams(rest), _grams(part), page) for part in parts]
    best, second = sorted(scores, reverse=True)[:2]
    return parts[scores.index(best)] if best > CLEAR * second else None


def _grams(draft: Draft) -> Counter[str]:
    return Counter(gram for placed in (*draft.head, *draft.body) for gram in grams(placed.line.text))


def _without_mark(draft: Draft, layout: Layout) -> None:
    """Take the mark that it goes on off the article's end."""
    for index in range(len(draft.body) - 1, max(-1, len(draft.body) - 3), -1):
        placed = draft.body[index]
        match = layout.goes_on.search(placed.line.text)
        if match:
            text = placed.line.text[: match.start()].rstrip()
            line = replace(placed.line, text=text, end=placed.line.start + len(text))
            draft.body[index : index + 1] = [Placed(line, placed.role)] if text else []
