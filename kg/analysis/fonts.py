"""A Chinese font inside a page: of the font that kg brings, the characters that the page has."""

from __future__ import annotations

import base64
import io
from importlib.resources import files

FAMILY = "KG Chinese"
"""What the embedded font is called in the page."""
# The font is named first, so that a page looks the same everywhere; what it lacks is the reader's own.
FONTS = f"'{FAMILY}','Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif"


def embedded(text: str) -> str:
    """The CSS rule that brings the characters of ``text`` as a font in a data URI, byte for byte the same each time."""
    data = base64.b64encode(_subset(text)).decode("ascii")
    return f"@font-face {{ font-family: '{FAMILY}'; src: url(data:font/woff;base64,{data}) format('woff'); }}"


def _subset(text: str) -> bytes:
    from fontTools import subset  # slow to load, and only reports need it
    from fontTools.ttLib import TTFont

    options = subset.Options()
    options.flavor, options.hinting, options.notdef_outline, options.recalc_timestamp = "woff", False, True, False
    whole = io.BytesIO(files("kg.analysis").joinpath("font", "wqy-microhei.woff").read_bytes())
    with TTFont(whole, lazy=True, recalcTimestamp=False) as font:
        cut = subset.Subsetter(options)
        cut.populate(text=text)
        cut.subset(font)
        made = io.BytesIO()
        subset.save_font(font, made, options)
    return made.getvalue()
