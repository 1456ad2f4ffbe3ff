"""What a page of a PDF has printed on it: its text layer as runs with their boxes, its pictures, frames and rules."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from statistics import median, median_high
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.read.printed import WIDE, Box, Run, widths

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

# A gap ends a run that is wider than this, in the run's own characters, or in those that most of the page is set in.
OWN_GAP, PAGE_GAP = 0.62, 0.8
BLANK = 0.3  # what was a blank between words
SAME_SIZE = 0.12
LINE_HEIGHT = 1.2  # of a font, in its characters' width
RULE, LONG = 3.0, 40.0  # points: as thin and as long as a rule is
NO_BOX = (0.0, 0.0, 0.0, 0.0)
SMALL = 20.0  # points: what is smaller is an ornament


class _Char(NamedTuple):
    text: str
    box: Box


def runs(layer: Any, height: float) -> list[Run]:
    """The runs of a text layer on a page of this height, whatever order the file has them in."""
    chars = list(_chars(layer, height))
    if not chars:
        return []
    wide = [char.box[2] - char.box[0] for char in chars if ord(char.text) >= WIDE]
    gap = PAGE_GAP * (median(wide) if wide else median(box[3] - box[1] for _, box in chars))
    parts = (_run(sequence) for sequence in _sequences(chars, gap))
    rows: dict[int, list[Run]] = {}
    for part in sorted((part for part in parts if part.text), key=lambda part: (part.box[0], part.box[1])):
        row = int((part.box[1] + part.box[3]) / 2 // gap)
        near = (rows.get(at, []) for at in (row, row - 1, row + 1))
        left = next(((runs, at) for runs in near for at, run in enumerate(runs) if _goes_on(run, part, gap)), None)
        if left is None:
            rows.setdefault(row, []).append(part)
        else:
            left[0][left[1]] = _joined(left[0][left[1]], part)
    return [run for runs in rows.values() for run in runs]


class CharBoxes:
    """The boxes of a text layer's characters, as wide as what they advance by, on a page of this height."""

    def __init__(self, layer: Any, height: float) -> None:
        import pypdfium2.raw as raw

        self._layer, self._height = layer.raw, height  # the pointer itself: an object is asked for it at each call
        self._char_of, self._box_of = raw.FPDFText_GetCharIndexFromTextIndex, raw.FPDFText_GetLooseCharBox
        self._rect = raw.FS_RECTF()
        self._pointer = ctypes.byref(self._rect)

    def at(self, index: int) -> Box:
        """That of the character at ``index`` of the layer's text; all 0 for one that is not printed."""
        return self.of(self._char_of(self._layer, index))

    def of(self, char: int) -> Box:
        """That of the layer's character of this number."""
        rect = self._rect
        if char < 0 or not self._box_of(self._layer, char, self._pointer):
            return NO_BOX
        return rect.left, self._height - rect.top, rect.right, self._height - rect.bottom


def _chars(layer: Any, height: float) -> Iterator[_Char]:
    import pypdfium2.raw as raw

    boxes, pointer = CharBoxes(layer, height), layer.raw
    for index in range(layer.count_chars()):
        code = raw.FPDFText_GetUnicode(pointer, index)
        if code >= 32 and raw.FPDFText_IsGenerated(pointer, index) != 1:
            yield _Char(chr(code), boxes.of(index))


def _sequences(chars: Iterable[_Char], widest: float) -> Iterator[list[_Char]]:
    """Neighbours in the file that stand side by side."""
    sequence: list[_Char] = []
    for char in chars:
        if sequence and not _beside(sequence[-1].box, char.box, widest):
            yield sequence
            sequence = []
        sequence.append(char)
    if sequence:
        yield sequence


def _beside(left: Box, right: Box, widest: float) -> bool:
    high = min(left[3] - left[1], right[3] - right[1])
    gap = right[0] - left[2]
    return (
        -0.5 * high < gap < min(OWN_GAP * LINE_HEIGHT * high, widest)
        and min(left[3], right[3]) - max(left[1], right[1]) > 0.6 * high
    )


def _run(chars: list[_Char]) -> Run:
    while chars and chars[0].text.isspace():
        chars = chars[1:]
    while chars and chars[-1].text.isspace():
        chars = chars[:-1]
    if not chars:
        return Run("", NO_BOX, 0.0)
    boxes = [char.box for char in chars]
    wide = [box[2] - box[0] for char, box in zip(chars, boxes, strict=True) if ord(char.text) >= WIDE]
    top, bottom = min(box[1] for box in boxes), max(box[3] for box in boxes)
    text = "".join(char.text for char in chars)
    size = median_high(wide) if wide else (boxes[-1][2] - boxes[0][0]) / widths(text)
    return Run(text, (boxes[0][0], top, boxes[-1][2], bottom), size)


def _goes_on(left: Run, right: Run, widest: float) -> bool:
    """Whether two runs are parts of one, as where a line is written word by word."""
    return _beside(left.box, right.box, widest) and abs(left.size - right.size) <= 2 * SAME_SIZE * max(
        left.size, right.size
    )


def _joined(left: Run, right: Run) -> Run:
    (a, b, _, d), (_, f, g, h) = left.box, right.box
    size = left.size if len(left.text) >= len(right.text) else right.size
    blank = " " if right.box[0] - left.box[2] > BLANK * size else ""
    return Run(left.text + blank + right.text, (a, min(b, f), g, max(d, h)), size)


class Drawn(NamedTuple):
    """What is drawn on a page beside its text."""

    pictures: list[Box]
    frames: list[Box]
    rules: list[Box]


def drawn(page: PdfPage) -> Drawn:
    """The pictures, frames and rules of a page; an area in one colour is a picture, or a frame where text is on it."""
    import pypdfium2.raw as raw

    height = page.get_height()
    found = Drawn([], [], [])
    for thing in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE), max_depth=3):
        left, bottom, right, top = thing.get_bounds()
        box = (left, height - top, right, height - bottom)
        if top - bottom <= RULE and right - left >= LONG:
            found.rules.append(box)
        elif min(top - bottom, right - left) >= SMALL:
            (found.pictures if thing.type == raw.FPDF_PAGEOBJ_IMAGE else found.frames).append(box)
    return found
