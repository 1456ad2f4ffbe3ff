"""The blocks of a tree of HTML: what a browser shows as lines, each with the path of its element."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
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


def parse_html(text: str, *, methods: bool = True) -> Any:
    """The tree of a page's text, its elements with the methods of ``lxml.html`` or, sooner made, without.

    Raises ValueError where there is no element in it.
    """
    from lxml import html

    return html.document_fromstring(text.encode("utf-8", "replace"), parser=_parser(methods))


@cache
def _parser(methods: bool) -> Any:
    from lxml import etree, html

    kind = html.HTMLParser if methods else etree.HTMLParser
    return kind(encoding="utf-8", remove_comments=True, remove_pis=True)


def blocks(root: _Element, hidden: Collection[str] = HIDDEN, prefix: str = "") -> list[Line]:
    """Every block below ``root`` that has text, in order; ``Line.label`` is its path (XPath: ``/html/body/p[2]``)
    behind the prefix."""
    found: list[Line] = []
    words: list[str] = [root.text or ""]
    owner = _path(prefix, root.tag, {})
    # Each open element, its path, how many children of each tag came, and those to come. lxml's own walk takes longer,
    # and a function that calls itself would end where elements are nested too deeply.
    above: list[tuple[_Element, str, dict[str, int], Iterator[_Element]]] = [(root, owner, {}, iter(root))]
    while above:
        element, path, seen, children = above[-1]
        for child in children:
            tag = child.tag if isinstance(child.tag, str) else ""
            inner = _path(path, tag, seen)
            apart = tag not in INLINE
            if apart and words:
                _flush(words, owner, found)
            if tag not in hidden:
                words += [child.text] if tag and child.text else []
                if len(child):
                    owner = inner if apart else owner
                    above.append((child, inner, {}, iter(child)))
                    break
            if apart:
                if words:
                    _flush(words, inner, found)
                owner = path
            if child.tail:
                words.append(child.tail)
        else:
            above.pop()
            if element.tag not in INLINE:
                if words:
                    _flush(words, path, found)
                owner = above[-1][1] if above else ""
            if element.tail and above:
                words.append(element.tail)
    return found


def _path(parent: str, tag: str, seen: dict[str, int]) -> str:
    """The path of the next child ``tag``; siblings are counted on the way, since lxml's own way is quadratic."""
    if tag in {"html", "body"}:
        return f"{parent}/{tag}"
    seen[tag] = count = seen.get(tag, 0) + 1
    return f"{parent}/{tag}[{count}]"


def _flush(words: list[str], path: str, found: list[Line]) -> None:
    text = "".join(words)
    words.clear()
    if text and not text.isspace():
        if "  " in text or not text.isprintable():  # a quick look: in most lines there is nothing to seek
            text = _SPACE.sub(" ", text)
        found.append(Line(text.strip(" "), 0, path))
