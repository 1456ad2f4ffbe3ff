"""The layout cues of ``ontology/grammar/layout.yaml``, compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from kg.errors import OntologyError

Patterns = tuple[re.Pattern[str], ...]

_FILE = "ontology/grammar/layout.yaml"
_SINGLE = (
    "closed", "torn_start", "continued", "goes_on", "signed_date", "document_number", "addressee", "subhead",
    "joined_kicker", "bare_subject", "subjectless", "essay", "credit", "credit_names",
)  # fmt: skip
_SEVERAL = ("lead", "byline", "signoff", "columns", "furniture", "footer", "numbered", "policy_title", "kicker")


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
    credit: re.Pattern[str]
    credit_names: re.Pattern[str]
    lead: Patterns
    byline: Patterns
    signoff: Patterns
    columns: Patterns
    furniture: Patterns
    footer: Patterns
    numbered: Patterns
    policy_title: Patterns
    kicker: Patterns
    ties: tuple[Tie, ...]

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
        raise OntologyError(_FILE, "layout", "缺少此文件 the file is missing", "restore it from the shipped ontology")
    cues: dict[str, Any] = {name: _compile(raw, name)[0] for name in _SINGLE}
    cues |= {name: _compile(raw, name) for name in _SEVERAL}
    return Layout(_length(raw), tuple(_strings(raw, "provinces")), ties=_ties(raw), **cues)


def _ties(raw: Mapping[str, Any]) -> tuple[Tie, ...]:
    entries = raw.get("ties")
    if not isinstance(entries, list) or not all(
        isinstance(entry, dict) and isinstance(entry.get("points"), int) for entry in entries
    ):
        raise OntologyError(_FILE, "ties", "格式有误 broken", "give a list of {points: 2, pattern: '…(?P<name>…)'}")
    ties = tuple(Tie(entry["points"], _compile(entry, "pattern")[0]) for entry in entries)
    for tie in ties:
        if "name" not in tie.pattern.groupindex:
            raise OntologyError(_FILE, "ties", "缺少 name 组 no group name", "add (?P<name>…) to each")
    return ties


def _length(raw: Mapping[str, Any]) -> int:
    value = raw.get("headline_length")
    if not isinstance(value, int) or value < 1:
        raise OntologyError(_FILE, "headline_length", "应为正整数 not a positive number", "give characters, such as 60")
    return value


def _strings(raw: Mapping[str, Any], name: str) -> Sequence[str]:
    value = raw.get(name)
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not values or not all(isinstance(item, str) for item in values):
        raise OntologyError(_FILE, name, "缺少或不是文字 missing, or not text", "give one expression or a list of them")
    return values


def _compile(raw: Mapping[str, Any], name: str) -> Patterns:
    patterns = []
    for text in _strings(raw, name):
        try:
            patterns.append(re.compile(text))
        except re.error as error:
            raise OntologyError(
                _FILE, name, f"正则表达式有误 broken expression: {error}", f"mend this expression: {text}"
            ) from error
    return tuple(patterns)


def whole(patterns: Patterns, text: str) -> re.Match[str] | None:
    """The first pattern that matches all of ``text``."""
    return next((match for pattern in patterns if (match := pattern.fullmatch(text))), None)


def begins(patterns: Patterns, text: str) -> re.Match[str] | None:
    """The first pattern that matches at the start of ``text``."""
    return next((match for pattern in patterns if (match := pattern.match(text))), None)
