"""LAC's names, of the clauses where the grammar leaves something open: what it reads is paid for by the character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from kg.annotate.brands import Brands
from kg.annotate.lac import Guess, recogniser
from kg.annotate.open_names import OpenNames
from kg.annotate.persons import PersonGrammar
from kg.text.hits import Cover

CLAUSE_ENDS = "，。；：！？\n"
# LAC loses the thread in long lists: where it has not seen a name it is shown the item alone, a short one never.
LIST_ENDS, SHORT_ITEM = CLAUSE_ENDS + "、", 6


class Guesses:
    """The component: gives ``doc._.guesses``; reads the clauses of many documents together, which is quicker."""

    def __init__(self, open_names: OpenNames, brands: Brands, persons: PersonGrammar) -> None:
        self._open_names = open_names
        self._brands = brands
        self._persons = persons

    def __call__(self, doc: Doc) -> Doc:
        """One document."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 1) -> Iterator[Doc]:
        """Documents, all at once: the caller says by their number how many."""
        docs = list(stream)
        covers = [Cover(doc._.organisations) for doc in docs]
        pairs = [(doc, self._names(doc, cover)) for doc, cover in zip(docs, covers, strict=True)]
        for doc in docs:
            doc._.guesses = []
        clauses = [
            (doc, *clause)
            for (doc, offsets), cover in zip(pairs, covers, strict=True)
            for clause in _around(doc._.text, offsets.union(self._heads(doc, cover)), CLAUSE_ENDS)
        ]
        _add(clauses)
        read = {(id(doc), start, end) for doc, start, end in clauses}
        _add(
            (doc, start, end)
            for doc, offsets in pairs
            for start, end in _around(doc._.text, offsets.difference(_seen(doc)), LIST_ENDS)
            if end - start >= SHORT_ITEM and (id(doc), start, end) not in read
        )
        yield from docs

    def _names(self, doc: Doc, cover: Cover) -> frozenset[int]:
        own = doc._
        names = self._persons.open_names(own.text, own.found["title"], own.found["occupation"])
        return frozenset(at for at in names if cover.free(at, at + 1))

    def _heads(self, doc: Doc, cover: Cover) -> Iterator[int]:
        yield from self._open_names.asked(doc._.text, doc._.found["head"], cover)
        yield from self._brands.asked(doc._.text, cover)


def _add(clauses: Iterable[tuple[Doc, int, int]]) -> None:
    """Add what LAC sees in each clause, where no guess lies yet."""
    read = list(clauses)
    docs = {id(doc): doc for doc, *_ in read}
    texts, held = ({key: getattr(doc._, name) for key, doc in docs.items()} for name in ("text", "guesses"))
    names = recogniser().names([texts[id(doc)][start:end] for doc, start, end in read])
    seen = {key: _seen(doc) for key, doc in docs.items()}
    for (doc, start, _), guesses in zip(read, names, strict=True):
        for guess in guesses:
            moved = Guess(start + guess.start, start + guess.end, guess.kind)
            if moved.start not in seen[id(doc)]:
                held[id(doc)].append(moved)
                seen[id(doc)].update(range(moved.start, moved.end))
    for found in held.values():
        found.sort(key=lambda guess: guess.start)


def _seen(doc: Doc) -> set[int]:
    """The offsets that lie in a guess."""
    return {at for guess in doc._.guesses for at in range(guess.start, guess.end)}


def _around(text: str, offsets: Iterable[int], ends: str) -> Iterator[tuple[int, int]]:
    """The clauses that hold the offsets, in order, each once."""
    reach = 0
    for offset in sorted(offsets):
        if offset >= reach:
            start = offset
            while start > 0 and text[start - 1] not in ends:
                start -= 1
            reach = offset
            while reach < len(text) and text[reach] not in ends:
                reach += 1
            reach = max(reach, offset + 1)
            yield start, reach
