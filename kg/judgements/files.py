"""Reading and writing ``judgements.yaml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Self

import yaml
from pydantic import Field, StringConstraints, ValidationError, field_validator, model_validator

from kg.aside import aside
from kg.errors import UsageError, unwritable
from kg.model import Judgement, Verdict
from kg.ontology import Document, Form, misfit, read_yaml

FILE = "judgements.yaml"
HEAD = """\
# 人工判断，每次生成都会重放；kg review 写入，也可手改。
# Decisions of persons, replayed at every build; kg review adds to them, and you may.
"""
Name = Annotated[str, StringConstraints(strip_whitespace=True)]
Hash = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{16})?$")]
# Verdicts about one thing and a word, about one thing alone, about a claim.
NAMING, ALONE, CLAIMS = ("rename", "alias"), ("split",), ("reject", "confirm")


class _Entry(Form):
    verdict: Verdict
    type: Name = Field(min_length=1)
    left: Name = ""
    right: Name = ""
    left_text: Hash = ""
    right_text: Hash = ""
    relation: Name = ""
    sentence: Name = ""
    by: Name = Field(min_length=1)
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    why: Name = ""

    @field_validator("date", mode="before")
    @classmethod
    def _as_text(cls, value: object) -> object:
        return str(value) if isinstance(value, date) else value

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.verdict in CLAIMS or (self.verdict == "unsure" and self.relation):
            if not self.relation or not self.left_text:
                raise ValueError("缺 relation 或 left_text relation or left_text is missing")
            return self
        if not self.left or (not self.right and self.verdict not in ALONE):
            raise ValueError("缺 left 或 right left or right is missing")
        if self.verdict in ALONE and not self.left_text:
            raise ValueError("缺 left_text：哪篇里的分开 left_text is missing: which article's is set apart")
        if (self.left, self.left_text) == (self.right, self.right_text):
            raise ValueError("两边相同 both sides are the same")
        return self


def read(path: Path) -> list[Judgement]:
    """The judgements of a file. Raises UsageError, naming the file and the line, where it is broken."""
    found = read_yaml(path.parent, path.name)
    if not isinstance(found, Document):
        raise UsageError(f"{path}: {found.cause}\n  remedy: {found.remedy}")
    if found.data is None:
        return []
    if not isinstance(found.data, list):
        raise UsageError(
            f"{path}: 应是一个列表 should be a list\n  remedy: 每条以“- verdict:”开头 begin each with - verdict:"
        )
    return [judgement_of(entry, f"{path}:{found.line(number)}") for number, entry in enumerate(found.data)]


def judgement_of(entry: Any, place: str) -> Judgement:
    """An entry of a file as a record. Raises UsageError, naming its place, where it is broken."""
    try:
        return Judgement(**_Entry.model_validate(entry).model_dump(), place=place)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        cause, remedy = misfit(first)
        raise UsageError(f"{place}: {f'{where}: ' if where else ''}{cause}\n  remedy: {remedy}") from error


def append(path: Path, judgements: Sequence[Judgement]) -> None:
    """Add judgements to a file, made if missing; what stands there stays as it is. Raises UsageError."""
    if not judgements:
        return
    entries = [_plain(one) for one in judgements]
    text = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=1000)
    try:
        before = path.read_text("utf-8") if path.exists() else HEAD
        gap = "" if before.endswith("\n") or not before else "\n"
        with aside(path) as file:
            file.write_text(before + gap + text, "utf-8")
    except OSError as error:
        raise unwritable(path, error) from error


def _plain(judgement: Judgement) -> Mapping[str, str]:
    values = {name: getattr(judgement, name) for name in _Entry.model_fields}
    return {name: value for name, value in values.items() if value}
