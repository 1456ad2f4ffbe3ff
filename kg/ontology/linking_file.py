"""Reading ``linking.yaml``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import Self

from pydantic import model_validator

from kg.ontology.linking import Ending, Linking, Merged, Renamed, SinglePosts, Texts
from kg.ontology.parts import Problems, document, fill
from kg.ontology.problems import Problem
from kg.ontology.schema import Form

FILE = "linking.yaml"


class _File(Form):
    renamed: tuple[Renamed, ...] = ()
    endings: tuple[Ending, ...] = ()
    merged: tuple[Merged, ...] = ()
    everywhere: Texts = ()
    mass_titles: Texts = ()
    single_posts: tuple[SinglePosts, ...] = ()
    seats: Texts = ()
    local_heads: Texts = ()
    ranks: Texts = ()

    @model_validator(mode="after")
    def _once(self) -> Self:
        formers = [(one.type, one.former) for one in self.renamed] + [("", one.former) for one in self.endings]
        twice = [name for (_, name), count in Counter(formers).items() if count > 1]
        if twice:
            raise ValueError(f"两次改名 renamed twice: {', '.join(twice)}")
        return self


def read_linking(folder: Path, types: Collection[str], problems: Problems) -> Linking:
    """``linking.yaml`` of the folder, which may lack it; ``types`` are the known types of entities."""
    if not (folder / FILE).is_file():
        return Linking()
    doc = document(folder, FILE, problems)
    found = None if doc is None else fill(_File, doc.data, doc, (), "file", problems)
    if found is None:
        return Linking()
    named = [(one.name, one.type) for one in found.renamed] + [(one.name, one.type) for one in found.merged]
    named += [("single_posts", kind) for one in found.single_posts for kind in one.of]
    for name, kind in named:
        if kind not in types:
            remedy = f"改成 use one of: {', '.join(types)}"
            problems.append(Problem(FILE, name, f"未知的类型 unknown type: {kind}", remedy))
    return Linking(
        found.renamed,
        found.endings,
        found.merged,
        frozenset(found.everywhere),
        frozenset(found.mass_titles),
        frozenset((kind, title) for one in found.single_posts for kind in one.of for title in one.titles),
        found.seats,
        found.local_heads,
        frozenset(found.ranks),
    )
