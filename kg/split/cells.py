"""The cells of a line around an article: 2024-05-06 08:30　来源：某报　作者：某人　【打印】."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from kg.errors import OntologyError
from kg.split.cues import COPY, FILE, expression, strings

CellKind = Literal["credit", "staff", "date", "number", "meta", "count", "loose", "media", "names", "other", "weak"]

# What the article keeps as its byline.
KEPT: frozenset[CellKind] = frozenset({"credit", "staff", "date", "media", "names"})
STRONG: frozenset[CellKind] = frozenset({"credit", "staff", "date", "number", "meta", "count"})
LONGEST = 60  # characters of a value that is kept: a longer one is a sentence
NAME = 20  # characters of a name that stands on the line below its key
ALONE = 4  # characters that a cell without a key may have: 头版, 01
BESIDE = 8  # the same after a cell with a key, whose value goes on: 微信　微博
SPELT = 3  # a key with so many characters needs no colon: 索引号 000014

_GAPS = re.compile(r"[\s|｜丨•·/、，,；】【\[\]［］（）()〔〕.-]+")
_GAP = "[\t\u3000|｜丨•【】\\[\\]［］]"
_COLON = "[:：丨|｜】]"
_KEY = re.compile(rf"[^:：丨|｜】\d]{{1,12}}?{_COLON}\s*")
_CLOSING = "）)］] "
_SENTENCE = re.compile("[。？！；，]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a line, ``start`` to ``end`` in characters of it."""

    kind: CellKind
    start: int
    end: int
    value: int = 0

    @property
    def empty(self) -> bool:
        """Whether its key has no value."""
        return self.value == self.end


@dataclass(frozen=True, slots=True)
class Cells:
    """Takes a line of page furniture apart."""

    scanner: re.Pattern[str]
    media: re.Pattern[str]
    bare: re.Pattern[str]

    def is_key(self, text: str) -> bool:
        """Whether ``text`` is a key whose value may stand on the next line."""
        return len(text) <= LONGEST and self.bare.fullmatch(text) is not None

    def takes(self, key: str, text: str, gap: int) -> bool:
        """Whether ``text``, ``gap`` empty lines below ``key``, can be its value."""
        match = self.bare.fullmatch(key)
        if match is None or gap > 1 or len(text) > LONGEST or _SENTENCE.search(text) or self.is_key(text):
            return False
        if match.lastgroup == "count":
            return text.strip("次人 ").isdigit()
        if match.lastgroup == "date":
            return any(char.isdigit() for char in text)
        return match.lastgroup == "table" or (gap == 0 and len(text) <= NAME)

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
        key = _KEY.match(text)
        cell = Cell(kind, match.start(), match.start() + len(text), match.start() + (key.end() if key else 0))
        if kind in KEPT and (len(text) > LONGEST or _SENTENCE.search(text)):
            return None
        if kind == "other":
            strong = any(former.kind in STRONG for former in before)
            return cell if strong and not _SENTENCE.search(text) else None
        if kind != "weak":
            return cell
        if self.media.fullmatch(text):
            return replace(cell, kind="media")
        goes_on = bool(before) and before[-1].kind in {"credit", "staff", "meta"}
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
        raise OntologyError(FILE, "cells", "缺少 missing", COPY)
    words = {kind: strings(entry, kind) for kind in ("credit", "staff", "date", "number", "meta", "count", "loose")}
    names = "|".join(strings(entry, "names"))
    stamp, marks = "|".join(strings(entry, "stamps")), "|".join(strings(entry, "marks"))
    every = _any(word for group in words.values() for word in group)
    stop = rf"(?=$|{_GAP}|\s{{2}}|\s·\s|\s+(?:(?:{every})\s*{_COLON}|{stamp}|{marks}))"
    value = rf"(?:(?=(?:{every})\s*{_COLON})|.*?{stop})"
    keyed = {kind: rf"{_keys(group)}{value}" for kind, group in words.items()}
    keyed["staff"] += rf"|(?:{_any(words['staff'])})\s+[\u4e00-\u9fff·]{{2,4}}(?=\s|$)"
    table = [*words["number"], *words["staff"], *words["meta"], *strings(entry, "titles")]
    name = [*words["credit"], *words["loose"]]
    below = {"count": words["count"], "date": words["date"], "table": table, "name": name}
    bare = "|".join(rf"(?P<{kind}>{_any(group)})" for kind, group in below.items())
    number = strings(raw, "document_number")[0].strip("^$")
    pattern = (
        rf"(?P<credit>{keyed['credit']})|(?P<staff>{keyed['staff']})|(?P<date>{keyed['date']}|{stamp})|(?P<number>{keyed['number']}|{number})"
        rf"|(?P<count>{keyed['count']})|(?P<meta>{keyed['meta']}|{marks})|(?P<loose>{keyed['loose']})"
        rf"|(?P<names>{names})(?=$|\s{{2}}|\s+(?:{stamp}|\S{{2,14}}[报网社台]\s))"
        rf"|(?P<other>[\u4e00-\u9fff]{{2,8}}\s*[:：]\s*{value})|(?P<weak>[^\s|｜丨•【】\[\]［］（）()]+)"
    )
    media = expression("|".join(strings(entry, "media")), "cells")
    return Cells(expression(pattern, "cells"), media, expression(rf"(?:{bare})\s*[:：]", "cells"))


def _any(words: Iterable[str]) -> str:
    """The words, longest first, with blanks allowed between their characters: 来　源."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join("[ \u3000]*".join(map(re.escape, word)) for word in ordered)


def _keys(words: Iterable[str]) -> str:
    spelt = _any(word for word in words if len(word) >= SPELT)
    colon = rf"(?:{_any(words)})\s*{_COLON}\s*"
    return rf"(?:{colon}|(?:{spelt})\s+(?=\S))" if spelt else colon
