"""The words of an official document's form (``official`` in ``grammar/layout.yaml``), tried on their examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from kg.errors import OntologyError
from kg.split.cues import COPY, FILE, expression, strings

GROUPS = {
    "document_number": "value", "issuer": "value", "signed_on": "value", "red_head": "name", "title_issuer": "name",
    "attached": "name", "printed": "name",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """Expressions by name; the file says what each means."""

    document_number: re.Pattern[str]
    issuer: re.Pattern[str]
    signed_on: re.Pattern[str]
    red_head: re.Pattern[str]
    title_issuer: re.Pattern[str]
    addressed: re.Pattern[str]
    attached: re.Pattern[str]
    printed: re.Pattern[str]
    signer: re.Pattern[str]
    body: re.Pattern[str]

    @property
    def keys(self) -> Iterator[tuple[str, re.Pattern[str]]]:
        """What a table above the text says, by the attribute that it becomes."""
        for name in ("document_number", "issuer", "signed_on"):
            yield name, getattr(self, name)


def compile_form(raw: Mapping[str, Any]) -> Form:
    """Compile the entry ``official``. Raises :class:`OntologyError` where one is missing, broken or does not hold."""
    entries = raw.get("official")
    if not isinstance(entries, Mapping):
        raise OntologyError(FILE, "official", "缺少 missing", COPY)
    return Form(**{field.name: _tried(entries.get(field.name), field.name) for field in fields(Form)})


def _tried(entry: Any, name: str) -> re.Pattern[str]:
    """The expression of an entry that reads all its examples and none of its counter-examples."""
    at = f"official.{name}"
    if not isinstance(entry, Mapping) or not isinstance(entry.get("pattern"), str):
        raise OntologyError(FILE, at, "缺少 pattern missing", "写成 write {pattern, examples, counter_examples}")
    found = expression(entry["pattern"], at)
    if name in GROUPS and GROUPS[name] not in found.groupindex:
        raise OntologyError(FILE, at, f"缺少组 no group {GROUPS[name]}", f"补上 add (?P<{GROUPS[name]}>…)")
    for key, wanted in (("examples", True), ("counter_examples", False)):
        for text in strings({f"{at}.{key}": entry.get(key)}, f"{at}.{key}"):
            if (found.search(text) is not None) is not wanted:
                cause = f"例句没有读出 the example is not read: {text}" if wanted else f"反例被读出 is read: {text}"
                raise OntologyError(FILE, at, cause, "改 pattern 或例句 mend the pattern or the example")
    return found
