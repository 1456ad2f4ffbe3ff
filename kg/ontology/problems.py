"""What is wrong with a file under ``ontology/``: where, why, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import OntologyError


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault. ``file`` is relative to the ontology folder; ``line`` counts from 1, 0 where it is not known."""

    file: str
    entry: str
    cause: str
    remedy: str
    line: int = 0

    def __str__(self) -> str:
        return str(self.error())

    def error(self) -> OntologyError:
        """The same as an exception; the line stands beside the entry."""
        entry = f"{self.entry} (第{self.line}行 line {self.line})" if self.line else self.entry
        return OntologyError(self.file, entry, self.cause, self.remedy)
