"""ZIP containers, opened only where their table of contents promises no more than the limits allow."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from kg.read.registry import Document

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
SMALL = 10_000_000  # bytes; white space and tables pack a hundredfold, and do no harm below this
ENCRYPTED = 0x1
UTF8_NAME = 0x800
PREFIX = 8


@contextmanager
def opened(document: Document, kind: str) -> Iterator[zipfile.ZipFile]:
    """The container, checked. Raises ReadError where it is none, encrypted, or promises too much."""
    with document.open() as stream:
        _check_magic(document, stream, kind)
        try:
            container = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise document.damaged(kind, error) from error
        with container:
            _check_contents(document, container)
            yield container


def is_encrypted(member: zipfile.ZipInfo) -> bool:
    """Whether a password is needed."""
    return bool(member.flag_bits & ENCRYPTED)


def member_name(member: zipfile.ZipInfo) -> str:
    """The member's name; packers of Chinese systems write GB18030 where the format says CP437."""
    if member.flag_bits & UTF8_NAME:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename


def _check_magic(document: Document, stream: BinaryIO, kind: str) -> None:
    head = stream.read(PREFIX)
    if head != OLE:
        return
    if ENCRYPTED_OFFICE in head + stream.read(document.limits.document_bytes):
        raise document.error("文件已加密；请去掉密码后另存", "the file is encrypted; save it without a password")
    raise document.error(
        f"这是旧版 Office 文件，不是 {kind}；请另存为 .docx", f"an old Office file, not {kind}; save it as .docx"
    )


def _check_contents(document: Document, container: zipfile.ZipFile) -> None:
    members, limits = container.infolist(), document.limits
    if len(members) > limits.members:
        raise document.error(
            f"里面有 {len(members)} 个文件，超过 {limits.members}；请先拆分，或放宽 --max-members",
            f"it holds {len(members)} files, more than {limits.members}; split it first, or raise --max-members",
        )
    unpacked, packed = sum(one.file_size for one in members), sum(one.compress_size for one in members)
    if unpacked > SMALL and unpacked > limits.ratio * max(packed, 1):
        raise document.error(
            f"解压后是原来的 {limits.ratio} 倍以上，像压缩炸弹；请先检查并解压",
            f"it unpacks to more than {limits.ratio} times its size, as a bomb does; check and unpack it first",
        )
    document.expansion.add(unpacked, document.name)
