"""A font of boxes, made here and embedded: what a PDF's text layer says then depends on no font of the machine."""

from __future__ import annotations

import io
from functools import cache

BOXES = "Boxes"
UNIT = 1000
LATIN = range(0x20, 0x7F)


@cache
def boxes() -> str:
    """The name of the font, known to reportlab: every Chinese character is as wide as high, a Latin one half of it."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.ttLib.tables._g_l_y_f import Glyph
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    names = {code: f"u{code:04X}" for code in [*LATIN, *_chinese()]}
    wide, narrow = _box(UNIT), _box(UNIT // 2)
    builder = FontBuilder(UNIT, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    glyphs = {name: narrow if code in LATIN else wide for code, name in names.items()}
    builder.setupGlyf({".notdef": Glyph(), **glyphs, names[ord(" ")]: Glyph()})
    metrics = {name: (UNIT // 2, UNIT // 40) if code in LATIN else (UNIT, UNIT // 20) for code, name in names.items()}
    builder.setupHorizontalMetrics({".notdef": (UNIT // 2, 0), **metrics})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": BOXES, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=880, usWinAscent=880, usWinDescent=120)
    builder.setupPost()
    stream = io.BytesIO()
    builder.save(stream)
    stream.seek(0)
    pdfmetrics.registerFont(TTFont(BOXES, stream))
    return BOXES


def _chinese() -> list[int]:
    """The characters of GB 2312, as GBK maps them, and the brackets of document numbers."""
    pairs = [bytes((high, low)) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF)]
    return sorted({ord(char) for pair in pairs for char in pair.decode("gbk", "ignore")} | set(map(ord, "〔〕")))


def _box(width: int) -> object:
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    left, right, bottom, top = width // 20, width - width // 20, -UNIT // 16, UNIT * 7 // 8  # as printed ones fill it
    pen.moveTo((left, bottom))
    for corner in ((left, top), (right, top), (right, bottom)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()
