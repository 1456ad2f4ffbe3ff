"""Between a built graph and the judgements about it: what is still to be decided, and decisions put down."""

from __future__ import annotations

import csv
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.analysis.review import Question
from kg.analysis.review import review as look
from kg.errors import ReadError, UsageError, reason
from kg.judgements import FILE, answers, append, read, together, write_sheet
from kg.model import Judgement
from kg.read import read_table


@dataclass(frozen=True, slots=True)
class Review:
    """The open questions of a build's folder, and the file that takes the answers."""

    questions: Sequence[Question]
    file: Path

    def write(self, path: str | os.PathLike[str], most: int | None = None) -> None:
        """Write the questions, or the ``most`` that matter most, as CSV to fill in. Raises UsageError."""
        write_sheet(Path(path), ((one.asked, _shown(one)) for one in self.questions[:most]))

    def apply(self, path: str | os.PathLike[str], by: str, day: str) -> list[Judgement]:
        """Put down what was filled in; the judgements that are new. Raises UsageError."""
        try:
            said = answers(read_table(Path(path)), str(path), by, day)
        except (OSError, ReadError, csv.Error) as error:
            remedy = "给出 kg review --csv 写出的表格 name a table that kg review --csv has written"
            raise UsageError(f"无法读取 cannot be read: {path} ({reason(error)})\n  remedy: {remedy}") from error
        return self.put(said)

    def put(self, judgements: Sequence[Judgement]) -> list[Judgement]:
        """Put down judgements; those that are new. Raises UsageError where they contradict what stands there."""
        before = read(self.file) if self.file.exists() else []
        new = together([*before, *judgements])
        known = {one.place for one in before}
        added = [one for one in new if one.place not in known]
        append(self.file, added)
        return added


def review(folder: str | os.PathLike[str], file: str | os.PathLike[str] | None = None) -> Review:
    """What is to be decided about the graph in ``folder``; answers go to ``file``, by default one in the folder itself.

    Raises UsageError where the folder is no build or the file is broken.
    """
    path = Path(file) if file is not None else Path(folder) / FILE
    if not path.parent.is_dir():
        remedy = "给出生成的文件夹 name the folder of a build"
        raise UsageError(f"找不到文件夹 no such folder: {path.parent}\n  remedy: {remedy}")
    own = {one.resolve() for one in (path, Path(folder) / FILE) if one.exists()}
    return Review(look(Path(folder), [one for each in sorted(own) for one in read(each)]), path)


def _shown(question: Question) -> Mapping[str, str]:
    return {
        "kind": question.kind,
        "weight": f"{question.weight:.2f}",
        "reason": question.reason,
        "candidates": "|".join(question.candidates),
        "sentences": "\n".join(question.sentences),
    }
