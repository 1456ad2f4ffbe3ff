"""What a scanned page has on it beside its text: frames, rules and pictures, found in its pixels by OpenCV, which the
text recognition brings along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, sin
from typing import TYPE_CHECKING, Any

from kg.read.columns import text_size
from kg.read.printed import Box, Item, Run
from kg.read.textlayer import Drawn

if TYPE_CHECKING:
    from PIL.Image import Image

SIDE = 4000  # pixels; a larger picture is looked at smaller
# In characters of the text:
LONG = 6.0  # a line that is shorter is a stroke of a letter
THICK = 0.6  # a line at the most
MEETS = 0.5  # between the ends of two lines that meet, as at a round corner
SIDES = 2.5  # of a picture, a frame, at least
STROKES = 0.15  # between the dots of a picture, less than between two lines of text
FULL = 0.9  # of its box: what fills less of it is no rectangle
WRITTEN = 0.25  # of its area: what has more text on it is no picture
GREY = 225  # lighter is paper
INK = 160  # darker is a line, in grey print too


def traced(picture: Image, turn: float, runs: Sequence[Run]) -> Drawn:
    """What is drawn on a picture turned by an angle; the boxes are on the upright page, as those of its ``runs``."""
    scale = min(1.0, SIDE / max(picture.size))
    size = max(4.0, scale * text_size(Item("text", run.box, run.size, run.text) for run in runs))
    grey, left, top = _upright(picture, turn, scale)

    def box(across: float, down: float, wide: float, high: float) -> Box:
        sides = (across + left, down + top, across + wide + left, down + high + top)
        return sides[0] / scale, sides[1] / scale, sides[2] / scale, sides[3] / scale

    across, down = (_lines(grey, size, upright) for upright in (False, True))
    frames = [box(*part) for part in _frames(across | down, size)]
    pictures = [area for part in _areas(grey, size) if _written(area := box(*part), runs) < WRITTEN]
    rules = [box(*part) for part in _parts(across) if part[3] <= THICK * size]
    others = [run.box for run in runs] + pictures
    rules = [rule for rule in rules if not any(_on(rule, other) for other in others)]
    return Drawn(pictures, frames, [rule for rule in rules if not any(_edge(rule, frame) for frame in frames)])


def _upright(picture: Image, turn: float, scale: float) -> tuple[Any, float, float]:
    """The pixels of the page made smaller and turned upright; and where their left top is, the page being turned about
    its own."""
    import cv2
    import numpy as np

    wide, high = (max(1, round(side * scale)) for side in picture.size)
    grey = np.asarray((picture.resize((wide, high)) if scale < 1 else picture).convert("L"))
    if abs(turn) * max(wide, high) < 1:
        return grey, 0.0, 0.0
    left, top = min(0.0, high * sin(turn)), min(0.0, -wide * sin(turn))
    turned = np.array([[cos(turn), sin(turn), -left], [-sin(turn), cos(turn), -top]])
    new = round(wide * cos(turn) + high * abs(sin(turn))), round(high * cos(turn) + wide * abs(sin(turn)))
    return cv2.warpAffine(grey, turned, new, borderValue=255), left, top


def _lines(grey: Any, size: float, upright: bool) -> Any:
    """The pixels of long thin lines that lie, or stand."""
    import cv2
    import numpy as np

    long, gap = round(LONG * size), max(3, round(0.1 * size))
    ink: Any = np.asarray(grey < INK, np.uint8)
    for how, length in ((cv2.MORPH_CLOSE, gap), (cv2.MORPH_OPEN, long)):
        ink = cv2.morphologyEx(ink, how, np.ones((length, 1) if upright else (1, length), np.uint8))
    return ink


def _parts(mask: Any) -> Iterator[tuple[int, int, int, int]]:
    """Left, top, width and height of what hangs together."""
    import cv2

    for found in cv2.connectedComponentsWithStats(mask, connectivity=8)[2][1:]:
        left, top, wide, high = map(int, found[:4])
        yield left, top, wide, high


def _frames(lines: Any, size: float) -> Iterator[tuple[int, int, int, int]]:
    """The rectangles that lines make."""
    import cv2
    import numpy as np

    reach = max(1, round(MEETS * size / 2))
    thick = cv2.dilate(lines, np.ones((2 * reach + 1, 2 * reach + 1), np.uint8))
    contours, above = cv2.findContours(thick, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    for contour, (_, _, child, parent) in zip(contours, above[0] if above is not None else (), strict=True):
        left, top, wide, high = cv2.boundingRect(contour)
        hole = parent >= 0
        if min(wide, high) < SIDES * size or not (hole or child >= 0):
            continue
        if cv2.contourArea(contour) >= FULL * (wide - 1) * (high - 1):
            by = reach if hole else -reach
            yield left - by, top - by, wide + 2 * by, high + 2 * by


def _areas(grey: Any, size: float) -> Iterator[tuple[int, int, int, int]]:
    """What is grey or black all over."""
    import cv2
    import numpy as np

    mask: Any = np.asarray(grey < GREY, np.uint8)
    for how, side in ((cv2.MORPH_CLOSE, STROKES), (cv2.MORPH_OPEN, SIDES)):
        mask = cv2.morphologyEx(mask, how, np.ones((max(3, round(side * size)),) * 2, np.uint8))
    yield from _parts(mask)


def _written(area: Box, runs: Sequence[Run]) -> float:
    """The share of an area that has text on it."""
    left, top, right, bottom = area
    shared = (
        max(0.0, min(right, box[2]) - max(left, box[0])) * max(0.0, min(bottom, box[3]) - max(top, box[1]))
        for _, box, _ in runs
    )
    return sum(shared) / ((right - left) * (bottom - top))


def _on(rule: Box, box: Box) -> bool:
    """Whether a rule is a stroke of what is written in the box, or a streak of a picture."""
    return box[1] < (rule[1] + rule[3]) / 2 < box[3] and min(rule[2], box[2]) - max(rule[0], box[0]) > 0


def _edge(rule: Box, frame: Box) -> bool:
    """Whether a rule is a side of a frame."""
    thick = 2 * (rule[3] - rule[1]) + 4
    level = min(abs(rule[1] - frame[1]), abs(rule[3] - frame[3]))
    return level < thick and rule[0] > frame[0] - thick and rule[2] < frame[2] + thick
