"""What a web page says around its articles of whose page it is: the way through the site, its name, its owner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.split.layout import Layout
from kg.split.line import LONG, Line

LINES = 8  # of a page that are kept, at most
_AROUND = {"furniture", "footer", "site"}


def site_of(publisher: str, lines: Sequence[Line], layout: Layout) -> str:
    """Such lines of the page, and who the source itself says has published it; each once."""
    return "\n".join(list(dict.fromkeys(filter(None, (publisher, *_said(lines, layout)))))[:LINES])


def _said(lines: Iterable[Line], layout: Layout) -> Iterator[str]:
    for line in lines:
        if line.tag in _AROUND and len(line.text) <= LONG:
            owner = layout.site_owner.search(line.text)
            if owner is not None:
                yield owner[0]
            elif layout.place.fullmatch(line.text):
                yield line.text
        elif line.tag == "title":
            name = layout.site_name.search(line.text)
            yield name[0] if name is not None else ""
