"""What stands above and below all text of a page: the site's name and menus, its lists of other texts."""

from __future__ import annotations

import re

from kg.split.layout import Layout
from kg.split.line import LONG, Line

PROSE = 30  # a text line this long is part of an article wherever it stands
TEASERS = 3  # beginnings of other texts below a label, at most
WHOLE = 100  # of so many characters a paragraph that ends as a sentence is no beginning of a text
SENTENCE = 12  # the same for one that ends as a sentence
TITLE = 8  # characters that a headline under the menus has at least
# Around a house's name in the head of its page: a greeting, what the page is, the name in English.
_GREETING = re.compile(r"^(?:您好[，,！!\s]*)?欢迎(?:您)?(?:访问|光临|来到|浏览)?")
_BEHIND = re.compile(r"(?:[\s·|]+[A-Za-z][A-Za-z\s'’&.,-]*|(?:官方网站|门户网站|官网|网站|网)(?:欢迎您)?[！!]?)$")
_TEASER = re.compile(r"(?:…|[.]{3})[”）)]*$")
_PROSE_TAGS = {"lead", "heading", "signoff", "attachment"}
_LOOSE_TAGS = {"title", "text", "column", "label", "original", "heading"}


def without_site(lines: list[Line], layout: Layout) -> list[Line]:
    """The lines, what belongs to the site around the articles tagged as furniture or footer."""
    return _foot(_top(lines, layout), layout)


def _prose(line: Line, layout: Layout) -> bool:
    if line.tag in _PROSE_TAGS:
        return True
    return line.tag == "text" and (len(line.text) >= PROSE or (len(line.text) >= SENTENCE and layout.ends(line.text)))


def _top(lines: list[Line], layout: Layout) -> list[Line]:
    """Above the first text: nothing over the line that says where in the site one is, and no list, is a headline."""
    end = next((index for index, line in enumerate(lines) if _prose(line, layout)), len(lines))
    places = [index for index, line in enumerate(lines[:end]) if layout.place.fullmatch(line.text)]
    place = places[-1] if places else -1
    heads = [index for index, line in enumerate(lines[:end]) if _headline(line)]
    below = next((index for index in heads if index > place), None)
    if below is None:
        return lines
    result = list(lines)
    for index, line in enumerate(lines[:end]):
        menu = line.listed or index < place or (0 <= place < index < below and line.tag == "text")
        if menu and line.tag in {"title", "text", "column", "label"}:
            result[index] = line.tagged("site" if _owner(line, layout) else "footer")
        elif line.tag == "furniture" and index < below and _GREETING.match(line.text) and _owner(line, layout):
            result[index] = line.tagged("site")
    return result


def _headline(line: Line) -> bool:
    return line.tag in {"title", "original"} and not line.listed and len(line.text) >= TITLE


def _owner(line: Line, layout: Layout) -> bool:
    """Whether the line names the body whose site it is: 我校 and 区总工会 in the texts below are of it."""
    name = _GREETING.sub("", _BEHIND.sub("", line.text))
    named = line.tag in {"title", "furniture"} and not line.listed and len(name.split()) == 1
    return named and layout.bare_subject.search(name) is not None


def _foot(lines: list[Line], layout: Layout) -> list[Line]:
    """Below the last text: whatever follows the first line of the page's foot belongs to no article."""
    prose = [index for index, line in enumerate(lines) if _prose(line, layout) and not _begins(line, layout)]
    last = next((index for index in reversed(prose) if not _TEASER.search(lines[index].text)), -1)
    last = _before_teasers(lines, prose, last, layout)
    foot = next((index for index in range(last + 1, len(lines)) if _begins(lines[index], layout)), len(lines))
    if any(line.tag == "attachment" for line in lines[foot:]):
        return lines
    below = (line.tagged("footer") if line.tag in _LOOSE_TAGS else line for line in lines[foot:])
    return [*lines[:foot], *below]


def _before_teasers(lines: list[Line], prose: list[int], last: int, layout: Layout) -> int:
    """The last text above a list of other texts, where that has no more than a few lines of their beginnings."""
    label = next((index for index in range(len(lines) - 1, -1, -1) if lines[index].tag == "label"), len(lines))
    above = [index for index in prose if index < label]
    below = [index for index in prose if label < index <= last]
    if not above or len(below) > TEASERS or any(lines[index].tag != "text" for index in below):
        return last
    if any(len(lines[index].text) >= WHOLE and layout.ends(lines[index].text) for index in below):
        return last  # a short report printed whole, not its beginning
    return above[-1] if label < last else last


def _begins(line: Line, layout: Layout) -> bool:
    return layout.foot.match(line.text[:LONG]) is not None
