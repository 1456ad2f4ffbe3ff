"""The cells of a line around an article: 2024-05-06 08:30　来源：某报　作者：某人　【打印】."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from kg.errors import OntologyError
from kg.split.cues import FILE, expression, strings

CellKind = Literal["credit", "date", "number", "meta", "loose", "weak"]

KEPT: frozenset[CellKind] = frozenset({"credit", "date"})  # what the article keeps as its byline
STRONG: frozenset[CellKind] = frozenset({"credit", "date", "number", "meta"})
LONGEST = 60  # characters of a value that is kept: a longer one is a sentence
ALONE = 4  # characters that a cell without a key may have: 头版, 01
BESIDE = 8  # the same after a cell with a key, whose value goes on: 微信　微博
SPELT = 3  # a key with so many characters needs no colon: 索引号 000014

_GAPS = re.compile(r"[\s|｜•·/、，,】【\[\]［］（）()〔〕.-]+")
_GAP = "[\t\u3000|｜•【】\\[\\]［］]"
_CLOSING = "）)］] "


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
        if kind in KEPT and (len(text) > LONGEST or "。" in text):
            return None
        if kind != "weak":
            return cell
        if self.media.fullmatch(text):
            return replace(cell, kind="credit")
        after_key = bool(before) and before[-1].kind != "weak"
        if len(text) > (BESIDE if after_key else ALONE):
            return None
        return replace(cell, kind=before[-1].kind) if after_key and before[-1].kind in {"credit", "meta"} else cell

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
    stop = rf"(?=$|{_GAP}|\s{{2}}|\s+(?:(?:{_any(every)})\s*[:：]|{stamp}|{marks}))"
    keyed = {kind: rf"{_keys(group)}.*?{stop}" for kind, group in words.items()}
    number = strings(raw, "document_number")[0].strip("^$")
    pattern = (
        rf"(?P<credit>{keyed['credit']})|(?P<date>{keyed['date']}|{stamp})|(?P<number>{keyed['number']}|{number})"
        rf"|(?P<meta>{keyed['meta']}|{marks})|(?P<loose>{keyed['loose']})|(?P<weak>[^\s|｜•【】\[\]［］（）()]+)"
    )
    return Cells(expression(pattern, "cells"), expression("|".join(strings(entry, "media")), "cells"))


def _any(words: Iterable[str]) -> str:
    """The words, longest first, with blanks allowed between their characters: 来　源."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join("[ \u3000]*".join(map(re.escape, word)) for word in ordered)


def _keys(words: Iterable[str]) -> str:
    spelt = _any(word for word in words if len(word) >= SPELT)
    colon = rf"(?:{_any(words)})\s*[:：]\s*"
    return rf"(?:{colon}|(?:{spelt})\s+(?=\S))" if spelt else colon
