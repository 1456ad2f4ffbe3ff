"""Gold files: what a person read in a text, to measure a graph against."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kg.errors import UsageError, reason

_IGNORED = re.compile(r"[\s“”\"'‘’《》〈〉「」『』,，、。·•‧・:：;；]")


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An entity the graph should hold: ``forms`` are the names that count, compared in plain form."""

    type: str
    forms: frozenset[str]
    first: str
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """An edge the graph should hold; ``text`` is the gold file's line."""

    subjects: frozenset[str]
    relation: str
    objects: frozenset[str]
    qualifiers: Mapping[str, str]
    optional: bool
    text: str


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold file: the input it is about, its headlines, entities and relations."""

    input: str
    articles: tuple[str, ...]
    entities: tuple[GoldEntity, ...]
    relations: tuple[GoldRelation, ...]


def plain(name: object) -> str:
    """A name without width variants, spaces, quotation marks, title marks, stops and case: what is compared."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", str(name))).casefold()


def load_gold(path: str | os.PathLike[str]) -> Gold:
    """Read a gold file. Raises UsageError where it is missing or not of the form."""
    try:
        return _gold(yaml.safe_load(Path(path).read_text("utf-8")))
    except (OSError, UnicodeError, yaml.YAMLError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise UsageError(
            f"标注文件无法读取 gold file cannot be read: {os.fspath(path)} ({reason(error)})\n"
            "  remedy: 需要 it needs: input, articles, entities, relations (YAML)"
        ) from error


def _gold(raw: Any) -> Gold:
    entities = []
    same: dict[str, set[str]] = defaultdict(set)
    for kind, names in (raw.get("entities") or {}).items():
        for text in names or ():
            forms, first, optional = _forms(str(text))
            entities.append(GoldEntity(kind, forms, first, optional))
            for form in forms:
                same[form] |= forms
    relations = tuple(_relation(str(text).strip(), same) for text in raw.get("relations") or ())
    return Gold(raw["input"], tuple(raw.get("articles") or ()), tuple(entities), relations)


def _forms(text: str) -> tuple[frozenset[str], str, bool]:
    """``a = b ?``: the accepted forms in plain form, the first as written, whether it is optional."""
    text = text.strip()
    names = [name.strip() for name in text.rstrip("?？ ").split(" = ")]
    return frozenset(plain(name) for name in names if name), names[0], text.endswith(("?", " ？"))


def _relation(text: str, same: Mapping[str, set[str]]) -> GoldRelation:
    if text.count(" | ") < len(("subject", "object")):
        raise ValueError(f"关系应写成 a relation is written: A | relation | B: {text}")
    subject, relation, object_, *rest = [part.strip() for part in text.rstrip("? ").split(" | ")]
    qualifiers = dict(part.strip().split("=", 1) for part in rest[0].split(";")) if rest else {}

    def every_form(side: str) -> frozenset[str]:
        forms = _forms(side)[0]
        return forms.union(*(same.get(form, ()) for form in forms))

    return GoldRelation(every_form(subject), relation, every_form(object_), qualifiers, text.endswith("?"), text)
