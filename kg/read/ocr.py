"""Text in pictures, by RapidOCR: its models lie in its package, so nothing is fetched. Optional: ``kg[ocr]``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from math import atan2, cos, hypot, sin
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.read.layout import Page, has_columns, lay_out
from kg.read.lines import Line
from kg.read.printed import Box, Run, widths
from kg.read.traced import traced

if TYPE_CHECKING:
    from PIL.Image import Image

NEEDED = ("rapidocr", "onnxruntime", "PIL", "cv2")
MISSING = '是扫描图像，文字识别组件未安装；请运行 pip install "kg[ocr]"'
MISSING_ENGLISH = 'a scan, and the text recognition is not installed; run pip install "kg[ocr]"'
LONG_SIDE = 1800  # pixels; a page of ordinary print is read at this size
SHARP_SIDE = 4000  # what a page of small print (a newspaper's) is read at
STRIP = 2_400_000  # pixels in one look, which bounds the memory: a page of A4 at its long side
OVERLAP = 320  # pixels that two strips share: twice the height of the largest headline
SMALL_PRINT = 16  # pixels of a line's height; below this, strokes run together
BAND = 0.2  # of a page's height, about its middle: enough to tell the size of its print

PADDED = 0.5  # characters by which a found line is wider than its text
SHORT = 8  # characters: the size of a shorter line is no sure measure
SMALLER, LARGER, ABOUT = 0.08, 0.12, 0.2  # sizes that differ by less are that of the text; the last: of short lines
LOOSE = 0.15  # sizes that differ by less may be the same
MARKS = ",:;!?()"
LONG = 6  # so many times wider than high: a line that shows how the page is turned

Corners = tuple[tuple[float, float], ...]


class Found(NamedTuple):
    """A line of text in a picture: its words, left, top, right, bottom in pixels of it, and its corners clockwise."""

    text: str
    box: Box
    corners: Corners


def available() -> bool:
    """Whether the text recognition is installed."""
    return all(find_spec(name) is not None for name in NEEDED)


def picture_lines(picture: Image, number: int, unit: float) -> Iterator[Line]:
    """The lines of a picture, which is page ``number``; ``unit`` is the size of its pixel in the label's measure."""
    found = recognise(picture)
    turn = _turn(found)
    page = Page(_runs(found, [_upright(line, turn) for line in found]), loose=LOOSE)
    if has_columns(page):
        page = Page(page.runs, *traced(picture, turn, page.runs), page.loose)
        yield from lay_out(page, lambda box: _label(number, _turned(box, turn), unit), number)
    else:
        yield from (Line(line.text, number, _label(number, line.box, unit)) for line in found)


def _label(number: int, box: Box, unit: float) -> str:
    return f"第{number}页 [{','.join(f'{side * unit:.0f}' for side in box)}]"


def _turn(found: list[Found]) -> float:
    """The angle by which the page is turned, by its long lines."""
    tops = [(line.corners[0], line.corners[1], _high(line)) for line in found]
    long = [atan2(end[1] - start[1], end[0] - start[0]) for start, end, high in tops if end[0] - start[0] > LONG * high]
    return median(long) if long else 0.0


def _upright(line: Found, turn: float) -> Box:
    """The box of a line on the page turned upright."""
    across, down = (sum(corner[side] for corner in line.corners) / 4 for side in (0, 1))
    across, down = across * cos(turn) + down * sin(turn), down * cos(turn) - across * sin(turn)
    (left, top), (right, foot), *_ = line.corners
    wide, high = hypot(right - left, foot - top) / 2, _high(line) / 2
    return across - wide, down - high, across + wide, down + high


def _turned(box: Box, turn: float) -> Box:
    """The box on the picture around a box of the upright page."""
    corners = [(across, down) for across in box[::2] for down in box[1::2]]
    across_ = [across * cos(turn) - down * sin(turn) for across, down in corners]
    down_ = [across * sin(turn) + down * cos(turn) for across, down in corners]
    return min(across_), min(down_), max(across_), max(down_)


