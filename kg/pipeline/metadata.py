"""Which document each row of a metadata file speaks of, and which rows speak of none."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kg import read
from kg.engine import InputFile, place_of
from kg.errors import UsageError
from kg.pipeline.report import hashed
from kg.store.records import Extract

NO_INPUT = "没有这个输入；请写相对于元数据文件或输入的路径 no such input; give its path from the file or an input"
NOT_READ = "这篇文档没有读出，见跳过的文件 the document was not read, see what was skipped"


@dataclass(frozen=True, slots=True)
class Unused:
    """A row, or a part of one, that changed nothing, and why, in words for a person."""

    line: int
    path: str
    reason: str


@dataclass(slots=True)
class Told:
    """What a metadata file tells, by the place of the document that a row speaks of; without a file nothing."""

    file: Path | None = None
    count: int = 0
    rows: dict[str, read.Row] = field(default_factory=dict)
    unused: list[Unused] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    by_file: dict[str, list[str]] = field(default_factory=dict)

    def of(self, file: InputFile) -> dict[str, dict[str, str]]:
        """What is said of the documents of a file, by their places."""
        found = self.by_file.get(place_of(file.path), ())
        return {one: dict(self.rows[one].values) for one in found}

    def note(self, file: InputFile, extract: Extract) -> None:
        """Note which rows were used, and a title that is that of no single article."""
        if not self.rows:
            return
        read_ = (*(one.source.path for one in extract.readings), *extract.read)
        places = {path: place_of(file.root, path) for path in read_}
        self.used |= {one for one in places.values() if one in self.rows}
        for reading in extract.readings:
            if "title" in reading.source.given and len(reading.articles) > 1:
                row, count = self.rows[places[reading.source.path]], len(reading.articles)
                reason = f"标题未用：文件里有 {count} 篇报道 title not used: there are {count} articles in the file"
                self.unused.append(Unused(row.line, row.path, reason))

    def report(self) -> dict[str, Any]:
        """For run.json: the file, its rows, how many were used, and what was not. Empty without a file."""
        if self.file is None:
            return {}
        unread = [Unused(row.line, row.path, NOT_READ) for place, row in self.rows.items() if place not in self.used]
        unused = sorted([*self.unused, *unread], key=lambda one: (one.line, one.reason))
        counts = {"rows": self.count, "used": len(self.used)}
        return hashed(self.file.name, self.file.open, "rb") | counts | {"unused": [asdict(one) for one in unused]}


def find_rows(
    given: Sequence[str | os.PathLike[str]], found: list[InputFile], metadata: Path | None
) -> tuple[list[InputFile], Told]:
    """The inputs without the metadata file, should it lie among them, and its rows led to the inputs that they name.

    A path counts from the file's own folder; where nothing lies there, from the inputs and the working folder. A row
    that names no input, or several, is listed. Raises UsageError where the file is broken or two rows speak of one
    document.
    """
    if metadata is None:
        return found, Told()
    table = metadata.resolve()
    files = [file for file in found if file.path.resolve() != table]
    return files, _bound(given, files, metadata)


def _bound(given: Sequence[str | os.PathLike[str]], files: list[InputFile], metadata: Path) -> Told:
    rows = read.read_metadata(metadata)
    told = Told(metadata, len(rows))
    known = {place_of(file.path): file for file in files}
    folders = [path if path.is_dir() else path.parent for path in map(Path, given)]
    roots = [file.root for file in known.values()]
    bases = list(dict.fromkeys(path.resolve() for path in (*folders, *dict.fromkeys(roots), Path.cwd())))
    for row in rows:
        hits = _found(row.path, [metadata.resolve().parent], known) or _found(row.path, bases, known)
        if not hits:
            told.unused.append(Unused(row.line, row.path, NO_INPUT))
        elif len(hits) > 1:
            reason = f"可指 {len(hits)} 个输入，请写全路径 {len(hits)} inputs are called so, give the whole path"
            told.unused.append(Unused(row.line, row.path, reason))
        elif (first := told.rows.setdefault(hits.pop(), row)) is not row:
            raise UsageError(
                f"{metadata.name} 第{row.line}行 line {row.line}: 与第{first.line}行是同一文件 "
                f"same document as line {first.line}: {row.path}\n  remedy: 只留一行 keep one of them"
            )
    for place in told.rows:
        told.by_file.setdefault(_owner(place, known), []).append(place)
    return told


def _found(path: str, bases: Sequence[Path], known: dict[str, InputFile]) -> set[str]:
    """The places that ``path`` names from these folders and where there is an input, or one inside an input."""
    plain = path.replace("\\", "/")
    found = {place for base in bases if _owner(place := place_of(base, plain), known)}
    return found or {place for base in bases if _owner(place := place_of((base / plain).resolve()), known)}


def _owner(place: str, known: dict[str, InputFile]) -> str:
    """The input whose place, row (``corpus.csv#12``) or member (``news.zip/a.txt``) this is; empty: of none."""
    above = (place, place.rpartition("#")[0], *map(str, Path(place).parents))
    return next((one for one in above if one in known), "")
