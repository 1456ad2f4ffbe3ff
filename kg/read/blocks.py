"""The blocks of a tree of HTML: what a browser shows as lines, each with the path of its element."""

from __future__ import annotations

import re
from collections import Counter
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
    from lxml import etree

    walk = etree.iterwalk(root, events=("start", "end"))
    paths: list[tuple[str, Counter[str]]] = [("", Counter())]
    words: list[str] = []
    owner = ""
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "end":
            path = paths.pop()[0]
            if tag not in INLINE:
                yield from _flush(words, path if words else owner)
                owner = paths[-1][0]
            words += [element.tail] if element.tail else []
            continue
        paths.append((_path(paths[-1], tag), Counter()))
        if tag in hidden:
            walk.skip_subtree()
            continue
        if tag not in INLINE:
            yield from _flush(words, owner)
            owner = paths[-1][0]
        words += [element.text] if element.text else []
    yield from _flush(words, owner)


def _path(above: tuple[str, Counter[str]], tag: str) -> str:
    """The path of the next child ``tag``; siblings are counted on the way, since lxml's own way is quadratic."""
    parent, seen = above
    seen[tag] += 1
    return f"{parent}/{tag}" if tag in {"html", "body"} else f"{parent}/{tag}[{seen[tag]}]"


def _flush(words: list[str], path: str) -> Iterator[Line]:
    text = _SPACE.sub(" ", "".join(words)).strip(" ")
    words.clear()
    if text.strip():
        yield Line(text, 0, path)
