"""Texts in which bytes are missing or too many: the characters behind the damage are found again.

In GB18030, Big5 and UTF-16 one lost byte makes a wrong character, but a valid one, of each pair that follows. So the
cheapest reading is sought: an everyday character costs nothing, a rare one something, a byte that is left out more.
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from functools import cache
from typing import NamedTuple

from kg.read.everyday import BESIDE, IDEOGRAPHS, everyday
from kg.text.patterns import REPLACEMENT

WIDTHS = {  # bytes of a character; six are a word of three
    "gb18030": (1, 2, 4, 6), "big5": (1, 2, 6), "big5hkscs": (1, 2, 6), "utf-16-le": (2, 4, 6), "utf-16-be": (2, 4, 6),
}  # fmt: skip
BROKEN, RARE, FOREIGN, PRIVATE = 6.0, 3.0, 5.0, 8.0  # three wrong characters cost more than a byte that is left out
CLEAR = 5.0  # what is valid is left as it is unless another reading costs so much less
BLOCK = 1 << 12  # bytes that are read at a time
MARGIN = 64  # bytes at a block's end that the next one reads again, since what follows decides on them
_SYMBOLS = f"{BESIDE}\u00a0-\u00ff\u2030-\u27bf\u3200-\u33ff"  # dashes, arrows, figures in circles
_IS_SYMBOL = re.compile(f"[{_SYMBOLS}]")
# A foreign word in a Chinese text: misread bytes do not fall on one script three times.
_WORD = re.compile("[\u0370-\u03ff]{3}|[\u0400-\u04ff]{3}|[\u3040-\u30ff]{3}|[\uac00-\ud7af]{3}")


class Mended(NamedTuple):
    """A text with U+FFFD for each byte that was left out, the offset of the first one (-1: none), and what it cost."""

    text: str
    first: int
    cost: float


def mended(data: bytes, encoding: str) -> Mended:
    """The text of ``data``; only what is broken, or looks misread, is sought through.

    ``encoding`` is one of :data:`WIDTHS`.
    """
    sound = _sound(data, encoding)
    if sound is not None and not _suspicious(encoding).search(sound):
        return Mended(sound, -1, 0.0)
    parts: list[Mended] = []
    at, first = 0, -1
    while at < len(data):
        found, size = _next(data, at, encoding)
        if first < 0 <= found.first:
            first = at + found.first
        parts.append(found)
        at += size
    return Mended("".join(part.text for part in parts), first, sum(part.cost for part in parts))


def cost_of(text: str, encoding: str) -> float:
    """What a text costs that was read in another way."""
    return sum(_cost(char, encoding) for char in _WORD.sub("", text))


def _next(data: bytes, at: int, encoding: str) -> tuple[Mended, int]:
    """The text from ``at`` on, and how many bytes it takes: a line where lines are sure, else what a block tells."""
    end = at + BLOCK
    if not encoding.startswith("utf-16"):
        end = min(end, data.find(b"\n", at) + 1 or len(data))
    block, last = data[at:end], end >= len(data) or data[end - 1 : end] == b"\n"
    decoder = codecs.getincrementaldecoder(encoding)()
    with suppress(UnicodeDecodeError):
        text = decoder.decode(block, last)
        cost = cost_of(text, encoding) if _suspicious(encoding).search(text) else 0.0
        if cost <= CLEAR or (sought := _sought(block, encoding, last))[0].cost > cost - CLEAR:
            return Mended(text, -1, cost), len(block) - len(decoder.getstate()[0])
        return sought
    return _sought(block, encoding, last)


def _sound(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


@cache
def _suspicious(encoding: str) -> re.Pattern[str]:
    """Rare characters side by side, as they stand where bytes are misread."""
    return re.compile(f"[^{_SYMBOLS}{''.join(sorted(everyday(encoding)))}]{{2}}")


def _sought(block: bytes, encoding: str, last: bool) -> tuple[Mended, int]:
    """The cheapest reading of a block, up to the margin where more follows, and how many bytes that takes."""
    size = len(block)
    best = [0.0] * (size + 1)
    widths = [0] * size  # of the character that begins here; 0 for a byte that is left out
    for start in range(size - 1, -1, -1):
        lowest, chosen = best[start + 1] + BROKEN, 0
        for width in WIDTHS[encoding]:
            if start + width <= size:
                cost = _character(block[start : start + width], encoding)[1] + best[start + width]
                if cost <= lowest:  # a tie is read on: a text that is cut off breaks at its end
                    lowest, chosen = cost, width
        best[start], widths[start] = lowest, chosen
    chars: list[str] = []
    at, first, end = 0, -1, size if last else size - MARGIN
    while at < end:
        width = widths[at]
        chars.append(_character(block[at : at + width], encoding)[0] if width else REPLACEMENT)
        first = at if not width and first < 0 else first
        at += width or 1
    return Mended("".join(chars), first, best[0] - best[at]), at


@cache
def _character(piece: bytes, encoding: str) -> tuple[str, float]:
    """The character of these bytes, or the foreign word, and its cost, beyond measure where they are neither."""
    text = piece.decode(encoding, "ignore")
    if _WORD.fullmatch(text):
        return text, 0.0
    return (text, _cost(text, encoding)) if len(text) == 1 and text.encode(encoding) == piece else ("", 1e9)


def _cost(char: str, encoding: str) -> float:
    if char in everyday(encoding) or _IS_SYMBOL.match(char):
        return 0.0
    if char == REPLACEMENT:
        return BROKEN
    if "\ue000" <= char <= "\uf8ff":
        return PRIVATE
    return RARE if IDEOGRAPHS.match(char) else FOREIGN
