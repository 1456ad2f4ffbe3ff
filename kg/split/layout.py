"""The layout cues of ``ontology/grammar/layout.yaml``, compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from kg.errors import OntologyError
from kg.split.cells import Cells, compile_cells
from kg.split.cues import COPY, FILE, Patterns, any_of, patterns, strings
from kg.split.form import Form, compile_form
from kg.text.patterns import HAN

_SINGLE = (
    "closed", "torn_start", "continued", "goes_on", "signed_date", "document_number", "addressee", "subhead",
    "joined_kicker", "bare_subject", "subjectless", "essay", "credit_names", "clause", "label", "original",
    "attachment", "adopted", "own_date", "occasion", "target_year", "colophon", "foot",
    "site_name", "site_owner", "run_in", "dated_start", "caption", "kind_name", "picture", "advert",
)  # fmt: skip
_SEVERAL = ("lead", "byline", "signoff", "kicker")
_ANY = ("columns", "place", "furniture", "footer", "tail", "numbered", "policy_title")


class Grammar(Protocol):
    """What splitting needs of the ontology: the contents of its grammar files by stem."""

    @property
    def grammar(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Tie:
    """A kind of name that ties a paragraph to an article; ``points`` say how much it proves."""

    points: int
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Layout:
    """Cues by name; the file says what each means."""

    headline_length: int
    provinces: tuple[str, ...]
    closed: re.Pattern[str]
    torn_start: re.Pattern[str]
    continued: re.Pattern[str]
    goes_on: re.Pattern[str]
    signed_date: re.Pattern[str]
    document_number: re.Pattern[str]
    addressee: re.Pattern[str]
    subhead: re.Pattern[str]
    joined_kicker: re.Pattern[str]
    bare_subject: re.Pattern[str]
    subjectless: re.Pattern[str]
    essay: re.Pattern[str]
    credit_names: re.Pattern[str]
    clause: re.Pattern[str]
    label: re.Pattern[str]
    original: re.Pattern[str]
    attachment: re.Pattern[str]
    adopted: re.Pattern[str]
    own_date: re.Pattern[str]
    occasion: re.Pattern[str]
    target_year: re.Pattern[str]
    colophon: re.Pattern[str]
    foot: re.Pattern[str]
    site_name: re.Pattern[str]
    site_owner: re.Pattern[str]
    run_in: re.Pattern[str]
    dated_start: re.Pattern[str]
    caption: re.Pattern[str]
    kind_name: re.Pattern[str]
    picture: re.Pattern[str]
    advert: re.Pattern[str]
    lead: Patterns
    byline: Patterns
    signoff: Patterns
    columns: re.Pattern[str]
    place: re.Pattern[str]
    furniture: re.Pattern[str]
    footer: re.Pattern[str]
    tail: re.Pattern[str]
    numbered: re.Pattern[str]
    policy_title: re.Pattern[str]
    kicker: Patterns
    ties: tuple[Tie, ...]
    cells: Cells
    form: Form

    def ends(self, text: str) -> bool:
        """Whether a text line is finished: the next one does not go on with its sentence."""
        return self.closed.search(text[-12:]) is not None

    def torn(self, text: str) -> bool:
        """Whether a text line surely begins in the middle of a sentence."""
        return self.torn_start.match(text[:12]) is not None


def compile_layout(grammar: Mapping[str, Any]) -> Layout:
    """Compile the cues. Raises :class:`OntologyError` that names a missing entry or a broken expression."""
    raw = grammar.get("layout")
    if not isinstance(raw, Mapping):
        raise OntologyError(FILE, "layout", "缺少此文件 the file is missing", COPY)
    raw = _with_names(raw, grammar.get("persons") or {})
    cues: dict[str, Any] = {name: patterns(raw, name)[0] for name in _SINGLE}
    cues |= {name: patterns(raw, name) for name in _SEVERAL}
    cues |= {name: any_of(raw, name) for name in _ANY}
    cues |= {"ties": _ties(raw), "cells": compile_cells(raw), "form": compile_form(raw)}
    return Layout(_length(raw), tuple(strings(raw, "provinces")), **cues)


def _with_names(value: Any, persons: Mapping[str, Any]) -> Any:
    """``value`` with what a name of a person looks like in place of each ``<person>``; none where no surnames are."""
    if isinstance(value, str):
        if not persons.get("surnames"):
            return value.replace("<person>", "(?!)")
        initial = "|".join((*persons.get("compound", ()), f"[{persons.get('surnames', '')}]"))
        return value.replace("<person>", f"(?:(?:{initial})[{HAN}]{{1,2}}|[{HAN}]{{2,6}}·[{HAN}]{{2,6}})")
    if isinstance(value, Mapping):
        return {key: _with_names(item, persons) for key, item in value.items()}
    return [_with_names(item, persons) for item in value] if isinstance(value, list) else value


def _ties(raw: Mapping[str, Any]) -> tuple[Tie, ...]:
    entries = raw.get("ties")
    if not isinstance(entries, list) or not all(
        isinstance(entry, dict) and isinstance(entry.get("points"), int) for entry in entries
    ):
        remedy = "写成列表 write a list of {points: 2, pattern: '…(?P<name>…)'}"
        raise OntologyError(FILE, "ties", "格式有误 broken", remedy)
    ties = tuple(Tie(entry["points"], patterns(entry, "pattern")[0]) for entry in entries)
    for tie in ties:
        if "name" not in tie.pattern.groupindex:
            raise OntologyError(FILE, "ties", "缺少 name 组 no group name", "每条都补上 add to each (?P<name>…)")
    return ties


def _length(raw: Mapping[str, Any]) -> int:
    value = raw.get("headline_length")
    if not isinstance(value, int) or value < 1:
        remedy = "写字数，如 60 give characters, such as 60"
        raise OntologyError(FILE, "headline_length", "应为正整数 not a positive number", remedy)
    return value
