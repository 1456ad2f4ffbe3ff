"""The blocks of a tree of HTML: what a browser shows as lines, each with the path of its element."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element

from kg.read.lines import Line

HIDDEN = frozenset(
    {"head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object"}
    | {"select", "textarea", "button"}
)
# The elements of HTML inside a line, and below them those of trafilatura's own trees.
INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "img", "ins"}
    | {"kbd", "label", "mark", "nobr", "q", "ruby", "rb", "rt", "rp", "s", "samp", "small", "span", "strike", "strong"}
    | {"sub", "sup", "time", "tt", "u", "var", "wbr"}
    | {"del", "hi", "ref", "graphic"}
)
_SPACE = re.compile(r"[ \t\r\n\f]+")


def parse_html(text: str) -> Any:
    """The tree of a page's text. Raises ValueError where there is no element in it."""
    from lxml import html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)


def blocks(root: _Element, hidden: Collection[str] = HIDDEN) -> Iterator[Line]:
    """Every block below ``root`` that has text, in order; ``Line.label`` is its path (XPath: ``/html/body/p[2]``)."""
    words: list[str] = [root.text or ""]
    owner = _path("", root.tag, {})
    # Each open element, its path, how many children of each tag came, and those to come. lxml's own walk takes longer,
    # and a function that calls itself would end where elements are nested too deeply.
    above: list[tuple[_Element, str, dict[str, int], Iterator[_Element]]] = [(root, owner, {}, iter(root))]
    while above:
        element, path, seen, children = above[-1]
        child = next(children, None)
        if child is None:
            above.pop()
            if element.tag not in INLINE:
                if words:
                    yield from _flush(words, path)
                owner = above[-1][1] if above else ""
            if element.tail and above:
                words.append(element.tail)
            continue
        tag = child.tag if isinstance(child.tag, str) else ""
        inner = _path(path, tag, seen)
        if tag in hidden:
            if words:
                yield from _flush(words, owner)
            owner = path
            words += [child.tail] if child.tail else []
            continue
        if tag not in INLINE:
            if words:
                yield from _flush(words, owner)
            owner = inner
        words += [child.text] if child.text and tag else []
        above.append((child, inner, {}, iter(child)))


def _path(parent: str, tag: str, seen: dict[str, int]) -> str:
    """The path of the next child ``tag``; siblings are counted on the way, since lxml's own way is quadratic."""
    if tag in {"html", "body"}:
        return f"{parent}/{tag}"
    seen[tag] = seen.get(tag, 0) + 1
    return f"{parent}/{tag}[{seen[tag]}]"


def _flush(words: list[str], path: str) -> Iterator[Line]:
    text = "".join(words)
    words.clear()
    if text and not text.isspace():
        yield Line(_SPACE.sub(" ", text).strip(" "), 0, path)
