"""ZIP archives of documents: read in memory, member by member; nothing is ever written."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from kg.errors import ReadError
from kg.read.limits import Deadline
from kg.read.registry import Content, Document, Refusal, contents, known, reader
from kg.read.zipped import is_encrypted, member_name, opened

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)
# What tells a document that is packed as a ZIP from an archive of documents.
MARKS = {"[Content_Types].xml": "Office", "META-INF/container.xml": "EPUB"}


@reader(".zip")
def read_archive(document: Document) -> Iterator[Content | Refusal]:
    """Every document of an archive, sorted by name; a member that cannot be read is a refusal, the others go on."""
    if document.depth >= document.limits.depth:
        raise document.error(
            f"压缩包套了 {document.limits.depth} 层以上；请先解压，或放宽 --max-depth",
            f"archives nested deeper than {document.limits.depth}; unpack it first, or raise --max-depth",
        )
    with opened(document, "zip") as container:
        inside = {name for name in MARKS if name in container.NameToInfo}
        if inside:
            kind = MARKS[min(inside)]
            raise document.error(f"这是 {kind} 文件；请改正后缀", f"this is an {kind} file; correct its suffix")
        members = sorted((member_name(member), number) for number, member in enumerate(container.infolist()))
        for name, number in members:
            member = container.infolist()[number]
            if member.is_dir() or (_hidden(name) and not escapes(name)):
                continue
            whole = f"{document.name}/{name}"
            document.hand_over()
            try:
                yield from contents(_member(document, container, member, whole))
            except ReadError as error:
                yield Refusal(whole, str(error))


def _member(document: Document, container: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> Document:
    """The member as a document of its own. Raises ReadError where it cannot be unpacked or may not be."""
    inner = replace(document, name=name, size=member.file_size, depth=document.depth + 1, hashes=[], held=[])
    if escapes(member_name(member)):
        raise inner.error("成员的路径指向压缩包之外；请检查来源", "its path leads out of the archive; check its source")
    if not known(inner.suffix):
        raise inner.error("不支持的文件类型", "unknown kind of file")
    if is_encrypted(member):
        raise inner.error("成员已加密；请解密后重新打包", "the member is encrypted; decrypt and pack it again")
    inner.bounded(document.limits.document_bytes)
    try:
        data = container.read(member)
    except BROKEN as error:
        raise inner.damaged("zip", error) from error
    return replace(inner, opener=lambda: io.BytesIO(data), deadline=Deadline(name, document.limits.seconds))


def escapes(name: str) -> bool:
    """Whether a member's path would lead out of the folder that it is unpacked to, on any system."""
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or name[1:2] == ":"


def _hidden(name: str) -> bool:
    return any(part == "__MACOSX" or part.startswith(".") for part in PurePosixPath(name).parts)
