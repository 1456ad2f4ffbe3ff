"""The text as the grammar reads it: simplified characters and full-width marks, one for one, so that offsets stay."""

from __future__ import annotations

import re
from functools import lru_cache

from opencc import OpenCC

HAN_CHAR = re.compile("[\u3400-\u9fff]")
TRADITIONAL_SHARE = 0.03
MARKS = str.maketrans(
    {
        ",": "，",
        ";": "；",
        ":": "：",
        "!": "！",
        "?": "？",
        "(": "（",
        ")": "）",
        "﹒": "·",
        "•": "·",
        "‧": "·",
        "・": "·",
    }
)
# Private-use characters (from fonts of PDFs, from GB18030) stand for nothing; the skeleton uses their codes.
PRIVATE, REPLACEMENT = re.compile("[\ue000-\uf8ff]"), "\ufffd"
BETWEEN_DIGITS = re.compile("(?<=\\d)[，：](?=\\d)")
NARROW = {"，": ",", "：": ":"}


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")


@lru_cache(maxsize=65536)
def _simple(char: str) -> str:
    converted = str(_converter().convert(char))
    return converted if len(converted) == 1 else char


def reading(text: str) -> str:
    """``text`` with full-width marks and, where it is written in traditional characters, simplified ones.

    Every character stands for the one at the same offset. Single characters are converted (OpenCC's t2s), and only in
    texts where at least 3 of 100 Han characters are traditional: 著 and 乾 are simplified ones too.
    """
    text = PRIVATE.sub(REPLACEMENT, text)
    read = BETWEEN_DIGITS.sub(lambda match: NARROW[match[0]], text.translate(MARKS))
    chars = set(HAN_CHAR.findall(read))
    table = {ord(char): simple for char in chars if (simple := _simple(char)) != char}
    if not table:
        return read
    changed = sum(read.count(chr(code)) for code in table)
    return read.translate(table) if changed >= TRADITIONAL_SHARE * len(HAN_CHAR.findall(read)) else read
