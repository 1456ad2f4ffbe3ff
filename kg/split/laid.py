"""Newspaper pages whose reader told apart the articles and the sizes of type: no cue has to tell a headline there."""

from __future__ import annotations

from itertools import groupby

from kg.model import Role
from kg.split.around import kept
from kg.split.draft import Draft, Placed
from kg.split.layout import Layout
from kg.split.line import LONG, Line

HEAD = 1.15  # of the size of the text: what stands above a text in such type is its head
LARGER = 1.08  # what stands between its paragraphs in such type is a heading
SAME = 0.07  # two sizes that differ by less are the same
SUBHEAD = 30  # characters that a heading has at most
CAPTION = 120  # characters that a caption has at most
_AROUND = {"furniture", "footer", "site", "label", "column"}


def cut_laid(lines: list[Line], layout: Layout) -> list[Draft]:
    """The articles of the lines, which all have a block; captions are texts of their own, adverts none."""
    drafts: list[Draft] = []
    for _, frame in groupby(lines, key=_frame):
        inside = list(frame)
        if not _is_advert(inside, layout):
            for _, block in groupby(inside, key=lambda line: line.block):
                drafts += _Block(list(block), layout).run()
    return drafts


def _frame(line: Line) -> str:
    """What an advert is as a whole: a frame, or else a block."""
    return line.block.split(".")[0]


def _is_advert(lines: list[Line], layout: Layout) -> bool:
    return all(line.tag != "lead" for line in lines) and any(layout.advert.search(line.text[:LONG]) for line in lines)


class _Block:
    """One block: an article as a rule, several where one headline is no larger than the text."""

    def __init__(self, lines: list[Line], layout: Layout) -> None:
        self.lines = lines
        self.layout = layout
        self.drafts: list[Draft] = []
        self.captions: list[Draft] = []

    def run(self) -> list[Draft]:
        above = len(self.lines) > 1 and self.lines[0].size < HEAD <= self.lines[1].size
        count = next((at for at, line in enumerate(self.lines) if line.size < HEAD and at >= above), len(self.lines))
        if not count and not any(self._prose(line) for line in self.lines):
            return []
        draft = self._open(self.lines[:count])
        for index, line in enumerate(self.lines[count:], count):
            if self._heads(line, index) and draft.body:
                draft = self._open([line])
            else:
                self._add(draft, line)
        return [draft for draft in self.drafts if draft.started] + self.captions

    def _prose(self, line: Line) -> bool:
        return (line.tag in {"lead", "text"} and self.layout.ends(line.text)) or self._is_caption(line)

    def _open(self, head: list[Line]) -> Draft:
        draft = Draft(orphan=not head, laid=True)
        largest = max((line.size for line in head), default=0.0)
        found = [line.size >= (1 - SAME) * largest for line in head]
        first = found.index(True) if head else 0
        last = next((index for index in range(first, len(head)) if not found[index]), len(head))
        for index, line in enumerate(head):
            if line.tag == "continued":
                draft.continued, draft.came = True, line.text
            if line.tag == "continued" or (line.size < HEAD and line.tag in _AROUND):
                continue
            role: Role = "kicker" if index < first else "headline" if index < last else "subhead"
            draft.head.append(Placed(line.tagged("title"), role))
        self.drafts.append(draft)
        return draft

    def _heads(self, line: Line, index: int) -> bool:
        """Whether a line inside the block heads another article: an opening line follows."""
        if line.tag != "title" and not (line.size > LARGER and len(line.text) <= self.layout.headline_length):
            return False
        return any(below.tag == "lead" for below in self.lines[index + 1 : index + 2])

    def _add(self, draft: Draft, line: Line) -> None:
        if line.tag == "continued":
            draft.continued, draft.came = True, line.text
        elif self._is_caption(line):
            self.captions.append(Draft(body=[Placed(line.tagged("text"), "body")], orphan=True, laid=True))
        elif line.tag in _AROUND:
            draft.dates.append(line.text)
            draft.head += kept(line, self.layout) if not draft.body else []
        elif line.tag in {"byline", "signoff"}:
            (draft.body if draft.body else draft.head).append(Placed(line, "byline"))
        elif line.tag == "number" and not draft.body:
            draft.head.append(Placed(line, "body"))
        else:
            draft.body.append(self._paragraph(draft, line))

    def _paragraph(self, draft: Draft, line: Line) -> Placed:
        if draft.body and self.layout.signed_date.fullmatch(line.text):
            draft.signed = True
            draft.dates.append(line.text)
            return Placed(line.tagged("signer"), "body")
        short = len(line.text) <= SUBHEAD and not self.layout.ends(line.text)
        subhead = line.tag == "heading" or (
            short and (line.size > LARGER or (line.tag == "title" and bool(draft.body)))
        )
        return Placed(line.tagged("text") if line.tag == "title" else line, "subhead" if subhead else "body")

    def _is_caption(self, line: Line) -> bool:
        return len(line.text) <= CAPTION and self.layout.picture.search(line.text) is not None