def _breadth(text: str) -> float:
    """How wide a text is in print, in Chinese characters: its marks are wide ones, though they are read as narrow."""
    return widths(text) + sum(0.5 for char in text if char in MARKS)


def _high(line: Found) -> float:
    (left, top), _, _, (foot, bottom) = line.corners
    return hypot(foot - left, bottom - top)


def _runs(found: list[Found], boxes: list[Box]) -> list[Run]:
    """The lines as runs; a size that is hardly another one than that of the text is that."""
    sizes = [
        min((box[2] - box[0]) / (_breadth(line.text) + PADDED), box[3] - box[1])
        for line, box in zip(found, boxes, strict=True)
    ]
    sure = [size for size, line in zip(sizes, found, strict=True) for _ in line.text if widths(line.text) >= SHORT]
    usual = median(sure) if sure else 0.0
    runs: list[Run] = []
    for line, box, size in zip(found, boxes, sizes, strict=True):
        less, more = (SMALLER, LARGER) if widths(line.text) >= SHORT else (ABOUT, ABOUT)
        runs.append(Run(line.text, box, usual if (1 - less) * usual <= size <= (1 + more) * usual else size))
    return runs


def recognise(picture: Image) -> list[Found]:
    """The lines of text in a picture from top to bottom; small print is looked at larger."""
    return _lines(picture, SHARP_SIDE if _small_print(picture) else LONG_SIDE)


def _small_print(picture: Image) -> bool:
    """Whether the print is too small to be read at the ordinary size."""
    if max(picture.size) <= LONG_SIDE:
        return False
    middle, half = picture.height / 2, picture.height * BAND / 2
    band = picture.crop((0, round(middle - half), picture.width, round(middle + half)))
    boxes = _engine()(_pixels(_fitted(band, LONG_SIDE / max(picture.size))), use_cls=False, use_rec=False).boxes
    return boxes is not None and median(map(_height, boxes)) < SMALL_PRINT


def _lines(picture: Image, side: int) -> list[Found]:
    """The lines of a picture that is made to fit ``side`` pixels, strip by strip."""
    scale = min(1.0, side / max(picture.size))
    picture = _fitted(picture, scale)
    found: list[Found] = []
    for top, bottom in _strips(*picture.size):
        result = _engine()(_pixels(picture.crop((0, top, picture.width, bottom))), use_cls=True, use_rec=True)
        for text, corners in zip(result.txts or (), result.boxes if result.txts else (), strict=True):
            corners[:, 1] += top
            middle = corners[:, 1].mean()
            inside = (top == 0 or middle >= top + OVERLAP / 2) and (
                bottom == picture.height or middle < bottom - OVERLAP / 2
            )
            found += [_found(text, corners / scale)] if inside else []
    return found


def _strips(width: int, height: int) -> Iterator[tuple[int, int]]:
    """Top and bottom of strips that overlap; a picture of ordinary size is one."""
    high = max(STRIP // width, 2 * OVERLAP)
    top = 0
    while height - top > high:
        yield top, top + high
        top += high - OVERLAP
    yield top, height


def _fitted(picture: Image, scale: float) -> Image:
    if scale >= 1:
        return picture
    return picture.resize((max(1, round(picture.width * scale)), max(1, round(picture.height * scale))))


def _pixels(picture: Image) -> Any:
    import numpy as np

    return np.asarray(picture)


def _found(text: str, corners: Any) -> Found:
    across, down = corners[:, 0], corners[:, 1]
    box = float(across.min()), float(down.min()), float(across.max()), float(down.max())
    return Found(text, box, tuple((float(x), float(y)) for x, y in corners))


def _height(corners: Any) -> float:
    return float(((corners[3] - corners[0]) ** 2).sum() ** 0.5)


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical", "Global.max_side_len": SHARP_SIDE})
