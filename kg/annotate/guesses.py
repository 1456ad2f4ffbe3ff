"""LAC's names, of the clauses where the grammar leaves something open: what it reads is paid for by the character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from kg.annotate.lac import Guess, recogniser
from kg.annotate.open_names import OpenNames
from kg.annotate.persons import PersonGrammar
from kg.text.hits import Cover

CLAUSE_ENDS = "，。；：！？\n"


class Guesses:
    """The component: gives ``doc._.guesses``; reads the clauses of many documents together, which is quicker."""

    def __init__(self, open_names: OpenNames, persons: PersonGrammar) -> None:
        self._open_names = open_names
        self._persons = persons

    def __call__(self, doc: Doc) -> Doc:
        """One document."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 1) -> Iterator[Doc]:
        """Documents, all at once: the caller says by their number how many."""
        docs = list(stream)
        clauses = [(doc, start, end) for doc in docs for start, end in self._open(doc)]
        names = recogniser().names([doc._.text[start:end] for doc, start, end in clauses])
        for doc in docs:
            doc._.guesses = []
        for (doc, start, _), guesses in zip(clauses, names, strict=True):
            doc._.guesses += [Guess(start + g.start, start + g.end, g.kind) for g in guesses]
        yield from docs

    def _open(self, doc: Doc) -> Iterator[tuple[int, int]]:
        """The clauses to read, in order."""
        text, found = doc._.text, doc._.found
        heads = self._open_names.asked(text, found["head"], Cover(doc._.organisations))
        names = self._persons.open_names(text, found["title"], found["occupation"])
        reach = 0
        for offset in sorted({*heads, *names}):
            if offset >= reach:
                start, reach = _clause(text, offset)
                yield start, reach


def _clause(text: str, offset: int) -> tuple[int, int]:
    """The clause that holds ``offset``."""
    start = offset
    while start > 0 and text[start - 1] not in CLAUSE_ENDS:
        start -= 1
    end = offset
    while end < len(text) and text[end] not in CLAUSE_ENDS:
        end += 1
    return start, max(end, offset + 1)
