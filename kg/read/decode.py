"""Which encoding a file is in: marks first, then strict UTF-8, then what makes plausible Chinese."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from typing import NamedTuple

from kg.errors import ReadError
from kg.read.broken import is_mostly_broken, read_around
from kg.read.everyday import BESIDE, SAMPLE, everyday, plausibility
from kg.read.resync import WIDTHS, cost_of, mended

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
KNOWN = (*(mark for mark, _ in BOMS), *MAGIC)
DAMAGED = 1 << 13  # bytes around the first beyond ASCII by which a damaged text's is told
DOUBLE = ("gb18030", "big5", "big5hkscs")
PLAUSIBLE = 0.85  # share of everyday characters among the ideographs; right readings reach 0.95, wrong ones 0.6
BINARY_SHARE = 0.02  # control characters in a text are a rarity
CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
CONTROL_BYTES = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
UTF16_TEXT = re.compile(f"[{BESIDE}]")
UPPER = bytes([0x00, 0x20, 0x30, *range(0x4E, 0xA0), 0xFF])  # of what UTF16_TEXT and everyday characters are
BEYOND_ASCII = re.compile(rb"[\x80-\xff]")


class Decoded(NamedTuple):
    """A text, its encoding, and a note on bytes that could not be read."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """The text of ``data`` and its encoding; U+FFFD stands for bytes that are broken.

    Raises :class:`ReadError` where it is no text, or mostly broken, which names ``name``.
    """
    if data.startswith(KNOWN):
        return _marked(data, name)
    # Most texts: UTF-8, more than ASCII in it and nothing that stands in no text; the rest is asked for one by one.
    if not data.isascii() and len(data.translate(None, CONTROL_BYTES)) == len(data):
        with suppress(UnicodeDecodeError):
            return Decoded(data.decode(), "utf-8")
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


def _marked(data: bytes, name: str) -> Decoded:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _decoded(data, encoding, name)
    kind = next(kind for magic, kind in MAGIC.items() if data.startswith(magic))
    raise ReadError(
        f"{name}: 这是 {kind} 文件，不是文本；请先转换成 .txt 或 .md "
        f"this is a {kind} file, not text; convert it to .txt or .md first"
    )


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
    read = ((encoding, _beginning(data, encoding)) for encoding in DOUBLE)
    scores = {encoding: plausibility(text, encoding) for encoding, text in read if text is not None}
    best = max(scores, key=lambda encoding: scores[encoding], default="")
    if best and scores[best] >= PLAUSIBLE:
        return best
    return _damaged(data) or _other(data[:SAMPLE])


def _damaged(data: bytes) -> str | None:
    """The encoding of a Chinese text some bytes of which are broken, missing or too many: the cheapest reading."""
    beyond = BEYOND_ASCII.search(data)
    start = max(0, beyond.start() // 2 * 2 - DAMAGED // 2) if beyond else 0
    part = data[start : start + DAMAGED]
    text = part.decode("utf-8", "replace")
    read = {"utf-8": (text, cost_of(text, "utf-8"))}
    read |= {encoding: (found.text, found.cost) for encoding in _possible(part) for found in [mended(part, encoding)]}
    likely = [
        encoding
        for encoding, (text, _) in read.items()
        if not is_mostly_broken(text) and plausibility(text, encoding) >= PLAUSIBLE
    ]
    return min(likely, key=lambda encoding: read[encoding][1], default=None)


def _possible(part: bytes) -> list[str]:
    """The encodings that bytes may be in as a whole: seeking through a binary file would take long."""
    upper = [len(half) - len(half.translate(None, UPPER)) > len(half) / 2 for half in (part[::2], part[1::2])]
    controls = len(part) - len(part.translate(None, CONTROL_BYTES)) > BINARY_SHARE * len(part)
    return [encoding for encoding in WIDTHS if (any(upper) if encoding.startswith("utf-16") else not controls)]


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _beginning(data: bytes, encoding: str) -> str | None:
    """Enough of the text of ``data`` to judge it by; None where it is not in the encoding."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return text if len(data) <= SAMPLE else data[:SAMPLE].decode(encoding, "ignore")


def _halves(sample: bytes) -> bool:
    """Whether bytes may be the upper halves of UTF-16: a quick look that few other texts pass."""
    return len(sample.translate(None, UPPER)) <= (1 - PLAUSIBLE) * len(sample)


def _utf16(sample: bytes) -> str | None:
    """UTF-16 without a mark: one byte order gives everyday characters, the other hardly any."""
    if (len(sample) % 2 and len(sample) < SAMPLE) or not any(map(_halves, (sample[::2], sample[1::2]))):
        return None
    best, share = None, PLAUSIBLE
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
        known = sum(map(everyday(encoding).__contains__, text)) + len(UTF16_TEXT.findall(text))
        if text and known / len(text) > share:
            best, share = encoding, known / len(text)
    return best


def _other(sample: bytes) -> str | None:
    """Any other language: what charset-normalizer makes of it."""
    from charset_normalizer import from_bytes

    match = from_bytes(sample).best()
    return match.encoding if match is not None else None
