"""Bytes that are no text: what stands around them is read, and U+FFFD stands for them."""

from __future__ import annotations

import codecs

from kg.errors import ReadError
from kg.read.resync import WIDTHS, mended
from kg.text.patterns import REPLACEMENT

UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
MOSTLY = 0.25  # share of broken characters among those beyond ASCII: above it nothing can be trusted


def is_mostly_broken(text: str) -> bool:
    """Whether too much of a text is U+FFFD to make sense of the rest."""
    if REPLACEMENT not in text:
        return False
    return text.count(REPLACEMENT) > MOSTLY * (len(text) - len(text.encode("ascii", "ignore")))


def read_around(data: bytes, encoding: str, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of ``data``, and a note where bytes of it are not in ``encoding``: the first one, and how many places.

    Raises :class:`ReadError`, which names ``name``, where most of it is broken.
    """
    text, first = _read(data, encoding)
    if first < 0:
        return text, ()
    if is_mostly_broken(text):
        raise ReadError(
            f"{name}: 第 {first} 字节起有大量字节不是有效的 {encoding}，文件已损坏；请重新取得，或另存为 UTF-8 "
            f"from byte {first} on much is not valid {encoding}, a damaged file; fetch it again, or save it as UTF-8"
        )
    old = data.count(REPLACEMENT.encode()) if encoding.startswith("utf-8") else 0
    count = max(1, text.count(REPLACEMENT) - old)
    return text, (
        f"{name}: 第 {first} 字节起有 {count} 处不是有效的 {encoding}，以 U+FFFD 代替，其余照读；可重新取得 "
        f"from byte {first} on {count} places are not valid {encoding}: U+FFFD stands there, the rest is read",
    )


def _read(data: bytes, encoding: str) -> tuple[str, int]:
    """The text and the offset of the first byte that is broken, missing or too many; -1 where all are sound."""
    mark = next((len(mark) for mark in UTF16 if encoding == "utf-16" and data.startswith(mark)), 0)
    plain = UTF16.get(data[:mark], encoding)
    if plain in WIDTHS:
        found = mended(data[mark:], plain)
        return found.text, found.first + mark if found.first >= 0 else -1
    try:
        return data.decode(encoding), -1
    except UnicodeDecodeError as error:
        # Codecs that look for a mark first count from behind it.
        first = error.start + (len(codecs.BOM_UTF8) if encoding == "utf-8-sig" and error.object != data else 0)
    return data.decode(encoding, "replace"), first


def row_note(name: str, text: str) -> tuple[str, ...]:
    """A note where U+FFFD stands in the text of a table's row."""
    if REPLACEMENT not in text:
        return ()
    count = text.count(REPLACEMENT)
    note = f"{name}: 有 {count} 处损坏的字符（U+FFFD），其余照读 {count} broken characters, the rest is read"
    return (note,)
