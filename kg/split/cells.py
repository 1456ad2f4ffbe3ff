"""The cells of a line around an article: 2024-05-06 08:30　来源：某报　作者：某人　【打印】."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from kg.errors import OntologyError
from kg.split.cues import FILE, expression, strings

CellKind = Literal["credit", "date", "number", "meta", "loose", "media", "weak"]

KEPT: frozenset[CellKind] = frozenset({"credit", "date", "media"})  # what the article keeps as its byline
STRONG: frozenset[CellKind] = frozenset({"credit", "date", "number", "meta"})
LONGEST = 60  # characters of a value that is kept: a longer one is a sentence
ALONE = 4  # characters that a cell without a key may have: 头版, 01
BESIDE = 8  # the same after a cell with a key, whose value goes on: 微信　微博
SPELT = 3  # a key with so many characters needs no colon: 索引号 000014

_GAPS = re.compile(r"[\s|｜丨•·/、，,】【\[\]［］（）()〔〕.-]+")
_GAP = "[\t\u3000|｜丨•【】\\[\\]［］]"
_CLOSING = "）)］] "
_SENTENCE = re.compile("[。？！；，]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a line, ``start`` to ``end`` in characters of it."""

    kind: CellKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cells:
    """Takes a line of page furniture apart."""

    scanner: re.Pattern[str]
    media: re.Pattern[str]
    bare: re.Pattern[str]

    def is_key(self, text: str) -> bool:
        """Whether ``text`` is a key whose value stands on the next line."""
        return len(text) <= LONGEST and self.bare.fullmatch(text) is not None

    def read(self, text: str) -> tuple[Cell, ...]:
        """The cells of ``text``; none where it is a line of another kind."""
        result: list[Cell] = []
        position = self._skip(text, 0)
        while position < len(text):
            match = self.scanner.match(text, position)
            cell = self._cell(match, result) if match and match.end() > position else None
            if cell is None:
                return ()
            result.append(cell)
            position = self._skip(text, cell.end)
        return tuple(result) if any(cell.kind in STRONG for cell in result) else ()

    def _cell(self, match: re.Match[str], before: list[Cell]) -> Cell | None:
        kind: CellKind = match.lastgroup  # type: ignore[assignment]
        text = match[0].rstrip(_CLOSING)
        cell = Cell(kind, match.start(), match.start() + len(text))
        if kind in KEPT and (len(text) > LONGEST or _SENTENCE.search(text)):
            return None
        if kind != "weak":
            return cell
        if self.media.fullmatch(text):
            return replace(cell, kind="media")
        goes_on = bool(before) and before[-1].kind in {"credit", "meta"}
        if len(text) > (BESIDE if goes_on else ALONE):
            return None
        return replace(cell, kind=before[-1].kind) if goes_on else cell

    @staticmethod
    def _skip(text: str, position: int) -> int:
        gap = _GAPS.match(text, position)
        return gap.end() if gap else position


def compile_cells(raw: Mapping[str, Any]) -> Cells:
    """Compile the entry ``cells``. Raises :class:`OntologyError` that names what is missing or broken."""
    entry = raw.get("cells")
    if not isinstance(entry, Mapping):
        raise OntologyError(FILE, "cells", "缺少 missing", "restore it from the shipped ontology")
    words = {kind: strings(entry, kind) for kind in ("credit", "date", "number", "meta", "loose")}
    stamp, marks = "|".join(strings(entry, "stamps")), "|".join(strings(entry, "marks"))
    every = [word for group in words.values() for word in group]
    stop = rf"(?=$|{_GAP}|\s{{2}}|\s·\s|\s+(?:(?:{_any(every)})\s*[:：丨|｜]|{stamp}|{marks}))"
    keyed = {kind: rf"{_keys(group)}.*?{stop}" for kind, group in words.items()}
    bare = expression(rf"(?:{_any([*every, *strings(entry, 'titles')])})\s*[:：]", "cells")
    number = strings(raw, "document_number")[0].strip("^$")
    pattern = (
        rf"(?P<credit>{keyed['credit']})|(?P<date>{keyed['date']}|{stamp})|(?P<number>{keyed['number']}|{number})"
        rf"|(?P<meta>{keyed['meta']}|{marks})|(?P<loose>{keyed['loose']})|(?P<weak>[^\s|｜丨•【】\[\]［］（）()]+)"
    )
    return Cells(expression(pattern, "cells"), expression("|".join(strings(entry, "media")), "cells"), bare)


def _any(words: Iterable[str]) -> str:
    """The words, longest first, with blanks allowed between their characters: 来　源."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join("[ \u3000]*".join(map(re.escape, word)) for word in ordered)


def _keys(words: Iterable[str]) -> str:
    spelt = _any(word for word in words if len(word) >= SPELT)
    colon = rf"(?:{_any(words)})\s*[:：丨|｜]\s*"
    return rf"(?:{colon}|(?:{spelt})\s+(?=\S))" if spelt else colon
