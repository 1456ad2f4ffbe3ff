"""Text in pictures, by RapidOCR: its models lie in its package, so nothing is fetched. Optional: ``kg[ocr]``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.read.lines import Line

if TYPE_CHECKING:
    from PIL.Image import Image

NEEDED = ("rapidocr", "onnxruntime", "PIL")
MISSING = '是扫描图像，文字识别组件未安装；请运行 pip install "kg[ocr]"'
MISSING_ENGLISH = 'a scan, and the text recognition is not installed; run pip install "kg[ocr]"'
LONG_SIDE = 1800  # pixels; a page of ordinary print is read at this size
SHARP_SIDE = 4000  # what a page of small print (a newspaper's) is read at
STRIP = 2_400_000  # pixels in one look, which bounds the memory: a page of A4 at its long side
OVERLAP = 320  # pixels that two strips share: twice the height of the largest headline
SMALL_PRINT = 16  # pixels of a line's height; below this, strokes run together
BAND = 0.2  # of a page's height, about its middle: enough to tell the size of its print

Box = tuple[float, float, float, float]


class Found(NamedTuple):
    """A line of text in a picture: its words, and left, top, right, bottom in pixels of it."""

    text: str
    box: Box


def available() -> bool:
    """Whether the text recognition is installed."""
    return all(find_spec(name) is not None for name in NEEDED)


def picture_lines(picture: Image, number: int, unit: float) -> Iterator[Line]:
    """The lines of a picture, which is page ``number``; ``unit`` is the size of its pixel in the label's measure."""
    for found in recognise(picture):
        box = ",".join(f"{side * unit:.0f}" for side in found.box)
        yield Line(found.text, number, f"第{number}页 [{box}]")


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
    return Found(text, (float(across.min()), float(down.min()), float(across.max()), float(down.max())))


def _height(corners: Any) -> float:
    return float(((corners[3] - corners[0]) ** 2).sum() ** 0.5)


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical", "Global.max_side_len": SHARP_SIDE})
