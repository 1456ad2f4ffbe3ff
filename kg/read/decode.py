"""Which encoding a file is in: marks first, then strict UTF-8, then what makes plausible Chinese."""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import NamedTuple

from kg.errors import ReadError
from kg.read.broken import is_mostly_broken, read_around
from kg.text.patterns import REPLACEMENT

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP / Word / Excel",
    b"\xd0\xcf\x11\xe0": "Word / Excel 97",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "gzip",
    b"7z\xbc\xaf": "7z",
    b"Rar!": "RAR",
    b"\x7fELF": "ELF",
}
SAMPLE = 1 << 16  # bytes that tell the encoding: enough for any language, and constant time for a large file
DOUBLE = ("gb18030", "big5", "big5hkscs")
PLAUSIBLE = 0.85  # share of everyday characters among the ideographs; right readings reach 0.95, wrong ones 0.6
BINARY_SHARE = 0.02  # control characters in a text are a rarity
CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
IDEOGRAPHS = re.compile("[\u3400-\u9fff\uf900-\ufaff\ue000-\uf8ff\U00020000-\U0003ffff]")
# What stands beside ideographs in a Chinese text.
UTF16_TEXT = re.compile("[\n\r\t -~\u3000-\u303f\uff00-\uffef\u2010-\u2030]")


class Decoded(NamedTuple):
    """A text, its encoding, and a note on bytes that could not be read."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """The text of ``data`` and its encoding; U+FFFD stands for bytes that are broken.

    Raises :class:`ReadError` where it is no text, or mostly broken, which names ``name``.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _decoded(data, encoding, name)
    for magic, kind in MAGIC.items():
        if data.startswith(magic):
            raise ReadError(
                f"{name}: 这是 {kind} 文件，不是文本；请先转换成 .txt 或 .md "
                f"this is a {kind} file, not text; convert it to .txt or .md first"
            )
    guess = _guess(data)
    if guess is None:
        raise ReadError(
            f"{name}: 无法识别文字编码，可能是二进制文件；请另存为 UTF-8 文本 "
            "no known text encoding, perhaps a binary file; save it as UTF-8 text"
        )
    found = _decoded(data, guess, name)
    if len(CONTROLS.findall(found.text)) > BINARY_SHARE * len(found.text):
        raise ReadError(
            f"{name}: 含有大量控制字符，是二进制文件；请提供文本文件 "
            "full of control characters: a binary file; give a text file"
        )
    return found


def _decoded(data: bytes, encoding: str, name: str) -> Decoded:
    text, notes = read_around(data, encoding, name)
    return Decoded(text, encoding, notes)


def _guess(data: bytes) -> str | None:
    # Bytes that are UTF-8 beyond ASCII are nothing else; pure ASCII or NULs may still be UTF-16 (中 is "-N").
    if b"\0" not in data and not data.isascii() and _decodes(data, "utf-8"):
        return "utf-8"
    utf16 = _utf16(data[:SAMPLE])
    if utf16:
        return utf16
    if _decodes(data, "utf-8"):
        return "utf-8"
    scores = {encoding: _plausibility(data, encoding) for encoding in DOUBLE if _decodes(data, encoding)}
    best = max(scores, key=lambda encoding: scores[encoding], default="")
    if best and scores[best] >= PLAUSIBLE:
        return best
    return _damaged(data) or _other(data[:SAMPLE])


def _damaged(data: bytes) -> str | None:
    """The encoding of a Chinese text some bytes of which are broken: that in which the fewest are."""
    text = {encoding: data.decode(encoding, "replace") for encoding in ("utf-8", *DOUBLE)}
    likely = [encoding for encoding in text if not is_mostly_broken(text[encoding])]
    likely = [encoding for encoding in likely if _plausibility(data, encoding) >= PLAUSIBLE]
    return min(likely, key=lambda encoding: text[encoding].count(REPLACEMENT), default=None)


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _utf16(sample: bytes) -> str | None:
    """UTF-16 without a mark: one byte order gives everyday characters, the other hardly any."""
    if len(sample) % 2 and len(sample) < SAMPLE:
        return None
    best, share = None, PLAUSIBLE
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
        known = sum(map(_in_either().__contains__, text)) + len(UTF16_TEXT.findall(text))
        if text and known / len(text) > share:
            best, share = encoding, known / len(text)
    return best


def _plausibility(data: bytes, encoding: str) -> float:
    """The share of everyday characters among the ideographs."""
    ideographs = IDEOGRAPHS.findall(data[:SAMPLE].decode(encoding, "ignore"))
    everyday = _in_either() if encoding == "utf-8" else _everyday("gb2312" if encoding == "gb18030" else "big5")
    return sum(map(everyday.__contains__, ideographs)) / len(ideographs) if ideographs else 0.0


@cache
def _everyday(standard: str) -> frozenset[str]:
    """The level-1 characters of the standard: the few thousand that make up nearly all running text."""
    first, last, trails = (0xB0, 0xD7, range(0xA1, 0xFF)) if standard == "gb2312" else (0xA4, 0xC6, range(0x40, 0xFF))
    pairs = (bytes((lead, trail)) for lead in range(first, last + 1) for trail in trails)
    return frozenset(char for pair in pairs for char in pair.decode(standard, "ignore") if ord(char) > 0x3400)


@cache
def _in_either() -> frozenset[str]:
    return _everyday("gb2312") | _everyday("big5")


def _other(sample: bytes) -> str | None:
    """Any other language: what charset-normalizer makes of it."""
    from charset_normalizer import from_bytes

    match = from_bytes(sample).best()
    return match.encoding if match is not None else None
