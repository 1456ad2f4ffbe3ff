"""What a person should decide about a built graph, what matters most first, each with its sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from kg.analysis.tables import TABLES, opened, table_file
from kg.errors import UsageError
from kg.model import Judgement, content_id

SENTENCE = re.compile("[^。！？；\n]*[。！？；\n]?")
# What a reference without candidates counts for: mostly 会上 of a meeting that nobody names.
WITHOUT_CANDIDATES = 0.2
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to decide. ``asked`` is the judgement without its verdict: type, sides, texts, relation, sentence.

    ``weight`` says how much hangs on it: how often the ends are mentioned, times how open it is.
    """

    kind: Literal["merge", "reference", "claim"]
    weight: float
    reason: str
    asked: Judgement
    sentences: tuple[str, ...]
    candidates: tuple[str, ...] = ()


def review(folder: str | Path, answered: Iterable[Judgement] = ()) -> list[Question]:
    """The open questions of a build's folder, without those that are ``answered`` already.

    Raises UsageError where the folder lacks the tables.
    """
    build = _Build(Path(folder))
    done = {_key(one) for one in answered}
    found = [*_merges(build), *_references(build), *_claims(build)]
    distinct = {_key(one.asked): one for one in sorted(found, key=lambda one: one.weight)}
    left = [one for key, one in distinct.items() if key not in done]
    return sorted(left, key=lambda one: (-one.weight, one.kind, _key(one.asked)))


def _key(one: Judgement) -> tuple[str, ...]:
    """What a question is about, whichever side comes first."""
    sides = [(one.left, one.left_text), (one.right, one.right_text)]
    if not one.relation:
        sides.sort()
    return (one.type, *sides[0], *sides[1], one.relation, one.sentence)


class _Build:
    """The tables of a folder, and what is looked up in them."""

    def __init__(self, folder: Path) -> None:
        missing = [name for name in TABLES if not table_file(folder, name).is_file()]
        if missing:
            cause = f"缺少表 tables are missing: {folder} ({', '.join(missing)})"
            raise UsageError(f"{cause}\n  remedy: 先生成（含 parquet） build it first: kg build INPUT -o {folder}")
        self.rows: dict[str, list[Any]] = {}
        for name in TABLES:
            with opened(table_file(folder, name)) as file:
                self.rows[name] = file.read().to_pylist()

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each article."""
        return {row["id"]: row["text"] for row in self.rows["articles"]}

    @cached_property
    def mentions(self) -> dict[str, Row]:
        """By id."""
        return {row["id"]: row for row in self.rows["mentions"]}

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of the entities."""
        return {row["id"]: row["name"] for row in self.rows["entities"]}

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each entity is mentioned."""
        return Counter(row["entity"] for row in self.rows["mentions"])

    @cached_property
    def surfaces(self) -> dict[tuple[str, str], str]:
        """How each entity is first called in each article."""
        found: dict[tuple[str, str], str] = {}
        for row in self.rows["mentions"]:
            found.setdefault((row["article"], row["entity"]), row["text"])
        return found

    def text_id(self, article: str) -> str:
        """The hash that judgements know an article by; empty for none."""
        return content_id(self.texts[article]) if article else ""

    def sentence(self, article: str, *words: str) -> str:
        """The first sentence of an article with one of the words."""
        text = self.texts.get(article, "")
        at = next((at for word in words if word and (at := text.find(word)) >= 0), -1)
        if at < 0:
            return ""
        found = next((one for one in SENTENCE.finditer(text) if one.start() <= at < one.end()), None)
        return " ".join(found[0].split()) if found is not None else ""


def _merges(build: _Build) -> Iterator[Question]:
    """Names that may be one, by how often the rarer of the two is mentioned."""
    for row in build.rows["merges"]:
        if row["verdict"] != "candidate":
            continue
        sides = [(row[side], row[f"{side}_article"], row[f"{side}_entity"]) for side in ("left", "right")]
        asked = Judgement(
            "unsure", row["type"], row["left"], row["right"], *(build.text_id(article) for _, article, _ in sides)
        )
        sentences = [build.sentence(at, build.surfaces.get((at, entity), ""), name) for name, at, entity in sides]
        least = min(max(build.counts[entity], 1) for _, _, entity in sides)
        yield Question("merge", least * row["score"], row["reason"], asked, tuple(filter(None, sentences)))


def _references(build: _Build) -> Iterator[Question]:
    """Words that mean nothing certain, by how often they stand there."""
    rows = [row for row in build.rows["doubtful"] if row["kind"] != "claim" and row["kind"][:1].isupper()]
    often = Counter((row["kind"], row["text"], row["article"]) for row in rows)
    for row in rows:
        candidates = tuple(row["candidates"])
        asked = Judgement("unsure", row["kind"], row["text"], "?", build.text_id(row["article"]))
        weight = often[row["kind"], row["text"], row["article"]] * (1.0 if candidates else WITHOUT_CANDIDATES)
        yield Question("reference", weight, row["reason"], asked, (row["sentence"],), candidates)


def _claims(build: _Build) -> Iterator[Question]:
    """Claims that are not sure, by how often their ends are mentioned."""
    doubtful = {_place(row): row["reason"] for row in build.rows["doubtful"] if row["kind"] == "claim"}
    types = {row["id"]: row["type"] for row in build.rows["entities"]}
    for row in build.rows["claims"] if doubtful else ():
        text = " | ".join((build.names.get(row["subject"], ""), row["relation"], build.names.get(row["object"], "")))
        reason = doubtful.get(_place(row | {"text": text}))
        if reason is None or row["basis"] != "stated":
            continue
        left, right = (build.mentions.get(row[f"{end}_mention"], {}).get("text", "") for end in ("subject", "object"))
        asked = Judgement(
            "unsure", types[row["subject"]], left, right, build.text_id(row["article"]),
            relation=row["relation"], sentence=" ".join(row["sentence"].split()),
        )  # fmt: skip
        known = sum(build.counts[row[end]] for end in ("subject", "object"))
        yield Question("claim", known * (1 - row["confidence"]), f"{reason}: {text}", asked, (row["sentence"],))


def _place(row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in ("article", "start", "end", "rule", "text"))
