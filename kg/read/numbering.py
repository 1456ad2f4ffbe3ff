"""The numbers that Word puts before paragraphs: 一、 and （一） stand in no text, the list of the paragraph makes them.

After ECMA-376, Part 1, 17.9 (numbering): a paragraph, or its style, names an instance (``numId``) and a level of it;
the instance leads to a definition, whose levels say how they are counted and written (``%1、``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import XPath, _Element

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{MAIN}}}"
LEVELS = 9
DEEPEST = 12  # styles on styles
NOWHERE = ("", 0)
MOST = 9_999  # no list is longer; the number of a damaged one says nothing
DIGITS = "〇一二三四五六七八九"
HUNDREDS = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
ROMAN = (*HUNDREDS, (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    """How a level is counted and written."""

    format: str = "decimal"
    text: str = ""
    start: int = 1


@cache
def _style() -> XPath:
    from lxml.etree import XPath

    return XPath("w:style[@w:styleId=$name]", namespaces={"w": MAIN})


@dataclass(slots=True)
class _Styles:
    """The instance and level of a style, or of the one that it is based on. Of some hundred few are asked for."""

    element: _Element
    _found: dict[str, tuple[str, int]] = field(default_factory=dict)

    def of(self, name: str) -> tuple[str, int]:
        """Of the style of this name; ``NOWHERE`` where it numbers nothing."""
        if name not in self._found:
            self._found[name] = self._read(name)
        return self._found[name]

    def _read(self, name: str) -> tuple[str, int]:
        for _ in range(DEEPEST):
            style = next(iter(_style()(self.element, name=name)), None)  # python-docx has a slow object for each of all
            if style is None:
                break
            said = style.find(f"{W}pPr/{W}numPr")
            if said is not None:
                return _value(said.find(f"{W}numId")), _whole(_value(said.find(f"{W}ilvl")), 0)
            name = _value(style.find(f"{W}basedOn"))
        return NOWHERE


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of a document, in their order."""

    levels: Mapping[str, tuple[str, Mapping[int, _Level]]] = field(default_factory=dict)
    styles: _Styles | None = None
    _counts: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0] * LEVELS))

    @classmethod
    def of(cls, word: Any) -> Numbering:
        """Of a document of python-docx; one without lists numbers nothing."""
        from docx.opc.constants import RELATIONSHIP_TYPE

        try:
            root = word.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
        except (KeyError, AttributeError):
            return cls()
        return cls(dict(_instances(root)), _Styles(word.styles.element))

    def mark(self, paragraph: _Element) -> str:
        """What stands before the paragraph, empty where nothing does or a mere dot; asked for each in its order."""
        number, level = self._where(paragraph)
        found = self.levels.get(number)
        if found is None or level not in found[1]:
            return ""
        definition, levels = found
        counts = self._counts[definition]
        counts[level] = counts[level] + 1 if counts[level] else levels[level].start
        counts[level + 1 :] = [0] * (LEVELS - level - 1)
        return _written(levels, level, counts)

    def _where(self, paragraph: _Element) -> tuple[str, int]:
        """The instance and the level of a paragraph: its own, else its style's."""
        said = paragraph.find(f"{W}pPr/{W}numPr")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        of_style = self.styles.of(style.get(f"{W}val", "")) if style is not None and self.styles else NOWHERE
        if said is None:
            return of_style
        number, level = _value(said.find(f"{W}numId")), _value(said.find(f"{W}ilvl"))
        return number or of_style[0], _whole(level, of_style[1])


def _written(levels: Mapping[int, _Level], level: int, counts: list[int]) -> str:
    """The mark of a level with the counts of those above it: 1.2."""
    if levels[level].format in ("bullet", "none", "") or counts[level] > MOST:
        return ""
    text = levels[level].text
    for other in range(level + 1):
        known = levels.get(other, _Level())
        count = counts[other] or known.start
        text = text.replace(f"%{other + 1}", FORMATS.get(known.format, str)(count))
    return text.strip()


def _instances(root: _Element) -> Iterator[tuple[str, tuple[str, Mapping[int, _Level]]]]:
    definitions = {one.get(f"{W}abstractNumId", ""): dict(_levels(one)) for one in root.iterchildren(f"{W}abstractNum")}
    for one in root.iterchildren(f"{W}num"):
        definition = _value(one.find(f"{W}abstractNumId"))
        own = dict(definitions.get(definition, {}))
        name = definition
        for over in one.iterchildren(f"{W}lvlOverride"):
            level, start = _whole(over.get(f"{W}ilvl"), 0), over.find(f"{W}startOverride")
            own |= dict(_levels(over))
            if start is not None and level in own:
                known = own[level]
                own[level] = _Level(known.format, known.text, _whole(_value(start), 1))
                name = f"{definition} {one.get(f'{W}numId')}"  # it is counted anew
        yield one.get(f"{W}numId", ""), (name, own)


def _levels(element: _Element) -> Iterator[tuple[int, _Level]]:
    for one in element.iterchildren(f"{W}lvl"):
        level = _whole(one.get(f"{W}ilvl"), 0)
        if level < LEVELS:
            start = _whole(_value(one.find(f"{W}start")), 1)
            yield level, _Level(_value(one.find(f"{W}numFmt")) or "decimal", _value(one.find(f"{W}lvlText")), start)


def _value(element: _Element | None) -> str:
    return element.get(f"{W}val", "") if element is not None else ""


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdigit() else otherwise


def _chinese(number: int) -> str:
    """A number to 9999 in characters as lists write it: 十二, 二十, 一百零五."""
    if number < 10:
        return DIGITS[number]
    parts, rest, gap = "", number, False
    for unit, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, unit)
        if digit:
            parts += ("零" if gap else "") + DIGITS[digit] + word
            gap = False
        elif parts and rest:
            gap = True
    return parts.removeprefix("一") if number < 20 else parts


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    text = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


FORMATS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "chineseLegalSimplified"), _chinese),
    **dict.fromkeys(
        ("taiwaneseCounting", "taiwaneseCountingThousand", "japaneseCounting", "ideographDigital"), _chinese
    ),
    "decimalEnclosedCircle": lambda number: chr(0x2460 + number - 1) if 0 < number <= 20 else str(number),
    "decimalEnclosedCircleChinese": lambda number: chr(0x2460 + number - 1) if 0 < number <= 20 else str(number),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
}
