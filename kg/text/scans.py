"""Many expressions over one text: which of them can match at all is seen in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.text.compiled import Scan


class Scans:
    """Expressions that a text is asked for, by their numbers; one whose anchors the text lacks matches nowhere."""

    def __init__(self, scans: Sequence[Scan]) -> None:
        numbers: defaultdict[str, set[int]] = defaultdict(set)
        for number, scan in enumerate(scans):
            for word in scan.words:
                numbers[word].add(number)
        self._always = frozenset(number for number, scan in enumerate(scans) if not scan.words)
        self._numbers = list(numbers.values())
        self._automaton = AhoCorasick(list(numbers), matchkind=MatchKind.Standard)

    def possible(self, text: str) -> frozenset[int]:
        """The numbers of those that may match in the text."""
        found = {index for index, *_ in self._automaton.find_matches_as_indexes(text, overlapping=True)}
        return self._always.union(*(self._numbers[index] for index in found))
