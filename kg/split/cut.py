"""The cut: which lines make one article. What stands in the wrong place is put right afterwards."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kg.model import Role
from kg.split.around import again, attached, below_masthead, kept, own_titles, staff
from kg.split.draft import Draft, Placed
from kg.split.grams import grams, shared
from kg.split.heads import head_roles
from kg.split.layout import Layout
from kg.split.line import LONG, Line
from kg.split.lines import plain
from kg.split.units import signature
from kg.text.patterns import HAN

_WORD = re.compile(f"[{HAN}A-Za-z]")
HEAD_TAGS = {
    "title", "column", "number", "furniture", "byline", "footer", "label", "original", "attachment", "adopted",
    "site",
}  # fmt: skip
SIGNERS = 20  # bodies that sign a document together, at most
MANY_TITLES = 6  # a longer run of short lines is a list or a table, not a head
READ = 12  # lines below a head show how it is to be read
PAIR, SAID = 2, 0.5  # share of its pairs of characters that the first lines of a brief have from its title
COHESION = 0.02  # share of its grams that a section has from the article above and from no other, to be a part of it
PAGE_LENGTH = 300_000  # characters; a longer text is a collection, and comparing its parts costs more than it tells


class Cutter:
    """Goes down the lines once; ``drafts`` are the articles found."""

    def __init__(self, lines: list[Line], layout: Layout) -> None:
        self.lines = lines
        self.layout = layout
        self.drafts: list[Draft] = []
        self.column = False
        self.several = sum(line.tag == "lead" or _author(line) for line in lines) > 1
        small = sum(len(line.text) for line in lines) <= PAGE_LENGTH
        self.page: Counter[str] = Counter()
        if self.several and small:
            self.page.update(gram for line in lines for gram in grams(line.text))

    @property
    def current(self) -> Draft | None:
        return self.drafts[-1] if self.drafts else None

    def run(self) -> list[Draft]:
        """Cut, and give the articles in the order of their first lines."""
        position = 0
        while position < len(self.lines):
            line = self.lines[position]
            if line.tag in HEAD_TAGS:
                position = self._head(position)
            else:
                self._line(line)
                position += 1
        return self.drafts

    def _line(self, line: Line) -> None:
        current = self.current
        if line.tag == "continued":
            if current is None or current.body:
                current = self._open(Draft(continued=True, orphan=True))
            current.continued, current.came = True, line.text
            return
        if current is None or (line.tag == "lead" and (current.has("lead") or current.signed)):
            current = self._open(Draft(orphan=True))
        if line.tag == "signoff":
            (current.body if current.body else current.head).append(Placed(line, "byline"))
            current.signed = bool(current.body)
        else:
            current.body.append(Placed(line, "subhead" if line.tag == "heading" else "body"))
            current.closed = False
            current.signed = current.signed or signature(line.text, self.layout) is not None

    def _open(self, draft: Draft) -> Draft:
        draft.column = self.column
        self.drafts.append(draft)
        return draft

    def _head(self, position: int) -> int:
        """Handle the run of short lines at ``position``; gives the position after it."""
        end = position
        while end < len(self.lines) and self.lines[end].tag in HEAD_TAGS:
            end += 1
        run = self.lines[position:end]
        signed = self._signature(run)
        for line in run[:signed]:
            self._keep(line.tagged("signer"), "body")
        run = self._without_foot(self._without_credits(run[signed:]))
        run = self._without_rows(run, self._line_at(end))
        run = self._without_again(self._without_torn(run))
        if self._opens(run, end):
            run = self._start(run, self.lines[end : end + READ])
        below = end < len(self.lines)
        heading = below and len(run) <= MANY_TITLES
        for line in run:
            if below or line.tag != "title" or self.current is None or not self.current.closed:
                self._keep(line, "subhead" if heading and line.tag == "title" else "body")
        return end

    def _without_again(self, run: list[Line]) -> list[Line]:
        """The run without the article's own headline, where it is printed once more."""
        titles = [line for line in run if line.tag == "title"]
        known = titles[: again(self.current, titles)] if self.current is not None and titles else []
        return [line for line in run if line not in known]

    def _without_credits(self, run: list[Line]) -> list[Line]:
        """The run without the lines right below the text above it, where a gap parts them from the rest."""
        current = self.current
        gap = next((index for index, line in enumerate(run) if line.gap), 0)
        if current is None or not current.body or any(line.tag != "furniture" for line in run[:gap]):
            return run
        for line in run[:gap]:
            self._keep(line, "body")
        return run[gap:]

    def _without_foot(self, run: list[Line]) -> list[Line]:
        """The run without the foot of the text above it, which that ends; nothing above the foot's last line heads one.

        An ornament is none: it parts sections.
        """
        current = self.current
        last = max((index for index, line in enumerate(run) if line.tag == "title"), default=0)
        feet = [index for index, line in enumerate(run[:last]) if line.tag == "footer" and _WORD.search(line.text)]
        if current is None or not current.body or not feet:
            return run
        for line in run[: feet[-1] + 1]:
            if line.tag != "title":
                self._keep(line, "body")
        current.closed = True
        return run[feet[-1] + 1 :]

    def _without_rows(self, run: list[Line], following: Line | None) -> list[Line]:
        """The run without the rows of a list above it, where a gap parts them from the head of a text."""
        current, many = self.current, sum(line.tag == "title" for line in run) > MANY_TITLES
        if current is None or not current.body or not many or following is None or following.tag != "lead":
            return run
        gap = next((index for index in range(len(run) - 1, 0, -1) if run[index].gap), 0)
        for line in run[:gap]:
            self._keep(line, "body")
        return run[gap:]

    def _without_torn(self, run: list[Line]) -> list[Line]:
        """The run without a broken sentence before it: a line with a comma above a title that has none."""
        titles = [line for line in run if line.tag == "title"]
        current = self.current
        torn = len(titles) > 1 and run[0] is titles[0] and not plain(titles[0].text) and plain(titles[1].text)
        if current is None or not current.body or not torn or self.layout.torn(titles[1].text):
            return run
        self._keep(run[0], "body")
        return run[1:]

    def _line_at(self, position: int) -> Line | None:
        return self.lines[position] if position < len(self.lines) else None

    def _signature(self, run: list[Line]) -> int:
        """How many lines at the start of the run sign the document above: names and a date."""
        current = self.current
        if current is None or not current.body:
            return 0
        for index, line in enumerate(run[:SIGNERS]):
            if self.layout.signed_date.fullmatch(line.text):
                current.dates.append(line.text)
                current.signed = True
                return index + 1
        return 0

    def _keep(self, line: Line, role: Role) -> None:
        """A short line inside the article above: a heading between its paragraphs, or a line of a list."""
        current = self.current
        if line.tag in {"footer", "label", "original", "site"}:
            if line.tag == "label" and current is not None and current.body:
                current.closed = True
            elif line.tag == "footer" and current is not None and current.body:
                current.body += staff(line, self.layout)
            return
        if line.tag == "column" and line.text[0] not in "【[":
            self.column = True
            return
        if current is None:
            current = self._open(Draft(orphan=True))
        if line.tag == "furniture" and not (current.body and self.layout.occasion.match(line.text)):
            self._around(current, line)
            return
        current.body.append(Placed(line, "byline" if line.tag == "byline" else role))

    def _around(self, draft: Draft, line: Line) -> None:
        """Keep of a line around the text what belongs to it."""
        if draft.body:
            draft.closed = True
            draft.body += [placed for placed in kept(line, self.layout) if placed.role == "byline"]
        else:
            draft.head += kept(line, self.layout)
            draft.dates.append(line.text)

    def _opens(self, run: list[Line], end: int) -> bool:
        """Whether the run, up to the line ``end``, is the head of a new article."""
        current, following = self.current, self._line_at(end)
        titles = [line for line in run if line.tag == "title"]
        if current is None or not current.started or not titles:
            return bool(titles or (current is None and any(line.tag == "original" for line in run)))
        if following is not None and (following.tag == "lead" or (self.column and following.row == titles[-1].row)):
            return True
        if any(line.tag == "attachment" for line in run) or (current.signed and attached(current, titles)):
            return False
        if any(_author(line) for line in run[run.index(titles[0]) :]) or _policy(titles, self.layout):
            return True
        if titles[0].level or titles[0].headed:
            return titles[0].level <= 1
        if following is None or following.tag == "signoff" or (current.signed and current.has("attachment")):
            return False  # below a signature stands what the document announced
        if any(line.tag in {"column", "furniture", "label"} for line in run):
            return True
        if current.signed or current.closed or self._reports(current, titles, following):
            return True
        return self._stands_apart(current, titles, end)

    def _reports(self, current: Draft, titles: list[Line], following: Line) -> bool:
        """Whether the text below is news of its own: it begins with a day and says again what its title says."""
        above = current.body[-1].line.text if current.body else ""
        if not self.layout.ends(above) or self.layout.dated_start.match(following.text[:LONG]) is None:
            return False
        told = set(grams(following.text[:LONG], PAIR))
        heads = (set(grams(text, PAIR)) for text in (titles[-1].text, "".join(line.text for line in titles)))
        return any(said and len(said & told) >= SAID * len(said) for said in heads)

    def _stands_apart(self, current: Draft, titles: list[Line], end: int) -> bool:
        """Whether a title without byline has a text that shares too little with the article above to belong to it."""
        if not self.page or len(titles) > MANY_TITLES or not all(plain(line.text) for line in titles):
            return False
        above = [placed for placed in current.body if placed.role != "byline"]
        if not above or any(_author(placed.line) for placed in current.head) or current.has("heading"):
            return False
        if not self.layout.ends(above[-1].line.text) or self.layout.torn(self.lines[end].text):
            return False
        if len(titles) > 1:
            return True
        section = Counter(gram for line in (*titles, *self._paragraphs(end)) for gram in grams(line.text))
        former = Counter(gram for placed in (*current.head, *current.body) for gram in grams(placed.line.text))
        return shared(section, former, self.page) < COHESION * len(section)

    def _paragraphs(self, position: int) -> Iterator[Line]:
        while position < len(self.lines) and self.lines[position].tag == "text":
            yield self.lines[position]
            position += 1

    def _start(self, run: list[Line], below: Sequence[Line]) -> list[Line]:
        """Open an article with the run as its head; gives the lines that are too many for a head."""
        run = below_masthead(own_titles(run, self.layout))
        titles = [line for line in run if line.tag == "title"] or [line for line in run if line.tag == "original"][:1]
        rest: list[Line] = []
        if len(titles) > MANY_TITLES:
            cut = run.index(titles[0]) + 1
            run, rest, titles, below = run[:cut], run[cut:], titles[:1], ()
        if any(line.tag == "column" for line in run):
            self.column = True
        draft = self._new()
        roles = dict(zip(titles, head_roles(titles, below, self.layout), strict=True))
        texts = {"".join(line.text for line in titles if roles[line] == "headline")}
        for line in run:
            if line in roles:
                draft.head.append(Placed(line, roles[line]))
            elif line.tag == "furniture":
                self._around(draft, line)
            elif line.tag == "site" or (line.tag == "original" and line.text not in texts):
                draft.head.append(Placed(line, "kicker"))
            elif line.tag in {"byline", "number", "adopted"}:
                draft.head.append(Placed(line, "byline" if line.tag == "byline" else "body"))
                draft.dates += [line.text] if line.tag != "number" else []
        return rest

    def _new(self) -> Draft:
        """A draft for a new head: the one of the top of the page, where that has nothing of its own yet."""
        current = self.current
        if current is None or current.started or current.continued:
            return self._open(Draft())
        current.orphan, current.column = False, self.column
        return current


def _author(line: Line) -> bool:
    return line.tag == "byline"


def _policy(titles: list[Line], layout: Layout) -> bool:
    return layout.policy_title.fullmatch("".join(line.text for line in titles[:4])) is not None or any(
        layout.policy_title.fullmatch(line.text) for line in titles
    )
